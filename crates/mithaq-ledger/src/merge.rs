//! Merging: which records of which reports tell of one event or one agreement.
//!
//! ```text
//! records of a report ─telling─▶ Tellings ─compare─▶ Links ─cluster─▶ Happenings ─┬─▶ summary, steps
//!                                                                                └─▶ disputes
//! ```
//!
//! Nothing here knows of the file: tellings go in, groups of tellings come out, and the same tellings give the
//! same groups in whatever order they come. [`crate::refresh`] reads and writes the tables.

pub(crate) mod cluster;
pub(crate) mod compare;
pub(crate) mod copies;
pub(crate) mod dispute;
pub(crate) mod happening;
mod hash;
pub(crate) mod names;
mod numbers;
pub(crate) mod rules;
pub(crate) mod telling;
