//! What each word can be: the forms of the lexicon, with the clitics taken off.

mod arabic;

use mithaq_lexicon::{Language, Lemma, Sense, Shape, Use, What};

use super::tokens::{Token, TokenKind};

/// One reading of one or more words.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Analysis {
    /// Last token, inclusive.
    pub last: usize,
    pub sense: Sense,
    pub clitics: Clitics,
}

/// What was glued to the word.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Clitics {
    /// و or ف
    pub and: bool,
    /// ب, ل, ك
    pub preposition: Option<char>,
    /// ال
    pub article: bool,
    /// س of the future
    pub future: bool,
    /// An attached pronoun.
    pub pronoun: Option<Attached>,
    /// Letters taken off, for preferring the reading that takes off least.
    pub letters: u8,
}

/// Attached pronouns of the third person, and "our".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Attached {
    /// ـه
    His,
    /// ـها
    Her,
    /// ـهما
    Both,
    /// ـهم, ـهن
    Their,
    /// ـنا
    Our,
}

/// For each token the readings that start there: the longest ones, and of these the ones that
/// take off the fewest letters. Tokens inside a longer reading have none.
pub(crate) fn analyse(folded: &str, tokens: &[Token], language: &Language) -> Vec<Vec<Analysis>> {
    let mut all = vec![Vec::new(); tokens.len()];
    let mut next = 0;
    for i in 0..tokens.len() {
        if i < next || tokens[i].kind != TokenKind::Word {
            continue;
        }
        let found = longest(arabic::readings(folded, tokens, i, language));
        next = found.first().map_or(i + 1, |a| a.last + 1);
        all[i] = found;
    }
    all
}

fn longest(mut found: Vec<Analysis>) -> Vec<Analysis> {
    let last = found.iter().map(|a| a.last).max();
    found.retain(|a| Some(a.last) == last);
    let least = found.iter().map(|a| a.clitics.letters).min();
    found.retain(|a| Some(a.clitics.letters) == least);
    found
}

impl Analysis {
    /// The word, where the reading is one.
    pub(crate) fn lemma<'l>(&self, language: &'l Language) -> Option<&'l Lemma> {
        match self.sense.what {
            What::Word(i) => language.lemmas.get(i as usize),
            What::Name(..) => None,
        }
    }

    pub(crate) fn uses<'l>(&self, language: &'l Language) -> &'l [Use] {
        self.lemma(language).map_or(&[], |l| &l.uses)
    }

    pub(crate) fn is_finite(&self) -> bool {
        matches!(self.sense.shape, Shape::Past | Shape::Present)
    }

    pub(crate) fn is_word(&self, lemma: u32) -> bool {
        self.sense.what == What::Word(lemma)
    }
}
