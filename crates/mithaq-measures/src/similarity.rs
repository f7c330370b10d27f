//! How alike two portfolios are.
//!
//! A portfolio says how a state stands to each member of the system: one cell a member, its own included, in the
//! same order for all. Each function here takes two of them; [`crate::Measure`] gives them all by name, and
//! [`crate::all_pairs`] compares a whole system at once.

mod chance;
mod distance;
mod portfolio;
mod signorino_ritter;
mod tau;

pub use chance::{Disagreement, kappa, pi};
pub(crate) use chance::{kappa_of, pi_of};
pub(crate) use portfolio::Portfolio;
pub use signorino_ritter::{Variant, s};
pub(crate) use signorino_ritter::{Weights, s_of};
pub use tau::tau_b;
pub(crate) use tau::tau_b_of;
