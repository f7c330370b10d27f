//! What is fixed for all portfolios that are compared: the scale, its levels, the weight of each member.

/// The smallest and the largest value that a cell of a portfolio can take, whether or not it occurs.
///
/// Signorino & Ritter (1999) measure distance as a share of the largest *possible* difference; taking the largest
/// *observed* one instead would make the same two portfolios look different in different years.
///
/// ```
/// let alliances = mithaq_measures::Scale::new(0.0, 3.0).unwrap();
/// assert_eq!(alliances.span(), 3.0);
/// assert!(mithaq_measures::Scale::new(3.0, 3.0).is_none());
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scale {
    min: f64,
    max: f64,
}

impl Scale {
    /// None where an end or the span is not finite, or where `min` is not below `max`.
    #[must_use]
    pub fn new(min: f64, max: f64) -> Option<Self> {
        (min.is_finite() && max.is_finite() && min < max && (max - min).is_finite())
            .then_some(Self { min, max })
    }

    /// The largest possible difference, Δ, in the units of the cells.
    #[must_use]
    pub fn span(self) -> f64 {
        self.max - self.min
    }

    /// Whether a cell can take this value.
    #[must_use]
    pub fn contains(self, value: f64) -> bool {
        (self.min..=self.max).contains(&value)
    }
}

/// The system of states that portfolios are compared over.
///
/// Without levels the measures that need categories give `None`; without weights so do the weighted ones.
///
/// ```
/// use mithaq_measures::{Measure, Scale, System, similarity::Disagreement, similarity::Variant};
///
/// let system = System::new(Scale::new(0.0, 3.0).unwrap()).with_levels(&[0.0, 1.0, 2.0, 3.0]);
/// let (a, b) = ([3.0, 0.0, 1.0], [0.0, 3.0, 1.0]);
/// assert!(Measure::Kappa(Disagreement::Nominal).of(&a, &b, &system).is_some());
/// assert_eq!(Measure::SWeighted(Variant::default()).of(&a, &b, &system), None);
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct System {
    pub(crate) scale: Scale,
    pub(crate) levels: Vec<f64>,
    pub(crate) weights: Option<Vec<f64>>,
}

impl System {
    /// A system with this scale, without levels and weights.
    #[must_use]
    pub fn new(scale: Scale) -> Self {
        Self { scale, levels: Vec::new(), weights: None }
    }

    /// The values that a cell can take, in any order. Their order by size gives the categories of κ and π their
    /// ranks. Values that are not finite and repeated ones are left out.
    #[must_use]
    pub fn with_levels(mut self, levels: &[f64]) -> Self {
        self.levels = levels.iter().copied().filter(|level| level.is_finite()).collect();
        self.levels.sort_by(f64::total_cmp);
        self.levels.dedup_by(|a, b| a == b);
        self
    }

    /// The weight of each member, such as its share of the capabilities of the system; any unit, not negative.
    #[must_use]
    pub fn with_weights(mut self, weights: &[f64]) -> Self {
        self.weights = Some(weights.to_vec());
        self
    }
}
