//! Who speaks to people: the words of a language for what the program says, and its names of states.

use std::borrow::Cow;

use anyhow::Result;
use mithaq_ledger::{Said, Voice};
use mithaq_lexicon::Language;

use crate::codes;

/// The language asked for, and whether parties are called by their codes.
#[derive(Clone, Copy)]
pub(crate) struct Speaker {
    language: &'static Language,
    codes: bool,
}

impl Speaker {
    /// # Errors
    /// Where the lexicon has no folder for the language.
    pub(crate) fn of(language: &str, codes: bool) -> Result<Self> {
        Ok(Self { language: codes::language(language)?, codes })
    }

    pub(crate) fn language(self) -> &'static Language {
        self.language
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

impl Voice for Speaker {
    fn words<'w>(&'w self, english: &'w str) -> Cow<'w, str> {
        self.language.captions.get(english).map_or(english, String::as_str).into()
    }

    fn party<'w>(&'w self, code: &'w str) -> Cow<'w, str> {
        if self.codes { code.into() } else { codes::name_in(code, self.language).into() }
    }
}
