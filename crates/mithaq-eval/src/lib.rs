//! How good is the reader? Texts with the records that a careful coder takes go in with what the reader made of
//! them, figures come out.
//!
//! ```text
//! line of gold ──gold──▶ Text ─┐
//!                              ├─judge──▶ Verdicts ──figures──▶ Figures
//! mithaq::read ──▶ Reading ────┘
//! ```
//!
//! A pattern states what a record has to say; what it leaves out is free. The figures:
//!
//! - *found*: a wanted pattern with a record that agrees on all it states; *partly*: with a record of the right kind,
//!   place and type or step that has another field wrong;
//! - *right*: a record that agrees with a wanted or allowed pattern of an exhaustive text; *partly*, *wrong* likewise;
//! - *hits*: records that agree with a pattern of what must not be recorded.
//!
//! Pure: no files, no clock, no threads.

mod figures;
mod gold;
mod judge;

pub use figures::{Counts, FieldCounts, Figures, Miss, Outcome};
pub use gold::{Days, GoldError, Pattern, Text, texts};
pub use judge::{Field, Wrong, judge};
