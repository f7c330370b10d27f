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

/// The cells in one form, with the sums over it alone.
#[derive(Debug)]
pub(crate) struct Column {
    pub cells: Vec<f64>,
    pub sorted: Vec<f64>,
    pub mean: f64,
    /// The mean of the squared differences from the mean.
    pub variance: f64,
    /// Cells of each value, where the values are 0, 1, 2, …; else empty.
    pub counts: Vec<f64>,
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
            binary: Column::counted(binary, 2),
            ranked: ranks.map(|ranks| Column::counted(ranks, system.levels.len())),
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
        sorted.sort_by(f64::total_cmp);
        let size = cells.len() as f64;
        let mean = cells.iter().sum::<f64>() / size;
        let variance = cells.iter().map(|cell| (cell - mean).powi(2)).sum::<f64>() / size;
        Self { cells, sorted, mean, variance, counts: Vec::new() }
    }

    fn counted(cells: Vec<f64>, levels: usize) -> Self {
        let mut counts = vec![0.0; levels];
        for &cell in &cells {
            counts[cell as usize] += 1.0;
        }
        Self { counts, ..Self::new(cells) }
    }
}

fn rank(value: f64, levels: &[f64]) -> Option<f64> {
    levels.iter().position(|&level| level == value).map(|rank| rank as f64)
}
