//! Pictures from outside: what they look like, what no input may do to them, and what reaches the PNG.

mod any_input;
mod no_overlap;
#[cfg(feature = "png")]
mod png;
mod samples;
mod snapshots;
