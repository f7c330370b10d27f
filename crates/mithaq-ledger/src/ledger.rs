//! The file.

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

use crate::{Error, Result, schema};

/// How long to wait for another process that is writing to the same file.
const PATIENCE: Duration = Duration::from_secs(60);

/// A ledger: one SQLite file.
///
/// Several processes may read while one adds. What [`Ledger::add`] has returned from is on disk.
#[derive(Debug)]
pub struct Ledger {
    pub(crate) connection: Connection,
    pub(crate) path: PathBuf,
}

impl Ledger {
    /// Opens the ledger at `path` for reading and adding; makes it where there is none.
    ///
    /// An older schema is brought up to date.
    ///
    /// # Errors
    /// Where the file is no ledger, has a newer schema, or cannot be written.
    pub fn open(path: impl AsRef<Path>) -> Result<Self> {
        let path = path.as_ref();
        let mut connection =
            connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE)?;
        let failed = |source| Error::Sqlite { path: path.to_owned(), source };
        let found = schema::identify(&connection, path)?;
        if connection.is_readonly("main").map_err(failed)? {
            return Err(unopenable(path, "writing", "the file may only be read"));
        }
        if found < schema::NEWEST {
            schema::migrate(&mut connection, path)?;
        }
        let pragma = |name, value| connection.pragma_update(None, name, value).map_err(failed);
        pragma("journal_mode", "WAL")?;
        pragma("synchronous", "FULL")?;
        pragma("foreign_keys", "ON")?;
        Ok(Self { connection, path: path.to_owned() })
    }

    /// Opens the ledger at `path` for reading. Nothing done with it can change the file.
    ///
    /// # Errors
    /// Where there is no file, or it is no ledger, or its schema is not the one this program reads.
    pub fn open_read_only(path: impl AsRef<Path>) -> Result<Self> {
        let path = path.as_ref();
        if !path.exists() {
            return Err(Error::Missing { path: path.to_owned() });
        }
        let connection = connect(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        match schema::identify(&connection, path)? {
            schema::NEWEST => Ok(Self { connection, path: path.to_owned() }),
            0 => Err(Error::NotALedger { path: path.to_owned(), why: "nothing in it" }),
            found => Err(Error::Older { path: path.to_owned(), found, known: schema::NEWEST }),
        }
    }

    /// The file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Names the file to an error of SQLite.
    pub(crate) fn failed(&self, source: rusqlite::Error) -> Error {
        Error::Sqlite { path: self.path.clone(), source }
    }
}

/// A connection to the file itself: never to `:memory:` or a URI, whatever the path looks like.
fn connect(path: &Path, flags: OpenFlags) -> Result<Connection> {
    let purpose = if flags.contains(OpenFlags::SQLITE_OPEN_READ_ONLY) { "reading" } else { "writing" };
    if path.is_dir() {
        return Err(unopenable(path, purpose, "it is a folder"));
    }
    let file = std::path::absolute(path).map_err(|error| unopenable(path, purpose, error))?;
    let connection = Connection::open_with_flags(file, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)
        .map_err(|error| unopenable(path, purpose, reason(&error)))?;
    connection.busy_timeout(PATIENCE).map_err(|error| unopenable(path, purpose, error))?;
    Ok(connection)
}

fn unopenable(
    path: &Path,
    purpose: &'static str,
    source: impl Into<Box<dyn std::error::Error + Send + Sync>>,
) -> Error {
    Error::Unopenable { path: path.to_owned(), purpose, source: source.into() }
}

/// SQLite's reason without the path, which the error names already.
fn reason(error: &rusqlite::Error) -> String {
    match error {
        rusqlite::Error::SqliteFailure(code, _) => code.to_string(),
        other => other.to_string(),
    }
}
