//! The article: what is left of a page when its furniture is gone.

use serde::{Deserialize, Serialize};

/// A page as it comes in: raw text, and what the sender knows about it.
///
/// This is also the shape of one line of `--input jsonl`; only `text` is required there.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
pub struct Document {
    /// The sender's name for the document; comes back as `document` in every record.
    #[serde(default)]
    pub id: String,
    /// The page as pasted or scraped, UTF-8.
    pub text: String,
    /// ISO 639-1 code, if the sender knows it.
    #[serde(default)]
    pub language: Option<String>,
    /// The day of publication, ISO 8601 (`2008-01-10`, `2008-01` or `2008`), if the sender knows it.
    #[serde(default)]
    pub published: Option<String>,
    /// What told `published`, where it was not the sender in person: one of [`PUBLISHED_FROM`].
    #[serde(default)]
    pub published_from: Option<String>,
    /// Where the page was found.
    #[serde(default)]
    pub url: Option<String>,
    /// The headline, if the sender has it apart from the text.
    #[serde(default)]
    pub title: Option<String>,
    /// Who published it, if the sender knows.
    #[serde(default)]
    pub publisher: Option<String>,
    /// Who wrote it, if the sender knows.
    #[serde(default)]
    pub authors: Vec<String>,
}

/// What a sender may say that told the day of publication, surest first. The last is trusted only where the
/// page itself gives no date.
pub const PUBLISHED_FROM: [&str; 6] =
    ["sender", "JSON-LD", "OpenGraph", "feed", "time element", "HTTP header"];

/// A cleaned page. All byte offsets of all records point into `text`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Article {
    /// The document it came from.
    pub document: String,
    /// Where the page was found.
    pub url: Option<String>,
    /// The headline, as it stands at the start of `text`; empty where the page has none.
    pub title: String,
    /// The headline, or its last sentence, ends with a question mark.
    pub title_is_question: bool,
    /// ISO 639-1 code.
    pub language: String,
    /// The rubric above the headline.
    pub section: Option<String>,
    /// The publisher, as the page or the sender names it.
    pub publisher: Option<String>,
    /// By-lines.
    pub authors: Vec<String>,
    /// When it was published: a day, or the range that is sure to hold it. Absent where nothing tells.
    pub published: Option<Published>,
    /// Photos: caption and credit, which are no part of `text`.
    #[serde(default)]
    pub photos: Vec<Photo>,
    /// The cleaned headline and body, as read.
    pub text: String,
    /// What was left out, in the order of the page, with the reason.
    pub dropped: Vec<Dropped>,
}

/// The range of days on which an article appeared, and where that is known from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Published {
    /// First possible day, ISO 8601.
    pub start: String,
    /// Last possible day, ISO 8601.
    pub end: String,
    /// What told it: one of [`PUBLISHED_FROM`], `date line` or `copyright line`.
    pub from: String,
}

/// A photo on the page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Photo {
    /// What the caption says.
    pub caption: String,
    /// Whose photo it is.
    pub credit: Option<String>,
}

/// A piece of the page that is not the report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dropped {
    /// The piece, verbatim.
    pub text: String,
    /// Why it was left out: `related headline`, `photo caption`, `page furniture`, `rights line`, …
    pub why: String,
}
