//! Every measure for every pair of a system, on all cores.

use rayon::prelude::*;

use crate::similarity::{Portfolio, Weights};
use crate::{Measure, System};

/// The measures of all pairs of a system, in the order (0, 1), (0, 2), … (1, 2), ….
///
/// ```
/// use mithaq_measures::{Measure, Scale, System, all_pairs};
///
/// let ties = [[3.0, 3.0, 0.0], [3.0, 3.0, 0.0], [0.0, 0.0, 3.0]];
/// let table = all_pairs(&ties, &System::new(Scale::new(0.0, 3.0).unwrap())).unwrap();
/// let s: Measure = "s".parse().unwrap();
/// assert_eq!((table.get(s, 0, 1), table.get(s, 2, 0)), (Some(1.0), Some(-1.0)));
/// assert_eq!(table.pairs().count(), 3);
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct PairTable {
    members: usize,
    /// The values of all measures of the first pair, then those of the second, …
    values: Vec<Option<f64>>,
}

/// One pair of a table.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pair<'a> {
    /// The place of the one state among the members.
    pub first: usize,
    /// That of the other, always behind `first`.
    pub second: usize,
    values: &'a [Option<f64>],
}

/// A row of the matrix has not one cell for each member.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("row {row} has {cells} cells for {members} members")]
pub struct NotSquare {
    /// The row, counted from 0.
    pub row: usize,
    /// Its cells.
    pub cells: usize,
    /// The rows, one a member.
    pub members: usize,
}

/// Computes every measure of similarity for all n(n − 1)/2 pairs of n members.
///
/// Row i of the square matrix is the portfolio of member i, its own cell included. A pair for which a measure has no
/// value has `None` there, as for [`Measure::of`]; one bad row leaves the others' pairs alone.
///
/// # Errors
/// Where a row has not one cell for each member. See [`PairTable`] for an example.
pub fn all_pairs<R: AsRef<[f64]>>(portfolios: &[R], system: &System) -> Result<PairTable, NotSquare> {
    let members = portfolios.len();
    for (row, cells) in portfolios.iter().map(|row| row.as_ref().len()).enumerate() {
        if cells != members {
            return Err(NotSquare { row, cells, members });
        }
    }
    let ready: Vec<_> = portfolios.iter().map(|row| Portfolio::new(row.as_ref(), system)).collect();
    let weights = system.weights.as_deref().and_then(Weights::new);
    let mut values = vec![None; members * members.saturating_sub(1) / 2 * Measure::COUNT];
    values.par_chunks_mut(Measure::COUNT).zip(places(members)).for_each(|(values, (first, second))| {
        if let (Some(a), Some(b)) = (&ready[first], &ready[second]) {
            for (value, measure) in values.iter_mut().zip(Measure::all()) {
                *value = measure.of_ready(a, b, system, weights.as_ref());
            }
        }
    });
    Ok(PairTable { members, values })
}

/// The pairs in the order of the table.
fn places(members: usize) -> Vec<(usize, usize)> {
    (0..members).flat_map(|first| (first + 1..members).map(move |second| (first, second))).collect()
}

impl PairTable {
    /// How many members the system has.
    #[must_use]
    pub fn members(&self) -> usize {
        self.members
    }

    /// The value of a measure for two members, in either order; none for a member and itself, too.
    #[must_use]
    pub fn get(&self, measure: Measure, one: usize, other: usize) -> Option<f64> {
        let (first, second) = (one.min(other), one.max(other));
        if first == second || second >= self.members {
            return None;
        }
        // Before row `first` of the upper triangle stand the rows above it, each shorter by one.
        let pair = first * (2 * self.members - first - 1) / 2 + (second - first - 1);
        self.values[pair * Measure::COUNT + measure.place()]
    }

    /// All pairs, in order.
    pub fn pairs(&self) -> impl Iterator<Item = Pair<'_>> {
        places(self.members)
            .into_iter()
            .zip(self.values.chunks(Measure::COUNT))
            .map(|((first, second), values)| Pair { first, second, values })
    }
}

impl Pair<'_> {
    /// The value of a measure for this pair.
    #[must_use]
    pub fn get(&self, measure: Measure) -> Option<f64> {
        self.values[measure.place()]
    }
}
