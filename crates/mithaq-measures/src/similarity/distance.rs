//! Mean distances between the cells of two portfolios.

use super::portfolio::{Column, Run};

/// How far two cells are apart.
#[derive(Clone, Copy)]
pub(super) enum Distance {
    Differs,
    Absolute,
    Squared,
}

/// The mean distance of the cells, each with its own counterpart.
pub(super) fn observed(a: &Column, b: &Column, distance: Distance) -> f64 {
    let differences = a.cells.iter().zip(&b.cells).map(|(a, b)| a - b);
    let sum: f64 = match distance {
        Distance::Differs => differences.map(|d| f64::from(u8::from(d != 0.0))).sum(),
        Distance::Absolute => differences.map(f64::abs).sum(),
        Distance::Squared => differences.map(|d| d * d).sum(),
    };
    sum / a.cells.len() as f64
}

/// The mean distance of every cell of the one from every cell of the other, without looking at each of the N² pairs.
pub(super) fn expected(a: &Column, b: &Column, distance: Distance) -> f64 {
    let pairs = (a.cells.len() * b.cells.len()) as f64;
    match distance {
        Distance::Differs => 1.0 - matches(&a.runs, &b.runs) / pairs,
        Distance::Absolute => gaps(&a.runs, &b.runs) / pairs,
        Distance::Squared => a.variance + b.variance + (a.mean - b.mean).powi(2),
    }
}

/// The same of one portfolio with itself.
pub(super) fn itself(a: &Column, distance: Distance) -> f64 {
    match distance {
        Distance::Absolute => a.spread,
        Distance::Differs | Distance::Squared => expected(a, a, distance),
    }
}

/// The pairs of cells with the same value.
fn matches(a: &[Run], b: &[Run]) -> f64 {
    let same = |a: &Run| b.iter().find(|b| b.value == a.value).map_or(0, |b| a.cells * b.cells);
    a.iter().map(same).sum::<usize>() as f64
}

/// Σᵢ Σⱼ |aᵢ − bⱼ|: each gap between neighbouring values counts once for every pair of cells it lies between.
pub(super) fn gaps(a: &[Run], b: &[Run]) -> f64 {
    let cells = |runs: &[Run]| runs.iter().map(|run| run.cells).sum::<usize>();
    let (mut above_a, mut above_b) = (cells(a), cells(b));
    let (mut below_a, mut below_b, mut sum) = (0, 0, 0.0);
    let (mut a, mut b) = (a.iter().peekable(), b.iter().peekable());
    let mut last = None;
    loop {
        let from_a = match (a.peek(), b.peek()) {
            (None, None) => return sum,
            (Some(next_a), Some(next_b)) => next_a.value <= next_b.value,
            (next_a, _) => next_a.is_some(),
        };
        let Some(run) = (if from_a { a.next() } else { b.next() }) else { return sum };
        let parted = (below_a * above_b + below_b * above_a) as f64;
        sum += parted * (run.value - last.replace(run.value).unwrap_or(run.value));
        let (below, above) = if from_a { (&mut below_a, &mut above_a) } else { (&mut below_b, &mut above_b) };
        *below += run.cells;
        *above -= run.cells;
    }
}
