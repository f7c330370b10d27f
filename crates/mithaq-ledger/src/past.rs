//! The ledger as it stood: only what had been added, or published, by a day.
//!
//! The tables are covered by temporary views of the same names that leave out what came later, and what is worked
//! out from them is worked out again. Whatever is asked then, by the same SQL, is answered from the past.

use std::path::Path;

use rusqlite::Connection;

use crate::{Error, Ledger, Result, refresh, schema};

/// A day in the past, or two.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AsOf {
    /// What had been added by the end of this day (UTC, ISO 8601), decisions included.
    pub added: Option<String>,
    /// What had been published by the end of this day, ISO 8601; a report without a date had not.
    pub published: Option<String>,
}

/// Leaves out what is of no reading that is left.
const RECORDS_OF_READINGS: &str = "CREATE TEMP VIEW read_record AS SELECT * FROM main.read_record
    WHERE EXISTS (SELECT 1 FROM reading WHERE reading.key = read_record.reading)";

/// Tables that hold their batch, and in what column.
const BATCHED: [(&str, &str); 9] = [
    ("batch", "number"),
    ("appearance", "batch"),
    ("decision", "batch"),
    ("imported_event", "batch"),
    ("imported_alliance", "batch"),
    ("imported_ideal_point", "batch"),
    ("imported_vote", "batch"),
    ("imported_agreement", "batch"),
    ("article", "batch"),
];

impl Ledger {
    /// Opens the ledger at `path` for reading, as it stood.
    ///
    /// What the reports of that time say together is worked out anew, which takes time in a large ledger.
    ///
    /// # Errors
    /// As [`Ledger::open_read_only`]; [`Error::Question`] where a day is no ISO day.
    pub fn open_as_of(path: impl AsRef<Path>, as_of: &AsOf) -> Result<Self> {
        let mut ledger = Self::open_read_only(path)?;
        if *as_of == AsOf::default() {
            return Ok(ledger);
        }
        for day in as_of.added.iter().chain(&as_of.published) {
            day.parse::<jiff::civil::Date>()
                .map_err(|_| Error::Question(format!("{day:?} is no day such as 2025-10-20")))?;
        }
        cover(&ledger.connection, as_of).map_err(|source| ledger.failed(source))?;
        ledger.past = true;
        ledger.refresh(|_, _| {})?;
        Ok(ledger)
    }

    /// When the first batch was added, UTC, ISO 8601; none in an empty ledger.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn began(&self) -> Result<Option<String>> {
        let first = self.connection.query_row("SELECT MIN(at) FROM main.batch", [], |row| row.get(0));
        first.map_err(|source| self.failed(source))
    }
}

fn cover(connection: &Connection, as_of: &AsOf) -> rusqlite::Result<()> {
    let last: i64 = match &as_of.added {
        Some(day) => connection.query_row(
            "SELECT COALESCE(MAX(number), 0) FROM main.batch WHERE at <= ?1",
            [format!("{day}T23:59:59Z")],
            |row| row.get(0),
        )?,
        None => i64::MAX,
    };
    for (table, column) in BATCHED {
        // A day has been checked to be one, so that it can stand in the text of the view.
        let published = as_of.published.as_ref().filter(|_| table == "article");
        let published = published.map_or_else(String::new, |day| format!(" AND published_end <= '{day}'"));
        connection.execute_batch(&format!(
            "CREATE TEMP VIEW {table} AS SELECT * FROM main.{table} WHERE {column} <= {last}{published}"
        ))?;
    }
    connection.execute_batch(&format!(
        "CREATE TEMP VIEW reading AS SELECT * FROM main.reading
            WHERE batch <= {last} AND article IN (SELECT key FROM article);
         {RECORDS_OF_READINGS};
         CREATE TEMP VIEW involved AS
             SELECT involved.* FROM main.involved JOIN read_record ON read_record.key = involved.record;"
    ))?;
    schema::make_derived(connection, "temp")?;
    schema::make_views(connection, "TEMP ")
}

/// Works out anew, beside what the file holds, what it says is worked out, and gives a connection that has both: the tables of
/// the file in `main`, the new ones in `temp`.
pub(crate) fn rebuilt(path: &Path) -> Result<Ledger> {
    let mut ledger = Ledger::open_read_only(path)?;
    let cover = ledger.connection.execute_batch(&format!(
        "CREATE TEMP VIEW article AS SELECT * FROM main.article WHERE key <= (SELECT MAX(article) FROM main.derived);
         CREATE TEMP VIEW reading AS SELECT * FROM main.reading
             WHERE key <= (SELECT reading FROM main.told_by WHERE told_by.article = reading.article);
         {RECORDS_OF_READINGS};
         CREATE TEMP VIEW decision AS
             SELECT * FROM main.decision WHERE number <= (SELECT MAX(decision) FROM main.derived);"
    ));
    cover
        .and_then(|()| schema::make_derived(&ledger.connection, "temp"))
        .and_then(|()| schema::make_helpers(&ledger.connection, "TEMP "))
        .map_err(|source| ledger.failed(source))?;
    refresh::to_the_end(&mut ledger.connection).map_err(|source| ledger.failed(source))?;
    ledger.past = true;
    Ok(ledger)
}
