//! How sure the verdict is: sources drawn anew, and what changes it when it is left out.

use std::collections::{BTreeMap, BTreeSet};

use super::method::Method;
use super::moves::{Move, Moves};
use super::verdict::{Outcome, judge};
use super::{Certainty, Estimate, Hinge, Verdict};

/// A case to judge: what counts, and whether that is enough to say anything.
#[derive(Clone, Copy)]
pub(super) struct Case<'b, 'a> {
    pub moves: &'b Moves<'a>,
    pub enough: bool,
    pub method: &'b Method,
}

impl<'a> Case<'_, 'a> {
    pub(super) fn outcome(&self) -> Outcome<'a> {
        self.with(|_| true, |_| true)
    }

    /// The outcome where each source was drawn so many times: what a source alone tells counts as often as it was drawn, what
    /// several tell as often as they were on average. So the mean over many draws is the number itself.
    fn drawn(&self, sure: &[f64], times: &[f64]) -> Outcome<'a> {
        let weight = |(one, sure): (&Move<'a>, &f64)| {
            let drawn: f64 = one.told.keys().map(|source| times[*source]).sum();
            sure * drawn / whole(one.told.len())
        };
        let weights: Vec<f64> = self.moves.all.iter().zip(sure).map(weight).collect();
        judge(self.moves, &weights, self.enough, self.method)
    }

    /// The outcome with these sources and moves alone.
    fn with(&self, source: impl Fn(usize) -> bool, counts: impl Fn(&Move<'a>) -> bool) -> Outcome<'a> {
        let weight = |one: &Move<'a>| if counts(one) { one.worth * one.sure(&source) } else { 0.0 };
        let weights: Vec<f64> = self.moves.all.iter().map(weight).collect();
        judge(self.moves, &weights, self.enough, self.method)
    }
}

/// Gained and lost with the first and with the second power, each with its interval.
pub(super) type Estimates = [Estimate; 4];

fn numbers(outcome: &Outcome<'_>) -> [f64; 4] {
    [outcome.from.gained, outcome.from.lost, outcome.to.gained, outcome.to.lost]
}

/// Draws as many sources as there are, with replacement, again and again (Efron's bootstrap, with sources as clusters). Of one
/// source nothing can be drawn anew.
pub(super) fn resample(case: Case<'_, '_>, outcome: &Outcome<'_>) -> (Certainty, Estimates) {
    let sources = case.moves.sources.len();
    let draws = if sources > 1 { case.method.resamples } else { 0 };
    let sure: Vec<f64> = case.moves.all.iter().map(|one| one.worth * one.sure(|_| true)).collect();
    let mut chance = Chance(case.method.seed);
    let mut verdicts: BTreeMap<Verdict, usize> = BTreeMap::new();
    let mut outcomes: [Vec<f64>; 4] = Default::default();
    for _ in 0..draws {
        let mut times = vec![0.0; sources];
        (0..sources).for_each(|_| times[chance.below(sources)] += 1.0);
        let outcome = case.drawn(&sure, &times);
        *verdicts.entry(outcome.verdict).or_default() += 1;
        outcomes.iter_mut().zip(numbers(&outcome)).for_each(|(all, number)| all.push(number));
    }
    let share = |count: usize| whole(count) / whole(draws);
    let mut verdicts: Vec<(Verdict, f64)> =
        verdicts.into_iter().map(|(verdict, count)| (verdict, share(count))).collect();
    verdicts.sort_by(|a, b| b.1.total_cmp(&a.1));
    let values = numbers(outcome);
    let estimates = std::array::from_fn(|at| {
        let (low, high) = interval(&mut outcomes[at], case.method.interval).unzip();
        Estimate { value: values[at], low, high }
    });
    (Certainty { sources, resamples: draws, verdicts }, estimates)
}

/// The middle share of the outcomes: percentiles, by rank.
fn interval(outcomes: &mut [f64], share: f64) -> Option<(f64, f64)> {
    outcomes.sort_by(f64::total_cmp);
    let last = outcomes.len().checked_sub(1)?;
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // between 0 and `last`
    let at = |part: f64| outcomes[((whole(last) * part).round() as usize).min(last)];
    Some((at((1.0 - share) / 2.0), at((1.0 + share) / 2.0)))
}

fn whole(number: usize) -> f64 {
    f64::from(u32::try_from(number).unwrap_or(u32::MAX))
}

/// Every single source, sort of evidence and month without which the verdict is another; and how many were tried.
pub(super) fn hinges(case: Case<'_, '_>, verdict: Verdict) -> (Vec<Hinge>, usize) {
    let months: BTreeSet<&str> = case.moves.all.iter().filter_map(Move::month).collect();
    let measures: BTreeSet<&str> = case.moves.all.iter().map(|one| one.measure).collect();
    let sources = case
        .moves
        .sources
        .iter()
        .enumerate()
        .map(|(number, name)| ("source", *name, case.with(|source| source != number, |_| true).verdict));
    let measures = measures
        .iter()
        .map(|measure| ("measure", *measure, case.with(|_| true, |one| one.measure != *measure).verdict));
    let months = months
        .iter()
        .map(|month| ("month", *month, case.with(|_| true, |one| one.month() != Some(month)).verdict));
    let tried: Vec<_> = sources.chain(measures).chain(months).collect();
    let count = tried.len();
    let changing = tried.into_iter().filter(|(_, _, without)| *without != verdict);
    let hinge = |(what, name, verdict): (&str, &str, Verdict)| Hinge {
        what: what.to_owned(),
        name: name.to_owned(),
        verdict,
    };
    (changing.map(hinge).collect(), count)
}

/// SplitMix64 (Steele, Lea & Flood 2014): the same draws on every machine.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        let mixed = mixed ^ (mixed >> 31);
        usize::try_from(mixed % u64::try_from(limit.max(1)).unwrap_or(1)).unwrap_or(0)
    }
}
