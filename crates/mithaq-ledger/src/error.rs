//! What can go wrong, each with the file or the place it concerns.

use std::path::PathBuf;

/// A result of the ledger.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Why the ledger could not do what it was asked.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// There is no file to read.
    #[error("{}: no such ledger", path.display())]
    Missing {
        /// The file.
        path: PathBuf,
    },
    /// The file cannot be opened, or cannot be written where it must be.
    #[error("{}: cannot be opened for {purpose}: {source}", path.display())]
    Unopenable {
        /// The file.
        path: PathBuf,
        /// `reading` or `writing`.
        purpose: &'static str,
        /// What SQLite or the system says.
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// The file is something else.
    #[error("{}: not a ledger: {why}", path.display())]
    NotALedger {
        /// The file.
        path: PathBuf,
        /// What it is instead, as far as one can tell.
        why: &'static str,
    },
    /// The ledger was written by a later version of this program.
    #[error("{}: the ledger has schema {found}, this program knows {known}; update mithaq", path.display())]
    Newer {
        /// The file.
        path: PathBuf,
        /// The schema of the file.
        found: i64,
        /// The newest schema this program knows.
        known: i64,
    },
    /// The ledger is from before the first release.
    #[error("{}: the ledger has schema {found}, from before the first release; this program reads {known}: add the reports to a new ledger, or take them out of this one with the program that made it (docs/ledger.md)", path.display())]
    TooOld {
        /// The file.
        path: PathBuf,
        /// The schema of the file.
        found: i64,
        /// The schema this program reads.
        known: i64,
    },
    /// The ledger was written by an earlier version and is only open for reading.
    #[error("{}: the ledger has schema {found}, older than {known}; add to it once to bring it up to date", path.display())]
    Older {
        /// The file.
        path: PathBuf,
        /// The schema of the file.
        found: i64,
        /// The schema this program reads.
        known: i64,
    },
    /// A record does not fit its article; nothing of its batch was written.
    #[error("document {document:?}, record {record}: {why}")]
    Unfit {
        /// The document.
        document: String,
        /// The record's id.
        record: String,
        /// What is wrong with it.
        why: String,
    },
    /// A query that does more than read.
    #[error("a query may only read, and this one asks for {what}")]
    Forbidden {
        /// The first thing it asked for that is not reading: `DELETE on record`.
        what: String,
    },
    /// A query that SQLite cannot run.
    #[error("query, line {line}, column {column}: {message}")]
    Query {
        /// Line of the query, from 1.
        line: usize,
        /// Character of the line, from 1.
        column: usize,
        /// What SQLite says.
        message: String,
    },
    /// A query that SQLite understood and could not carry out.
    #[error("query: {message}")]
    QueryFailed {
        /// What SQLite says.
        message: String,
    },
    /// A reviewer's decision that cannot be carried out.
    #[error("{0}")]
    Decision(String),
    /// A question that has no sense.
    #[error("{0}")]
    Question(String),
    /// A file with thresholds and weights that is none.
    #[error("method: {why}")]
    Method {
        /// What is wrong, with key or line.
        why: String,
    },
    /// SQLite failed: disk full, file locked by another program, damaged file.
    #[error("{}: {source}", path.display())]
    Sqlite {
        /// The file.
        path: PathBuf,
        /// What SQLite says.
        source: rusqlite::Error,
    },
}
