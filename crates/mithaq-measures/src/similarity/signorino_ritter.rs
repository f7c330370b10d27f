//! S of Signorino & Ritter.

use super::portfolio::Portfolio;
use crate::{Scale, System, finite};

/// Which S: of values or of presence, with absolute or squared differences.
///
/// ```
/// use mithaq_measures::similarity::Variant;
/// assert!(!Variant::default().squared && !Variant::default().binary);
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Variant {
    /// Any value above 0 counts as 1, and the scale as 0 to 1.
    pub binary: bool,
    /// d² over Δ² in place of d over Δ. Changes nothing where `binary` is set, as 0 and 1 are their own squares.
    pub squared: bool,
}

/// S of Signorino & Ritter: 1 less twice the mean distance of the cells, as a share of the largest possible one.
///
/// S = 1 − 2 · Σ wₖ (dₖ/Δ) / Σ wₖ, with dₖ = |aₖ − bₖ| and Δ the span of the scale; squared: dₖ² and Δ².
///
/// Source: C. S. Signorino & J. M. Ritter, "Tau-b or not tau-b", International Studies Quarterly 43 (1999) 115–144;
/// squared and binary as in F. M. Häge, "Choice or circumstance?", Political Analysis 19 (2011) 287–305.
///
/// From −1 (as far apart as can be in every cell) to 1 (the same in every cell); no unit. Without `weights` all
/// members count the same. S is not corrected for chance: where ties are rare it is high for everyone.
///
/// None where the portfolios differ in length or are empty, where a value lies outside the scale, where a weight is
/// negative or not finite, where there is not one weight a member, and where the weights add up to 0.
///
/// ```
/// use mithaq_measures::{Scale, similarity::{Variant, s}};
///
/// let scale = Scale::new(0.0, 3.0).unwrap();
/// let (a, b) = ([3.0, 0.0, 1.0, 0.0], [3.0, 0.0, 1.0, 3.0]);
/// assert_eq!(s(&a, &b, scale, Variant::default(), None), Some(0.5));
/// assert_eq!(s(&a, &b, scale, Variant::default(), Some(&[1.0, 1.0, 0.0, 2.0])), Some(0.0));
/// assert_eq!(s(&a, &[9.0, 0.0, 1.0, 0.0], scale, Variant::default(), None), None);
/// ```
#[must_use]
pub fn s(a: &[f64], b: &[f64], scale: Scale, variant: Variant, weights: Option<&[f64]>) -> Option<f64> {
    let system = System::new(scale);
    let weights = weights.map(Weights::new);
    let (a, b) = (Portfolio::new(a, &system)?, Portfolio::new(b, &system)?);
    match weights {
        Some(weights) => s_of(&a, &b, scale, variant, Some(&weights?)),
        None => s_of(&a, &b, scale, variant, None),
    }
}

/// The weights of the members, found fit for use once and not again for each pair.
#[derive(Debug)]
pub(crate) struct Weights {
    each: Vec<f64>,
    total: f64,
}

impl Weights {
    pub fn new(weights: &[f64]) -> Option<Self> {
        let total = finite(weights.iter().sum())?;
        let fit = total > 0.0 && weights.iter().all(|&weight| weight >= 0.0);
        fit.then(|| Self { each: weights.to_vec(), total })
    }
}

pub(crate) fn s_of(
    a: &Portfolio,
    b: &Portfolio,
    scale: Scale,
    variant: Variant,
    weights: Option<&Weights>,
) -> Option<f64> {
    if a.len() != b.len() || !a.within_scale || !b.within_scale {
        return None;
    }
    let (left, right, span) = match variant.binary {
        true => (&a.binary.cells, &b.binary.cells, 1.0),
        false => (&a.valued.cells, &b.valued.cells, scale.span()),
    };
    let distance = |a: f64, b: f64| {
        let share = (a - b).abs() / span;
        if variant.squared { share * share } else { share }
    };
    let distances = left.iter().zip(right).map(|(&a, &b)| distance(a, b));
    let mean = match weights {
        None => distances.sum::<f64>() / a.len() as f64,
        Some(weights) if weights.each.len() != a.len() => return None,
        Some(weights) => distances.zip(&weights.each).map(|(d, w)| d * w).sum::<f64>() / weights.total,
    };
    // Rounding in the sums must not push a value over the ends.
    finite((1.0 - 2.0 * mean).clamp(-1.0, 1.0))
}
