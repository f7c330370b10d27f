//! What can go wrong.

/// The result of this crate's functions.
pub type Result<T> = std::result::Result<T, Error>;

/// What can go wrong.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The ledger cannot be read.
    #[error(transparent)]
    Ledger(#[from] mithaq_ledger::Error),
    /// The output cannot be written as CSV, or a file cannot be read as such.
    #[error(transparent)]
    Csv(#[from] csv::Error),
    /// The output cannot be written.
    #[error(transparent)]
    Write(#[from] std::io::Error),
    /// A file of weights cannot be used.
    #[error("{file}:{line}: {what}")]
    Weights {
        /// The file.
        file: String,
        /// The line, from 1; 0 where it is about the file as a whole.
        line: u64,
        /// What is wrong.
        what: String,
    },
    /// What was asked cannot be answered.
    #[error("{0}")]
    Asked(String),
}
