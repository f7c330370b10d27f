//! What is in force between two parties in a year or month, by source: columns beside the counts of dyads.

use std::collections::HashMap;

use mithaq_exchange::codebook::Codebook;
use mithaq_exchange::export::Beside;
use mithaq_ledger::Ledger;
use mithaq_record::iso;

use crate::load::{self, sources};
use crate::{Agreement, Covered, Period, Result, Rules, Sources, Whose};

/// The agreements of all sources, with the years that each covers.
pub struct Stock {
    agreements: Vec<Agreement>,
    /// Places in `agreements`, by the codes of those bound.
    of: HashMap<String, Vec<usize>>,
    covered: Covered,
    rules: Rules,
}

impl Stock {
    /// Reads them.
    ///
    /// # Errors
    /// Where the ledger cannot be read.
    pub fn read(ledger: &Ledger, rules: &Rules) -> Result<Self> {
        let agreements = load::agreements(ledger, &Whose::All, rules, &Sources::default())?.0;
        let mut of: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, agreement) in agreements.iter().enumerate() {
            for code in agreement.codes() {
                of.entry(code.to_owned()).or_default().push(at);
            }
        }
        Ok(Self { agreements, of, covered: Covered::read(ledger)?, rules: *rules })
    }

    /// What its columns say.
    #[must_use]
    pub fn codebook() -> Codebook {
        Codebook::parse(include_str!("../codebooks/stock.txt"))
    }

    /// What binds two in a period, by one source: how many agreements, and the highest level.
    fn in_force(&self, (one, other): (&str, &str), source: &str, days: (&str, &str)) -> (usize, u8) {
        let of = |code: &str| self.of.get(code).map_or(&[][..], Vec::as_slice);
        let both = of(one).iter().filter(|at| of(other).binary_search(at).is_ok());
        let bound = both.map(|at| &self.agreements[*at]).filter(|agreement| agreement.source == source);
        let levels = bound.filter_map(|agreement| {
            let bonds = agreement.bonds(one, other).into_iter();
            bonds.filter(|bond| bond.spell.meets(days.0, days.1)).map(|bond| bond.level).max()
        });
        levels.fold((0, 0), |(count, highest), level| (count + 1, highest.max(level)))
    }
}

impl Beside for Stock {
    fn codebook(&self) -> Codebook {
        Self::codebook()
    }

    fn cells(&self, one: &str, other: &str, period: &str) -> Vec<String> {
        let by = if period.len() > 4 { crate::By::Month } else { crate::By::Year };
        let Some(period) = iso::first(period).and_then(|day| Period::of(&day, by)) else {
            return vec![String::new(); 2 * sources().count()];
        };
        let (first, last) = self.rules.counts.days(period.first_day(), period.last_day());
        let cells = sources().flat_map(|source| {
            if !self.covered.knows(source, period.year()) {
                return [String::new(), String::new()];
            }
            let (count, level) = self.in_force((one, other), source, (&first, &last));
            [count.to_string(), level.to_string()]
        });
        cells.collect()
    }
}
