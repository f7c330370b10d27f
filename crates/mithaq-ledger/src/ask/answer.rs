//! The question and the answer.

use std::fmt;

use mithaq::{Kind, Modality, Polarity, Speaker};
use serde::Serialize;

use crate::{Dated, Source};

/// Has `state` turned from `from` to `to`?
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Question {
    /// The state that is asked about: ISO 3166-1 alpha-3.
    pub state: String,
    /// The power it may have turned from.
    pub from: String,
    /// The power it may have turned to.
    pub to: String,
}

/// The answer, with what it rests on.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Answer {
    /// The state that was asked about.
    pub state: String,
    /// The power it may have turned from.
    pub from: String,
    /// The power it may have turned to.
    pub to: String,
    /// The answer in a word.
    pub verdict: Verdict,
    /// The answer in a sentence or two, in English.
    pub why: String,
    /// The last day on which the newest report may have appeared; what is recent is counted back from it.
    pub as_of: Option<String>,
    /// How many years back from `as_of` counts as recent.
    pub recent_years: u16,
    /// The ties to each of the two powers, `from` first.
    pub powers: Vec<PowerTies>,
    /// What speaks for a turn: what counts first, newest first.
    pub evidence_for: Vec<Evidence>,
    /// What speaks against a turn: what counts first, newest first.
    pub evidence_against: Vec<Evidence>,
    /// Claims, plans, offers, denials and questions that speak for neither side by themselves.
    pub only_said: Vec<Evidence>,
}

/// The answer in a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// Ties to `from` were lost and ties to `to` gained.
    Turning,
    /// Ties to `to` were gained, none to `from` lost.
    Widening,
    /// The ties stand as they stood.
    Holding,
    /// Ties to `to` were lost and, after that, ties to `from` gained.
    Returning,
    /// The ledger holds too little, or what it holds points both ways.
    #[serde(rename = "cannot tell")]
    CannotTell,
}

/// What is reported of the ties between the state and one power.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PowerTies {
    /// The power.
    pub power: String,
    /// The agreements, one entry for all steps of one class between the same parties.
    pub agreements: Vec<AgreementTie>,
    /// What stands, or stood, between them.
    pub relations: Vec<RelationTie>,
    /// Events between them, as counts of records.
    pub events: Events,
}

/// An agreement with a power, through all its reported steps.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AgreementTie {
    /// The class of agreement: `defence cooperation`.
    #[serde(rename = "type")]
    pub type_: String,
    /// The codes of all parties, sorted.
    pub parties: Vec<String>,
    /// Whether it stands.
    pub standing: Standing,
    /// The reported steps, oldest first.
    pub steps: Vec<Step>,
}

/// Whether an agreement stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Standing {
    /// Only drafted, negotiated or initialled.
    Pending,
    /// Concluded, and nothing reported says that it ended.
    Standing,
    /// Suspended, denounced or expired.
    Ended,
}

/// A reported step of an agreement.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Step {
    /// The id of the record.
    pub record: String,
    /// `signed`, `ratified`, …
    pub stage: String,
    /// When.
    pub date: Dated,
}

/// Something that holds, or held, between the state and a power.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RelationTie {
    /// The id of the record.
    pub record: String,
    /// `principal partner`, `influence`, …
    #[serde(rename = "type")]
    pub type_: String,
    /// From when to when.
    pub date: Dated,
    /// It is reported to have ended.
    pub ended: bool,
}

/// Counts of event records by quad class. A happening that two reports tell counts twice here.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Events {
    /// AGREE, CONSULT, SUPPORT, CONCEDE.
    pub verbal_cooperation: usize,
    /// COOPERATE, AID, RETREAT.
    pub material_cooperation: usize,
    /// REQUEST, ACCUSE, REJECT, THREATEN.
    pub verbal_conflict: usize,
    /// PROTEST, SANCTION, MOBILIZE, COERCE, ASSAULT.
    pub material_conflict: usize,
}

/// A record that bears on the question.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Evidence {
    /// The id of the record.
    pub record: String,
    /// Event, agreement, relation or claim.
    pub kind: Kind,
    /// What the record says, in plain words: `RUS–TGO defence cooperation agreement ratified (State Duma)`.
    pub what: String,
    /// Why it bears on the question, in plain words.
    pub why: String,
    /// How much it weighs.
    pub weight: Weight,
    /// The power it is about; absent for a claim about neither or both.
    pub power: Option<String>,
    /// When.
    pub date: Dated,
    /// Told as a fact, planned, …
    pub modality: Modality,
    /// Affirmed or denied.
    pub polarity: Polarity,
    /// Who says so.
    pub speaker: Speaker,
    /// The words, verbatim, in the language of the report.
    pub quote: String,
    /// The document it came from.
    pub document: String,
    /// First byte of the quote in the text of the article.
    pub start: usize,
    /// One past the last byte of the quote.
    pub end: usize,
    /// The report.
    pub source: Source,
}

/// How much a piece of evidence weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Weight {
    /// Reported as done: counts towards the verdict.
    Counted,
    /// Reported as done, but long ago or no more than words: shown, not counted.
    Background,
    /// Claimed, planned, offered, expected, demanded or denied: shown, never counted.
    Said,
}

impl Question {
    /// Has `state` turned from `from` to `to`? Codes are ISO 3166-1 alpha-3.
    pub fn between(state: impl Into<String>, from: impl Into<String>, to: impl Into<String>) -> Self {
        Self { state: state.into(), from: from.into(), to: to.into() }
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Turning => "turning",
            Self::Widening => "widening",
            Self::Holding => "holding",
            Self::Returning => "returning",
            Self::CannotTell => "cannot tell",
        })
    }
}
