//! When a yearly series changed.

use mithaq_ledger::Ledger;
use mithaq_measures::changes::{Search, changes};
use serde::Serialize;

use super::{Name, Study, Who};
use crate::{Error, Period, Result, Years};

/// A year from which a series has another mean.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Turn {
    /// The state, or the first of the pair.
    pub state_1: String,
    /// The other.
    pub state_2: Option<String>,
    /// The series: name of the measure.
    pub measure: &'static str,
    /// The first year after the change.
    pub year: i16,
    /// The first year that the data allow for it, with 95 % confidence.
    pub low: i16,
    /// The last such year.
    pub high: i16,
    /// The mean before.
    pub before: f64,
    /// The mean after.
    pub after: f64,
    /// Years of the series that have a value (months, where it is one by month); those without are left out.
    pub years: usize,
    /// The first period after the change, and the first and last that the data allow for it.
    #[serde(skip)]
    pub periods: [Period; 3],
}

impl Study {
    /// The changes of a measure of a pair or a state over these years, see [`mithaq_measures::changes`].
    ///
    /// # Errors
    /// As [`Study::values`]; and where not one pair or state is named, or the measure is more than one.
    pub fn changes(&self, ledger: &Ledger, on: Name, who: &Who, years: Years) -> Result<Vec<Turn>> {
        let one = match who {
            Who::Pair(..) => on != Name::AllSimilarity,
            Who::State(_) => !on.is_of_pair(),
            Who::All => false,
        };
        if !one {
            let what = "changes are those of one series: a measure of a pair with --pair, or of a state with --state";
            return Err(Error::Asked(what.to_owned()));
        }
        let (mut at, mut series, mut states) = (Vec::new(), Vec::new(), (String::new(), None));
        self.values(ledger, on, who, years, |value| {
            states = (value.state_1.to_owned(), value.state_2.map(str::to_owned));
            if let Some(known) = value.value {
                at.push(value.period);
                series.push(known);
            }
            Ok(())
        })?;
        let found = changes(&series, &Search::default()).unwrap_or_default();
        let turn = |change: &mithaq_measures::changes::Change| Turn {
            state_1: states.0.clone(),
            state_2: states.1.clone(),
            measure: on.name(),
            year: at[change.at].year(),
            low: at[change.low].year(),
            high: at[change.high].year(),
            periods: [at[change.at], at[change.low], at[change.high]],
            before: change.before,
            after: change.after,
            years: series.len(),
        };
        // "In the last year" cannot be told from noise yet, and would be put years too early.
        Ok(found.iter().filter(|change| !change.pushed).map(turn).collect())
    }
}
