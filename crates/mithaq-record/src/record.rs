//! The record: one thing that a report says, with the words it says it in.
//!
//! The JSON form is the contract between the reader and everything that reads records
//! (ledger, exports, scorers).

use serde::{Deserialize, Serialize};

use crate::Step;
use crate::words::words;

/// One event, agreement, relation or claim, as one place of one report tells it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Record {
    /// What sort of thing is recorded.
    pub kind: Kind,
    /// Stable: the same document and text give the same id on every machine.
    pub id: String,
    /// The document it came from.
    pub document: String,
    /// Event: a PLOVER type (`CONSULT`); agreement: its class (`defence cooperation`);
    /// relation: its kind (`influence`); claim: what sort of utterance (`statement`).
    #[serde(rename = "type")]
    pub type_: String,
    /// PLOVER mode, events only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mode: Option<String>,
    /// PLOVER contexts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub contexts: Vec<String>,
    /// CAMEO code, events only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cameo: Option<String>,
    /// Quad class, events only: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quad_class: Option<u8>,
    /// Goldstein score of the CAMEO code, −10 to 10, events only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub goldstein: Option<f64>,
    /// Who acts. Agreements, symmetric relations and reciprocal events list every party here.
    #[serde(default)]
    pub actors: Vec<Actor>,
    /// Who is acted upon.
    #[serde(default)]
    pub recipients: Vec<Actor>,
    /// Agreements only: the step.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stage: Option<String>,
    /// Agreements only: the obligations, as far as the article tells them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub scope: Vec<String>,
    /// Agreements only: who took the step, where it is not the state as such (`State Duma`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body: Option<String>,
    /// When it happened or holds.
    #[serde(default)]
    pub when: Option<When>,
    /// Where it happened.
    #[serde(rename = "where", default)]
    pub where_: Option<Place>,
    /// How real the report says it is.
    pub modality: Modality,
    /// Whether it is affirmed or denied.
    pub polarity: Polarity,
    /// Who says so.
    pub speaker: Speaker,
    /// Claims only: the codes of those it is about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub about: Vec<String>,
    /// The words, verbatim: `article.text[start..end]`.
    pub quote: String,
    /// First byte of the quote in `Article::text`.
    pub start: usize,
    /// One past the last byte of the quote.
    pub end: usize,
    /// The entry of the lexicon that fired (`ar/agreements/steps#ratify`).
    pub rule: String,
    /// 0 to 1.
    pub confidence: f64,
}

impl Record {
    /// The step that it tells, of those that this version knows.
    #[must_use]
    pub fn step(&self) -> Option<Step> {
        self.stage.as_deref().and_then(Step::named)
    }
}

words! {
    /// What sort of thing a record records.
    Kind {
        /// Somebody did something, once.
        Event = "event",
        /// A step in the life of an agreement between states.
        Agreement = "agreement",
        /// Something that holds over a time.
        Relation = "relation",
        /// Somebody says something.
        Claim = "claim",
    }
}

words! {
    /// How real the report says a thing is.
    Modality {
        /// Told as a fact.
        Reported = "reported",
        /// Somebody means to do it.
        Planned = "planned",
        /// Somebody offers it.
        Offered = "offered",
        /// It could be.
        Possible = "possible",
        /// Somebody expects it.
        Predicted = "predicted",
        /// Somebody asks for it to be done.
        Demanded = "demanded",
        /// It is only asked whether.
        Asked = "asked",
    }
}

#[expect(clippy::derivable_impls, reason = "the enum is made by `words!`")]
impl Default for Modality {
    fn default() -> Self {
        Self::Reported
    }
}

words! {
    /// Affirmed or denied.
    Polarity {
        /// It is said to be so.
        Affirmed = "affirmed",
        /// It is said not to be so.
        Denied = "denied",
    }
}

#[expect(clippy::derivable_impls, reason = "the enum is made by `words!`")]
impl Default for Polarity {
    fn default() -> Self {
        Self::Affirmed
    }
}

/// One who acts or is acted upon, as named at one place of the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Actor {
    /// The words, verbatim.
    pub text: String,
    /// First byte in `Article::text`.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// ISO 3166-1 alpha-3 of the state, `IGO-…` for an organisation; absent where it stays open.
    pub code: Option<String>,
    /// PLOVER sector: GOV, MIL, REB, …
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sector: Option<String>,
    /// Canonical name of a person, body or organisation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// How the text names it: `name`, `demonym`, `capital`, `seat`, `office`, `person`, `body`, `pronoun`, `description`.
    pub via: String,
}

/// An interval of days. Either end may be open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct When {
    /// First day, ISO 8601; absent where open.
    pub start: Option<String>,
    /// Last day, ISO 8601; absent where open.
    pub end: Option<String>,
    /// The same as an EDTF expression (ISO 8601-2).
    pub edtf: String,
    /// The words that told it.
    pub text: String,
    /// What is wrong or doubtful about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issue: Option<String>,
}

/// A place from the gazetteer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// The words, verbatim.
    pub text: String,
    /// Canonical English name.
    pub name: String,
    /// ISO 3166-1 alpha-3.
    pub country: Option<String>,
    /// Degrees north, WGS 84.
    pub lat: Option<f64>,
    /// Degrees east, WGS 84.
    pub lon: Option<f64>,
    /// `city`, `country` or `region`.
    pub precision: String,
}

/// Who says what a record records.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Speaker {
    /// The words that name the speaker; empty for the reporter.
    #[serde(default)]
    pub text: String,
    /// ISO 3166-1 alpha-3 of the state the speaker belongs to.
    #[serde(default)]
    pub code: Option<String>,
    /// Canonical name, if known.
    #[serde(default)]
    pub name: Option<String>,
    /// Named, unnamed, or the reporter.
    pub kind: SpeakerKind,
    /// How the reporter hands it on.
    pub reporting: Reporting,
}

words! {
    /// Whether the text says who speaks.
    SpeakerKind {
        /// A person, office, state or body.
        Named = "named",
        /// "Sources", "observers", "many".
        Unnamed = "unnamed",
        /// The report speaks for itself.
        Reporter = "reporter",
    }
}

words! {
    /// How the reporter hands on what somebody said.
    Reporting {
        /// "said"
        Neutral = "neutral",
        /// "claimed"
        Doubting = "doubting",
        /// "rightly pointed out"
        Endorsing = "endorsing",
    }
}

#[expect(clippy::derivable_impls, reason = "the enum is made by `words!`")]
impl Default for Reporting {
    fn default() -> Self {
        Self::Neutral
    }
}
