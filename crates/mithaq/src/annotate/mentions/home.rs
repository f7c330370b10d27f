//! The state an English report is at home in: that of its date line ("DAKAR, July 17 –").

use super::Mention;
use crate::annotate::Annotated;
use crate::annotate::tokens::{Case, TokenKind};

/// A date line holds at most this many tokens.
const LONGEST: usize = 9;
/// It stands at the head of one of the first lines.
const LINES: usize = 4;

/// First and last token of the date line.
pub(super) fn span(annotated: &Annotated) -> Option<(usize, usize)> {
    let mut heads = (0..annotated.tokens.len()).filter(|&t| opens_line(annotated, t)).take(LINES);
    heads.find_map(|t| Some((t, dash(annotated, t)?)))
}

/// The state that the date line names.
pub(super) fn dateline(annotated: &Annotated) -> Option<String> {
    let (first, last) = span(annotated)?;
    let mut inside = annotated.mentions_in(first, last).filter(|(_, m)| !m.is_region());
    inside.find_map(|(_, m)| m.codes().find(|c| c.len() == 3).map(str::to_owned))
}

/// The state that the headline names first, other than this one.
pub(crate) fn headline_without(annotated: &Annotated, other: &str) -> Option<String> {
    let title = annotated.article.title.len();
    let inside = annotated.mentions.iter().filter(|m| annotated.tokens[m.first].start < title);
    inside.flat_map(Mention::codes).find(|c| c.len() == 3 && *c != other).map(str::to_owned)
}

fn opens_line(annotated: &Annotated, t: usize) -> bool {
    let before = t.checked_sub(1).map_or(0, |b| annotated.tokens[b].end);
    t == 0 || annotated.folded.text[before..annotated.tokens[t].start].contains('\n')
}

/// The dash that ends the date line that starts here.
fn dash(annotated: &Annotated, first: usize) -> Option<usize> {
    let token = annotated.tokens[first];
    if token.kind != TokenKind::Word || token.case != Case::Upper || token.end - token.start < 3 {
        return None;
    }
    let alone = |t: &usize| {
        let (before, dash) = (annotated.tokens[*t - 1], annotated.tokens[*t]);
        let spaced = before.end < dash.start && annotated.tokens.get(*t + 1).is_some_and(|n| n.start > dash.end);
        spaced && matches!(annotated.text(*t), "-" | "–" | "—")
    };
    let end = (first + LONGEST).min(annotated.tokens.len());
    (first + 1..end).take_while(|&t| !opens_line(annotated, t)).find(alone).map(|t| t - 1)
}
