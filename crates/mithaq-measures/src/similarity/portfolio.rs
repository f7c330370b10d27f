//! A portfolio made ready: what each pair would otherwise compute again for both its states.

use crate::System;

/// One row of the system in the three forms that the measures read.
#[derive(Debug)]
pub(crate) struct Portfolio {
    pub valued: Column,
    /// 1 where a value is above 0, else 0.
    pub binary: Column,
    /// The rank of each value among the levels; none where the system has no levels or a value is none of them.
    pub ranked: Option<Column>,
    pub within_scale: bool,
    /// The cells in ascending order of value, for τ-b.
    pub order: Vec<usize>,
}

/// The cells in one form, with what depends on it alone.
#[derive(Debug)]
pub(crate) struct Column {
    pub cells: Vec<f64>,
    /// The values that occur, ascending. Portfolios have few, which makes the sums over all pairs of cells short.
    pub runs: Vec<Run>,
    pub mean: f64,
    /// The mean of the squared differences from the mean.
    pub variance: f64,
    /// The mean distance of every cell from every cell, itself included.
    pub spread: f64,
}

/// A value, and the cells that hold it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Run {
    pub value: f64,
    pub cells: usize,
}

impl Portfolio {
    /// None where a value is not finite, and where there is none.
    pub fn new(values: &[f64], system: &System) -> Option<Self> {
        if values.is_empty() || values.iter().any(|value| !value.is_finite()) {
            return None;
        }
        // Adding 0 turns -0 into 0, which total_cmp would set apart.
        let cells: Vec<f64> = values.iter().map(|value| value + 0.0).collect();
        let binary = cells.iter().map(|&value| f64::from(u8::from(value > 0.0))).collect();
        let ranks: Option<Vec<f64>> = cells.iter().map(|&value| rank(value, &system.levels)).collect();
        let mut order: Vec<usize> = (0..cells.len()).collect();
        order.sort_by(|&i, &j| cells[i].total_cmp(&cells[j]));
        Some(Self {
            binary: Column::new(binary),
            ranked: ranks.map(Column::new),
            within_scale: cells.iter().all(|&value| system.scale.contains(value)),
            valued: Column::new(cells),
            order,
        })
    }

    pub fn len(&self) -> usize {
        self.valued.cells.len()
    }
}

impl Column {
    fn new(cells: Vec<f64>) -> Self {
        let mut sorted = cells.clone();
        sorted.sort_unstable_by(f64::total_cmp);
        let runs: Vec<Run> = runs(&sorted).collect();
        let size = cells.len() as f64;
        let mean = cells.iter().sum::<f64>() / size;
        let variance = cells.iter().map(|cell| (cell - mean).powi(2)).sum::<f64>() / size;
        let spread = super::distance::gaps(&runs, &runs) / (size * size);
        Self { cells, runs, mean, variance, spread }
    }
}

/// The values of sorted cells.
pub(super) fn runs(sorted: &[f64]) -> impl Iterator<Item = Run> {
    sorted.chunk_by(|a, b| a == b).map(|run| Run { value: run[0], cells: run.len() })
}

fn rank(value: f64, levels: &[f64]) -> Option<f64> {
    levels.iter().position(|&level| level == value).map(|rank| rank as f64)
}
