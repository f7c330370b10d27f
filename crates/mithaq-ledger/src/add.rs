//! Adding reports.
//!
//! A report is known by its text: the SHA-256 of [`Article::text`] is its id. The same report under
//! another file name, from another folder, in another order, is the same report; that it was found
//! elsewhere too is noted as another appearance. Two reports under one file name are two. What was read of
//! a report at first stays; a later reading of the same text does not replace it.

mod article;
mod fit;
mod record;
pub(crate) mod value;

use std::borrow::Borrow;

use mithaq::{Article, Reading, Record};
use rusqlite::{Connection, OptionalExtension, Statement};

use crate::append::Batch;
use crate::{Ledger, Result};
pub(crate) use record::involved;

/// What became of one report that was added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Added {
    /// The id of the article in the ledger.
    pub article: String,
    /// It was not there before. If false, no record was written.
    pub new: bool,
    /// How many records were written; 0 where the report was known.
    pub records: usize,
}

/// A reading that fits the contract, made ready to be written: what can be done before the file is touched is
/// done, so that other threads can do it.
#[derive(Debug, Clone, PartialEq)]
pub struct Addition {
    reading: Reading,
    digest: Option<String>,
    id: String,
    article: article::Ready,
    records: Vec<record::Ready>,
}

impl Addition {
    /// A reading and the SHA-256 of the page as it came (hexadecimal), where there was a page: see
    /// [`Ledger::has_seen`].
    ///
    /// # Errors
    /// [`Error::Unfit`](crate::Error::Unfit) where a record does not fit the article.
    pub fn new(reading: Reading, digest: Option<String>) -> Result<Self> {
        fit::check(&reading.article, &reading.records)?;
        Ok(Self {
            id: article::identity(&reading.article),
            article: article::Ready::of(&reading.article),
            records: reading.records.iter().map(record::Ready::of).collect(),
            reading,
            digest,
        })
    }

    /// The report and what it says.
    #[must_use]
    pub fn reading(&self) -> &Reading {
        &self.reading
    }
}

impl Ledger {
    /// Adds one report and what was read from it, or nothing where the report is known.
    ///
    /// # Errors
    /// Where a record does not fit the article ([`Error::Unfit`](crate::Error::Unfit)) or the file
    /// cannot be written; nothing is written then.
    pub fn add(&mut self, article: &Article, records: &[Record]) -> Result<Added> {
        let reading = Reading { article: article.clone(), records: records.to_vec() };
        let addition = Addition::new(reading, None)?;
        self.append(|batch| Adding::new(batch)?.add(batch, &addition))
    }

    /// Adds many reports as one batch: all of them, or after an error none.
    ///
    /// The iterator is drained one reading at a time. What became of each comes back in its order.
    ///
    /// # Errors
    /// As [`Ledger::add`].
    pub fn add_all<R: Borrow<Reading>>(
        &mut self,
        readings: impl IntoIterator<Item = R>,
    ) -> Result<Vec<Added>> {
        self.append(|batch| {
            let mut adding = Adding::new(batch)?;
            let add = |reading: R| adding.add(batch, &Addition::new(reading.borrow().clone(), None)?);
            readings.into_iter().map(add).collect()
        })
    }

    /// Adds reports that were made ready as one batch: all of them, or after an error none. What became of each
    /// comes back in its order.
    ///
    /// # Errors
    /// Where the file cannot be written.
    pub fn add_ready(&mut self, additions: &[Addition]) -> Result<Vec<Added>> {
        self.append(|batch| {
            let mut adding = Adding::new(batch)?;
            additions.iter().map(|addition| adding.add(batch, addition)).collect()
        })
    }

    /// A page with this digest (SHA-256 of its bytes, hexadecimal) was added before, so that it need not be
    /// read again: how an interrupted `add` goes on where it stopped.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn has_seen(&self, digest: &str) -> Result<bool> {
        let seen = "SELECT 1 FROM appearance WHERE digest = ?1";
        self.connection
            .prepare_cached(seen)
            .and_then(|mut seen| seen.exists([digest]))
            .map_err(|source| self.failed(source))
    }
}

/// The questions that are asked of the file for every report.
struct Adding<'a> {
    known: Statement<'a>,
    found_there: Statement<'a>,
}

impl<'a> Adding<'a> {
    fn new(batch: &Batch<'a>) -> Result<Self> {
        let prepare = |connection: &'a Connection| -> rusqlite::Result<Self> {
            Ok(Self {
                known: connection.prepare("SELECT key FROM article WHERE id = ?1")?,
                found_there: connection.prepare(
                    "SELECT 1 FROM appearance WHERE article = ?1 AND (?2 IS NULL OR digest = ?2)
                         AND (?3 IS NULL OR url = ?3) AND (?4 IS NULL OR publisher = ?4)",
                )?,
            })
        };
        prepare(batch.connection).map_err(|source| batch.failed(source))
    }

    fn add(&mut self, batch: &mut Batch<'_>, addition: &Addition) -> Result<Added> {
        let known = self.write(batch, addition).map_err(|source| batch.failed(source))?;
        let records = if known { 0 } else { addition.records.len() };
        Ok(Added { article: addition.id.clone(), new: !known, records })
    }

    /// Whether the report was known.
    fn write(&mut self, batch: &mut Batch<'_>, addition: &Addition) -> rusqlite::Result<bool> {
        let known: Option<i64> = self.known.query_row([&addition.id], |row| row.get(0)).optional()?;
        let key = match known {
            Some(key) => key,
            None => write_article(batch, addition)?,
        };
        let article = &addition.reading.article;
        let place = (key, &addition.digest, &article.url, &article.publisher);
        if known.is_none() || !self.found_there.exists(place)? {
            let (number, appearance) = (batch.number, batch.keys.appearance.next());
            let digest = addition.digest.as_deref();
            article::appeared(&mut batch.rows, (appearance, number, key), article, digest)?;
        }
        Ok(known.is_some())
    }
}

/// Writes the article with its records and gives its key.
fn write_article(batch: &mut Batch<'_>, addition: &Addition) -> rusqlite::Result<i64> {
    let (number, key) = (batch.number, batch.keys.article.next());
    let Addition { reading, id, article, records, .. } = addition;
    article::append(&mut batch.rows, (key, number), id, &reading.article, article)?;
    for (record, ready) in reading.records.iter().zip(records) {
        let record_key = batch.keys.record.next();
        record::append(&mut batch.rows, (record_key, key), record, ready)?;
        batch.involve(record_key, &ready.involved);
    }
    Ok(key)
}
