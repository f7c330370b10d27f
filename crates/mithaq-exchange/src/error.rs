//! What can go wrong, each with the file it concerns.

use std::io;
use std::path::PathBuf;

/// A result of the exchange.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Why something could not be taken in or given out.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The ledger cannot be read or written.
    #[error(transparent)]
    Ledger(#[from] mithaq_ledger::Error),
    /// A file to import cannot be read.
    #[error("{file}: cannot be read")]
    Unreadable {
        /// The file, or `standard input`.
        file: String,
        /// What the system says.
        source: io::Error,
    },
    /// A file to import is not what it is said to be: its first line shows it.
    #[error("{file}:1: not {format}: {why}")]
    NotThatFormat {
        /// The file.
        file: String,
        /// What it should be.
        format: &'static str,
        /// What is missing.
        why: String,
    },
    /// A file to import whose columns are those of no dataset known.
    #[error("{file}:1: whose file this is cannot be told by its columns; say so with --format")]
    Unrecognised {
        /// The file.
        file: String,
    },
    /// A form that cannot be had of that view, or not that way.
    #[error("{0}")]
    Unfit(String),
    /// What is given out cannot be written.
    #[error("cannot write")]
    Output(#[source] io::Error),
    /// A file or folder of a release cannot be written.
    #[error("{}: cannot be written", path.display())]
    Unwritable {
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// A release cannot be made.
    #[error("{0}")]
    Release(String),
}

impl From<io::Error> for Error {
    fn from(source: io::Error) -> Self {
        Self::Output(source)
    }
}

impl From<csv::Error> for Error {
    fn from(source: csv::Error) -> Self {
        Self::Output(io_error(source))
    }
}

impl From<serde_json::Error> for Error {
    fn from(source: serde_json::Error) -> Self {
        Self::Output(source.into())
    }
}

/// The error of the system inside, which tells who stopped reading from who ran out of disk.
pub(crate) fn io_error(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(source) => source,
        other => io::Error::other(format!("{other:?}")),
    }
}
