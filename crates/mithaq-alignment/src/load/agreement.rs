//! An agreement with its members and when it binds them.

use serde::Serialize;

use crate::{Order, Spell};

/// An agreement of the ledger, or an alliance of another dataset.
#[derive(Debug, Clone, PartialEq)]
pub struct Agreement {
    /// `news`, or the dataset.
    pub source: String,
    /// As in the view it comes from.
    pub id: String,
    /// The class; of imported alliances the strongest obligation.
    pub class: String,
    /// Who is bound, when; a state may be so several times.
    pub members: Vec<Member>,
    /// The steps that reports tell, reported and affirmed; of imported alliances none.
    pub steps: Vec<Step>,
    /// What told the start: a step, or `first report`; of imported alliances the dataset.
    pub dated_by: String,
    /// First possible day of its last report.
    pub last_report: Option<String>,
}

/// A state bound for a time.
#[derive(Debug, Clone, PartialEq)]
pub struct Member {
    /// The state or organisation.
    pub code: String,
    /// From when to when.
    pub spell: Spell,
    /// To what.
    pub obligations: Vec<String>,
    /// How much, by the order chosen for its source; see [`crate::level`].
    pub level: u8,
}

/// A step in the life of an agreement, with the words that tell it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Step {
    /// signed, ratified, …
    pub stage: String,
    /// First possible day; none where not told.
    pub first: Option<String>,
    /// Last possible day.
    pub last: Option<String>,
    /// Id of the record that tells it.
    pub record: String,
    /// Its words.
    pub quote: String,
    /// First possible day of the report.
    #[serde(skip)]
    pub told: Option<String>,
}

/// An agreement as it binds two states, for a time.
#[derive(Debug, Clone, PartialEq)]
pub struct Bond {
    /// When both were bound.
    pub spell: Spell,
    /// The obligations of either.
    pub obligations: Vec<String>,
    /// The higher level of the two.
    pub level: u8,
}

impl Agreement {
    /// When and how it binds the two.
    #[must_use]
    pub fn bonds(&self, one: &str, other: &str) -> Vec<Bond> {
        let of = |code| self.members.iter().filter(move |member| member.code == code);
        of(one).flat_map(|one| of(other).filter_map(|other| bond(one, other))).collect()
    }

    /// The level of a bond by an order; in the news the class says something besides the obligations.
    pub(crate) fn level(&self, bond: &Bond, order: Order) -> u8 {
        let class = Some(&self.class).filter(|_| self.source == "news");
        order.highest(bond.obligations.iter().chain(class))
    }

    /// The states it binds, each once, in the order of their codes.
    pub(crate) fn codes(&self) -> Vec<&str> {
        let mut codes: Vec<_> = self.members.iter().map(|member| member.code.as_str()).collect();
        codes.sort_unstable();
        codes.dedup();
        codes
    }
}

fn bond(one: &Member, other: &Member) -> Option<Bond> {
    let mut obligations = one.obligations.clone();
    obligations.extend(other.obligations.iter().filter(|word| !one.obligations.contains(word)).cloned());
    let spell = one.spell.common(&other.spell)?;
    Some(Bond { spell, obligations, level: one.level.max(other.level) })
}
