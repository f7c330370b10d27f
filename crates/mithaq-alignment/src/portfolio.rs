//! How every two members of a system stand to each other in a year, as numbers.

use std::collections::HashMap;

use mithaq_measures::{Scale, System};

use crate::{Agreement, Event, level};

/// What ties are taken from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Of {
    /// The highest level of agreement in force, 0 to 3 (see [`crate::level`]); a state's own cell is 3.
    Alliances,
    /// How many agreements are in force; in portfolios 10 at most, a state's own cell is 10.
    Agreements,
    /// Events: in portfolios the mean Goldstein score of the year, −10 to 10, 0 where there are none, a state's own
    /// cell is 10; where amounts are asked for, how many events of cooperation (quad classes 1 and 2).
    Events,
}

/// More agreements in force between two states than this count as this many in portfolios.
const MOST: f64 = 10.0;

impl Of {
    /// A state's own cell.
    fn own(self) -> f64 {
        match self {
            Self::Alliances => f64::from(level::HIGHEST),
            Self::Agreements | Self::Events => MOST,
        }
    }

    /// The scale and the levels of portfolios. Scores of events have no levels.
    pub(crate) fn system(self) -> Option<System> {
        let levels = |highest: f64| (0..=highest as u8).map(f64::from).collect::<Vec<_>>();
        let least = if self == Self::Events { -MOST } else { 0.0 };
        let system = System::new(Scale::new(least, self.own())?);
        Some(if self == Self::Events { system } else { system.with_levels(&levels(self.own())) })
    }
}

/// The ties among members, symmetric.
pub(crate) struct Matrix {
    places: HashMap<String, usize>,
    rows: Vec<Vec<f64>>,
}

impl Matrix {
    /// No ties among these.
    fn empty(members: &[String]) -> Self {
        let places = members.iter().enumerate().map(|(place, code)| (code.clone(), place)).collect();
        Self { places, rows: vec![vec![0.0; members.len()]; members.len()] }
    }

    /// Agreements in force on any of these days: the highest level of two members, or how many.
    pub(crate) fn of_agreements<'a>(
        members: &[String],
        of: Of,
        agreements: impl Iterator<Item = &'a Agreement>,
        days: (&str, &str),
    ) -> Self {
        let mut matrix = Self::empty(members);
        for agreement in agreements {
            for ((one, other), level) in matrix.bound(agreement, days) {
                let tie = matrix.rows[one][other];
                let tie = if of == Of::Alliances { tie.max(f64::from(level)) } else { tie + 1.0 };
                matrix.set(one, other, tie);
            }
        }
        matrix
    }

    /// The pairs of members that an agreement binds on any of these days, each once, with the level.
    fn bound(&self, agreement: &Agreement, (first, last): (&str, &str)) -> HashMap<(usize, usize), u8> {
        let held = agreement.members.iter().filter(|member| member.spell.meets(first, last));
        let held: Vec<_> =
            held.filter_map(|member| Some((*self.places.get(&member.code)?, member))).collect();
        let mut pairs = HashMap::new();
        for (at, (one, a)) in held.iter().enumerate() {
            for (other, b) in &held[at + 1..] {
                let together = a.spell.common(&b.spell).is_some_and(|spell| spell.meets(first, last));
                if one != other && together {
                    let level = pairs.entry((*one.min(other), *one.max(other))).or_insert(0);
                    *level = a.level.max(b.level).max(*level);
                }
            }
        }
        pairs
    }

    /// How many events of cooperation there were.
    pub(crate) fn of_cooperation<'a>(members: &[String], events: impl Iterator<Item = &'a Event>) -> Self {
        let mut matrix = Self::empty(members);
        for event in events.filter(|event| matches!(event.quad_class, Some(1 | 2))) {
            for (one, other) in matrix.pairs(event) {
                matrix.set(one, other, matrix.rows[one][other] + 1.0);
            }
        }
        matrix
    }

    /// The mean Goldstein score of the events that have one; 0 where there are none.
    pub(crate) fn of_scores<'a>(members: &[String], events: impl Iterator<Item = &'a Event>) -> Self {
        let (mut sums, mut counts) = (Self::empty(members), Self::empty(members));
        for event in events {
            let Some(score) = event.goldstein else { continue };
            for (one, other) in sums.pairs(event) {
                sums.set(one, other, sums.rows[one][other] + score);
                counts.set(one, other, counts.rows[one][other] + 1.0);
            }
        }
        for (sums, counts) in sums.rows.iter_mut().zip(&counts.rows) {
            sums.iter_mut().zip(counts).for_each(|(sum, count)| *sum /= count.max(1.0));
        }
        sums
    }

    /// The pairs of members between whom an event happened, each once.
    fn pairs(&self, event: &Event) -> Vec<(usize, usize)> {
        let mut pairs = Vec::new();
        for code in event.actors.iter().chain(&event.recipients) {
            let Some(&one) = self.places.get(code) else { continue };
            for other in event.partners(code).iter().filter_map(|other| self.places.get(*other)) {
                pairs.push((one.min(*other), one.max(*other)));
            }
        }
        pairs.sort_unstable();
        pairs.dedup();
        pairs
    }

    fn set(&mut self, one: usize, other: usize, tie: f64) {
        self.rows[one][other] = tie;
        self.rows[other][one] = tie;
    }

    pub(crate) fn place(&self, code: &str) -> Option<usize> {
        self.places.get(code).copied()
    }

    /// A member's ties; its own cell is 0.
    pub(crate) fn row(&self, place: usize) -> &[f64] {
        &self.rows[place]
    }

    /// The portfolios: with each member's own cell, and no more than the scale holds.
    pub(crate) fn portfolios(&self, of: Of) -> Vec<Vec<f64>> {
        let mut rows = self.rows.clone();
        for (own, row) in rows.iter_mut().enumerate() {
            row.iter_mut().for_each(|tie| *tie = tie.min(of.own()));
            row[own] = of.own();
        }
        rows
    }
}
