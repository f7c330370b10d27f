//! Where a change point could as well be.

use super::pelt::Costs;

/// c with (1 − e^(−c/2))² = 0.95: how far −2 log likelihood falls from the best place to the true one in 95 % of cases.
const BOUND: f64 = 7.352;

/// The first and the last place for the point `at` between `start` and `end` that the data allow.
pub(super) fn of(costs: &Costs, (start, at, end): (usize, usize, usize), least: usize) -> (usize, usize) {
    let cost = |place: usize| costs.of(start, place) + costs.of(place, end);
    let bound = cost(at) + BOUND;
    let allowed = |place: &usize| cost(*place) <= bound;
    let low = (start + least..at).find(allowed).unwrap_or(at);
    let high = (at + 1..=end - least).rfind(allowed).unwrap_or(at);
    (low, high)
}
