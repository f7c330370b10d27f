//! The forms.

use std::fmt;

/// A form that other programs read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// The rows of a view, with a header; nulls are empty.
    Csv,
    /// The rows of a view, one JSON object a line.
    Jsonl,
    /// A network: states as nodes, events and agreements as edges.
    Graphml,
    /// Events and agreements in the terms of schema.org.
    JsonLd,
    /// The event columns of GDELT 2.0, parted by tabs, without a header.
    Gdelt,
    /// The columns of POLECAT, parted by tabs, with a header.
    Polecat,
    /// Counts for each pair of states and year, as CSV.
    DyadYear,
    /// The same for each month.
    DyadMonth,
    /// Counts for each state and year, as CSV.
    StateYear,
}

impl Form {
    /// Whether it can be had directed and undirected.
    #[must_use]
    pub fn has_direction(self) -> bool {
        matches!(self, Self::Graphml | Self::DyadYear | Self::DyadMonth | Self::StateYear)
    }

    /// Whether a row is of a pair.
    #[must_use]
    pub fn is_of_dyads(self) -> bool {
        matches!(self, Self::DyadYear | Self::DyadMonth)
    }
}

impl fmt::Display for Form {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Csv => "CSV",
            Self::Jsonl => "JSON lines",
            Self::Graphml => "GraphML",
            Self::JsonLd => "JSON-LD",
            Self::Gdelt => "GDELT columns",
            Self::Polecat => "POLECAT columns",
            Self::DyadYear => "dyad-years",
            Self::DyadMonth => "dyad-months",
            Self::StateYear => "state-years",
        })
    }
}
