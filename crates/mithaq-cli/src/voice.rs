//! Who speaks to people: the words of a language for what the program says, and its names of states.

use std::borrow::Cow;

use anyhow::Result;
use mithaq_ledger::{Said, Voice};
use mithaq_lexicon::Language;

use crate::codes::{self, OWN_LANGUAGE};

/// The language asked for, and whether parties are called by their codes.
#[derive(Clone, Copy)]
pub(crate) struct Speaker {
    /// None: the program's own words, where the lexicon has no folder for its language.
    language: Option<&'static Language>,
    codes: bool,
}

impl Speaker {
    /// # Errors
    /// Where the lexicon has no folder for the language.
    pub(crate) fn of(language: &str, codes: bool) -> Result<Self> {
        let own = || language == OWN_LANGUAGE && mithaq::lexicon().language(language).is_none();
        Ok(Self { language: if own() { None } else { Some(codes::language(language)?) }, codes })
    }

    /// The language as pictures know it.
    pub(crate) fn of_pictures(self) -> mithaq_plot::Language {
        self.language.map_or_else(mithaq_plot::Language::default, |language| {
            mithaq_plot::Language::new(
                &language.code,
                language.habits.right_to_left,
                language.captions.clone(),
            )
        })
    }

    /// Its tag in HTML, and the direction it is read in.
    pub(crate) fn tag(self) -> (&'static str, &'static str) {
        let is_rtl = self.language.is_some_and(|language| language.habits.right_to_left);
        (self.language.map_or(OWN_LANGUAGE, |language| &language.code), if is_rtl { "rtl" } else { "ltr" })
    }

    /// A sentence without gaps.
    pub(crate) fn words(self, english: &'static str) -> String {
        Said::new(english).by(&self)
    }

    /// A word of a closed list.
    pub(crate) fn words_of(self, word: &str) -> String {
        Said::new("{word}").word("word", word).by(&self)
    }

    /// What a party is called.
    pub(crate) fn name(self, code: &str) -> String {
        Said::new("{party}").party("party", code).by(&self)
    }

    /// A number of things: one of them, or several with the number in the gap `{n}`.
    pub(crate) fn count(self, n: usize, one: &'static str, several: &'static str) -> String {
        Said::new(if n == 1 { one } else { several }).plain("n", n).by(&self)
    }
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
            Some(language) => codes::name_in(code, language).into(),
            None => codes::name(code).into(),
        }
    }
}
