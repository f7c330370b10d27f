//! Exchange with other datasets: takes their events, alliances, agreements and UN votes into a ledger, and gives a ledger out in the
//! forms that others read.
//!
//! ```text
//! GDELT, ICEWS, POLECAT ──import──▶ ledger: imported_events
//! ATOP, COW, PA-X       ──import──▶ ledger: imported_alliances, imported_agreements
//! UN votes              ──import──▶ ledger: imported_ideal_points, imported_votes
//! ledger: events, agreements, …    ──export──▶ CSV, JSON lines, GraphML, JSON-LD, GDELT, POLECAT, dyad-years, state-years
//!                                  ──release─▶ a folder to cite: data, codebook, hashes
//! ```
//!
//! What was imported stays in views of its own: no export but that of those views gives it out again.

pub mod codebook;
mod error;
pub mod export;
mod gdelt_columns;
pub mod import;
mod polecat_words;

pub mod release;

pub use error::{Error, Result};
