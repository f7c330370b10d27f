//! Kendall's τ-b by Knight's algorithm.

use super::portfolio::{Portfolio, Run, runs};
use crate::{Scale, System, finite};

/// Kendall's τ-b: whether two states rank the members of the system alike.
///
/// τ-b = (C − D) / √((n₀ − n₁)(n₀ − n₂)): pairs of members ranked alike less those ranked the other way, over the
/// pairs not tied in the one and those not tied in the other; n₀ = n(n − 1)/2.
///
/// Source: M. G. Kendall, Biometrika 33 (1945) 239–251; in O(n log n) by W. R. Knight, Journal of the American
/// Statistical Association 61 (1966) 436–439. For alliances since B. Bueno de Mesquita, Journal of Conflict
/// Resolution 19 (1975) 187–216; Signorino & Ritter (1999) say why it is no measure of similarity: portfolios
/// `[0, 1]` and `[2, 3]` are ranked alike, but share no value.
///
/// From −1 (the reverse order) to 1 (the same order); no unit.
///
/// None where the portfolios differ in length, where a value is not finite, and where a state stands the same to all.
///
/// ```
/// use mithaq_measures::similarity::tau_b;
///
/// assert_eq!(tau_b(&[1.0, 2.0, 3.0], &[3.0, 2.0, 1.0]), Some(-1.0));
/// assert_eq!(tau_b(&[1.0, 1.0, 1.0], &[3.0, 2.0, 1.0]), None);
/// ```
#[must_use]
pub fn tau_b(a: &[f64], b: &[f64]) -> Option<f64> {
    let system = System::new(Scale::new(0.0, 1.0)?);
    tau_b_of(&Portfolio::new(a, &system)?, &Portfolio::new(b, &system)?)
}

pub(crate) fn tau_b_of(a: &Portfolio, b: &Portfolio) -> Option<f64> {
    if a.len() != b.len() {
        return None;
    }
    let pairs = pairs_in(a.len());
    let (tied_a, tied_b) = (ties(&a.valued.runs), ties(&b.valued.runs));
    let (mut ranked, tied_both) = by_first(a, b);
    let swaps = sort_swaps(&mut ranked, &mut vec![0.0; a.len()]);
    let balance = (pairs + tied_both) as f64 - (tied_a + tied_b) as f64 - 2.0 * swaps as f64;
    let loose = ((pairs - tied_a) as f64).sqrt() * ((pairs - tied_b) as f64).sqrt();
    finite((balance / loose).clamp(-1.0, 1.0))
}

/// The cells of b in the order of a, those tied in a ascending; and the pairs tied in both.
fn by_first(a: &Portfolio, b: &Portfolio) -> (Vec<f64>, usize) {
    let mut ranked: Vec<f64> = a.order.iter().map(|&cell| b.valued.cells[cell]).collect();
    let (mut start, mut tied) = (0, 0);
    for run in &a.valued.runs {
        let cells = &mut ranked[start..start + run.cells];
        cells.sort_unstable_by(f64::total_cmp);
        tied += runs(cells).map(|run| pairs_in(run.cells)).sum::<usize>();
        start += run.cells;
    }
    (ranked, tied)
}

fn ties(runs: &[Run]) -> usize {
    runs.iter().map(|run| pairs_in(run.cells)).sum()
}

fn pairs_in(members: usize) -> usize {
    members * members.saturating_sub(1) / 2
}

/// Sorts, and counts the exchanges of neighbours that a bubble sort would need: the pairs in the wrong order.
fn sort_swaps(cells: &mut [f64], spare: &mut [f64]) -> usize {
    if cells.len() < 2 {
        return 0;
    }
    let middle = cells.len() / 2;
    let (left, right) = cells.split_at_mut(middle);
    let mut swaps = sort_swaps(left, spare) + sort_swaps(right, spare);
    if left[middle - 1] <= right[0] {
        return swaps;
    }
    let (mut i, mut j) = (0, 0);
    for slot in &mut spare[..left.len() + right.len()] {
        if i < left.len() && (j == right.len() || left[i] <= right[j]) {
            *slot = left[i];
            i += 1;
        } else {
            *slot = right[j];
            j += 1;
            swaps += left.len() - i;
        }
    }
    let sorted = cells.len();
    cells.copy_from_slice(&spare[..sorted]);
    swaps
}
