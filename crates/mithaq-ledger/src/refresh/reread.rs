//! Reports that were read again since they were last told.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension};

/// Readings looked at in one transaction.
const CHUNK: i64 = 2_000;

/// What of the readings after one is looked at next.
pub(super) struct Reread {
    /// Reports up to some article whose newest reading has other records than they were told by.
    pub articles: BTreeSet<i64>,
    /// Up to which reading was looked.
    pub until: i64,
}

/// Looks at the next readings after `reading`. A report after `article` is yet to be told, by its newest reading.
pub(super) fn next(connection: &Connection, reading: i64, article: i64) -> rusqlite::Result<Reread> {
    let mut select =
        connection.prepare_cached("SELECT key, article FROM reading WHERE key > ?1 ORDER BY key LIMIT ?2")?;
    let mut next = Reread { articles: BTreeSet::new(), until: reading };
    for row in select.query_map([reading, CHUNK], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?)))? {
        let (key, of) = row?;
        next.until = next.until.max(key);
        if of > article {
            continue;
        }
        let (newest, gives) = newest(connection, of)?;
        if told_by(connection, of)? == Some(gives) {
            set_told_by(connection, of, newest)?;
        } else {
            next.articles.insert(of);
        }
    }
    Ok(next)
}

/// Notes that a report is told by its newest reading.
pub(super) fn note(connection: &Connection, article: i64) -> rusqlite::Result<()> {
    let (reading, _) = newest(connection, article)?;
    set_told_by(connection, article, reading)
}

fn set_told_by(connection: &Connection, article: i64, reading: i64) -> rusqlite::Result<()> {
    let mut insert = connection.prepare_cached("INSERT OR REPLACE INTO told_by VALUES (?1, ?2)")?;
    insert.execute([article, reading])?;
    Ok(())
}

/// The newest reading of a report, and the one whose records it gives.
fn newest(connection: &Connection, article: i64) -> rusqlite::Result<(i64, i64)> {
    let mut select = connection
        .prepare_cached("SELECT key, gives FROM reading WHERE article = ?1 ORDER BY key DESC LIMIT 1")?;
    select.query_row([article], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// The reading whose records a report was told by.
fn told_by(connection: &Connection, article: i64) -> rusqlite::Result<Option<i64>> {
    let mut select = connection.prepare_cached(
        "SELECT reading.gives FROM told_by JOIN reading ON reading.key = told_by.reading WHERE told_by.article = ?1",
    )?;
    select.query_row([article], |row| row.get(0)).optional()
}
