//! Measures of alignment: how alike two states stand, how much a state leans on few partners, how cooperative its
//! dealings are, where it sits in the network of agreements, and when that changed.
//!
//! ```text
//! portfolios ──similarity, pairs──▶ S, κ, π, τ-b         amounts ──concentration──▶ H, 1/H
//! events ──cooperation──▶ share, index, mean             agreements ──network──▶ degree, betweenness, communities
//! series ──changes──▶ change points, each with an interval
//! ```
//!
//! Everything here is a pure function of its arguments: no files, no clock, no chance. What cannot be computed is
//! `None` and never NaN, so that an answer built on it can say "cannot tell". No single measure is the right one;
//! [`Measure::all`] lists those of similarity, to be shown side by side.

pub mod changes;
mod concentration;
mod cooperation;
mod measure;
pub mod network;
mod pairs;
pub mod similarity;
mod system;

pub use concentration::Concentration;
pub use cooperation::{Intensity, cooperation_index};
pub use measure::{Measure, UnknownMeasure};
pub use pairs::{NotSquare, Pair, PairTable, all_pairs};
pub use system::{Scale, System};

/// Overflow of huge inputs ends as "cannot tell" and not as NaN or infinity.
fn finite(value: f64) -> Option<f64> {
    value.is_finite().then_some(value)
}
