//! Who speaks to people: the words of a language for what the program says, and its names of states.

use std::borrow::Cow;

use mithaq_ledger::{Said, Voice};
use mithaq_lexicon::Language;

use mithaq_world as world;

/// The language that the program itself is written in.
pub const OWN_LANGUAGE: &str = "en";

/// The lexicon has no folder for a language.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the lexicon has no language {code:?}; it has {}", known.join(", "))]
pub struct UnknownLanguage {
    /// What was asked for.
    pub code: String,
    /// Which it has.
    pub known: Vec<String>,
}

/// The language with this code.
///
/// # Errors
/// Where the lexicon has no folder for it.
pub fn language(code: &str) -> Result<&'static Language, UnknownLanguage> {
    let lexicon = world::lexicon();
    lexicon.language(code).ok_or_else(|| UnknownLanguage {
        code: code.to_owned(),
        known: lexicon.languages.iter().map(|language| language.code.clone()).collect(),
    })
}

/// The languages that have words for all that is said: those with captions.
pub fn spoken() -> impl Iterator<Item = &'static Language> {
    world::lexicon().languages.iter().filter(|language| !language.captions.is_empty())
}

/// The language asked for, and whether parties are called by their codes.
#[derive(Debug, Clone, Copy)]
pub struct Speaker {
    /// None: the program's own words, where the lexicon has no folder for its language.
    language: Option<&'static Language>,
    codes: bool,
}

impl Speaker {
    /// Who speaks a language, by its code.
    ///
    /// # Errors
    /// Where the lexicon has no folder for the language.
    pub fn of(code: &str, codes: bool) -> Result<Self, UnknownLanguage> {
        let own = || code == OWN_LANGUAGE && world::lexicon().language(code).is_none();
        Ok(Self { language: if own() { None } else { Some(language(code)?) }, codes })
    }

    /// The language as pictures know it.
    pub fn of_pictures(self) -> mithaq_plot::Language {
        self.language.map_or_else(mithaq_plot::Language::default, |language| {
            mithaq_plot::Language::new(
                &language.code,
                language.habits.right_to_left,
                language.captions.clone(),
            )
        })
    }

    /// Its tag in HTML, and the direction it is read in.
    pub fn tag(self) -> (&'static str, &'static str) {
        let is_rtl = self.language.is_some_and(|language| language.habits.right_to_left);
        (self.language.map_or(OWN_LANGUAGE, |language| &language.code), if is_rtl { "rtl" } else { "ltr" })
    }

    /// A sentence without gaps.
    pub fn words(self, english: &'static str) -> String {
        Said::new(english).by(&self)
    }

    /// A word of a closed list.
    pub fn words_of(self, word: &str) -> String {
        Said::new("{word}").word("word", word).by(&self)
    }

    /// What a party is called.
    pub fn name(self, code: &str) -> String {
        Said::new("{party}").party("party", code).by(&self)
    }

    /// A number of things: one of them, or several with the number in the gap `{n}`.
    pub fn count(self, n: usize, one: &'static str, several: &'static str) -> String {
        Said::new(if n == 1 { one } else { several }).plain("n", n).by(&self)
    }
}

/// What a language calls the state with a code; its English name where it has no captions of its own or no name for it.
fn name_in<'c>(code: &'c str, language: &'c Language) -> &'c str {
    let own = language.states.get(code).filter(|_| !language.captions.is_empty());
    own.map_or_else(|| world::name(code), String::as_str)
}

/// A number for the letters that a text begins with, by their block of Unicode; those of Latin count as one.
fn script(text: &str) -> Option<u32> {
    text.chars().find(|c| c.is_alphabetic()).map(|c| u32::from(c).max(0x2ff) >> 8)
}

impl Voice for Speaker {
    fn words<'w>(&'w self, english: &'w str) -> Cow<'w, str> {
        let words = self.language.and_then(|language| language.captions.get(english));
        words.map_or(english, String::as_str).into()
    }

    fn deed<'w>(&'w self, deed: &str) -> Option<&'w str> {
        self.language?.captions.get(deed).map(String::as_str)
    }

    fn party_in<'w>(&'w self, code: &'w str, case: &str) -> Cow<'w, str> {
        let language = self.language.filter(|_| !self.codes);
        let declined = language.and_then(|language| language.declined.get(code)?.get(case));
        declined.map_or_else(|| self.party(code), |name| name.as_str().into())
    }

    /// Letters that the language is not written in say nothing to its readers.
    fn uncoded<'w>(&'w self, name: &'w str) -> Option<&'w str> {
        let own = self.language.and_then(|language| language.states.values().find_map(|name| script(name)));
        let is_foreign = own.is_some() && script(name).is_some_and(|other| Some(other) != own);
        Some(name).filter(|_| !is_foreign)
    }

    fn party<'w>(&'w self, code: &'w str) -> Cow<'w, str> {
        match self.language {
            _ if self.codes => code.into(),
            Some(language) => name_in(code, language).into(),
            None => world::name(code).into(),
        }
    }
}
