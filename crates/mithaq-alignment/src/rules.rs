//! When an agreement is in force: rules that can be chosen.

use std::str::FromStr;

use crate::Valuation;

/// The rules that decide whether an agreement counts in a year.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Rules {
    /// From which step an agreement that reports tell of is in force.
    pub from_step: FromStep,
    /// How long it is where no report tells its end.
    pub unknown_ends: UnknownEnds,
    /// In which years it counts.
    pub counts: Counts,
    /// Which obligation weighs how much.
    pub valuation: Valuation,
}

/// From which step an agreement is in force.
///
/// Whichever it is, it begins on the first possible day of that step; a step told without a date begins with
/// the first report of the agreement.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum FromStep {
    /// The one that says it best: in force; where no report tells that, ratified; else signed, concluded or finalised;
    /// else the first amendment or extension. A step with a date goes before one without.
    #[default]
    Best,
    /// The first of signed, concluded and finalised; where none is told, as [`FromStep::Best`].
    Signed,
    /// Ratified or in force, whichever came first; what is only signed does not count.
    Ratified,
    /// In force; what is not said to be does not count.
    InForce,
}

/// How long an agreement stands of which no report tells an end.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum UnknownEnds {
    /// Until an end is reported.
    #[default]
    Stand,
    /// Until so many years after the last step that is told of it.
    Lapse(u16),
}

/// In which years an agreement counts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Counts {
    /// In force on any day of the year, as COW's and ATOP's dyad-years have it.
    #[default]
    AnyDay,
    /// In force on its first day.
    FirstDay,
    /// In force on its last day.
    LastDay,
}

impl FromStr for UnknownEnds {
    type Err = String;

    /// `stand`, or `lapse:10`.
    fn from_str(text: &str) -> Result<Self, String> {
        let years = text.strip_prefix("lapse:").and_then(|years| years.parse().ok());
        match (text, years) {
            ("stand", _) => Ok(Self::Stand),
            (_, Some(years)) => Ok(Self::Lapse(years)),
            _ => Err("it is stand, or lapse: and a number of years, as in lapse:10".to_owned()),
        }
    }
}

impl Counts {
    /// The days of a period that decide.
    pub(crate) fn days(self, first: String, last: String) -> (String, String) {
        match self {
            Self::AnyDay => (first, last),
            Self::FirstDay => (first.clone(), first),
            Self::LastDay => (last.clone(), last),
        }
    }
}
