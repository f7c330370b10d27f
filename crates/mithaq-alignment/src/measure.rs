//! Measures over the ties of a system, year by year or month by month.

mod changes;
mod name;
mod study;
mod year;

use mithaq_exchange::codebook::Codebook;
use serde::Serialize;

use crate::{By, Of, Period, Rules, Sources, Weights};
pub use changes::Turn;
pub use name::{Name, names};

/// What measures are taken over.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Study {
    /// What ties are taken from: where not said alliances for similarity, agreements for shares, concentration and
    /// networks.
    pub of: Option<Of>,
    /// From which source: where not said all for alliances, news for agreements and events.
    pub source: Option<String>,
    /// The members of the system, as [`crate::parse_state`] takes them; all states of the year where none are named.
    pub members: Vec<String>,
    /// The weights of the members.
    pub weights: Option<Weights>,
    /// When agreements are in force.
    pub rules: Rules,
    /// A value a year, or a month; the system is that of the year in any case.
    pub by: By,
}

/// Whom a measure is of; states as [`crate::parse_state`] takes them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Who {
    /// Two states.
    Pair(String, String),
    /// A state; of a measure of pairs, this state with each other.
    State(String),
    /// Every pair, or every state.
    All,
}

/// The value of a measure.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Value<'a> {
    /// The state, or the first of the pair.
    pub state_1: &'a str,
    /// The other; none for measures of one state.
    pub state_2: Option<&'a str>,
    /// The year.
    pub year: i16,
    /// The year, or the month of it.
    #[serde(skip)]
    pub period: Period,
    /// Name of the measure.
    pub measure: &'static str,
    /// None where it is not defined for them.
    pub value: Option<f64>,
    /// How many members the system has.
    pub members: usize,
}

/// What has to be said of the years of a study.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Remarks {
    /// The years in which members had no weight, and how many of them; they count 0.
    pub unweighted: Vec<(i16, usize)>,
    /// The years, or months, that no source covers; their values are blank.
    pub uncovered: Vec<Period>,
}

/// What the columns of [`Value`] say.
#[must_use]
pub fn codebook() -> Codebook {
    Codebook::parse(include_str!("../codebooks/measures.txt"))
}

/// What the columns of [`Turn`] say.
#[must_use]
pub fn changes_codebook() -> Codebook {
    Codebook::parse(include_str!("../codebooks/changes.txt"))
}

impl Study {
    /// What ties a measure is taken from, and from which source.
    fn choices(&self, name: Name) -> (Of, Sources) {
        let of = self.of.unwrap_or(if name.is_similarity() { Of::Alliances } else { Of::Agreements });
        let of = if name.is_of_events() { Of::Events } else { of };
        let usual = if of == Of::Alliances { "all" } else { "news" };
        (of, Sources::named(self.source.as_deref().unwrap_or(usual)))
    }
}
