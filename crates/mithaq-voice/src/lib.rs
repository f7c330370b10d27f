//! Says what a ledger answers, in the words of a language: for the screen, for files and for pages alike.
//!
//! ```text
//! Answer, Happening, Record ──┬─answer, deeds─▶ sentences
//!                             ├─timeline, shares─▶ pictures (mithaq-plot)
//!                             └─page─▶ pieces of HTML, escaped, with what cannot be seen made visible
//! ```
//!
//! Words stand in `lexicon/*/captions.tsv` under their English spelling.

pub mod answer;
pub mod page;
pub mod shares;
mod speaker;
pub mod timeline;
pub mod times;
pub mod unseen;

pub use speaker::{OWN_LANGUAGE, Speaker, UnknownLanguage, language, spoken};
