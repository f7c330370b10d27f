//! Weights of the members, as from COW's National Material Capabilities.

use std::collections::HashMap;
use std::path::Path;

use crate::{Error, Result, parse_state};

/// Names of the column that tells the state, and of the one that tells the weight where none is named.
const STATE: [&str; 5] = ["state", "code", "iso3", "ccode", "gw"];
const WEIGHT: [&str; 2] = ["weight", "cinc"];

/// The weight of each state, by year where the file has a column `year`.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Weights {
    by_state: HashMap<(String, Option<i16>), f64>,
    years: bool,
}

impl Weights {
    /// Reads a CSV file with a header: a column `state` (or `code`, `iso3`, `ccode`, `gw`) that tells the state as
    /// [`parse_state`] takes it, perhaps a column `year`, and the weights in the column named, else in `weight` or
    /// `cinc`. `year` is that by which numbers of states are read where the file has none.
    ///
    /// # Errors
    /// With file and line, where a column is missing, a state is not known, or a weight is no number from 0 up.
    pub fn read(path: &Path, column: Option<&str>, year: i16) -> Result<Self> {
        let file = path.display().to_string();
        let at = |line: u64, what: String| Error::Weights { file: file.clone(), line, what };
        let mut reader = csv::Reader::from_path(path).map_err(|error| at(0, error.to_string()))?;
        let header = reader.headers().map_err(|error| at(1, error.to_string()))?.clone();
        let place = |names: &[&str]| header.iter().position(|name| names.contains(&name.trim()));
        let missing = |names: &[&str]| at(1, format!("there is no column {}", names.join(" or ")));
        let state = place(&STATE).ok_or_else(|| missing(&STATE))?;
        let names = column.as_ref().map_or(&WEIGHT[..], std::slice::from_ref);
        let weight = place(names).ok_or_else(|| missing(names))?;
        let years = place(&["year"]);
        let mut by_state = HashMap::new();
        for row in reader.records() {
            let row =
                row.map_err(|error| at(error.position().map_or(0, csv::Position::line), error.to_string()))?;
            let line = row.position().map_or(0, csv::Position::line);
            let cell = |place: usize| row.get(place).unwrap_or_default().trim();
            let read_year = |text: &str| text.parse().map_err(|_| at(line, format!("{text:?} is no year")));
            let of = years.map(|place| read_year(cell(place))).transpose()?;
            let code =
                parse_state(cell(state), of.unwrap_or(year)).map_err(|error| at(line, error.to_string()))?;
            // COW writes -9 where it does not know.
            let value = cell(weight).parse::<f64>().ok().filter(|value| value.is_finite());
            let value = value.ok_or_else(|| at(line, format!("{:?} is no weight", cell(weight))))?;
            if value >= 0.0 {
                by_state.insert((code, of), value);
            }
        }
        Ok(Self { by_state, years: years.is_some() })
    }

    /// The weights of these members in a year, and how many have none, which count 0.
    pub(crate) fn of(&self, members: &[String], year: i16) -> (Vec<f64>, usize) {
        let year = self.years.then_some(year);
        let found: Vec<_> =
            members.iter().map(|code| self.by_state.get(&(code.clone(), year)).copied()).collect();
        let unknown = found.iter().filter(|weight| weight.is_none()).count();
        (found.into_iter().map(Option::unwrap_or_default).collect(), unknown)
    }
}
