//! The measures of similarity by name, as the command line and the pages offer them.

use std::fmt;
use std::str::FromStr;

use crate::System;
use crate::similarity::{Disagreement, Portfolio, Variant, Weights, kappa_of, pi_of, s_of, tau_b_of};

/// A measure of similarity of two portfolios.
///
/// ```
/// use mithaq_measures::{Measure, Scale, System};
///
/// let system = System::new(Scale::new(0.0, 3.0).unwrap());
/// let measure: Measure = "s-squared".parse().unwrap();
/// assert_eq!(measure.of(&[3.0, 0.0], &[3.0, 3.0], &system), Some(0.0));
/// assert_eq!(measure.to_string(), "s-squared");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Measure {
    /// [`crate::similarity::s`], every member counting the same.
    S(Variant),
    /// The same with the weights of the system.
    SWeighted(Variant),
    /// [`crate::similarity::kappa`].
    Kappa(Disagreement),
    /// [`crate::similarity::pi`].
    Pi(Disagreement),
    /// [`crate::similarity::tau_b`].
    TauB,
}

const VALUED: Variant = Variant { binary: false, squared: false };
const SQUARED: Variant = Variant { binary: false, squared: true };
const BINARY: Variant = Variant { binary: true, squared: false };

/// Each measure with its name and what it says. Squared binary S is not here: it is the same as binary S.
#[rustfmt::skip]
const TABLE: [(Measure, &str, &str); Measure::COUNT] = [
    (Measure::S(VALUED), "s", "Signorino–Ritter S: 1 less twice the mean distance; −1 to 1"),
    (Measure::S(SQUARED), "s-squared", "S with squared distances: few large differences weigh more than many small"),
    (Measure::S(BINARY), "s-binary", "S on presence: only whether there is a tie, not which"),
    (Measure::SWeighted(VALUED), "s-weighted", "S with members weighted, as by capabilities"),
    (Measure::SWeighted(SQUARED), "s-weighted-squared", "S with members weighted and squared distances"),
    (Measure::SWeighted(BINARY), "s-weighted-binary", "S with members weighted, on presence"),
    (Measure::Kappa(Disagreement::Nominal), "kappa", "Cohen's κ: same level or not, beyond chance; at most 1"),
    (Measure::Kappa(Disagreement::Binary), "kappa-binary", "κ on presence: tie or none, beyond chance"),
    (Measure::Kappa(Disagreement::Linear), "kappa-linear", "κ weighted by how many levels apart"),
    (Measure::Kappa(Disagreement::Quadratic), "kappa-quadratic", "κ weighted by the square of the levels apart"),
    (Measure::Kappa(Disagreement::Valued), "kappa-valued", "κ weighted by the difference of the values"),
    (Measure::Kappa(Disagreement::ValuedSquared), "kappa-valued-squared", "κ weighted by the squared difference of the values"),
    (Measure::Pi(Disagreement::Nominal), "pi", "Scott's π: as κ, chance taken from both states together"),
    (Measure::Pi(Disagreement::Binary), "pi-binary", "π on presence: tie or none, beyond chance"),
    (Measure::Pi(Disagreement::Linear), "pi-linear", "π weighted by how many levels apart"),
    (Measure::Pi(Disagreement::Quadratic), "pi-quadratic", "π weighted by the square of the levels apart"),
    (Measure::Pi(Disagreement::Valued), "pi-valued", "π weighted by the difference of the values"),
    (Measure::Pi(Disagreement::ValuedSquared), "pi-valued-squared", "π weighted by the squared difference of the values"),
    (Measure::TauB, "tau-b", "Kendall's τ-b: whether both rank the members alike; −1 to 1"),
];

impl Measure {
    /// How many there are.
    pub const COUNT: usize = 19;

    /// All of them, those of one kind together.
    ///
    /// ```
    /// use mithaq_measures::Measure;
    /// assert!(Measure::all().all(|measure| measure.name().parse() == Ok(measure)));
    /// ```
    pub fn all() -> impl ExactSizeIterator<Item = Self> {
        TABLE.iter().map(|row| row.0)
    }

    /// Its name on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        TABLE[self.place()].1
    }

    /// One line on what it says.
    #[must_use]
    pub fn description(self) -> &'static str {
        TABLE[self.place()].2
    }

    /// Whether it gives nothing for a system without weights.
    ///
    /// ```
    /// use mithaq_measures::Measure;
    /// let weighted: Vec<_> = Measure::all().filter(|measure| measure.needs_weights()).map(Measure::name).collect();
    /// assert_eq!(weighted, ["s-weighted", "s-weighted-squared", "s-weighted-binary"]);
    /// ```
    #[must_use]
    pub fn needs_weights(self) -> bool {
        matches!(self, Self::SWeighted(_))
    }

    /// Whether it gives nothing for a system without levels.
    ///
    /// ```
    /// use mithaq_measures::Measure;
    /// let pi: Measure = "pi".parse().unwrap();
    /// assert!(pi.needs_levels() && !Measure::TauB.needs_levels());
    /// ```
    #[must_use]
    pub fn needs_levels(self) -> bool {
        use Disagreement::{Linear, Nominal, Quadratic};
        matches!(self, Self::Kappa(Nominal | Linear | Quadratic) | Self::Pi(Nominal | Linear | Quadratic))
    }

    /// Its value for two portfolios; none where the measure has none for them, see the function it names.
    #[must_use]
    pub fn of(self, a: &[f64], b: &[f64], system: &System) -> Option<f64> {
        let weights = system.weights.as_deref().and_then(Weights::new);
        self.of_ready(&Portfolio::new(a, system)?, &Portfolio::new(b, system)?, system, weights.as_ref())
    }

    pub(crate) fn of_ready(
        self,
        a: &Portfolio,
        b: &Portfolio,
        system: &System,
        weights: Option<&Weights>,
    ) -> Option<f64> {
        match self {
            Self::S(variant) => s_of(a, b, system.scale, variant, None),
            Self::SWeighted(variant) => s_of(a, b, system.scale, variant, Some(weights?)),
            Self::Kappa(disagreement) => kappa_of(a, b, disagreement),
            Self::Pi(disagreement) => pi_of(a, b, disagreement),
            Self::TauB => tau_b_of(a, b),
        }
    }

    /// Its place in the table. Squared binary S, which is not there, is binary S.
    pub(crate) fn place(self) -> usize {
        let listed = match self {
            Self::S(variant) if variant.binary => Self::S(BINARY),
            Self::SWeighted(variant) if variant.binary => Self::SWeighted(BINARY),
            other => other,
        };
        TABLE.iter().position(|row| row.0 == listed).unwrap_or_default()
    }
}

impl fmt::Display for Measure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// No measure has this name.
///
/// ```
/// let error = "kapa".parse::<mithaq_measures::Measure>().unwrap_err();
/// assert!(error.to_string().starts_with("no measure is called \"kapa\""));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no measure is called {0:?}; there are: {names}", names = names())]
pub struct UnknownMeasure(pub String);

fn names() -> String {
    TABLE.map(|row| row.1).join(", ")
}

impl FromStr for Measure {
    type Err = UnknownMeasure;

    /// By its name. The parts after the first may stand in any order, and squared binary S may be asked for by name.
    fn from_str(text: &str) -> Result<Self, UnknownMeasure> {
        let wanted = parts(text);
        let found = TABLE.iter().find(|row| parts(row.1) == wanted).map(|row| row.0);
        found.ok_or_else(|| UnknownMeasure(text.to_owned()))
    }
}

/// The parts of a name, in one order for all spellings.
fn parts(name: &str) -> Vec<&str> {
    let mut parts: Vec<_> = name.split('-').collect();
    let binary_s = parts[0] == "s" && parts.contains(&"binary");
    if let Some(squared) = parts.iter().position(|&part| part == "squared" && binary_s) {
        parts.remove(squared);
    }
    parts[1..].sort_unstable();
    parts
}
