//! Reading again: which kept reports another reader read, and what became of records that a newer reading lacks.
//!
//! ```text
//! article ─▶ reading 1 ─▶ records     stored for good
//!         ─▶ reading 2 ─▶ records     the newest: what counts (sql/record.sql)
//! ```

use mithaq::Article;
use rusqlite::{OptionalExtension, Params, Row};
use serde::Serialize;

use crate::{Ledger, Result, load};

/// A report that the ledger keeps.
#[derive(Debug, Clone, PartialEq)]
pub struct Kept {
    /// Its place in the file, to go on behind it.
    pub key: i64,
    /// As it was added.
    pub article: Article,
}

/// What became of a record that a newer reading of its report lacks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Superseded {
    /// Program, lexicon and model that gave it last; none where it came ready.
    pub reader: Option<String>,
    /// When that reading was added, UTC, ISO 8601.
    pub read: String,
    /// Those of the newest reading, which lacks it.
    pub by_reader: Option<String>,
    /// When the newest reading was added.
    pub since: String,
    /// The record by which the newest reading says the same, by another rule.
    pub instead: Option<String>,
    /// It counts still, as a reviewer corrected or restored it.
    pub counts: bool,
}

impl Ledger {
    /// The kept reports behind a place (0: from the first), at most so many: all, or those whose newest reading is not by `reader`.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn kept_after(&self, place: i64, most: usize, unless_by: Option<&str>) -> Result<Vec<Kept>> {
        let most = i64::try_from(most).unwrap_or(i64::MAX);
        self.kept_where("article.key > ?2 ORDER BY article.key LIMIT ?3", (unless_by, place, most))
    }

    /// The kept reports that a page with this digest (SHA-256 of its bytes, hexadecimal) gave, as [`Ledger::kept_after`].
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn kept_of_page(&self, digest: &str, unless_by: Option<&str>) -> Result<Vec<Kept>> {
        let of_page =
            "article.key IN (SELECT article FROM appearance WHERE digest = ?2) ORDER BY article.key";
        self.kept_where(of_page, (unless_by, digest))
    }

    /// How many reports the ledger keeps.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn kept(&self) -> Result<usize> {
        let count = self.connection.query_row("SELECT COUNT(*) FROM article", [], |row| row.get(0));
        count.map_err(|source| self.failed(source))
    }

    fn kept_where(&self, which: &str, parameters: impl Params) -> Result<Vec<Kept>> {
        let select = format!(
            "SELECT {}, article.key FROM article
             WHERE (?1 IS NULL OR ?1 IS NOT (SELECT reader FROM reading WHERE reading.article = article.key
                 ORDER BY reading.key DESC LIMIT 1)) AND {which}",
            load::article::COLUMNS
        );
        let kept = |row: &Row<'_>| Ok(Kept { key: row.get("key")?, article: load::article::of_row(row)? });
        let read = || -> rusqlite::Result<Vec<Kept>> {
            self.connection.prepare_cached(&select)?.query_map(parameters, kept)?.collect()
        };
        read().map_err(|source| self.failed(source))
    }

    /// What became of the record of this id where a newer reading of its report lacks it; none where the newest has it, or there is no such
    /// record.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn superseded(&self, id: &str) -> Result<Option<Superseded>> {
        let select = "SELECT last.reader, last.at, newest.reader, newest.at, superseded.counts,
                (SELECT said.id FROM read_record AS own JOIN twin ON twin.record = own.key
                 JOIN record AS said ON said.key = twin.twin
                 WHERE own.id = superseded.record AND own.reading = superseded.reading)
            FROM superseded
            JOIN readings AS last ON last.reading = superseded.reading
            JOIN readings AS newest ON newest.article = superseded.article AND newest.newest = 1
            WHERE superseded.record = ?1 ORDER BY superseded.counts DESC LIMIT 1";
        let superseded = |row: &Row<'_>| {
            Ok(Superseded {
                reader: row.get(0)?,
                read: row.get(1)?,
                by_reader: row.get(2)?,
                since: row.get(3)?,
                counts: row.get(4)?,
                instead: row.get(5)?,
            })
        };
        let read = || self.connection.prepare_cached(select)?.query_row([id], superseded).optional();
        read().map_err(|source| self.failed(source))
    }
}
