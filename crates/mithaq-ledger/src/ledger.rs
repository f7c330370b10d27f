//! The file.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use rusqlite::{Connection, ErrorCode, OpenFlags};

use crate::{Error, Result, schema};

/// How long to wait for another process that is writing to the same file.
const PATIENCE: Duration = Duration::from_secs(60);

/// Bytes of a page of a new file.
const PAGE: i64 = 16 * 1024;

/// Prepared statements that are kept.
const STATEMENTS: usize = 128;

/// Bytes of the file that are mapped into memory for reading, of which only what is touched is loaded: the most that
/// SQLite maps as it is built here.
const MAPPED: i64 = 0x7fff_0000;

/// A ledger: one SQLite file.
///
/// Several processes may read while one adds. What [`Ledger::add`] has returned from is on disk.
#[derive(Debug)]
pub struct Ledger {
    pub(crate) connection: Connection,
    pub(crate) path: PathBuf,
    /// What the clock is taken to say, where it is not asked.
    moment: Option<String>,
    /// It is read as it stood in the past: its connection has tables of its own that cover those of the file.
    pub(crate) past: bool,
}

/// The moment, UTC, ISO 8601, to the second.
pub(crate) fn now() -> String {
    jiff::Timestamp::now().strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

impl Ledger {
    /// Opens the ledger at `path` for reading and adding; makes it where there is none.
    ///
    /// A schema of an earlier release is brought up to date.
    ///
    /// # Errors
    /// Where the file is no ledger, has a newer schema or one from before the first release, or cannot be written.
    pub fn open(path: impl AsRef<Path>) -> Result<Self> {
        let path = path.as_ref();
        let mut connection =
            connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE)?;
        let failed = |source| Error::Sqlite { path: path.to_owned(), source };
        if connection.is_readonly("main").map_err(failed)? {
            return Err(unopenable(path, "writing", "the file may only be read"));
        }
        // Only a new file takes it: rows are about a kilobyte, of which small pages hold few.
        connection.pragma_update(None, "page_size", PAGE).map_err(failed)?;
        if identify_at_once(&connection, path)? < schema::NEWEST {
            schema::migrate(&mut connection, path)?;
        }
        let pragma = |name, value| connection.pragma_update(None, name, value).map_err(failed);
        write_ahead(&connection).map_err(failed)?;
        pragma("synchronous", "FULL")?;
        pragma("foreign_keys", "ON")?;
        // More statements than rusqlite keeps by itself are used over and over.
        connection.set_prepared_statement_cache_capacity(STATEMENTS);
        // Bulk adding touches each page of the indices often: keep 64 MiB of them, and fold the log back rarely.
        connection.pragma_update(None, "cache_size", -64 * 1024).map_err(failed)?;
        connection.pragma_update(None, "wal_autocheckpoint", 8192).map_err(failed)?;
        Ok(Self { connection, path: path.to_owned(), moment: None, past: false })
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
        let mut connection = connect(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        let mut found = schema::identify(&connection, path);
        if found.as_ref().is_err_and(|error| wants_to_write(error) && !has_log(path)) {
            connection = connect_frozen(path)?;
            found = schema::identify(&connection, path);
        }
        match found? {
            schema::NEWEST => {}
            0 => return Err(Error::NotALedger { path: path.to_owned(), why: "nothing in it" }),
            found => return Err(Error::Older { path: path.to_owned(), found, known: schema::NEWEST }),
        }
        let failed = |source| Error::Sqlite { path: path.to_owned(), source };
        // What is asked lies all over a large file: it is read where the system keeps it, without copying page by page.
        connection.set_prepared_statement_cache_capacity(STATEMENTS);
        connection.pragma_update(None, "mmap_size", MAPPED).map_err(failed)?;
        connection.pragma_update(None, "cache_size", -32 * 1024).map_err(failed)?;
        Ok(Self { connection, path: path.to_owned(), moment: None, past: false })
    }

    /// Stamps what is appended from now on with this moment (UTC, ISO 8601, to the second) instead of what the
    /// clock says: for ledgers put together from older ones, and for tests. A moment before that of the last
    /// batch counts as that one.
    pub fn set_moment(&mut self, moment: &str) {
        self.moment = Some(moment.to_owned());
    }

    /// The moment that what is appended now gets.
    pub(crate) fn now(&self) -> String {
        self.moment.clone().unwrap_or_else(now)
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

/// The schema of the file as it stood at one moment: while another program makes the ledger, its marks
/// must not be read half before and half after.
fn identify_at_once(connection: &Connection, path: &Path) -> Result<i64> {
    let failed = |source| Error::Sqlite { path: path.to_owned(), source };
    let moment = connection.unchecked_transaction().map_err(failed)?;
    let found = schema::identify(&moment, path);
    moment.finish().map_err(failed)?;
    found
}

/// Switches to a write-ahead log. SQLite does not wait for others who switch at the same time, so we do.
fn write_ahead(connection: &Connection) -> rusqlite::Result<()> {
    let give_up = Instant::now() + PATIENCE;
    loop {
        match connection.pragma_update(None, "journal_mode", "WAL") {
            Err(error)
                if error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy) && Instant::now() < give_up =>
            {
                std::thread::sleep(Duration::from_millis(5));
            }
            done => return done,
        }
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

/// SQLite reads a WAL file only where it can make the log's index beside it, which a reader without
/// the right to write to the folder cannot.
fn wants_to_write(error: &Error) -> bool {
    let Error::Sqlite { source, .. } = error else { return false };
    matches!(source.sqlite_error_code(), Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen))
}

/// There is a log, so that the file alone is not the whole ledger.
fn has_log(path: &Path) -> bool {
    let mut log = path.as_os_str().to_owned();
    log.push("-wal");
    Path::new(&log).exists()
}

/// A connection to a file that nobody writes to: without a log, and without locks.
fn connect_frozen(path: &Path) -> Result<Connection> {
    let file = std::path::absolute(path).map_err(|error| unopenable(path, "reading", error))?;
    let escaped = file.as_os_str().as_encoded_bytes().iter().map(|byte| match byte {
        b'/' | b'.' | b'-' | b'_' | b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => char::from(*byte).to_string(),
        _ => format!("%{byte:02X}"),
    });
    let uri = format!("file:{}?immutable=1", escaped.collect::<String>());
    let flags =
        OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    Connection::open_with_flags(uri, flags).map_err(|error| unopenable(path, "reading", reason(&error)))
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
