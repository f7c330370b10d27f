//! The question and the answer.

use std::fmt;

use mithaq::{Kind, Modality, Polarity, Speaker};
use serde::Serialize;

use super::votes::UnVotes;
use crate::sentence::parts;
use crate::{Dated, Dispute, Method, Said, Source};

/// Has `state` turned from `from` to `to`?
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Question {
    /// The state that is asked about: ISO 3166-1 alpha-3.
    pub state: String,
    /// The power it may have turned from.
    pub from: String,
    /// The power it may have turned to.
    pub to: String,
    /// The thresholds and weights.
    #[serde(skip)]
    pub method: Method,
    /// Pieces of evidence listed on each side, the strongest; all where not told.
    #[serde(skip)]
    pub most: Option<usize>,
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
    /// The answer in a sentence or two, in English, with codes.
    pub why: String,
    /// The same, to be said in any language.
    #[serde(skip)]
    pub said: Said,
    /// The reports that tell anything of the state and either power.
    pub covers: Covers,
    /// The last day on which the newest report may have appeared; what is recent is counted back from it.
    pub as_of: Option<String>,
    /// How many years back from `as_of` counts as recent.
    pub recent_years: u16,
    /// First day of the later of two phases that move opposite ways, where the verdict rests on that.
    pub turned_on: Option<String>,
    /// How the verdict fares where the sources are drawn anew.
    pub certainty: Certainty,
    /// Single sources, sorts of evidence and months without which the verdict would be another.
    pub hinges: Vec<Hinge>,
    /// How many sources, sorts of evidence and months were left out one by one.
    pub left_out: usize,
    /// The ties to each of the two powers, `from` first.
    pub powers: Vec<PowerTies>,
    /// What speaks for a turn, the strongest first: what counts, by weight and then the newest.
    pub evidence_for: Vec<Evidence>,
    /// What speaks against a turn, the same.
    pub evidence_against: Vec<Evidence>,
    /// Claims, plans, offers, denials and questions that speak for neither side by themselves.
    pub only_said: Vec<Evidence>,
    /// How many pieces of evidence there are for, against and on neither side, listed or not.
    pub found: [usize; 3],
    /// How the state voted beside the two in the UN General Assembly, as an imported dataset has it: an outside check that counts for
    /// nothing here; none where none covers the recent years.
    pub un_votes: Option<UnVotes>,
    /// On what independent reports of what counts differ.
    pub disputed: Vec<Dispute>,
    /// Days of the gains and losses that count, for pictures: oldest first, undated left out.
    pub moves: Vec<Moved>,
    /// SHA-256 of the method's file, hexadecimal.
    pub method: String,
}

/// The reports that an answer is drawn from.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Covers {
    /// How many.
    pub reports: usize,
    /// First day on which the oldest may have appeared; none where no report is dated.
    pub first: Option<String>,
    /// Last day on which the newest may have appeared.
    pub last: Option<String>,
}

/// A tie gained or lost, as it counts towards the verdict.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Moved {
    /// The power.
    pub power: String,
    /// Gained, else lost.
    pub gained: bool,
    /// Its weight times how sure it is.
    pub weight: f64,
    /// First possible day.
    pub start: String,
    /// Last possible day.
    pub end: String,
    /// `agreements`, `relations`, `material events`, `verbal events`.
    pub measure: String,
    /// Independent sources that tell it.
    pub sources: usize,
}

/// A number with what it would be if the sources were others like them.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Estimate {
    /// The number.
    pub value: f64,
    /// Lower end of the interval; absent where there is only one source.
    pub low: Option<f64>,
    /// Upper end.
    pub high: Option<f64>,
}

/// How the verdict fares where the sources are drawn anew, with replacement.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Certainty {
    /// Independent sources of what counts.
    pub sources: usize,
    /// How often they were drawn; 0 where there is only one.
    pub resamples: usize,
    /// Verdicts that came out, each with its share, the most frequent first.
    pub verdicts: Vec<(Verdict, f64)>,
}

/// Something without which the verdict would be another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Hinge {
    /// `source`, `measure` (a sort of evidence) or `month`.
    pub what: String,
    /// Which.
    pub name: String,
    /// The verdict without it.
    pub verdict: Verdict,
}

/// The answer in a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
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
    /// The other way round: ties to `to` were lost and ties to `from` gained, and those to `to` are the older ones.
    Contrary,
    /// The ledger holds too little, or what it holds points both ways.
    #[serde(rename = "cannot tell")]
    CannotTell,
}

/// What is reported of the ties between the state and one power.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PowerTies {
    /// The power.
    pub power: String,
    /// Weight of the ties gained in the recent years.
    pub gained: Estimate,
    /// Weight of the ties lost in the recent years.
    pub lost: Estimate,
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

/// Counts of events by quad class. What was merged counts once.
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

impl Evidence {
    /// The sentence, parted: what stands before the quote, the quote, and what stands behind it.
    #[must_use]
    pub fn parts(&self) -> Option<[&str; 3]> {
        parts(&self.sentence, self.at, self.quote.len())
    }
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
    /// The whole sentence that the quote is from.
    pub sentence: String,
    /// The byte of it at which the quote begins.
    pub at: usize,
    /// What it says and why it bears on the question, to be said in any language.
    #[serde(skip)]
    pub said: [Said; 2],
    /// How it counts.
    pub weight: Weight,
    /// What it weighs: of what counts, its weight by the method times the confidence of this record; else 0.
    pub strength: f64,
    /// Other records that tell the same, where they were merged.
    pub also: Vec<Witness>,
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

/// Another record that tells the same as a piece of evidence.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Witness {
    /// The id of the record.
    pub record: String,
    /// The words, verbatim.
    pub quote: String,
    /// The report.
    pub source: Source,
}

/// How a piece of evidence counts.
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
        let method = Method::default();
        Self { state: state.into(), from: from.into(), to: to.into(), method, most: None }
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Turning => "turning",
            Self::Widening => "widening",
            Self::Holding => "holding",
            Self::Returning => "returning",
            Self::Contrary => "contrary",
            Self::CannotTell => "cannot tell",
        })
    }
}
