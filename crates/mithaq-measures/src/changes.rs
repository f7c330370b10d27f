//! When a series changed: points where its mean jumps, each with an interval.

mod interval;
mod noise;
mod pelt;

use serde::Serialize;

use pelt::Costs;

/// What a further change point must gain to be worth having.
///
/// ```
/// use mithaq_measures::changes::Penalty;
/// assert_eq!(Penalty::default(), Penalty::ModifiedBic);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub enum Penalty {
    /// 3 ln n a point, and ln(length/n) for each segment: the modified BIC of N. R. Zhang & D. O. Siegmund,
    /// Biometrics 63 (2007) 22–32, which knows that the place of a point is itself chosen from the data.
    #[default]
    ModifiedBic,
    /// This much a point, in units of −2 log likelihood (squared differences from the mean over the variance of the
    /// noise). 2 ln n is the BIC. Below 0 counts as 0.
    Fixed(f64),
}

/// How change points are sought.
///
/// ```
/// use mithaq_measures::changes::Search;
/// assert_eq!(Search::default().min_segment, 3);
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Search {
    /// What a point must gain.
    pub penalty: Penalty,
    /// The fewest values between two points, and before the first and after the last; at least 1. With 1 or 2 a
    /// single odd value can become a segment.
    pub min_segment: usize,
}

impl Default for Search {
    fn default() -> Self {
        Self { penalty: Penalty::default(), min_segment: 3 }
    }
}

/// A point where the mean of a series changed, see [`changes`].
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Change {
    /// The place of the first value after the change, counted from 0.
    pub at: usize,
    /// The first place that the data allow for it, with 95 % confidence.
    pub low: usize,
    /// The last such place.
    pub high: usize,
    /// The mean from the change before (or the start) to this one, in the units of the series.
    pub before: f64,
    /// The mean from this change to the next (or the end).
    pub after: f64,
    /// It would lie nearer to an end of the series, but for the shortest segment allowed: where it lies cannot be told yet.
    pub pushed: bool,
}

/// Finds the points where the mean of a series changes.
///
/// The division of the series that has the least Σ (x − mean of its segment)² / σ² + penalty is found exactly by
/// PELT: R. Killick, P. Fearnhead & I. A. Eckley, Journal of the American Statistical Association 107 (2012)
/// 1590–1598. σ² is estimated robustly from the differences of neighbours, so that jumps do not count as noise.
///
/// The interval holds the places where the point could be put, the neighbouring points staying, at a loss of at most
/// 7.35 in −2 log likelihood. The place of a change is no smooth parameter, so the χ²₁ bound of 3.84 would be too
/// narrow; the bound c with (1 − e^(−c/2))² = 0.95 is that of D. Siegmund, International Statistical Review 56 (1988)
/// 31–48, and B. E. Hansen, Econometrica 68 (2000) 575–603.
///
/// A change among the first or last `min_segment` values is put too far inside; it is marked as `pushed`.
///
/// The noise is taken as independent and alike throughout. Where a series drifts or remembers (years of a slow
/// trend), points mark steps that best stand for it, and there are too many.
///
/// A series too short for two segments, and a constant one, has no points. None where a value is not finite, where
/// the penalty is NaN and where `min_segment` is 0.
///
/// ```
/// use mithaq_measures::changes::{Search, changes};
///
/// let ties = [2.0, 3.0, 2.0, 2.0, 3.0, 9.0, 8.0, 9.0, 9.0, 8.0];
/// let found = changes(&ties, &Search::default()).unwrap();
/// assert_eq!((found.len(), found[0].at, found[0].low, found[0].high), (1, 5, 5, 5));
/// assert_eq!((found[0].before, found[0].after), (2.4, 8.6));
/// assert_eq!(changes(&[1.0; 10], &Search::default()), Some(vec![]));
/// ```
#[must_use]
pub fn changes(series: &[f64], search: &Search) -> Option<Vec<Change>> {
    let nonsense = matches!(search.penalty, Penalty::Fixed(penalty) if penalty.is_nan());
    if nonsense || search.min_segment == 0 || series.iter().any(|value| !value.is_finite()) {
        return None;
    }
    if series.len() < search.min_segment.saturating_mul(2) {
        return Some(Vec::new());
    }
    let Some(sigma) = noise::deviation(series) else { return Some(Vec::new()) };
    let costs = Costs::new(series, sigma)?;
    let ends = pelt::divide(&costs, search);
    Some(ends.windows(3).map(|ends| change(ends, series, &costs, search)).collect())
}

/// The change would lie nearer to an end of the series, but for the shortest segment allowed: where it lies cannot be
/// told yet.
fn is_pushed(ends: &[usize], costs: &Costs, search: &Search) -> bool {
    let (start, at, end) = (ends[0], ends[1], ends[2]);
    let cost = |place: usize| costs.of(start, place) + costs.of(place, end);
    let better = |mut places: std::ops::Range<usize>| places.any(|place| cost(place) < cost(at));
    let at_end = end == costs.len() && end - at == search.min_segment;
    let at_start = start == 0 && at == search.min_segment;
    (at_end && better(at + 1..end)) || (at_start && better(1..at))
}

/// The change at the middle of three neighbouring ends of segments.
fn change(ends: &[usize], series: &[f64], costs: &Costs, search: &Search) -> Change {
    let (start, at, end) = (ends[0], ends[1], ends[2]);
    let (low, high) = interval::of(costs, (start, at, end), search.min_segment);
    let mean = |values: &[f64]| values.iter().map(|value| value / values.len() as f64).sum();
    Change {
        at,
        low,
        high,
        before: mean(&series[start..at]),
        after: mean(&series[at..end]),
        pushed: is_pushed(ends, costs, search),
    }
}
