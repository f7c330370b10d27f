//! Writing a reading of a report, and what a new one changes.

use std::collections::BTreeSet;

use mithaq::Record;
use rusqlite::Connection;
use rusqlite::types::ValueRef;

use super::value::optional;
use super::{Addition, record};
use crate::append::Batch;
use crate::chain::READING;
use crate::load;

/// What a new reading of a report changes, in records by their ids.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Changed {
    /// Only the new reading has them.
    pub new: usize,
    /// Only the one before has them.
    pub gone: usize,
    /// Of those that are gone: they count still, as a reviewer corrected or restored them.
    pub kept: usize,
    /// Both have them.
    pub same: usize,
}

impl std::ops::AddAssign for Changed {
    fn add_assign(&mut self, other: Self) {
        self.new += other.new;
        self.gone += other.gone;
        self.kept += other.kept;
        self.same += other.same;
    }
}

/// The reading of a report that counts.
struct Newest {
    /// Key of the reading whose records it gives.
    gives: i64,
    reader: Option<String>,
}

/// Writes a reading of the report that has records of its own.
pub(super) fn append(batch: &mut Batch<'_>, article: i64, addition: &Addition) -> rusqlite::Result<()> {
    let own = batch.rows.next_key(READING);
    append_giving(batch, article, own, addition)?;
    for (one, ready) in addition.reading.records.iter().zip(&addition.records) {
        let key = record::append(&mut batch.rows, own, one, ready)?;
        batch.involve(key, &ready.involved);
    }
    Ok(())
}

/// Writes a new reading of a report that is known, unless the same reader gave the same; gives how many records were written, and
/// what changed. A reading that gives what the one before gave says so and no more.
pub(super) fn again(
    batch: &mut Batch<'_>,
    article: i64,
    addition: &Addition,
) -> rusqlite::Result<(usize, Option<Changed>)> {
    let newest = newest(batch.connection, article)?;
    let before = load::record::of_reading(batch.connection, newest.gives)?;
    let now = &addition.reading.records;
    let is_same =
        before.len() == now.len() && before.iter().zip(now).all(|(one, other)| says_same(one, other));
    if !is_same {
        append(batch, article, addition)?;
    } else if newest.reader != addition.reader {
        append_giving(batch, article, newest.gives, addition)?;
    } else {
        return Ok((0, None));
    }
    let written = if is_same { 0 } else { now.len() };
    Ok((written, Some(changed(batch.connection, article, &before, now)?)))
}

fn append_giving(
    batch: &mut Batch<'_>,
    article: i64,
    gives: i64,
    addition: &Addition,
) -> rusqlite::Result<i64> {
    batch.rows.append(
        READING,
        &[
            ValueRef::Integer(batch.number),
            ValueRef::Integer(article),
            ValueRef::Integer(gives),
            optional(addition.reader.as_ref()),
        ],
    )
}

fn newest(connection: &Connection, article: i64) -> rusqlite::Result<Newest> {
    let mut select = connection
        .prepare_cached("SELECT gives, reader FROM reading WHERE article = ?1 ORDER BY key DESC LIMIT 1")?;
    select.query_row([article], |row| Ok(Newest { gives: row.get(0)?, reader: row.get(1)? }))
}

/// The report may have come under another name.
fn says_same(one: &Record, other: &Record) -> bool {
    *one == Record { document: one.document.clone(), ..other.clone() }
}

fn changed(
    connection: &Connection,
    article: i64,
    before: &[Record],
    now: &[Record],
) -> rusqlite::Result<Changed> {
    let ids =
        |records: &'_ [Record]| -> BTreeSet<String> { records.iter().map(|one| one.id.clone()).collect() };
    let (before, now) = (ids(before), ids(now));
    let mut counts = connection.prepare_cached("SELECT 1 FROM record WHERE id = ?1 AND article = ?2")?;
    let gone: Vec<&String> = before.difference(&now).collect();
    let mut kept = 0;
    for id in &gone {
        kept += usize::from(counts.exists((id, article))?);
    }
    let same = before.intersection(&now).count();
    Ok(Changed { new: now.len() - same, gone: gone.len(), kept, same })
}
