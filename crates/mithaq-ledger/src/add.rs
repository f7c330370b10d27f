//! Adding reports.
//!
//! A report is known by its text: the SHA-256 of [`Article::text`] is its id. The same report under
//! another file name, from another folder, in another order, is the same report and changes nothing;
//! two reports under one file name are two. What was read of a report at first stays; a later reading
//! of the same text does not replace it.

mod article;
mod fit;
mod record;

use std::borrow::Borrow;
use std::path::Path;

use mithaq::{Article, Reading, Record};
use rusqlite::{OptionalExtension, Transaction, TransactionBehavior};

use crate::{Error, Ledger, Result};

/// What became of one report that was added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Added {
    /// The id of the article in the ledger.
    pub article: String,
    /// It was not there before. If false, nothing was written.
    pub new: bool,
    /// How many records were written; 0 where the report was known.
    pub records: usize,
}

impl Ledger {
    /// Adds one report and what was read from it, or nothing where the report is known.
    ///
    /// # Errors
    /// Where a record does not fit the article ([`Error::Unfit`](crate::Error::Unfit)) or the file
    /// cannot be written; nothing is written then.
    pub fn add(&mut self, article: &Article, records: &[Record]) -> Result<Added> {
        let batch = self.begin()?;
        let added = batch.add(article, records)?;
        batch.commit()?;
        Ok(added)
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
        let batch = self.begin()?;
        let mut added = Vec::new();
        for reading in readings {
            let Reading { article, records } = reading.borrow();
            added.push(batch.add(article, records)?);
        }
        batch.commit()?;
        Ok(added)
    }

    fn begin(&mut self) -> Result<Batch<'_>> {
        let path = &self.path;
        self.connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map(|transaction| Batch { transaction, path })
            .map_err(|source| Error::Sqlite { path: path.clone(), source })
    }
}

/// Reports on their way into the file. Dropped without a commit, it leaves no trace.
struct Batch<'a> {
    transaction: Transaction<'a>,
    path: &'a Path,
}

impl Batch<'_> {
    fn add(&self, article: &Article, records: &[Record]) -> Result<Added> {
        fit::check(article, records)?;
        let id = article::identity(article);
        let new = !self.knows(&id).map_err(|source| self.failed(source))?;
        if new {
            self.write(&id, article, records).map_err(|source| self.failed(source))?;
        }
        Ok(Added { article: id, new, records: if new { records.len() } else { 0 } })
    }

    fn knows(&self, id: &str) -> rusqlite::Result<bool> {
        let mut known = self.transaction.prepare_cached("SELECT 1 FROM article WHERE id = ?1")?;
        Ok(known.query_row([id], |_| Ok(())).optional()?.is_some())
    }

    fn write(&self, id: &str, article: &Article, records: &[Record]) -> rusqlite::Result<()> {
        let key = article::insert(&self.transaction, id, article)?;
        for (position, record) in records.iter().enumerate() {
            record::insert(&self.transaction, key, position, record)?;
        }
        Ok(())
    }

    fn commit(self) -> Result<()> {
        let path = self.path;
        self.transaction.commit().map_err(|source| Error::Sqlite { path: path.to_owned(), source })
    }

    fn failed(&self, source: rusqlite::Error) -> Error {
        Error::Sqlite { path: self.path.to_owned(), source }
    }
}
