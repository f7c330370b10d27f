//! What counts, each happening once: which way it moves the state, how much, when, and on whose word.

use std::collections::BTreeMap;

use mithaq::Kind;

use super::agreement::Same;
use super::facts::Fact;
use super::weigh::{Movement, Weighed};
use super::{Question, Weight};

/// A tie gained or lost, by one happening, however many records tell it.
pub(super) struct Move<'a> {
    /// With the power that the state may have turned from; else with the one it may have turned to.
    pub with_from: bool,
    pub gained: bool,
    /// What it weighs if it is certain.
    pub worth: f64,
    /// When it may have happened, as its most exact record tells it.
    pub day: Option<Days<'a>>,
    pub measure: &'static str,
    /// Numbers of the sources that tell it, each with the highest confidence of its records.
    pub told: BTreeMap<usize, f64>,
}

/// First and last possible day.
pub(super) type Days<'a> = (&'a str, &'a str);

/// All that counts, in order of time, and the sources by number.
pub(super) struct Moves<'a> {
    pub all: Vec<Move<'a>>,
    pub sources: Vec<&'a str>,
    /// A tie stands with either power, old or new.
    pub ties: bool,
    /// The first day of the oldest tie that is dated: with the power that the state may have turned from, and with the other.
    pub oldest: [Option<&'a str>; 2],
}

/// What makes records those of one move.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Happening<'a> {
    Agreement(Same<'a>),
    Event(i64),
    Relation(&'a str),
    /// Nothing else is known to be the same.
    Alone(usize),
}

impl<'a> Moves<'a> {
    pub(super) fn of(weighed: &[Weighed<'a>], question: &Question) -> Self {
        let mut moves: BTreeMap<(bool, bool, Happening<'a>), Move<'a>> = BTreeMap::new();
        let mut sources: BTreeMap<&str, usize> = BTreeMap::new();
        let mut ties = false;
        let mut oldest = [None; 2];
        for (at, item) in weighed.iter().enumerate() {
            if let Some((day, power)) = item.fact.tie_since().zip(item.power) {
                let oldest = &mut oldest[usize::from(power != question.from)];
                *oldest = Some(oldest.map_or(day, |known: &str| known.min(day)));
            }
            let Some(bearing) = item.bearing.filter(|bearing| bearing.weight == Weight::Counted) else {
                continue;
            };
            ties |= bearing.movement != Movement::Lost;
            if bearing.movement == Movement::Stands {
                continue;
            }
            let with_from = item.power == Some(&question.from);
            let gained = bearing.movement == Movement::Gained;
            let next = sources.len();
            let source = *sources.entry(&item.fact.source).or_insert(next);
            let new = || Move::new(with_from, gained, item.fact);
            moves.entry((with_from, gained, Happening::of(item.fact, at))).or_insert_with(new).take_in(
                item.fact,
                bearing.worth,
                source,
            );
        }
        let mut all: Vec<Move<'a>> = moves.into_values().collect();
        all.sort_by(|a, b| (a.day.is_none(), a.day).cmp(&(b.day.is_none(), b.day)));
        let mut names: Vec<(&str, usize)> = sources.into_iter().collect();
        names.sort_by_key(|(_, number)| *number);
        Self { all, sources: names.into_iter().map(|(name, _)| name).collect(), ties, oldest }
    }
}

impl<'a> Happening<'a> {
    fn of(fact: &'a Fact, at: usize) -> Self {
        if let Some(step) = &fact.step {
            return Self::Agreement(Same::Merged(step.agreement));
        }
        match (fact.record().kind, fact.happening) {
            (Kind::Agreement, _) => Self::Agreement(Same::of(fact)),
            (Kind::Event, Some(happening)) => Self::Event(happening),
            (Kind::Relation, _) => Self::Relation(&fact.record().type_),
            _ => Self::Alone(at),
        }
    }
}

impl<'a> Move<'a> {
    fn new(with_from: bool, gained: bool, fact: &'a Fact) -> Self {
        Self { with_from, gained, worth: 0.0, day: None, measure: measure(fact), told: BTreeMap::new() }
    }

    fn take_in(&mut self, fact: &'a Fact, worth: f64, source: usize) {
        self.worth = self.worth.max(worth);
        let surest = self.told.entry(source).or_default();
        *surest = surest.max(fact.record().confidence);
        let days = fact.date.first().zip(fact.date.last());
        let is_told = self.day.is_some_and(|_| !fact.dated_itself());
        if !is_told && (fact.dated_itself() || days < self.day || self.day.is_none()) {
            self.day = days.or(self.day);
        }
    }

    /// How sure it is that it happened, by the sources for which `counts` holds: 1 - (1 - c₁)(1 - c₂)…
    pub(super) fn sure(&self, counts: impl Fn(usize) -> bool) -> f64 {
        let doubt = self.told.iter().filter(|(source, _)| counts(**source));
        1.0 - doubt.map(|(_, confidence)| 1.0 - confidence.clamp(0.0, 1.0)).product::<f64>()
    }

    /// The month in which it may first have happened: `2022-05`.
    pub(super) fn month(&self) -> Option<&'a str> {
        self.day.and_then(|(first, _)| first.get(..7))
    }
}

/// What sort of evidence a move is: what is left out to see how much rests on it.
fn measure(fact: &Fact) -> &'static str {
    match (fact.record().kind, fact.record().quad_class) {
        (Kind::Agreement, _) => "agreements",
        (Kind::Relation, _) => "relations",
        (_, Some(2 | 4)) => "material events",
        _ => "verbal events",
    }
}
