//! Reviewers' decisions: appended like everything else, never undone but by a later one.
//!
//! A decision is about records, which never change, and not about events or agreements, which are worked out
//! anew. Merging and splitting name an event or agreement by the id of any of its records.

pub(crate) mod correction;
mod judged;

use std::collections::BTreeSet;

use rusqlite::types::ValueRef;
use rusqlite::{Connection, Row};
use serde::Serialize;

use crate::add::value::{json, text};
use crate::append::Batch;
use crate::chain::DECISION;
use crate::{Error, Ledger, Result};
use correction::Correction;
pub use judged::Judged;

/// Who decides, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reviewer {
    /// A name under which the reviewer can be asked.
    pub who: String,
    /// The reason, in words.
    pub why: String,
}

/// What is decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verb {
    /// These records, and all that was merged with them, tell of one thing.
    Merge(Vec<String>),
    /// These records tell of something else than the others they were merged with.
    Split(Vec<String>),
    /// The record counts for nothing.
    Reject(String),
    /// The record counts again, as it was read.
    Restore(String),
    /// A column of the record should be something else; see the errors for which columns can be corrected.
    Correct {
        /// Id of the record.
        record: String,
        /// Column of `mentions`; `when` stands for the three columns of its date.
        field: String,
        /// What it should be; empty for nothing.
        value: String,
    },
}

/// A row of the table `decision`.
struct Decision<'a> {
    action: &'static str,
    record: &'a str,
    others: Vec<String>,
    correction: Option<(&'a str, &'a str)>,
}

/// What a reviewer decided of a record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Decided {
    /// When, UTC, ISO 8601.
    pub at: String,
    /// Who.
    pub who: String,
    /// Why.
    pub why: String,
    /// `merge`, `split`, `correct`, `reject`, `restore`.
    pub action: String,
    /// What was corrected, and to what.
    pub field: Option<String>,
    /// The value; none where it should be empty.
    pub value: Option<String>,
}

impl Ledger {
    /// What reviewers decided of a record, or of one that says the same in another reading, the earliest first; a later decision stands
    /// over an earlier one.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn decisions_on(&self, record: &str) -> Result<Vec<Decided>> {
        let read = || -> rusqlite::Result<Vec<Decided>> {
            let mut select = self.connection.prepare(
                "WITH same AS (
                    SELECT ?1 AS id
                    UNION SELECT other.id FROM read_record AS own JOIN twin ON twin.record = own.key
                        JOIN read_record AS other ON other.key = twin.twin WHERE own.id = ?1)
                 SELECT at, who, why, action, field, value FROM decisions
                 WHERE EXISTS (SELECT 1 FROM same WHERE record = same.id OR instr(others, same.id) > 0)
                 ORDER BY number",
            )?;
            let decided = |row: &Row<'_>| {
                Ok(Decided {
                    at: row.get(0)?,
                    who: row.get(1)?,
                    why: row.get(2)?,
                    action: row.get(3)?,
                    field: row.get(4)?,
                    value: row.get(5)?,
                })
            };
            select.query_map([record], decided)?.collect()
        };
        read().map_err(|source| self.failed(source))
    }

    /// Appends a reviewer's decision as one batch. [`Ledger::refresh`] brings the views up to date with it.
    ///
    /// # Errors
    /// [`Error::Decision`] where there is no such record, where the decision says nothing, or where a correction
    /// makes no sense; nothing is written then.
    pub fn decide(&mut self, reviewer: &Reviewer, verb: &Verb) -> Result<()> {
        for (what, given) in [("who decides", &reviewer.who), ("why", &reviewer.why)] {
            if given.trim().is_empty() {
                return Err(Error::Decision(format!("it must say {what}")));
            }
        }
        let rows = rows(&self.connection, verb, |source| self.failed(source))?;
        self.append(|batch| {
            rows.iter().try_for_each(|row| write(batch, reviewer, row).map_err(|e| batch.failed(e)))
        })
    }
}

fn rows<'a>(
    connection: &Connection,
    verb: &'a Verb,
    failed: impl Fn(rusqlite::Error) -> Error,
) -> Result<Vec<Decision<'a>>> {
    for id in records(verb) {
        let known = connection
            .prepare_cached("SELECT 1 FROM read_record WHERE id = ?1")
            .and_then(|mut q| q.exists([id]));
        if !known.map_err(&failed)? {
            return Err(Error::Decision(format!("there is no record {id}")));
        }
    }
    let one = |action, record| vec![Decision { action, record, others: Vec::new(), correction: None }];
    Ok(match verb {
        Verb::Reject(record) => one("reject", record),
        Verb::Restore(record) => one("restore", record),
        Verb::Correct { record, field, value } => {
            let kind = kind(connection, record).map_err(&failed)?;
            let correction = Correction::parse(field, value).map_err(Error::Decision)?;
            correction.check(&kind).map_err(Error::Decision)?;
            vec![Decision { action: "correct", record, others: Vec::new(), correction: Some((field, value)) }]
        }
        Verb::Merge(records) => {
            let [first, others @ ..] = records.as_slice() else {
                return Err(Error::Decision("there is nothing to merge".to_owned()));
            };
            if others.iter().all(|other| other == first) {
                return Err(Error::Decision(format!("{first} must be merged with something")));
            }
            let own = kind(connection, first).map_err(&failed)?;
            for other in others {
                let theirs = kind(connection, other).map_err(&failed)?;
                if theirs != own {
                    return Err(Error::Decision(format!(
                        "{first} is of kind {own} and {other} of kind {theirs}"
                    )));
                }
            }
            // All that is merged with any of them by now is meant as well.
            let mut all: BTreeSet<String> = others.iter().cloned().collect();
            for record in records {
                all.extend(merged_with(connection, record).map_err(&failed)?);
            }
            all.remove(first);
            vec![Decision {
                action: "merge",
                record: first,
                others: all.into_iter().collect(),
                correction: None,
            }]
        }
        Verb::Split(records) => {
            let mut rows = Vec::new();
            for record in records {
                let mut others = merged_with(connection, record).map_err(&failed)?;
                others.retain(|other| !records.contains(other));
                if others.is_empty() {
                    return Err(Error::Decision(format!(
                        "{record} is not merged with anything it could be split from"
                    )));
                }
                rows.push(Decision { action: "split", record, others, correction: None });
            }
            rows
        }
    })
}

/// What kind of record this is: `event`, `agreement`, …
fn kind(connection: &Connection, id: &str) -> rusqlite::Result<String> {
    connection
        .prepare_cached("SELECT kind FROM read_record WHERE id = ?1 LIMIT 1")?
        .query_row([id], |row| row.get(0))
}

fn records(verb: &Verb) -> Vec<&str> {
    match verb {
        Verb::Merge(records) | Verb::Split(records) => records.iter().map(String::as_str).collect(),
        Verb::Reject(record) | Verb::Restore(record) | Verb::Correct { record, .. } => vec![record],
    }
}

/// The ids of the other records of the event or agreement that a record is part of.
fn merged_with(connection: &Connection, id: &str) -> rusqlite::Result<Vec<String>> {
    let mut select = connection.prepare_cached(
        "SELECT DISTINCT other.id FROM read_record AS own
         JOIN part ON part.record = own.key
         JOIN part AS with_it ON with_it.happening = part.happening
         JOIN read_record AS other ON other.key = with_it.record
         WHERE own.id = ?1",
    )?;
    let ids: BTreeSet<String> = select.query_map([id], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    Ok(ids.into_iter().filter(|other| other != id).collect())
}

fn write(batch: &mut Batch<'_>, reviewer: &Reviewer, row: &Decision<'_>) -> rusqlite::Result<()> {
    let others = json(&row.others);
    let (field, value) = row.correction.unzip();
    batch.rows.append(
        DECISION,
        &[
            ValueRef::Integer(batch.number),
            text(&reviewer.who),
            text(&reviewer.why),
            text(row.action),
            text(row.record),
            text(&others),
            field.map_or(ValueRef::Null, text),
            value.map_or(ValueRef::Null, text),
        ],
    )?;
    Ok(())
}
