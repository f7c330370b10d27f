//! What the ledger covers, in numbers.

use serde::Serialize;

use crate::{Ledger, Result};

/// Languages and publishers told apart; the rest only count in the sums.
const MOST: i64 = 50;

const LAST: &str = "SELECT MAX(published_end) FROM article";
const PARTIES: &str = "SELECT code, COUNT(*) AS n FROM concerned GROUP BY 1 ORDER BY n DESC, 1";

/// What a ledger holds.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Contents {
    /// Reports.
    pub reports: usize,
    /// Of which near copies of an earlier one.
    pub copies: usize,
    /// Reports without a known day of publication.
    pub undated: usize,
    /// Records.
    pub records: usize,
    /// Events, each once.
    pub events: usize,
    /// Agreements, each once.
    pub agreements: usize,
    /// Events and agreements on which independent reports differ.
    pub disputed: usize,
    /// Decisions of reviewers.
    pub decisions: usize,
    /// First possible day of the oldest report.
    pub first: Option<String>,
    /// Last possible day of the newest report.
    pub last: Option<String>,
    /// Reports by language, the most first.
    pub languages: Vec<Counted>,
    /// Reports by publisher, the most first.
    pub publishers: Vec<Counted>,
    /// Reports by year of publication.
    pub years: Vec<Counted>,
    /// Events and agreements by party, the most first.
    pub parties: Vec<Counted>,
    /// Rows of other datasets, by source.
    pub imported: Vec<Counted>,
    /// Readings by what read: program, lexicon, model; the newest first.
    pub readers: Vec<Counted>,
    /// When it was last added to, UTC.
    pub added: Option<String>,
}

/// How many there are of something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Counted {
    /// Of what.
    pub name: String,
    /// How many.
    pub count: usize,
}

impl Ledger {
    /// What it holds, in numbers.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn contents(&self) -> Result<Contents> {
        let read = || -> rusqlite::Result<Contents> {
            let number = |sql: &str| self.connection.query_row(sql, [], |row| row.get::<_, usize>(0));
            let text = |sql: &str| self.connection.query_row(sql, [], |row| row.get::<_, Option<String>>(0));
            Ok(Contents {
                reports: number("SELECT COUNT(*) FROM article")?,
                copies: number("SELECT COUNT(*) FROM copy")?,
                undated: number("SELECT COUNT(*) FROM article WHERE published_start IS NULL")?,
                records: number("SELECT COUNT(*) FROM record")?,
                events: number("SELECT COUNT(*) FROM happening WHERE kind = 'event'")?,
                agreements: number("SELECT COUNT(*) FROM happening WHERE kind = 'agreement'")?,
                disputed: number("SELECT COUNT(*) FROM happening WHERE disputed")?,
                decisions: number("SELECT COUNT(*) FROM decision")?,
                first: text("SELECT MIN(published_start) FROM article")?,
                last: text(LAST)?,
                languages: self.counted("SELECT language, COUNT(*) AS n FROM article GROUP BY 1 ORDER BY n DESC, 1")?,
                publishers: self.counted(
                    "SELECT publisher, COUNT(*) AS n FROM article WHERE publisher IS NOT NULL GROUP BY 1 ORDER BY n DESC, 1",
                )?,
                years: self.counted(
                    "SELECT substr(published_start, 1, 4), COUNT(*) FROM article WHERE published_start IS NOT NULL
                     GROUP BY 1 ORDER BY 1 DESC",
                )?,
                parties: self.counted(PARTIES)?,
                imported: self.counted(
                    "SELECT source, COUNT(*) FROM imported_events GROUP BY 1
                     UNION ALL SELECT source, COUNT(*) FROM imported_alliances GROUP BY 1
                     UNION ALL SELECT source, COUNT(*) FROM imported_agreements GROUP BY 1
                     UNION ALL SELECT source, COUNT(*) FROM imported_votes GROUP BY 1",
                )?,
                readers: self.counted(
                    "SELECT reader, COUNT(*) FROM reading WHERE reader IS NOT NULL GROUP BY 1 ORDER BY MAX(key) DESC",
                )?,
                added: text("SELECT MAX(at) FROM batch")?,
            })
        };
        read().map_err(|source| self.failed(source))
    }

    /// The last possible day of the newest report, as in [`Contents::last`].
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn last_report(&self) -> Result<Option<String>> {
        let last = self.connection.query_row(LAST, [], |row| row.get(0));
        last.map_err(|source| self.failed(source))
    }

    /// Those of whom most is told, as in [`Contents::parties`].
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn most_told(&self) -> Result<Vec<Counted>> {
        self.counted(PARTIES).map_err(|source| self.failed(source))
    }

    /// The first rows of a query that gives names and counts.
    fn counted(&self, select: &str) -> rusqlite::Result<Vec<Counted>> {
        let mut select = self.connection.prepare_cached(&format!("SELECT * FROM ({select}) LIMIT {MOST}"))?;
        select.query_map([], |row| Ok(Counted { name: row.get(0)?, count: row.get(1)? }))?.collect()
    }
}
