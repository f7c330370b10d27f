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

/// A reading on its way into the ledger.
#[derive(Debug, Clone, PartialEq)]
pub struct Addition {
    /// The report and what it says.
    pub reading: Reading,
    /// SHA-256 of the page as it came, hexadecimal, where there was a page: see [`Ledger::has_seen`].
    pub digest: Option<String>,
}

impl Ledger {
    /// Adds one report and what was read from it, or nothing where the report is known.
    ///
    /// # Errors
    /// Where a record does not fit the article ([`Error::Unfit`](crate::Error::Unfit)) or the file
    /// cannot be written; nothing is written then.
    pub fn add(&mut self, article: &Article, records: &[Record]) -> Result<Added> {
        self.append(|batch| Adding::new(batch)?.add(batch, article, records, None))
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
            let add = |reading: R| {
                let Reading { article, records } = reading.borrow();
                adding.add(batch, article, records, None)
            };
            readings.into_iter().map(add).collect()
        })
    }

    /// As [`Ledger::add_all`], remembering the pages, so that [`Ledger::has_seen`] knows them.
    ///
    /// # Errors
    /// As [`Ledger::add`].
    pub fn add_pages(&mut self, pages: &[Addition]) -> Result<Vec<Added>> {
        self.append(|batch| {
            let mut adding = Adding::new(batch)?;
            let add = |Addition { reading, digest }: &Addition| {
                adding.add(batch, &reading.article, &reading.records, digest.as_deref())
            };
            pages.iter().map(add).collect()
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

    fn add(
        &mut self,
        batch: &mut Batch<'_>,
        article: &Article,
        records: &[Record],
        digest: Option<&str>,
    ) -> Result<Added> {
        fit::check(article, records)?;
        let id = article::identity(article);
        let known =
            self.write(batch, &id, article, records, digest).map_err(|source| batch.failed(source))?;
        Ok(Added { article: id, new: !known, records: if known { 0 } else { records.len() } })
    }

    /// Whether the report was known.
    fn write(
        &mut self,
        batch: &mut Batch<'_>,
        id: &str,
        article: &Article,
        records: &[Record],
        digest: Option<&str>,
    ) -> rusqlite::Result<bool> {
        let known: Option<i64> = self.known.query_row([id], |row| row.get(0)).optional()?;
        let key = match known {
            Some(key) => key,
            None => write_article(batch, id, article, records)?,
        };
        let place = (key, digest, &article.url, &article.publisher);
        if known.is_none() || !self.found_there.exists(place)? {
            let (number, appearance) = (batch.number, batch.keys.appearance.next());
            article::appeared(&mut batch.rows, (appearance, number, key), article, digest)?;
        }
        Ok(known.is_some())
    }
}

/// Writes the article with its records and gives its key.
fn write_article(
    batch: &mut Batch<'_>,
    id: &str,
    article: &Article,
    records: &[Record],
) -> rusqlite::Result<i64> {
    let (number, key) = (batch.number, batch.keys.article.next());
    article::append(&mut batch.rows, (key, number), id, article)?;
    for record in records {
        let record_key = batch.keys.record.next();
        record::append(&mut batch.rows, (record_key, key), record)?;
        batch.involve(record_key, involved(record));
    }
    Ok(key)
}
