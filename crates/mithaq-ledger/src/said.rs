//! Texts of an answer, to be said in any language: sentences with gaps, and what goes into them.
//!
//! A sentence is its own name: whoever says it in another language looks it up by its English words (lexicon/*/captions.tsv).

use std::borrow::Cow;

/// A sentence or phrase in English with gaps, `{so}`, and what fills them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    text: &'static str,
    gaps: Vec<(&'static str, Gap)>,
}

/// What fills a gap.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Gap {
    /// The code of a state or organisation.
    Party(String),
    /// A word of a closed list: type, mode, step, class, verdict.
    Word(String),
    /// What stays as it is in every language: numbers, days, quotes.
    Plain(String),
    /// Several, with this between them.
    Several(Vec<Said>, &'static str),
}

/// Who says it: the words of a language, and what it calls the states.
pub trait Voice {
    /// A sentence with its gaps, or a word of a list, by its English spelling.
    fn words<'w>(&'w self, english: &'w str) -> Cow<'w, str>;
    /// A state or organisation by its code.
    fn party<'w>(&'w self, code: &'w str) -> Cow<'w, str>;
}

/// English, with codes: what programs get.
pub struct Codes;

impl Voice for Codes {
    fn words<'w>(&'w self, english: &'w str) -> Cow<'w, str> {
        english.into()
    }

    fn party<'w>(&'w self, code: &'w str) -> Cow<'w, str> {
        code.into()
    }
}

impl Said {
    /// An English sentence with gaps.
    #[must_use]
    pub fn new(text: &'static str) -> Self {
        Self { text, gaps: Vec::new() }
    }

    /// Fills a gap with a state or organisation.
    #[must_use]
    pub fn party(self, gap: &'static str, code: &str) -> Self {
        self.filled(gap, Gap::Party(code.to_owned()))
    }

    /// Fills a gap with a word of a closed list.
    #[must_use]
    pub fn word(self, gap: &'static str, word: &str) -> Self {
        self.filled(gap, Gap::Word(word.to_owned()))
    }

    /// Fills a gap with what stays as it is in every language.
    #[must_use]
    pub fn plain(self, gap: &'static str, text: impl ToString) -> Self {
        self.filled(gap, Gap::Plain(text.to_string()))
    }

    /// Fills a gap with another phrase.
    #[must_use]
    pub fn one(self, gap: &'static str, said: Said) -> Self {
        self.several(gap, vec![said], "")
    }

    /// Fills a gap with several phrases, with this between them.
    #[must_use]
    pub fn several(self, gap: &'static str, all: Vec<Said>, between: &'static str) -> Self {
        self.filled(gap, Gap::Several(all, between))
    }

    fn filled(mut self, gap: &'static str, with: Gap) -> Self {
        self.gaps.push((gap, with));
        self
    }

    /// In somebody's words.
    #[must_use]
    pub fn by(&self, voice: &impl Voice) -> String {
        let words = voice.words(self.text);
        let mut said = String::new();
        let mut rest = &*words;
        while let Some((before, name, behind)) = next_gap(rest) {
            said.push_str(before);
            if let Some((_, gap)) = self.gaps.iter().find(|(known, _)| *known == name) {
                said.push_str(&gap.by(voice));
            }
            rest = behind;
        }
        said + rest
    }
}

/// What stands before the next gap, its name, and what stands behind it.
fn next_gap(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('{')?;
    let (name, behind) = rest.split_once('}')?;
    Some((before, name, behind))
}

impl Gap {
    fn by<'w>(&'w self, voice: &'w impl Voice) -> Cow<'w, str> {
        match self {
            Self::Party(code) => voice.party(code),
            Self::Word(word) => voice.words(word),
            Self::Plain(text) => text.into(),
            Self::Several(all, between) => {
                all.iter().map(|said| said.by(voice)).collect::<Vec<_>>().join(&voice.words(between)).into()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct French;

    impl Voice for French {
        fn words<'w>(&'w self, english: &'w str) -> Cow<'w, str> {
            match english {
                "{state} lost ties with {power} ({what})." => "{power} : {state} a perdu ({what}).",
                "signed" => "signé",
                other => other,
            }
            .into()
        }

        fn party<'w>(&'w self, code: &'w str) -> Cow<'w, str> {
            format!("<{code}>").into()
        }
    }

    #[test]
    fn gaps_are_filled_in_the_order_of_the_language() {
        let what = |step| Said::new("{step}").word("step", step);
        let said = Said::new("{state} lost ties with {power} ({what}).")
            .party("state", "TGO")
            .party("power", "FRA")
            .several("what", vec![what("signed"), what("{odd")], "; ");
        assert_eq!(said.by(&Codes), "TGO lost ties with FRA (signed; {odd).");
        assert_eq!(said.by(&French), "<FRA> : <TGO> a perdu (signé; {odd).");
    }
}
