//! How states stand to each other: ties by year or month, and measures of alignment over all states.
//!
//! ```text
//! ledger ──load──▶ agreements, events, relations ──ties─────▶ one row a pair, period and source, with its evidence
//!                                                ──portfolio─▶ the levels of a year ──measure──▶ values
//! ```
//!
//! The ledger is read through its SQL views alone. What was read in news reports and what other datasets hold stays
//! apart by its source. Only what is reported and affirmed counts; [`Rules`] says when an agreement is in force.

mod error;
pub mod level;
mod load;
pub mod measure;
mod members;
mod neighbours;
mod portfolio;
mod rules;
mod stock;
pub mod ties;
mod weights;

pub use mithaq_record::{By, Period, Spell, Years};

pub use error::{Error, Result};
pub use level::{Order, Valuation};
pub use load::{Agreement, Bond, Covered, Event, Member, Relation, Sources, Step, Told, Whose};
pub use members::{parse_state, system};
pub use neighbours::{Link, Neighbours};
pub use portfolio::Of;
pub use rules::{Counts, FromStep, Rules, UnknownEnds};
pub use stock::Stock;
pub use weights::Weights;
