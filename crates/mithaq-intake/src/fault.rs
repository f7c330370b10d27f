//! What cannot be read, and where it is.

use std::fmt;

use crate::LONGEST;

/// Something that cannot be read, and where it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// File, and line or byte where that says more.
    pub place: String,
    /// What is wrong with it.
    pub what: String,
}

impl Fault {
    /// A fault at this place.
    pub fn new(place: impl Into<String>, what: impl fmt::Display) -> Self {
        Self { place: place.into(), what: what.to_string() }
    }

    /// A document longer than [`crate::LONGEST`].
    #[must_use]
    pub fn too_long(place: impl Into<String>) -> Self {
        Self::new(place, format_args!("longer than {} MiB, which is no report", LONGEST / (1024 * 1024)))
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.what)
    }
}

impl std::error::Error for Fault {}
