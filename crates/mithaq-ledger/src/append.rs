//! Appending: whatever is added, imported or decided goes into the file as one batch, whole or not at all.

use std::path::Path;

use rusqlite::{Connection, TransactionBehavior};

use crate::chain::{Appender, Link};
use crate::{Error, Ledger, Result};

/// Rows on their way into the file. Unless the work that fills it ends well, it leaves no trace.
pub(crate) struct Batch<'a> {
    pub connection: &'a Connection,
    pub number: i64,
    pub rows: Appender<'a>,
    /// Code and key of a record: written in order at the end, which the index takes much faster.
    involved: Vec<(String, i64)>,
    last: Option<Link>,
    path: &'a Path,
}

impl Ledger {
    /// Runs `work` on a new batch, seals the batch and puts it on disk. A batch without rows is none.
    pub(crate) fn append<T>(&mut self, work: impl FnOnce(&mut Batch<'_>) -> Result<T>) -> Result<T> {
        let (path, at) = (self.path.as_path(), self.now());
        let failed = |source| Error::Sqlite { path: path.to_owned(), source };
        let transaction =
            self.connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(failed)?;
        let mut batch = Batch::begin(&transaction, path).map_err(failed)?;
        let outcome = work(&mut batch)?;
        batch.seal(at).map_err(failed)?;
        transaction.commit().map_err(failed)?;
        Ok(outcome)
    }
}

impl<'a> Batch<'a> {
    fn begin(connection: &'a Connection, path: &'a Path) -> rusqlite::Result<Self> {
        let last = Link::last(connection)?;
        let number = last.as_ref().map_or(1, |last| last.number + 1);
        let rows = Appender::new(connection)?;
        Ok(Self { connection, number, rows, involved: Vec::new(), last, path })
    }

    /// The record involves these.
    pub(crate) fn involve(&mut self, record: i64, codes: &[String]) {
        self.involved.extend(codes.iter().map(|code| (code.clone(), record)));
    }

    pub(crate) fn failed(&self, source: rusqlite::Error) -> Error {
        Error::Sqlite { path: self.path.to_owned(), source }
    }

    fn seal(mut self, at: String) -> rusqlite::Result<()> {
        self.involved.sort_unstable();
        let mut insert = self.connection.prepare("INSERT INTO involved VALUES (?1, ?2)")?;
        for (code, record) in &self.involved {
            insert.execute((code, record))?;
        }
        match self.rows.content() {
            Some(content) => Link::after(self.last.as_ref(), at, content).insert(self.connection),
            None => Ok(()),
        }
    }
}
