//! Texts of an answer, to be said in any language: sentences with gaps, and what goes into them.
//!
//! A sentence is its own name: whoever says it in another language looks it up by its English words (lexicon/*/captions.tsv).
//! What somebody does has a name besides, `does SANCTION expel`, under which a language may have a sentence for it:
//!
//! | in such a sentence | is |
//! |---|---|
//! | `{who}` | what fills the gap |
//! | `{whom genitive}` | the same in that case |
//! | `{expels\|expel}` | the first where one does it, the second where several do |
//! | `[ of {whom}]` | said only where the gap is filled, with words that its readers can read |
//! | `this \| that` | this where all gaps are filled, else that |

use std::borrow::Cow;

/// A sentence or phrase in English with gaps, `{so}`, and what fills them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    text: &'static str,
    /// The names under which a language may have a better sentence, the best first.
    deeds: Vec<String>,
    /// Whether several do it.
    several: bool,
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
    /// What a report calls somebody who has no code.
    Uncoded(String),
    /// Several, with this between them.
    Several(Vec<Said>, &'static str),
}

/// Who says it: the words of a language, and what it calls the states.
pub trait Voice {
    /// A sentence with its gaps, or a word of a list, by its English spelling.
    fn words<'w>(&'w self, english: &'w str) -> Cow<'w, str>;
    /// A state or organisation by its code.
    fn party<'w>(&'w self, code: &'w str) -> Cow<'w, str>;
    /// The same in a case of its language: genitive, dative, accusative, …
    fn party_in<'w>(&'w self, code: &'w str, _case: &str) -> Cow<'w, str> {
        self.party(code)
    }
    /// The sentence for what somebody does, if it has one.
    fn deed<'w>(&'w self, _deed: &str) -> Option<&'w str> {
        None
    }
    /// Somebody who has no code, as the report calls them; none where readers of the language could not read it.
    fn uncoded<'w>(&'w self, name: &'w str) -> Option<&'w str> {
        Some(name)
    }
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
        Self { text, deeds: Vec::new(), several: false, gaps: Vec::new() }
    }

    /// What is done, by the names under which a language may have a sentence for it, the best first, and whether several do it.
    #[must_use]
    pub fn deed(self, deeds: Vec<String>, several: bool) -> Self {
        Self { deeds, several, ..self }
    }

    /// Fills a gap with a state or organisation.
    #[must_use]
    pub fn party(self, gap: &'static str, code: &str) -> Self {
        self.filled(gap, Gap::Party(code.to_owned()))
    }

    /// Fills a gap with somebody who has no code.
    #[must_use]
    pub fn uncoded(self, gap: &'static str, name: &str) -> Self {
        self.filled(gap, Gap::Uncoded(name.to_owned()))
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
        self.in_case(voice, None)
    }

    fn in_case(&self, voice: &impl Voice, case: Option<&str>) -> String {
        match self.deeds.iter().find_map(|deed| voice.deed(deed)) {
            Some(sentence) => self.sentence(sentence, voice),
            None => self.fill(&voice.words(self.text), voice, case),
        }
    }

    /// A sentence for a deed, without what it says of gaps that nothing fills.
    fn sentence(&self, text: &str, voice: &impl Voice) -> String {
        let text = match text.split_once(" | ") {
            Some((whole, _)) if self.fills(whole, voice) => whole,
            Some((_, short)) => short,
            None => text,
        };
        let mut said = String::new();
        let mut rest = text;
        while let Some((before, part, behind)) = next(rest, '[', ']') {
            said.push_str(before);
            if self.fills(part, voice) {
                said.push_str(part);
            }
            rest = behind;
        }
        self.fill(&(said + rest), voice, None)
    }

    /// Whether there is something for every gap of a text.
    fn fills(&self, text: &str, voice: &impl Voice) -> bool {
        let mut rest = text;
        while let Some((_, name, behind)) = next(rest, '{', '}') {
            let gap = name.split(' ').next().unwrap_or_default();
            let can_be_said = |filling: &Gap| match filling {
                Gap::Uncoded(name) => voice.uncoded(name).is_some(),
                _ => true,
            };
            let filled = |(known, filling): &(&str, Gap)| *known == gap && can_be_said(filling);
            if !name.contains('|') && !self.gaps.iter().any(filled) {
                return false;
            }
            rest = behind;
        }
        true
    }

    fn fill(&self, words: &str, voice: &impl Voice, case: Option<&str>) -> String {
        let mut said = String::new();
        let mut rest = words;
        while let Some((before, name, behind)) = next(rest, '{', '}') {
            said.push_str(before);
            rest = behind;
            if let Some((one, several)) = name.split_once('|') {
                said.push_str(if self.several { several } else { one });
                continue;
            }
            let (name, own) = name.split_once(' ').map_or((name, None), |(name, case)| (name, Some(case)));
            if let Some((_, gap)) = self.gaps.iter().find(|(known, _)| *known == name) {
                said.push_str(&gap.by(voice, own.or(case)));
            }
        }
        said + rest
    }
}

/// What stands before the next pair of these, inside it, and behind it.
fn next(text: &str, opens: char, closes: char) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once(opens)?;
    let (inside, behind) = rest.split_once(closes)?;
    Some((before, inside, behind))
}

impl Gap {
    fn by<'w>(&'w self, voice: &'w impl Voice, case: Option<&str>) -> Cow<'w, str> {
        match self {
            Self::Party(code) => case.map_or_else(|| voice.party(code), |case| voice.party_in(code, case)),
            Self::Uncoded(name) => voice.uncoded(name).map_or_else(|| voice.words("others"), Cow::from),
            Self::Word(word) => voice.words(word),
            Self::Plain(text) => text.into(),
            Self::Several(all, between) => {
                let all: Vec<String> = all.iter().map(|said| said.in_case(voice, case)).collect();
                all.join(&voice.words(between)).into()
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
                "{one} and {other}" => "{one} et {other}",
                other => other,
            }
            .into()
        }

        fn party<'w>(&'w self, code: &'w str) -> Cow<'w, str> {
            format!("<{code}>").into()
        }

        fn party_in<'w>(&'w self, code: &'w str, case: &str) -> Cow<'w, str> {
            format!("<{code} {case}>").into()
        }

        fn deed<'w>(&'w self, deed: &str) -> Option<&'w str> {
            match deed {
                "does SANCTION expel" => Some("{who} {expulse|expulsent} des gens[ de {whom genitive}]"),
                "does AID" => Some("{who} {aide|aident} {whom} | {who} : aide"),
                _ => None,
            }
        }
    }

    #[test]
    fn deeds_are_said_in_sentences() {
        let party = |code| Said::new("{party}").party("party", code);
        let pair =
            |one, other| Said::new("{one} and {other}").one("one", party(one)).one("other", party(other));
        let deed = |name: &str, who: Said, several, whom: Option<Said>| {
            let names = vec![format!("does {name} expel"), format!("does {name}")];
            let said = Said::new("{who}: {deed}").deed(names, several).one("who", who).word("deed", name);
            match whom {
                Some(whom) => said.one("whom", whom),
                None => said,
            }
        };
        for (said, french, codes) in [
            (
                deed("SANCTION", pair("USA", "ARM"), true, Some(pair("RUS", "BLR"))),
                "<USA> et <ARM> expulsent des gens de <RUS genitive> et <BLR genitive>",
                "USA and ARM: SANCTION",
            ),
            (deed("SANCTION", party("USA"), false, None), "<USA> expulse des gens", "USA: SANCTION"),
            (deed("AID", party("USA"), false, Some(party("TGO"))), "<USA> aide <TGO>", "USA: AID"),
            (deed("AID", party("USA"), false, None), "<USA> : aide", "USA: AID"),
            (deed("COERCE", party("USA"), false, None), "<USA>: COERCE", "USA: COERCE"),
        ] {
            assert_eq!(said.by(&French), french);
            assert_eq!(said.by(&Codes), codes);
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
