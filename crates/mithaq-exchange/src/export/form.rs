//! The forms.

use std::fmt;

/// A form that other programs read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// The rows of a view, with a header; nulls are empty.
    Csv,
    /// The rows of a view, one JSON object a line.
    Jsonl,
    /// Counts for each pair of states and year, as CSV.
    DyadYear,
    /// Counts for each state and year, as CSV.
    StateYear,
}

impl Form {
    /// Whether it can be had directed and undirected.
    #[must_use]
    pub fn has_direction(self) -> bool {
        matches!(self, Self::DyadYear | Self::StateYear)
    }
}

impl fmt::Display for Form {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Csv => "CSV",
            Self::Jsonl => "JSON lines",
            Self::DyadYear => "dyad-years",
            Self::StateYear => "state-years",
        })
    }
}
