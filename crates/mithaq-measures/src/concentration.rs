//! How far a whole is held by few.

use serde::Serialize;

use crate::finite;

/// The concentration of a state's ties on its partners: the measure of hedging.
///
/// H = Σ sᵢ², sᵢ being the share of partner i; normalised (H − 1/n)/(1 − 1/n); effective partners 1/H.
///
/// Source: O. C. Herfindahl (1950), A. O. Hirschman (1945; American Economic Review 54 (1964) 761); as an effective
/// number M. Laakso & R. Taagepera, Comparative Political Studies 12 (1979) 3–27. That low concentration means
/// hedging is this project's reading.
///
/// ```
/// use mithaq_measures::Concentration;
///
/// let even = Concentration::of(&[2.0, 2.0]).unwrap();
/// assert_eq!((even.herfindahl, even.normalised, even.effective), (0.5, Some(0.0), 2.0));
/// assert_eq!(Concentration::of(&[5.0, 0.0]).unwrap().normalised, Some(1.0));
/// assert_eq!(Concentration::of(&[0.0, 0.0]), None);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Concentration {
    /// H, from 1/n (all hold the same) to 1 (one holds all).
    pub herfindahl: f64,
    /// H from 0 to 1 whatever the number of partners; none for a single partner, who can hold nothing but all.
    pub normalised: Option<f64>,
    /// 1/H: as many partners of equal share would give the same H; from 1 to n.
    pub effective: f64,
}

impl Concentration {
    /// From what each partner holds, in any unit. A partner who holds 0 counts in n, so name every partner that is
    /// asked about.
    ///
    /// None for no amounts, for a negative one or one that is not finite, and where they add up to 0.
    #[must_use]
    pub fn of(amounts: &[f64]) -> Option<Self> {
        let total = finite(amounts.iter().sum())?;
        if total <= 0.0 || amounts.iter().any(|&amount| amount < 0.0) {
            return None;
        }
        let least = 1.0 / amounts.len() as f64;
        let squares: f64 = amounts.iter().map(|amount| (amount / total).powi(2)).sum();
        let herfindahl = squares.clamp(least, 1.0);
        let normalised = (amounts.len() > 1).then(|| (herfindahl - least) / (1.0 - least));
        Some(Self { herfindahl, normalised, effective: 1.0 / herfindahl })
    }
}
