//! Which date belongs to what a trigger tells.

use mithaq_lexicon::{Shape, Use};
use mithaq_record::When;

use crate::annotate::Annotated;
use crate::time::{Ahead, DateMention, Day, Nature};

/// A date and the tokens that tell it.
#[derive(Debug, Clone)]
pub(super) struct Dated {
    pub when: When,
    pub first: usize,
    pub last: usize,
}

/// The nearest fitting date of the clause that holds the tokens `first..=last`; a happening takes no
/// open stretch ("since 2005"), a state of things takes any.
pub(super) fn of(annotated: &Annotated, first: usize, last: usize, lasting: bool) -> Option<Dated> {
    let clause = &annotated.clauses[annotated.clause_of[first]];
    let from = annotated.dates.partition_point(|d| d.first < clause.first);
    let inside = annotated.dates[from..].iter().take_while(|d| d.last <= clause.last);
    let fitting =
        inside.filter(|d| lasting || d.nature == Nature::Point || d.start.is_some() && d.end.is_some());
    let date =
        fitting.filter(|d| reachable(annotated, first, last, d)).min_by_key(|d| distance(first, last, d))?;
    Some(Dated { when: when(annotated, date), first: date.first, last: date.last })
}

/// The date of the clause that holds a token, where it has but one that is no open stretch and no other verb parts them.
pub(crate) fn only<'a>(annotated: &'a Annotated, at: usize) -> Option<&'a DateMention> {
    let clause = &annotated.clauses[annotated.clause_of[at]];
    let from = annotated.dates.partition_point(|d| d.first < clause.first);
    let mut inside = annotated.dates[from..].iter().take_while(|d| d.last <= clause.last);
    let date = inside.next().filter(|d| d.nature == Nature::Point || d.start.is_some() && d.end.is_some())?;
    (inside.next().is_none() && reachable(annotated, at, at, date)).then_some(date)
}

/// Dates after the words are nearer than dates before them.
fn distance(first: usize, last: usize, date: &DateMention) -> usize {
    if date.first > last { date.first - last } else { first.saturating_sub(date.last) + 3 }
}

/// Between the words and a date behind them stands no other verb. A date before the words stands at the
/// head of the clause and dates all of it, or belongs to a verb that only announces what follows.
fn reachable(annotated: &Annotated, first: usize, last: usize, date: &DateMention) -> bool {
    let clause = &annotated.clauses[annotated.clause_of[first]];
    if date.first > last {
        return !(last + 1..date.first).any(|t| annotated.is_finite(t) || is_step_participle(annotated, t));
    }
    if date.last >= first {
        return true;
    }
    if date.first > 0 && is_step_participle(annotated, date.first - 1) {
        return false;
    }
    let comma = (clause.first..date.first).rev().find(|&t| matches!(annotated.text(t), "،" | ","));
    let verb = |from: usize, to: usize| (from..to).any(|t| annotated.is_finite(t));
    // Who only announces ("declared on 17 March the end of …") shares the date with what is announced.
    let announces = |t: usize| annotated.has_use(t, |u| matches!(u, Use::Report(_)));
    let own_rule = |t: usize| {
        annotated.is_finite(t) && annotated.has_use(t, |u| matches!(u, Use::Head(_))) && !announces(t)
    };
    let parted = (date.last + 1..first).any(|t| annotated.text(t) == "،");
    let fronted = !verb(comma.unwrap_or(clause.first), date.first) && (comma.is_none() || !parted);
    fronted || !(clause.first..date.first).any(own_rule) && !verb(date.last + 1, first)
}

/// "the treaty signed in 2014" keeps its year for itself.
fn is_step_participle(annotated: &Annotated, t: usize) -> bool {
    let passive = annotated.readings(t).iter().any(|a| a.sense.shape == Shape::Passive);
    passive && annotated.has_use(t, |u| matches!(u, Use::Head(_)))
}

pub(crate) fn when(annotated: &Annotated, date: &DateMention) -> When {
    let (start, end) = annotated.bytes(date.first, date.last);
    When {
        start: date.start.map(|d| d.to_string()),
        end: date.end.map(|d| d.to_string()),
        edtf: date.edtf.clone(),
        text: annotated.article.text[start..end].to_owned(),
        issue: date.issue.clone(),
    }
}

/// The date of what lies ahead: "on Friday" is the next one.
pub(crate) fn when_ahead(annotated: &Annotated, date: &DateMention) -> When {
    let told = when(annotated, date);
    match date.ahead.clone() {
        Some(Ahead { start, end, edtf }) => {
            let day = |day: Option<Day>| day.map(|d| d.to_string());
            When { start: day(start), end: day(end), edtf, ..told }
        }
        None => told,
    }
}
