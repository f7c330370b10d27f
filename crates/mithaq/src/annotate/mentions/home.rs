//! The state a report is at home in: that of its date line, in capitals ("DAKAR, July 17 –").

use std::cmp::Reverse;
use std::collections::BTreeSet;

use mithaq_lexicon::{EntityKind, Relation};

use super::Mention;
use crate::annotate::Annotated;
use crate::annotate::tokens::{Case, TokenKind};

/// A date line holds at most this many tokens.
const LONGEST: usize = 9;
/// It stands at the head of one of the first lines.
const LINES: usize = 4;
/// A headline that names more states than these does not tell where it all happened.
const MANY: usize = 2;

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

/// Where a sentence without a place may be at home: looked up for every sentence, so found only once.
#[derive(Debug, Default)]
pub(crate) struct AtHome {
    /// The first mention of a state in the date line.
    line: Option<usize>,
    /// The first mentions of different states in the headline, each with how often something is told to be there.
    title: Vec<(usize, usize)>,
}

/// Finds the states of date line and headline, of the latter no more than are needed to see that there are too many.
pub(in crate::annotate) fn find(annotated: &Annotated) -> AtHome {
    let state = |m: &Mention| m.codes().any(|c| c.len() == 3) && !m.is_region();
    let line = span(annotated);
    let inside = |m: &Mention| line.is_some_and(|(first, last)| first <= m.first && m.last <= last);
    let end = annotated.article.title.len();
    let in_title = |m: &Mention| annotated.bytes(m.first, m.last).1 <= end;
    let all = || annotated.mentions.iter().enumerate();
    let mut seen = BTreeSet::new();
    let title = all()
        .take_while(|(_, m)| in_title(m))
        .filter(|(_, m)| state(m) && !inside(m) && m.codes().any(|c| seen.insert(c)))
        .map(|(n, m)| (n, places(annotated, m)))
        .take(MANY + 1);
    AtHome { title: title.collect(), line: all().find(|(_, m)| state(m) && inside(m)).map(|(n, _)| n) }
}

/// The mentions of the states that a sentence without a place may be about, likeliest first: the one in the date line,
/// then those of the headline; two of them together where nothing tells which.
pub(crate) fn at_home(annotated: &Annotated, at: usize) -> Vec<Vec<usize>> {
    let before = |n: &usize| annotated.mentions[*n].last < at;
    let AtHome { line, title } = &annotated.at_home;
    let mut found: Vec<Vec<usize>> = line.iter().filter(|n| before(n)).map(|n| vec![*n]).collect();
    let mut title: Vec<(usize, usize)> = title.iter().copied().take_while(|(n, _)| before(n)).collect();
    // Of two states things happen in the one that more stands "in"; of many the headline is about the first.
    title.truncate(if title.len() > MANY { 1 } else { MANY });
    title.sort_by_key(|(_, places)| Reverse(*places));
    match title.as_slice() {
        [one, two] if one.1 == two.1 => found.push(vec![one.0, two.0]),
        _ => found.extend(title.iter().map(|(n, _)| vec![*n])),
    }
    found
}

/// How often something is told to be in this state.
fn places(annotated: &Annotated, of: &Mention) -> usize {
    let there = |o: &&Mention| {
        matches!(o.relation, Some(Relation::In | Relation::From))
            && !o.adjective
            && o.codes().any(|c| of.codes().any(|d| c == d))
    };
    annotated.mentions.iter().filter(there).count()
}

fn opens_line(annotated: &Annotated, t: usize) -> bool {
    let before = t.checked_sub(1).map_or(0, |b| annotated.tokens[b].end);
    t == 0 || annotated.folded.text[before..annotated.tokens[t].start].contains('\n')
}

/// "БАМАКО, 5 мая.": a full stop behind nothing but names in capitals and the day, with more in its line.
fn stop(annotated: &Annotated, first: usize, end: usize) -> Option<usize> {
    let stop = (first + 1..end).find(|&t| annotated.text(t) == ".")?;
    let is_part = |t: usize| {
        annotated.tokens[t].case == Case::Upper || annotated.is_in_date(t) || annotated.text(t) == ","
    };
    let goes_on = stop + 1 < annotated.tokens.len() && !opens_line(annotated, stop + 1);
    let is_city =
        annotated.entities_at(first).any(|e| matches!(e.kind, EntityKind::Capital | EntityKind::City));
    (goes_on && is_city && (first..stop).all(is_part)).then(|| stop - 1)
}

/// The dash that ends the date line that starts here.
fn dash(annotated: &Annotated, first: usize) -> Option<usize> {
    let token = annotated.tokens[first];
    if token.kind != TokenKind::Word || token.case != Case::Upper || token.end - token.start < 3 {
        return None;
    }
    let alone = |t: &usize| {
        let (before, dash) = (annotated.tokens[*t - 1], annotated.tokens[*t]);
        let spaced =
            before.end < dash.start && annotated.tokens.get(*t + 1).is_some_and(|n| n.start > dash.end);
        spaced && matches!(annotated.text(*t), "-" | "–" | "—")
    };
    let end = (first + LONGEST).min(annotated.tokens.len());
    let dash = (first + 1..end).take_while(|&t| !opens_line(annotated, t)).find(alone).map(|t| t - 1);
    dash.or_else(|| stop(annotated, first, end))
}
