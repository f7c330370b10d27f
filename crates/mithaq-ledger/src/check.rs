//! Proof that nothing was lost or changed.
//!
//! ```text
//! file ──▶ sound?  schema ──▶ tables, views, triggers are those that this program makes
//!                  chain  ──▶ every batch's rows hash to what it says, each batch to the next
//!      ──▶ spans   every quote stands where its record says   ──▶ derived   worked out anew, it is the same
//! ```

use std::collections::BTreeSet;
use std::path::Path;

use rusqlite::{Connection, Row};
use sha2::{Digest, Sha256};

use crate::add::involved;
use crate::chain::{Link, content_of, hexadecimal};
use crate::{Ledger, Result, load, past, schema};

/// Something in a ledger that is not as it must be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flaw {
    /// `batch 3`, `record 3f2a…`, `table happening`.
    pub place: String,
    /// What is wrong.
    pub what: String,
}

impl std::fmt::Display for Flaw {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.place, self.what)
    }
}

/// What a check looked at, and what it found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Checked {
    /// How many batches, reports and records were checked.
    pub batches: usize,
    /// Reports.
    pub articles: usize,
    /// Records.
    pub records: usize,
    /// Hash of the last batch: who keeps it can tell later whether anything before it was changed.
    pub head: Option<String>,
    /// Reports that are in the ledger and not merged yet; not a flaw.
    pub unmerged: usize,
    /// What is wrong.
    pub flaws: Vec<Flaw>,
}

/// So many flaws of one kind are told.
const TOLD: usize = 20;

impl Ledger {
    /// Checks the ledger at `path` from end to end, and changes nothing.
    ///
    /// # Errors
    /// Where the file cannot be read at all, or is no ledger. What is wrong inside comes back as
    /// [`Checked::flaws`].
    pub fn check(path: impl AsRef<Path>) -> Result<Checked> {
        let ledger = Self::open_read_only(path)?;
        let mut checked = ledger.proved()?;
        texts(&ledger.connection, &mut checked).map_err(|source| ledger.failed(source))?;
        readings(&ledger.connection, &mut checked).map_err(|source| ledger.failed(source))?;
        if let Err(error) = derived(&ledger, &mut checked) {
            checked.flaw("derived tables", format!("they cannot be worked out anew: {error}"));
        }
        Ok(checked)
    }

    /// Checks the file, its schema and the chain of its batches: what a ledger is proved by. What was worked out from it is not
    /// looked at, nor are reports and records counted.
    ///
    /// # Errors
    /// As [`Ledger::check`].
    pub fn check_chain(path: impl AsRef<Path>) -> Result<Checked> {
        Self::open_read_only(path)?.proved()
    }

    fn proved(&self) -> Result<Checked> {
        let failed = |source| self.failed(source);
        let mut checked = Checked::default();
        sound(&self.connection, &mut checked).map_err(failed)?;
        own_schema(&self.connection, &mut checked).map_err(failed)?;
        chain(&self.connection, &mut checked).map_err(failed)?;
        Ok(checked)
    }
}

impl Checked {
    fn flaw(&mut self, place: impl Into<String>, what: impl Into<String>) {
        self.flaws.push(Flaw { place: place.into(), what: what.into() });
    }
}

/// SQLite's own checks: pages, indices, constraints, foreign keys.
fn sound(connection: &Connection, checked: &mut Checked) -> rusqlite::Result<()> {
    let mut integrity = connection.prepare(&format!("PRAGMA integrity_check({TOLD})"))?;
    for told in integrity.query_map([], |row| row.get::<_, String>(0))? {
        let told = told?;
        if told != "ok" {
            checked.flaw("file", told);
        }
    }
    let mut foreign = connection.prepare("PRAGMA foreign_key_check")?;
    let broken = |row: &Row<'_>| {
        Ok((row.get::<_, String>(0)?, row.get::<_, Option<i64>>(1)?, row.get::<_, String>(2)?))
    };
    for row in foreign.query_map([], broken)?.take(TOLD) {
        let (table, key, parent) = row?;
        checked.flaw(
            format!("table {table}, row {}", key.unwrap_or_default()),
            format!("it points into {parent}, where there is nothing"),
        );
    }
    Ok(())
}

/// Tables, indices, views and triggers are those that this program makes: what it answers rests on them.
fn own_schema(connection: &Connection, checked: &mut Checked) -> rusqlite::Result<()> {
    let (found, made) = (schema::objects(connection)?, schema::pristine()?);
    let names: BTreeSet<_> = found.keys().chain(made.keys()).collect();
    for key @ (type_, name) in names {
        // What SQLite keeps for itself, such as statistics.
        if name.starts_with("sqlite_") {
            continue;
        }
        let what = match (found.get(key), made.get(key)) {
            (found, made) if found == made => continue,
            (Some(_), Some(_)) => "it is not the one that this program makes",
            (Some(_), None) => "no ledger has it",
            (None, _) => "it is missing",
        };
        checked.flaw(format!("{type_} {name}"), what);
    }
    Ok(())
}

/// Every batch follows the one before, and its rows are those it was sealed with.
fn chain(connection: &Connection, checked: &mut Checked) -> rusqlite::Result<()> {
    let mut before: Option<Link> = None;
    for link in Link::all(connection, "ORDER BY number")? {
        let place = format!("batch {}", link.number);
        let (number, hash, at) =
            before.as_ref().map_or((0, "", ""), |before| (before.number, &before.hash, &before.at));
        if link.number != number + 1 {
            checked.flaw(&place, format!("it should be batch {}: batches are missing", number + 1));
        }
        if link.previous != hash {
            checked.flaw(&place, "it does not follow the batch before it");
        }
        if link.at.as_str() < at {
            checked.flaw(&place, "it is older than the batch before it");
        }
        if link.sealed() != link.hash {
            checked.flaw(&place, "its row was changed");
        }
        if content_of(connection, link.number)? != link.content {
            checked.flaw(&place, "rows that it appended were changed, taken out or put in");
        }
        checked.batches += 1;
        before = Some(link);
    }
    checked.head = before.map(|last| last.hash);
    Ok(())
}

/// Every report has the id of its text, every quote stands where its record says, and the index of who is involved
/// is complete.
fn texts(connection: &Connection, checked: &mut Checked) -> rusqlite::Result<()> {
    let mut articles = connection.prepare("SELECT key, id, text FROM article ORDER BY key")?;
    // `involved` is sorted by code; here it is asked by record.
    connection.execute_batch(
        "CREATE TEMP TABLE involved_by_record AS SELECT record, code FROM involved;
         CREATE INDEX temp.by_record ON involved_by_record (record);",
    )?;
    let mut indexed =
        connection.prepare("SELECT code FROM temp.involved_by_record WHERE record = ?1 ORDER BY code")?;
    let mut rows = articles.query([])?;
    while let Some(row) = rows.next()? {
        let (key, id, text): (i64, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
        checked.articles += 1;
        if hexadecimal(&Sha256::digest(text.as_bytes())) != id {
            checked.flaw(format!("report {id}"), "its id is not that of its text");
        }
        for (key, record) in load::record::of_article(connection, key)? {
            checked.records += 1;
            let place = || format!("record {}", record.id);
            if text.get(record.start..record.end) != Some(record.quote.as_str()) {
                checked
                    .flaw(place(), format!("its quote does not stand at {}..{}", record.start, record.end));
            }
            let codes: Vec<String> =
                indexed.query_map([key], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
            if !involved(&record).iter().eq(codes.iter()) {
                checked.flaw(place(), "the index of those involved does not fit it");
            }
        }
    }
    drop(rows);
    drop((articles, indexed));
    connection.execute_batch("DROP TABLE temp.involved_by_record")
}

/// Every report was read, and a reading that gives the records of another gives those of one of the same report that has its own.
fn readings(connection: &Connection, checked: &mut Checked) -> rusqlite::Result<()> {
    let flawed = [
        (
            "SELECT id FROM article WHERE NOT EXISTS (SELECT 1 FROM reading WHERE reading.article = article.key)",
            "no reading of it is there",
        ),
        (
            "SELECT article.id FROM reading
             JOIN reading AS given ON given.key = reading.gives
             JOIN article ON article.key = reading.article
             WHERE given.article <> reading.article OR given.gives <> given.key",
            "a reading of it gives the records of one that is none of its own",
        ),
    ];
    for (select, what) in flawed {
        let mut select = connection.prepare(select)?;
        for id in select.query_map([], |row| row.get::<_, String>(0))?.take(TOLD) {
            checked.flaw(format!("report {}", id?), what);
        }
    }
    Ok(())
}

/// Whether each report that was worked on was told by the newest of its readings up to one.
fn told_by_newest(connection: &Connection, article: i64, reading: i64) -> rusqlite::Result<bool> {
    let mut other = connection.prepare(
        "SELECT 1 FROM article LEFT JOIN told_by ON told_by.article = article.key
         WHERE article.key <= ?1 AND (told_by.reading IS NULL OR EXISTS (
             SELECT 1 FROM reading WHERE reading.article = article.key
                 AND reading.key > told_by.reading AND reading.key <= ?2))",
    )?;
    Ok(!other.exists([article, reading])?)
}

/// What is worked out anew, as far as the file says that it is worked out, is what the file holds.
fn derived(ledger: &Ledger, checked: &mut Checked) -> Result<()> {
    let until = "SELECT COUNT(*), MAX(article), MAX(reading), MAX(decision),
        (SELECT COALESCE(MAX(key), 0) FROM article), (SELECT COALESCE(MAX(key), 0) FROM reading),
        (SELECT COALESCE(MAX(number), 0) FROM decision) FROM derived";
    let until = ledger.connection.query_row(until, [], |row| {
        let until: [Option<i64>; 3] = [row.get(1)?, row.get(2)?, row.get(3)?];
        let last: [i64; 3] = [row.get(4)?, row.get(5)?, row.get(6)?];
        Ok((row.get::<_, i64>(0)?, until, last))
    });
    let (rows, until, last) = until.map_err(|source| ledger.failed(source))?;
    let ([Some(article), Some(reading), Some(decision)], 1) = (until, rows) else {
        checked.flaw("table derived", "it must have one row");
        return Ok(());
    };
    if [article, reading, decision].iter().zip(last).any(|(until, last)| !(0..=last).contains(until)) {
        checked.flaw("table derived", "it tells of more than there is");
        return Ok(());
    }
    if !told_by_newest(&ledger.connection, article, reading).map_err(|source| ledger.failed(source))? {
        checked.flaw("table told_by", "a report was told by an older reading than it says");
    }
    checked.unmerged = ledger.unmerged()?;
    if let Some(rules) = ledger.other_rules()? {
        let own = schema::rules();
        checked.flaw(
            "derived tables",
            format!(
                "worked out by rules {rules}, not by those of this program, {own}; mithaq rebuild does it"
            ),
        );
        return Ok(());
    }
    let ledger = past::rebuilt(ledger.path())?;
    let connection = &ledger.connection;
    let failed = |source| ledger.failed(source);
    let count = |sql: &str| connection.query_row(sql, [], |row| row.get::<_, i64>(0)).map_err(failed);
    for schema in ["main", "temp"] {
        let words =
            format!("CREATE VIRTUAL TABLE temp.{schema}_words USING fts5vocab({schema}, search, instance)");
        connection.execute_batch(&words).map_err(failed)?;
    }
    for table in schema::derived_tables().map_err(failed)?.iter().filter(|name| *name != "derived") {
        // Of the index of words each word with its report, column and place.
        let table = if table == "search" { "words" } else { table };
        let of = |schema: &str| match table {
            "words" => format!("temp.{schema}_words"),
            _ => format!("{schema}.{table}"),
        };
        let differing = |one: &str, other: &str| {
            count(&format!(
                "SELECT COUNT(*) FROM (SELECT * FROM {} EXCEPT SELECT * FROM {})",
                of(one),
                of(other)
            ))
        };
        let (more, fewer) = (differing("main", "temp")?, differing("temp", "main")?);
        if more + fewer > 0 {
            let what =
                format!("worked out anew, {} rows differ; mithaq rebuild makes it anew", more.max(fewer));
            checked.flaw(format!("table {table}"), what);
        }
    }
    Ok(())
}
