//! Agreements through all their steps, and what a step says of the tie.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use mithaq::{Kind, Record};
use mithaq_record::Step;

use super::Standing;
use super::facts::{Fact, Horizon, Pair, parties};
use super::method::Weights;
use super::rules::JUST_CONCLUDED;
use super::weigh::{Bearing, Movement};

/// What makes steps those of one agreement: what they were merged into; before anything is merged, class and parties.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Same<'a> {
    Merged(i64),
    Alike(&'a str, BTreeSet<&'a str>),
}

/// The steps of one agreement that are told as done, surely enough.
pub(super) struct Line<'a> {
    pub same: Same<'a>,
    pub type_: &'a str,
    pub parties: Vec<&'a str>,
    pub steps: Vec<&'a Fact>,
    pub standing: Standing,
}

impl Same<'_> {
    pub(super) fn of(fact: &Fact) -> Same<'_> {
        let record = fact.record();
        fact.happening.map_or_else(|| Same::Alike(&record.type_, parties(record)), Same::Merged)
    }
}

/// The agreements to which both are parties.
pub(super) fn lines<'a>(facts: &'a [Fact], pair: Pair<'_>) -> Vec<Line<'a>> {
    let mut steps: BTreeMap<_, Vec<&Fact>> = BTreeMap::new();
    let told = facts.iter().filter(|fact| fact.record().kind == Kind::Agreement && fact.counts());
    for fact in told.filter(|fact| fact.is_between(pair)) {
        steps.entry(Same::of(fact)).or_default().push(fact);
    }
    let line = |(same, mut steps): (Same<'a>, Vec<&'a Fact>)| {
        // The sort keeps the order of the ledger among steps of one day.
        steps.sort_by_key(|step| (step.date.first().is_none(), step.date.first()));
        let all: BTreeSet<&str> = steps.iter().flat_map(|step| parties(step.record())).collect();
        let type_ = class(&steps);
        Line { same, type_, parties: all.into_iter().collect(), standing: standing(&steps), steps }
    };
    steps.into_iter().map(line).collect()
}

/// The class that most of its steps are told with; of equals the first.
fn class<'a>(steps: &[&'a Fact]) -> &'a str {
    let classes = || steps.iter().map(|step| step.record().type_.as_str());
    let count = |class: &str| classes().filter(|other| *other == class).count();
    classes().reduce(|best, class| if count(class) > count(best) { class } else { best }).unwrap_or_default()
}

/// What a done step says of the tie.
pub(super) fn bearing(
    fact: &Fact,
    lines: &BTreeMap<Same<'_>, &Line<'_>>,
    horizon: &Horizon,
    weights: &Weights,
) -> Option<Bearing> {
    let record = fact.record();
    let line = lines.get(&Same::of(fact))?;
    let recent = horizon.is_recent(fact.date.last());
    let worth = weights.agreement(line.type_);
    if is_doubtful(fact, &line.steps) {
        return Some(Bearing::background(
            Movement::Lost,
            "told by one source alone of what was just concluded",
        ));
    }
    Some(match (movement(record)?, line.standing) {
        (Movement::Lost, Standing::Ended) if recent => Bearing::counted(Movement::Lost, worth),
        (Movement::Lost, Standing::Ended) => Bearing::background(Movement::Lost, "long ago"),
        // What was given up and taken up again moved twice.
        (Movement::Lost, Standing::Standing) if recent => Bearing::counted(Movement::Lost, worth),
        (Movement::Lost, _) => Bearing::background(Movement::Lost, "renewed since"),
        (_, Standing::Ended) => return None,
        (_, Standing::Pending) => Bearing::background(Movement::Gained, "not concluded yet"),
        (_, Standing::Standing) if prepares(record) => {
            Bearing::background(Movement::Gained, "a step on the way")
        }
        (_, Standing::Standing) if recent && !is_timeless(fact) => Bearing::counted(Movement::Gained, worth),
        (_, Standing::Standing) => Bearing::counted(Movement::Stands, worth),
    })
}

/// What a step does to the tie if it is done.
pub(super) fn movement(record: &Record) -> Option<Movement> {
    record.step().map(|step| if step.ends() { Movement::Lost } else { Movement::Gained })
}

/// It comes before the agreement: it is the agreement that is gained, once it is there.
fn prepares(record: &Record) -> bool {
    record.step().is_some_and(Step::prepares)
}

/// That an agreement is there is told, not when it came about.
fn is_timeless(fact: &Fact) -> bool {
    !fact.dated_itself() && fact.record().step().is_some_and(Step::is_timeless)
}

/// An end that one source tells of what two or more others tell as just concluded: rather its slip, or the reader's, than news.
fn is_doubtful(end: &Fact, steps: &[&Fact]) -> bool {
    let is = |step: &Fact, what: fn(Step) -> bool| step.record().step().is_some_and(what);
    let others =
        |what: fn(Step) -> bool| steps.iter().filter(move |step| is(step, what) && step.source != end.source);
    if !is(end, Step::ends) || others(Step::ends).next().is_some() {
        return false;
    }
    let just_concluded = |step: &Fact| {
        let days = step.date.first().filter(|_| step.dated_itself()).zip(end.date.last());
        days.and_then(|(concluded, ended)| days_between(concluded, ended))
            .is_some_and(|days| days <= JUST_CONCLUDED)
    };
    let concluded = others(Step::puts_in_force).filter(|step| just_concluded(step));
    let tellers: BTreeSet<&str> = concluded.map(|step| step.source.as_str()).collect();
    tellers.len() > 1
}

/// From the first day to the second.
fn days_between(first: &str, second: &str) -> Option<i64> {
    let [first, second] = [first, second].map(|day| day.parse::<Date>().ok());
    Some(i64::from(first?.until(second?).ok()?.get_days()))
}

fn standing(steps: &[&Fact]) -> Standing {
    let those = |is: fn(Step) -> bool| steps.iter().filter(move |step| step.record().step().is_some_and(is));
    let renewed_after = |end: &Fact| {
        those(Step::puts_in_force).any(|step| {
            step.dated_itself() && end.date.last().is_some() && step.date.start.as_deref() > end.date.last()
        })
    };
    if those(Step::ends).any(|end| !renewed_after(end) && !is_doubtful(end, steps)) {
        Standing::Ended
    } else if those(Step::puts_in_force).next().is_some() {
        Standing::Standing
    } else {
        Standing::Pending
    }
}
