//! The lexicon: what the world calls things, as a folder that people edit and as one table that
//! the reader uses as it lies.
//!
//! ```text
//! lexicon/ ──source──▶ Source ──check──▶ Source ──compile──▶ Lexicon ──▶ bytes
//! ```
//!
//! `crates/mithaq-world/build.rs` runs the whole way at build time, so that the reader starts without
//! parsing anything a person wrote; [`open`] does so for a folder that is given at start.

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
pub use habits::{Habits, Has, Home, SmallWords, Words};
pub use scales::{EventMode, EventType, Scales};
pub use source::{Problem, Source};
pub use table::*;
pub use weights::{Weights, feature_key};

/// Reads, checks and compiles a lexicon folder.
///
/// # Errors
/// Everything that is wrong with it, each with its place.
pub fn open(folder: &std::path::Path) -> Result<Lexicon, Vec<Problem>> {
    let source = Source::read(folder)?;
    if source.world.is_empty() {
        let what = "no lists (world/*.tsv) in there, so this is no lexicon".to_owned();
        return Err(vec![Problem { file: "world".to_owned(), line: 0, what }]);
    }
    let mut problems = check(&source);
    match compile(&source) {
        Ok(lexicon) if problems.is_empty() => return Ok(lexicon),
        Ok(_) => {}
        Err(more) => problems.extend(more),
    }
    problems.dedup();
    Err(problems)
}
