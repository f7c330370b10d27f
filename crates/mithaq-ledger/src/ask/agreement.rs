//! Agreements through all their steps, and what a step says of the tie.

use std::collections::{BTreeMap, BTreeSet};

use mithaq::{Kind, Record};

use super::Standing;
use super::facts::{Fact, Horizon, Pair, parties};
use super::rules::{CONCLUDING, ENDING, PREPARING, TIMELESS};
use super::weigh::{Bearing, Movement};

/// The done steps of one agreement.
pub(super) struct Line<'a> {
    pub type_: &'a str,
    pub parties: Vec<&'a str>,
    pub steps: Vec<&'a Fact>,
    pub standing: Standing,
}

impl Line<'_> {
    /// The record is a step of this agreement.
    fn holds(&self, record: &Record) -> bool {
        self.type_ == record.type_ && self.parties.iter().copied().eq(parties(record))
    }
}

/// The agreements to which both are parties.
pub(super) fn lines<'a>(facts: &'a [Fact], pair: Pair<'_>) -> Vec<Line<'a>> {
    let mut steps: BTreeMap<_, Vec<&Fact>> = BTreeMap::new();
    let done = facts.iter().filter(|fact| fact.record().kind == Kind::Agreement && fact.done());
    for fact in done.filter(|fact| fact.is_between(pair)) {
        let key = (fact.record().type_.as_str(), parties(fact.record()));
        steps.entry(key).or_default().push(fact);
    }
    let line = |((type_, parties), mut steps): ((_, BTreeSet<_>), Vec<&'a Fact>)| {
        // The sort keeps the order of the ledger among steps of one day.
        steps.sort_by_key(|step| (step.date.first().is_none(), step.date.first()));
        Line { type_, parties: parties.into_iter().collect(), standing: standing(&steps), steps }
    };
    steps.into_iter().map(line).collect()
}

/// What a done step says of the tie.
pub(super) fn bearing(fact: &Fact, lines: &[Line<'_>], horizon: &Horizon) -> Option<Bearing> {
    let record = fact.record();
    let line = lines.iter().find(|line| line.holds(record))?;
    let recent = horizon.is_recent(fact.date.last());
    Some(match (movement(record)?, line.standing) {
        (Movement::Lost, Standing::Ended) if recent => Bearing::counted(Movement::Lost),
        (Movement::Lost, Standing::Ended) => Bearing::background(Movement::Lost, "long ago"),
        (Movement::Lost, _) => Bearing::background(Movement::Lost, "renewed since"),
        (_, Standing::Ended) => return None,
        (_, Standing::Pending) => Bearing::background(Movement::Gained, "not concluded yet"),
        (_, Standing::Standing) if recent && !is_timeless(fact) => Bearing::counted(Movement::Gained),
        (_, Standing::Standing) => Bearing::counted(Movement::Stands),
    })
}

/// What a step does to the tie if it is done.
pub(super) fn movement(record: &Record) -> Option<Movement> {
    match record.stage.as_deref()? {
        stage if ENDING.contains(&stage) => Some(Movement::Lost),
        stage if CONCLUDING.contains(&stage) || PREPARING.contains(&stage) => Some(Movement::Gained),
        _ => None,
    }
}

/// That an agreement is there is told, not when it came about.
fn is_timeless(fact: &Fact) -> bool {
    !fact.dated_itself() && fact.record().stage.as_deref().is_some_and(|stage| TIMELESS.contains(&stage))
}

fn standing(steps: &[&Fact]) -> Standing {
    let are = |stages: &'static [&'static str]| {
        steps
            .iter()
            .filter(move |step| step.record().stage.as_deref().is_some_and(|stage| stages.contains(&stage)))
    };
    let renewed_after = |end: &Fact| {
        are(&CONCLUDING).any(|step| {
            step.dated_itself() && end.date.last().is_some() && step.date.start.as_deref() > end.date.last()
        })
    };
    if are(&ENDING).any(|end| !renewed_after(end)) {
        Standing::Ended
    } else if are(&CONCLUDING).next().is_some() {
        Standing::Standing
    } else {
        Standing::Pending
    }
}
