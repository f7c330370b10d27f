//! How alike two states vote in the UN General Assembly, by year, as it was imported.

use std::collections::HashMap;

use mithaq_ledger::Ledger;

use super::cells::each_row;
use super::span::year;
use super::years::Beside;
use crate::Result;
use crate::codebook::Codebook;

/// How alike states vote in the UN General Assembly, as it was imported: columns beside the counts of dyads.
#[derive(Default)]
pub struct Votes {
    /// A number for each state: there may be a million pairs.
    states: HashMap<String, u16>,
    /// Agreement and distance, by the lower and the higher number and the year.
    pairs: HashMap<(u16, u16, i64), [Option<f64>; 2]>,
    points: HashMap<(u16, i64), f64>,
}

impl Votes {
    /// Reads it.
    ///
    /// # Errors
    /// Where the ledger cannot be read.
    pub fn read(ledger: &Ledger) -> Result<Self> {
        let mut votes = Self::default();
        let points = "SELECT state, year, ideal_point FROM imported_ideal_points ORDER BY source, session";
        each_row(ledger, points, |cells| {
            let (state, year, point) = (cells.text(), cells.integer(), cells.real());
            if let (Some(state), Some(year), Some(point)) = (votes.number(state), year, point) {
                votes.points.insert((state, year), point);
            }
            Ok(())
        })?;
        let pairs = "SELECT state_1, state_2, year, agreement, ideal_point_distance FROM imported_votes
            ORDER BY source, state_1, state_2, session";
        each_row(ledger, pairs, |cells| {
            let (one, other) = (cells.text(), cells.text());
            let states = votes.number(one).zip(votes.number(other));
            if let Some(((one, other), year)) = states.zip(cells.integer()) {
                votes.pairs.insert((one.min(other), one.max(other), year), [cells.real(), cells.real()]);
            }
            Ok(())
        })?;
        Ok(votes)
    }

    fn number(&mut self, state: String) -> Option<u16> {
        let next = u16::try_from(self.states.len()).ok()?;
        Some(*self.states.entry(state).or_insert(next))
    }

    /// What its columns say.
    #[must_use]
    pub fn codebook() -> Codebook {
        Codebook::parse(include_str!("../../codebooks/votes.txt"))
    }
}

impl Beside for Votes {
    fn codebook(&self) -> Codebook {
        Self::codebook()
    }

    fn cells(&self, one: &str, other: &str, period: &str) -> Vec<String> {
        let states = self.states.get(one).zip(self.states.get(other));
        let Some(((one, other), year)) = states.zip(year(period)) else { return vec![String::new(); 2] };
        let year = i64::from(year);
        let known = self.pairs.get(&(*one.min(other), *one.max(other), year));
        let [agreement, told] = known.copied().unwrap_or_default();
        let point = |state: &u16| self.points.get(&(*state, year));
        let distance = told.or_else(|| Some((point(one)? - point(other)?).abs()));
        // A difference carries noise behind the digits that the files have.
        let rounded = |value: f64| (value * 1e6).round() / 1e6;
        let cell = |value: Option<f64>| value.map_or_else(String::new, |value| rounded(value).to_string());
        vec![cell(agreement), cell(distance)]
    }
}
