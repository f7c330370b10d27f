//! Adding reports.
//!
//! A report is known by its text: the SHA-256 of [`Article::text`] is its id. The same report under
//! another file name, from another folder, in another order, is the same report; that it was found
//! elsewhere too is noted as another appearance. Two reports under one file name are two. A report that is there
//! already is not read again, unless that is asked for: then the new reading stands beside the old (`add/reading.rs`).

mod article;
mod fit;
mod reading;
mod record;
pub(crate) mod value;

use std::borrow::Borrow;

use mithaq::{Article, Reading, Record};
use rusqlite::{Connection, OptionalExtension, Statement};

use crate::append::Batch;
use crate::{Ledger, Result};
pub use reading::Changed;
pub(crate) use record::involved;

/// What became of one report that was added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Added {
    /// The id of the article in the ledger.
    pub article: String,
    /// It was not there before.
    pub new: bool,
    /// How many records were written.
    pub records: usize,
    /// Where it was there before and was read again: what the new reading changes. None where the same reader gave the same.
    pub changed: Option<Changed>,
}

/// A reading that fits the contract, made ready to be written: what can be done before the file is touched is
/// done, so that other threads can do it.
#[derive(Debug, Clone, PartialEq)]
pub struct Addition {
    reading: Reading,
    digest: Option<String>,
    reader: Option<String>,
    again: bool,
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
            reader: None,
            again: false,
        })
    }

    /// What read it: program, lexicon and model ([`mithaq::Reader::named`]). Else the records came ready.
    #[must_use]
    pub fn read_by(mut self, reader: &str) -> Self {
        self.reader = Some(reader.to_owned());
        self
    }

    /// Where the ledger has the report already, this reading of it is the one that counts from now on.
    #[must_use]
    pub fn again(mut self) -> Self {
        self.again = true;
        self
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
        self.write(batch, addition).map_err(|source| batch.failed(source))
    }

    fn write(&mut self, batch: &mut Batch<'_>, addition: &Addition) -> rusqlite::Result<Added> {
        let known: Option<i64> = self.known.query_row([&addition.id], |row| row.get(0)).optional()?;
        let (key, records, changed) = match known {
            None => {
                let key = write_article(batch, addition)?;
                (key, addition.records.len(), None)
            }
            Some(key) if addition.again => {
                let (records, changed) = reading::again(batch, key, addition)?;
                (key, records, changed)
            }
            Some(key) => (key, 0, None),
        };
        let article = &addition.reading.article;
        let place = (key, &addition.digest, &article.url, &article.publisher);
        if known.is_none() || !self.found_there.exists(place)? {
            let digest = addition.digest.as_deref();
            article::appeared(&mut batch.rows, (batch.number, key), article, digest)?;
        }
        Ok(Added { article: addition.id.clone(), new: known.is_none(), records, changed })
    }
}

/// Writes the article with its first reading and gives its key.
fn write_article(batch: &mut Batch<'_>, addition: &Addition) -> rusqlite::Result<i64> {
    let Addition { reading, id, article, .. } = addition;
    let key = article::append(&mut batch.rows, batch.number, id, &reading.article, article)?;
    reading::append(batch, key, addition)?;
    Ok(key)
}
