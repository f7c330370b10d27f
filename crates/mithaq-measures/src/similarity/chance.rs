//! Agreement beyond chance: Cohen's κ and Scott's π, both as 1 − observed over expected disagreement.

use super::distance::{Distance, expected, itself, observed};
use super::portfolio::{Column, Portfolio};
use crate::{Scale, System, finite};

/// How far two cells disagree.
///
/// The first four see only what category a cell falls in. Where the levels are 0, 1, 2, … `Linear` and `Valued` are
/// the same, as are `Quadratic` and `ValuedSquared`; where they are spaced unevenly the valued ones keep the gaps.
///
/// ```
/// use mithaq_measures::similarity::{Disagreement, kappa};
///
/// let (a, b, levels) = ([0.0, 1.0, 10.0], [1.0, 0.0, 10.0], [0.0, 1.0, 10.0]);
/// let linear = kappa(&a, &b, Disagreement::Linear, &levels).unwrap();
/// let valued = kappa(&a, &b, Disagreement::Valued, &levels).unwrap();
/// assert!((linear - 0.25).abs() < 1e-12 && (valued - 0.85).abs() < 1e-12);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Disagreement {
    /// 1 for different levels, 0 for the same.
    Nominal,
    /// The same on presence: any value above 0 is one category, the rest another. Needs no levels.
    Binary,
    /// Levels apart, |i − j|, by their rank.
    Linear,
    /// The square of that.
    Quadratic,
    /// The difference of the values, |a − b|. Needs no levels.
    Valued,
    /// The square of that. Needs no levels.
    ValuedSquared,
}

/// Cohen's κ: disagreement against what is expected when each state keeps its own habits and only chance joins them.
///
/// κ = 1 − Dₒ/Dₑ, Dₒ = Σₖ d(aₖ, bₖ) / N, Dₑ = Σᵢ Σⱼ d(aᵢ, bⱼ) / N².
///
/// Source: J. Cohen, Educational and Psychological Measurement 20 (1960) 37–46; with weights, Psychological Bulletin
/// 70 (1968) 213–220; for portfolios F. M. Häge, Political Analysis 19 (2011) 287–305.
///
/// From −1 to 1: 1 is no disagreement, 0 what chance gives, below 0 less agreement than chance. No unit.
///
/// None where the portfolios differ in length or are empty, where a value is not finite or (for the categories) none
/// of the `levels`, and where both states stand the same to all: then there is nothing that chance could get wrong.
///
/// ```
/// use mithaq_measures::similarity::{Disagreement, kappa};
///
/// let (a, b) = ([1.0, 1.0, 0.0, 0.0], [1.0, 0.0, 0.0, 0.0]);
/// assert_eq!(kappa(&a, &b, Disagreement::Nominal, &[0.0, 1.0]), Some(0.5));
/// assert_eq!(kappa(&[0.0; 4], &[0.0; 4], Disagreement::Nominal, &[0.0, 1.0]), None);
/// ```
#[must_use]
pub fn kappa(a: &[f64], b: &[f64], disagreement: Disagreement, levels: &[f64]) -> Option<f64> {
    let (a, b) = ready(a, b, levels)?;
    kappa_of(&a, &b, disagreement)
}

/// Scott's π: as [`kappa`], but chance draws both cells from the values of the two states taken together.
///
/// π = 1 − Dₒ/Dₑ, Dₒ = Σₖ d(aₖ, bₖ) / N, Dₑ = Σᵢ Σⱼ d(pᵢ, pⱼ) / (2N)², p being the 2N cells of both.
///
/// So a state that has many ties and one that has few disagree already by that, where κ forgives it: π ≤ κ.
///
/// Source: W. A. Scott, Public Opinion Quarterly 19 (1955) 321–325; with distances F. M. Häge, Political Analysis 19
/// (2011) 287–305. This is not Krippendorff's α, which draws without putting back.
///
/// Range, unit and None as for [`kappa`].
///
/// ```
/// use mithaq_measures::similarity::{Disagreement, pi};
///
/// let (a, b) = ([1.0, 1.0, 0.0, 0.0], [1.0, 0.0, 0.0, 0.0]);
/// let pi = pi(&a, &b, Disagreement::Nominal, &[0.0, 1.0]).unwrap();
/// assert!((pi - 7.0 / 15.0).abs() < 1e-12);
/// ```
#[must_use]
pub fn pi(a: &[f64], b: &[f64], disagreement: Disagreement, levels: &[f64]) -> Option<f64> {
    let (a, b) = ready(a, b, levels)?;
    pi_of(&a, &b, disagreement)
}

fn ready(a: &[f64], b: &[f64], levels: &[f64]) -> Option<(Portfolio, Portfolio)> {
    let system = System::new(Scale::new(0.0, 1.0)?).with_levels(levels);
    Some((Portfolio::new(a, &system)?, Portfolio::new(b, &system)?))
}

pub(crate) fn kappa_of(a: &Portfolio, b: &Portfolio, disagreement: Disagreement) -> Option<f64> {
    let (a, b, distance) = seen_as(a, b, disagreement)?;
    beyond_chance(observed(a, b, distance), expected(a, b, distance))
}

pub(crate) fn pi_of(a: &Portfolio, b: &Portfolio, disagreement: Disagreement) -> Option<f64> {
    let (a, b, distance) = seen_as(a, b, disagreement)?;
    // Two cells out of the pool are one of each state half of the time, and two of the same one a quarter each.
    let apart = expected(a, b, distance) / 2.0;
    let within = (itself(a, distance) + itself(b, distance)) / 4.0;
    beyond_chance(observed(a, b, distance), apart + within)
}

fn beyond_chance(observed: f64, expected: f64) -> Option<f64> {
    // An expectation that overflowed would pass any disagreement off as none.
    let expected = finite(expected).filter(|&expected| expected > 0.0)?;
    finite(1.0 - observed / expected)
}

/// The form of the cells that a disagreement looks at, and its distance; none where nothing differs.
fn seen_as<'a>(
    a: &'a Portfolio,
    b: &'a Portfolio,
    disagreement: Disagreement,
) -> Option<(&'a Column, &'a Column, Distance)> {
    let ranked = || Some((a.ranked.as_ref()?, b.ranked.as_ref()?));
    let ((left, right), distance) = match disagreement {
        Disagreement::Nominal => (ranked()?, Distance::Differs),
        Disagreement::Binary => ((&a.binary, &b.binary), Distance::Differs),
        Disagreement::Linear => (ranked()?, Distance::Absolute),
        Disagreement::Quadratic => (ranked()?, Distance::Squared),
        Disagreement::Valued => ((&a.valued, &b.valued), Distance::Absolute),
        Disagreement::ValuedSquared => ((&a.valued, &b.valued), Distance::Squared),
    };
    let same = left.runs.len() == 1 && left.runs[0].value == right.runs[0].value && right.runs.len() == 1;
    (a.len() == b.len() && !same).then_some((left, right, distance))
}
