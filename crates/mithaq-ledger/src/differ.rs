//! What independent reports differ on, and which reports are copies, as a person asks for it.

use std::collections::BTreeSet;

use rusqlite::{Params, Row, params_from_iter};
use serde::Serialize;

use crate::{Ledger, Result};

/// Something that independent reports of one event or agreement tell differently.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Dispute {
    /// Id of the event or agreement.
    pub happening: String,
    /// `event` or `agreement`.
    pub kind: String,
    /// PLOVER type, or class of the agreement.
    #[serde(rename = "type")]
    pub type_: String,
    /// Codes of all parties.
    pub states: Vec<String>,
    /// What they differ on: `date`, `date signed`, `place`, `parties`, `polarity`, `stage signed`, `number dead`.
    pub field: String,
    /// The side with most independent sources first.
    pub sides: Vec<Side>,
}

/// One side of a dispute.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Side {
    /// What it says.
    pub value: String,
    /// Publishers, or reports without a known one, that say so.
    pub sources: usize,
    /// Who says it in which words.
    pub quotes: Vec<Quote>,
}

/// The words of one report.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Quote {
    /// Id of the record.
    pub record: String,
    /// The words, verbatim.
    pub words: String,
    /// The name under which the report was first added.
    pub document: String,
    /// Who published it.
    pub publisher: Option<String>,
    /// First possible day of publication.
    pub published: Option<String>,
}

/// A report that is a near copy of an earlier one.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Copy {
    /// Id of the copy.
    pub article: String,
    /// The name under which it was first added.
    pub document: String,
    /// Who published it.
    pub publisher: Option<String>,
    /// Id of the first report with this text.
    pub original: String,
    /// The name under which that was first added.
    pub original_document: String,
    /// Who published that.
    pub original_publisher: Option<String>,
    /// Share of word triples in common (Jaccard), 0 to 1.
    pub similarity: f64,
}

/// One row of the query below.
struct Line {
    dispute: Dispute,
    side: i64,
    value: String,
    quote: Quote,
    /// Whose word it is.
    source: String,
}

impl Ledger {
    /// All disputes, or those on events and agreements to which all of these states are parties; by state and day.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn disputes(&self, states: &[String]) -> Result<Vec<Dispute>> {
        let party = |at: usize| {
            format!(
                "';' || happening.actors || ';' || happening.recipients || ';' LIKE '%;' || ?{at} || ';%'"
            )
        };
        let parties: Vec<String> = (1..=states.len()).map(party).collect();
        let which = if parties.is_empty() { "1".to_owned() } else { parties.join(" AND ") };
        self.disputes_where(&which, params_from_iter(states))
    }

    /// The disputes on these events and agreements, by key.
    pub(crate) fn disputes_on(&self, happenings: &BTreeSet<i64>) -> Result<Vec<Dispute>> {
        let keys = serde_json::to_string(happenings).unwrap_or_default();
        self.disputes_where("dispute.happening IN (SELECT value FROM json_each(?1))", [keys])
    }

    fn disputes_where(&self, which: &str, parameters: impl Params) -> Result<Vec<Dispute>> {
        let select = format!(
            "SELECT happening.id, happening.kind, happening.type, happening.actors, happening.recipients,
                dispute.field, dispute.side, dispute.value, record.id, record.quote,
                article.document, article.publisher, article.published_start, whose.source
             FROM dispute
             JOIN happening ON happening.key = dispute.happening
             JOIN read_record AS record ON record.key = dispute.record
             JOIN reading ON reading.key = record.reading
             JOIN article ON article.key = reading.article
             JOIN whose ON whose.article = article.key
             WHERE {which}
             ORDER BY happening.when_start, happening.id, dispute.field, dispute.side, article.published_start, record.key"
        );
        let lines = || -> rusqlite::Result<Vec<Line>> {
            self.connection.prepare(&select)?.query_map(parameters, line)?.collect()
        };
        Ok(gathered(lines().map_err(|source| self.failed(source))?))
    }

    /// All reports that are copies, by their originals.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn copies(&self) -> Result<Vec<Copy>> {
        let select =
            "SELECT article, document, publisher, original, original_document, original_publisher, similarity
                      FROM copies ORDER BY original_document, original, document, article";
        let copies = || -> rusqlite::Result<Vec<Copy>> {
            self.connection.prepare(select)?.query_map([], copy)?.collect()
        };
        copies().map_err(|source| self.failed(source))
    }
}

fn copy(row: &Row<'_>) -> rusqlite::Result<Copy> {
    Ok(Copy {
        article: row.get(0)?,
        document: row.get(1)?,
        publisher: row.get(2)?,
        original: row.get(3)?,
        original_document: row.get(4)?,
        original_publisher: row.get(5)?,
        similarity: row.get(6)?,
    })
}

fn line(row: &Row<'_>) -> rusqlite::Result<Line> {
    let codes = |joined: String| {
        joined.split(';').filter(|code| !code.is_empty()).map(str::to_owned).collect::<Vec<_>>()
    };
    Ok(Line {
        dispute: Dispute {
            happening: row.get(0)?,
            kind: row.get(1)?,
            type_: row.get(2)?,
            states: [codes(row.get(3)?), codes(row.get(4)?)].concat(),
            field: row.get(5)?,
            sides: Vec::new(),
        },
        side: row.get(6)?,
        value: row.get(7)?,
        quote: Quote {
            record: row.get(8)?,
            words: row.get(9)?,
            document: row.get(10)?,
            publisher: row.get(11)?,
            published: row.get(12)?,
        },
        source: row.get(13)?,
    })
}

/// Rows in order, gathered by dispute and side.
fn gathered(lines: Vec<Line>) -> Vec<Dispute> {
    let mut disputes: Vec<Dispute> = Vec::new();
    let mut last_side = 0;
    let mut sources = BTreeSet::new();
    for Line { dispute, side, value, quote, source } in lines {
        let same = |last: &&mut Dispute| last.happening == dispute.happening && last.field == dispute.field;
        let new = disputes.last_mut().filter(same).is_none();
        if new {
            disputes.push(dispute);
        }
        let Some(dispute) = disputes.last_mut() else { continue };
        if new || side != last_side {
            dispute.sides.push(Side { value, sources: 0, quotes: Vec::new() });
            sources.clear();
        }
        last_side = side;
        if let Some(side) = dispute.sides.last_mut() {
            side.sources += usize::from(sources.insert(source));
            side.quotes.push(quote);
        }
    }
    disputes
}
