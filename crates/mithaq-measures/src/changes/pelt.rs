//! The best division of a series, found exactly (Killick, Fearnhead & Eckley 2012).

use super::{Penalty, Search};

/// −2 log likelihood of any stretch of the series as one segment, in constant time.
pub(super) struct Costs {
    /// Sums and sums of squares of the first k values, in units of the noise and less their mean.
    sums: Vec<(f64, f64)>,
}

impl Costs {
    /// None where the sums overflow.
    pub fn new(series: &[f64], sigma: f64) -> Option<Self> {
        // Taking off the mean first keeps the squares small, or their differences would lose all digits.
        let mean: f64 = series.iter().map(|value| value / series.len() as f64).sum();
        let mut sums = vec![(0.0, 0.0)];
        let (mut sum, mut squares) = (0.0, 0.0);
        for value in series.iter().map(|value| (value - mean) / sigma) {
            sum += value;
            squares += value * value;
            sums.push((sum, squares));
        }
        (sum.is_finite() && squares.is_finite()).then_some(Self { sums })
    }

    /// How many values the series has.
    pub fn len(&self) -> usize {
        self.sums.len() - 1
    }

    /// Σ (x − mean)² / σ² over the values from `start` to before `end`.
    pub fn of(&self, start: usize, end: usize) -> f64 {
        let (from, to) = (self.sums[start], self.sums[end]);
        let (sum, squares) = (to.0 - from.0, to.1 - from.1);
        (squares - sum * sum / (end - start) as f64).max(0.0)
    }

    fn with_length(&self, start: usize, end: usize, penalty: Penalty) -> f64 {
        let length = match penalty {
            Penalty::ModifiedBic => ((end - start) as f64 / self.len() as f64).ln(),
            Penalty::Fixed(_) => 0.0,
        };
        self.of(start, end) + length
    }
}

/// A start of the last segment that may still be the best, and the first end for which it no longer can be.
struct Candidate {
    start: usize,
    until: usize,
}

/// The ends of the segments of the best division, with 0 before them.
pub(super) fn divide(costs: &Costs, search: &Search) -> Vec<usize> {
    let (size, least) = (costs.len(), search.min_segment);
    let point = match search.penalty {
        Penalty::ModifiedBic => 3.0 * (size as f64).ln(),
        Penalty::Fixed(penalty) => penalty.max(0.0),
    };
    // best[end] is the least cost of the values before `end`, last[end] where their last segment starts.
    let (mut best, mut last) = (vec![f64::INFINITY; size + 1], vec![0; size + 1]);
    best[0] = -point;
    let mut candidates: Vec<Candidate> = Vec::new();
    for end in least..=size {
        candidates.push(Candidate { start: end - least, until: usize::MAX });
        candidates.retain(|candidate| candidate.until > end && best[candidate.start].is_finite());
        let through: Vec<f64> = candidates
            .iter()
            .map(|candidate| best[candidate.start] + costs.with_length(candidate.start, end, search.penalty))
            .collect();
        for (candidate, through) in candidates.iter().zip(&through) {
            if through + point < best[end] {
                (best[end], last[end]) = (through + point, candidate.start);
            }
        }
        // Splitting a segment lowers its cost (theorem 3.1 with K = 0), so from here on a start that is already behind
        // `end` cannot win; but a segment from `end` must first be long enough.
        for (candidate, through) in candidates.iter_mut().zip(&through) {
            if *through >= best[end] {
                candidate.until = candidate.until.min(end + least);
            }
        }
    }
    ends(&last)
}

fn ends(last: &[usize]) -> Vec<usize> {
    let mut ends = vec![last.len() - 1];
    while let Some(&end) = ends.last().filter(|&&end| end > 0) {
        ends.push(last[end]);
    }
    ends.reverse();
    ends
}
