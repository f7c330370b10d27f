//! What each word can be: the forms of the lexicon, with the clitics taken off.

use mithaq_lexicon::grammar::{Behind, Clitics};
use mithaq_lexicon::{Language, Lemma, Sense, Shape, Use, Via, What};

use super::tokens::{Case, Token, TokenKind};

/// One reading of one or more words.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Analysis {
    /// Last token, inclusive.
    pub last: usize,
    pub sense: Sense,
    pub clitics: Clitics,
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
        let (found, covered) = longest(readings(folded, tokens, i, language), language);
        next = covered.max(i) + 1;
        all[i] = found;
    }
    all
}

/// All readings that start at token `i`. What is glued to a word is taken off only when what is left is in the lexicon.
fn readings(folded: &str, tokens: &[Token], i: usize, language: &Language) -> Vec<Analysis> {
    let grammar = language.grammar();
    let mut found = Vec::new();
    for front in grammar.fronts(&folded[tokens[i].start..tokens[i].end]) {
        language.forms.walk(front.hidden, folded, tokens[i].start + front.skip, |end, senses| {
            let Some((last, rest)) = ends_at(folded, tokens, i, end) else { return };
            let Some(Behind { pronoun, possessive, letters }) = grammar.behind(rest) else { return };
            let letters = front.clitics.letters + letters;
            let clitics = Clitics { pronoun, possessive, letters, ..front.clitics };
            let written =
                |sense: Sense| !language.habits.capitals || is_written_so(sense, &tokens[i..=last], language);
            let fitting = senses.iter().filter(|s| grammar.fits(**s, &clitics) && written(**s));
            found.extend(fitting.map(|&sense| Analysis { last, sense, clitics }));
        });
    }
    told_by_accents(found, tokens)
}

/// Where an accent alone tells words apart, those that are spelled as the text has it: *accuse* is no *accusé*, *à* no *a*. Capitals
/// go without.
fn told_by_accents(mut found: Vec<Analysis>, tokens: &[Token]) -> Vec<Analysis> {
    let spelled = |a: &Analysis| {
        let token = tokens[a.last];
        a.is_name() || token.case != Case::Small && !token.accented || a.sense.accented == token.accented
    };
    let ends: Vec<usize> = found.iter().filter(|a| spelled(a)).map(|a| a.last).collect();
    found.retain(|a| spelled(a) || !ends.contains(&a.last));
    found
}

/// The token a form ends in, and what is left of it after the form.
fn ends_at<'t>(folded: &'t str, tokens: &[Token], first: usize, end: usize) -> Option<(usize, &'t str)> {
    let last = (first..tokens.len()).take_while(|&t| tokens[t].start < end).last()?;
    let token = tokens[last];
    (token.sentence == tokens[first].sentence).then(|| (last, &folded[end.min(token.end)..token.end]))
}

/// Names begin with a capital, all but the small words in them; what the lexicon writes in capitals
/// (US, WHO) is written so.
fn is_written_so(sense: Sense, tokens: &[Token], language: &Language) -> bool {
    let What::Name(_, via) = sense.what else { return true };
    let mut words = tokens.iter().filter(|t| t.kind == TokenKind::Word);
    match words.next().map(|t| t.case) {
        Some(Case::Small) => sense.small && (via == Via::Demonym || language.habits.small_names),
        None => false,
        Some(Case::Capital) => !sense.upper,
        Some(Case::Upper) => true,
    }
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

/// A fixed phrase without a use of its own, or where verbs are told by the words around them with none but to trigger
/// rules ("will release"): its words are also what they are by themselves.
fn is_beside(reading: &Analysis, language: &Language) -> bool {
    let uses = reading.uses(language);
    let triggers = language.habits.verbs_by_place && uses.iter().all(|u| matches!(u, Use::Head(_)));
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
