//! Cooperation against conflict in the events between two states.

use serde::Serialize;

use crate::finite;

/// The balance of cooperation and conflict: (cooperation − conflict) / (cooperation + conflict).
///
/// The normalised difference of two counts (or of two sums of weights), the usual net measure of event data; compare
/// P. A. Schrodt & D. J. Gerner, American Journal of Political Science 38 (1994) 825–854, who use net scores.
///
/// From −1 (conflict only) to 1 (cooperation only); no unit, so that much-reported and little-reported pairs compare.
/// It says nothing on how many events it rests on: show the counts beside it.
///
/// None where both are 0, and where one is negative or not finite.
///
/// ```
/// use mithaq_measures::cooperation_index;
///
/// assert_eq!(cooperation_index(3.0, 1.0), Some(0.5));
/// assert_eq!(cooperation_index(0.0, 0.0), None);
/// ```
#[must_use]
pub fn cooperation_index(cooperation: f64, conflict: f64) -> Option<f64> {
    let total = finite(cooperation + conflict)?;
    let fit = cooperation >= 0.0 && conflict >= 0.0 && total > 0.0;
    fit.then(|| (cooperation - conflict) / total)
}

/// The events between two states by their scores on the scale of Goldstein.
///
/// Source: J. S. Goldstein, "A conflict-cooperation scale for WEIS events data", Journal of Conflict Resolution 36
/// (1992) 369–385: from −10 (military attack) to 8.3 (military assistance) an event; later versions go up to 10.
///
/// ```
/// use mithaq_measures::Intensity;
///
/// let events = Intensity::of([7.0, 1.0, -2.0, 0.0]).unwrap();
/// assert_eq!((events.count, events.sum, events.mean), (4, 6.0, 1.5));
/// assert_eq!((events.cooperative, events.conflictive), (2, 1));
/// assert_eq!(events.share(), Some(2.0 / 3.0));
/// assert_eq!(Intensity::of([]), None);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Intensity {
    /// Events.
    pub count: usize,
    /// Those with a score above 0.
    pub cooperative: usize,
    /// Those with a score below 0.
    pub conflictive: usize,
    /// Of all scores, in points of the scale: grows with how much is reported.
    pub sum: f64,
    /// A score an event, in points of the scale, within the range of the scores.
    pub mean: f64,
}

impl Intensity {
    /// None for no scores, and where one is not finite.
    #[must_use]
    pub fn of(scores: impl IntoIterator<Item = f64>) -> Option<Self> {
        let (mut count, mut cooperative, mut conflictive, mut sum) = (0, 0, 0, 0.0);
        for score in scores {
            count += 1;
            cooperative += usize::from(score > 0.0);
            conflictive += usize::from(score < 0.0);
            sum += score;
        }
        let sum = finite(sum)?;
        (count > 0).then(|| Self { count, cooperative, conflictive, sum, mean: sum / count as f64 })
    }

    /// Cooperative events as a share of those that are cooperative or conflictive, from 0 to 1; none where there are
    /// neither. Events of score 0 take no side.
    #[must_use]
    pub fn share(&self) -> Option<f64> {
        self.index().map(|index| f64::midpoint(index, 1.0))
    }

    /// [`cooperation_index`] of the counts.
    #[must_use]
    pub fn index(&self) -> Option<f64> {
        cooperation_index(self.cooperative as f64, self.conflictive as f64)
    }
}
