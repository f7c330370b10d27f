//! English words: what ends where a word ends, with 's taken off; names only in capitals.

use mithaq_lexicon::{Language, Sense, What};

use super::{Analysis, Clitics};
use crate::annotate::tokens::{Case, Token, TokenKind};

/// All readings that start at token `i`.
pub(super) fn readings(folded: &str, tokens: &[Token], i: usize, language: &Language) -> Vec<Analysis> {
    let mut found = Vec::new();
    language.forms.walk("", folded, tokens[i].start, |end, senses| {
        let Some((last, possessive)) = ends_at(folded, tokens, i, end) else { return };
        let clitics = Clitics { possessive, letters: u8::from(possessive), ..Clitics::default() };
        let fitting = senses.iter().filter(|s| is_written_so(**s, &tokens[i..=last]));
        found.extend(fitting.map(|&sense| Analysis { last, sense, clitics }));
    });
    found
}

/// The token a form ends in, and whether a possessive ending is left after it.
fn ends_at(folded: &str, tokens: &[Token], first: usize, end: usize) -> Option<(usize, bool)> {
    let last = (first..tokens.len()).take_while(|&t| tokens[t].start < end).last()?;
    let token = tokens[last];
    if token.sentence != tokens[first].sentence {
        return None;
    }
    match &folded[end.min(token.end)..token.end] {
        "" => Some((last, false)),
        "'s" | "'" => Some((last, true)),
        _ => None,
    }
}

/// Names begin with a capital, all but the small words in them; what the lexicon writes in capitals
/// (US, WHO) is written so.
fn is_written_so(sense: Sense, tokens: &[Token]) -> bool {
    let What::Name(..) = sense.what else { return true };
    let mut words = tokens.iter().filter(|t| t.kind == TokenKind::Word);
    match words.next().map(|t| t.case) {
        Some(Case::Small) | None => false,
        Some(Case::Capital) => !sense.upper,
        Some(Case::Upper) => true,
    }
}
