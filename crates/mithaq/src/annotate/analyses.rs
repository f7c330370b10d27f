//! What each word can be: the forms of the lexicon, with the clitics taken off.

mod arabic;
mod english;

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
    /// 's, or ' behind a plural.
    pub possessive: bool,
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

/// For each token the readings that start there, longest first: of names and fixed phrases only the
/// longest ("still is" has no negation in it), of other words also the shorter ones; of readings of one length those that
/// take off the fewest letters (وردت can also be "and replied"). Tokens inside the longest reading have none.
pub(crate) fn analyse(folded: &str, tokens: &[Token], language: &Language) -> Vec<Vec<Analysis>> {
    let mut all = vec![Vec::new(); tokens.len()];
    let mut next = 0;
    for i in 0..tokens.len() {
        if i < next || tokens[i].kind != TokenKind::Word {
            continue;
        }
        let readings = match language.code.as_str() {
            "ar" => arabic::readings(folded, tokens, i, language),
            _ => english::readings(folded, tokens, i, language),
        };
        let (found, covered) = longest(readings, language);
        next = covered.max(i) + 1;
        all[i] = found;
    }
    all
}

/// The readings kept, and the last token that they keep others from being read by themselves. What only some
/// rule looks for stays beside whatever else the words are.
fn longest(found: Vec<Analysis>, language: &Language) -> (Vec<Analysis>, usize) {
    let (beside, mut found): (Vec<Analysis>, Vec<Analysis>) =
        found.into_iter().partition(|a| is_beside(a, language));
    found.sort_by_key(|a| (std::cmp::Reverse(a.last), a.clitics.letters));
    let last = found.first().map_or(0, |a| a.last);
    let whole = |a: &Analysis| a.is_name() || a.sense.shape == Shape::Fixed;
    if found.iter().any(|a| a.last == last && whole(a)) {
        found.retain(|a| a.last == last);
    }
    found.retain(|a| a.last == last || !a.is_name());
    let least: Vec<(usize, u8)> =
        found.chunk_by(|a, b| a.last == b.last).map(|c| (c[0].last, c[0].clitics.letters)).collect();
    let also = |a: &Analysis| a.clitics.and && a.clitics.letters == 1 && a.is_finite();
    found.retain(|a| least.contains(&(a.last, a.clitics.letters)) || also(a));
    found.extend(beside);
    (found, last)
}

/// A fixed phrase without a use of its own, or in English with none but to trigger rules ("will release"):
/// its words are also what they are by themselves.
fn is_beside(reading: &Analysis, language: &Language) -> bool {
    let uses = reading.uses(language);
    let triggers = language.code != "ar" && uses.iter().all(|u| matches!(u, Use::Head(_)));
    reading.sense.shape == Shape::Fixed && !reading.is_name() && (uses.is_empty() || triggers)
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

    pub(crate) fn is_name(&self) -> bool {
        matches!(self.sense.what, What::Name(..))
    }

    pub(crate) fn is_word(&self, lemma: u32) -> bool {
        self.sense.what == What::Word(lemma)
    }
}
