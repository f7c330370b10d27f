//! From rows back to articles and records.

pub(crate) mod article;
pub(crate) mod record;

use mithaq::{Article, Published, Record};
use rusqlite::types::{FromSql, Type};
use rusqlite::{OptionalExtension, Params, Row};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::{Ledger, Result};

/// Where a record comes from: what a reader needs to find the report again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Source {
    /// The id of the article in the ledger.
    pub article: String,
    /// The name under which the document was first added.
    pub document: String,
    /// The headline; empty where there is none.
    pub title: String,
    /// Who published it.
    pub publisher: Option<String>,
    /// Where it was found.
    pub url: Option<String>,
    /// When it was published, and what told that.
    pub published: Option<Published>,
}

/// A record and where it comes from.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Stored {
    /// The record, as it was added.
    pub record: Record,
    /// The report it was read from.
    pub source: Source,
}

impl Ledger {
    /// The record of this id; more than one where two reports gave the same id, none where it is unknown. Of readings of one report that
    /// gave it the newest is taken, whether it counts or not: see [`Ledger::superseded`].
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn record(&self, id: &str) -> Result<Vec<Stored>> {
        let newest =
            "SELECT MAX(read_record.key) FROM read_record JOIN reading ON reading.key = read_record.reading
                      WHERE read_record.id = ?1 GROUP BY reading.article";
        let found = record::load_any(&self.connection, newest, [id]);
        Ok(found.map_err(|source| self.failed(source))?.into_iter().map(|(_, stored)| stored).collect())
    }

    /// The ids of records that begin so, each once, in their order; at most six.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn ids_beginning(&self, beginning: &str) -> Result<Vec<String>> {
        // Ids are hexadecimal, in small letters.
        let sql = "SELECT DISTINCT id FROM read_record WHERE id >= ?1 AND id < ?1 || 'g' ORDER BY id LIMIT 6";
        let ids = self.connection.prepare_cached(sql).and_then(|mut select| {
            select.query_map([beginning], |row| row.get(0))?.collect::<rusqlite::Result<_>>()
        });
        ids.map_err(|source| self.failed(source))
    }

    /// The article of this id ([`Source::article`]), as it was added.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn article(&self, id: &str) -> Result<Option<Article>> {
        article::load(&self.connection, id).optional().map_err(|source| self.failed(source))
    }

    /// The text of the article of this id.
    pub(crate) fn text_of(&self, id: &str) -> Result<Option<String>> {
        let text = self
            .connection
            .prepare_cached("SELECT text FROM article WHERE id = ?1")
            .and_then(|mut select| select.query_row([id], |row| row.get(0)).optional());
        text.map_err(|source| self.failed(source))
    }

    /// The records of the article of this id that count, in the order they were added.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn records_of(&self, article: &str) -> Result<Vec<Record>> {
        let keys = "SELECT record.key FROM record JOIN article ON article.key = record.article
                    WHERE article.id = ?1";
        Ok(self.stored(keys, [article])?.into_iter().map(|stored| stored.record).collect())
    }

    /// The records that count among those whose keys a query gives, by article and place in it: the same order in every
    /// ledger that holds the same reports.
    pub(crate) fn stored(&self, keys: &str, parameters: impl Params) -> Result<Vec<Stored>> {
        let keyed = self.stored_with_keys(keys, parameters)?;
        Ok(keyed.into_iter().map(|(_, stored)| stored).collect())
    }

    /// As [`Ledger::stored`], each with the key of its row.
    pub(crate) fn stored_with_keys(&self, keys: &str, parameters: impl Params) -> Result<Vec<(i64, Stored)>> {
        record::load(&self.connection, keys, parameters).map_err(|source| self.failed(source))
    }
}

/// A row read column by column, in the order of its `SELECT`.
pub(crate) struct Columns<'a> {
    row: &'a Row<'a>,
    next: usize,
}

impl<'a> Columns<'a> {
    pub(crate) fn of(row: &'a Row<'a>) -> Self {
        Self { row, next: 0 }
    }

    pub(crate) fn next<T: FromSql>(&mut self) -> rusqlite::Result<T> {
        self.next += 1;
        self.row.get(self.next - 1)
    }

    /// A word of a list that later versions may add to; nothing where this version does not know it, so that what they wrote
    /// can be read.
    pub(crate) fn known<T>(&mut self, named: impl Fn(&str) -> Option<T>) -> rusqlite::Result<Option<T>> {
        self.next += 1;
        Ok(named(self.row.get_ref(self.next - 1)?.as_str()?))
    }

    /// A column that holds JSON.
    fn json<T: DeserializeOwned>(&mut self) -> rusqlite::Result<T> {
        let column = self.next;
        let text: &str = self.row.get_ref(column)?.as_str()?;
        self.next += 1;
        serde_json::from_str(text)
            .map_err(|error| rusqlite::Error::FromSqlConversionFailure(column, Type::Text, error.into()))
    }

    /// Three columns: first day, last day, what told them.
    fn published(&mut self) -> rusqlite::Result<Option<Published>> {
        let (start, end, from) = (self.next()?, self.next()?, self.next()?);
        let Some(((start, end), from)) = Option::zip(Option::zip(start, end), from) else { return Ok(None) };
        Ok(Some(Published { start, end, from }))
    }
}
