//! The lexicon: what the world calls things, as a folder that people edit and as one table that
//! the reader uses as it lies.
//!
//! ```text
//! lexicon/ ──source──▶ Source ──check──▶ Source ──compile──▶ Lexicon ──▶ bytes
//! ```
//!
//! `crates/mithaq/build.rs` runs the whole way at build time, so the reader starts without
//! parsing anything a person wrote.

mod check;
mod compile;
pub mod fold;
mod forms;
pub mod grammar;
mod habits;
mod scales;
pub mod source;
mod table;
mod weights;

pub use check::check;
pub use compile::compile;
pub use forms::Forms;
pub use habits::{Habits, Has, Home, SmallWords};
pub use scales::{EventMode, EventType, Scales};
pub use source::{Problem, Source};
pub use table::*;
pub use weights::{Weights, feature_key};
