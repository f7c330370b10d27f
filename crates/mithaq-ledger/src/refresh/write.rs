//! Forming groups anew and writing what they say.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use mithaq::Record;
use mithaq_record::{Days, day};
use rusqlite::{Connection, OptionalExtension};

use super::copy::root;
use super::group::{self, Changes, Root};
use super::review::Review;
use super::tell::{Shelf, of_article};
use super::{link, place};
use crate::load::record;
use crate::merge::dispute::{DisputeRow, disputes};
use crate::merge::happening::{Happening, Member, Summary};
use crate::merge::telling::Telling;

/// So many tellings of one happening are heard for what it says, the first in their order; all are counted.
const MOST_HEARD: usize = 200;

/// What forgetting an article bears on.
#[derive(Default)]
pub(super) struct Forgotten {
    /// Tellings that lead instead of its own.
    pub promoted: BTreeSet<i64>,
    /// Tellings that have lost a link to one of its own.
    pub bereft: BTreeSet<i64>,
    /// Tellings that may belong elsewhere now.
    pub unsettled: BTreeSet<i64>,
}

/// Removes what was worked out of an article.
pub(super) fn forget(
    shelf: &mut Shelf,
    review: &Review,
    article: i64,
    changes: &mut Changes,
    forgotten: &mut Forgotten,
) -> rusqlite::Result<()> {
    let connection = shelf.connection;
    let root = root(connection, article)?;
    for telling in of_article(connection, article)? {
        forgotten.bereft.extend(link::behind(connection, telling.key)?);
        forgotten.unsettled.extend(group::leave(shelf, review, &telling, changes)?);
        forgotten.promoted.extend(place::remove(connection, telling.key, &place::stands(&telling, root))?);
        for record in &telling.records {
            drop_happening_of(connection, *record)?;
        }
        for sql in [
            "DELETE FROM link WHERE later = ?1",
            "DELETE FROM link WHERE earlier = ?1",
            "DELETE FROM telling WHERE key = ?1",
        ] {
            connection.prepare_cached(sql)?.execute([telling.key])?;
        }
        shelf.forget(telling.key);
    }
    Ok(())
}

/// Removes the happening that a record is part of.
fn drop_happening_of(connection: &Connection, record: i64) -> rusqlite::Result<()> {
    if let Some(happening) = happening_of(connection, record)? {
        forget_what_it_says(connection, happening)?;
        connection.prepare_cached("DELETE FROM part WHERE happening = ?1")?.execute([happening])?;
    }
    Ok(())
}

/// Removes a happening's rows, but for its parts.
fn forget_what_it_says(connection: &Connection, key: i64) -> rusqlite::Result<()> {
    let mut select =
        connection.prepare_cached("SELECT actors || ';' || recipients FROM happening WHERE key = ?1")?;
    let mut delete = connection.prepare_cached("DELETE FROM concerned WHERE code = ?1 AND happening = ?2")?;
    let codes: Option<String> = select.query_row([key], |row| row.get(0)).optional()?;
    for code in codes.iter().flat_map(|codes| codes.split(';')) {
        delete.execute((code, key))?;
    }
    for sql in [
        "DELETE FROM step WHERE happening = ?1",
        "DELETE FROM dispute WHERE happening = ?1",
        "DELETE FROM happening WHERE key = ?1",
    ] {
        connection.prepare_cached(sql)?.execute([key])?;
    }
    Ok(())
}

/// Writes the groups that changed.
pub(super) fn groups(shelf: &mut Shelf, review: &Review, mut changes: Changes) -> rusqlite::Result<()> {
    let connection = shelf.connection;
    for (root, change) in &mut changes {
        change.anew = change.anew || !can_grow(connection, *root, &change.joined)?;
    }
    // All that is to go goes first: what left one group stands in another.
    for (root, change) in &changes {
        let standing = if change.anew { group::members(connection, *root, usize::MAX)? } else { Vec::new() };
        for key in standing.iter().chain(&change.joined) {
            for record in shelf.telling(*key)?.iter().flat_map(|telling| &telling.records) {
                drop_happening_of(connection, *record)?;
            }
        }
    }
    for (root, change) in changes {
        let parts = match change.anew {
            true => group::members(connection, root, usize::MAX)?,
            false => change.joined.into_iter().collect(),
        };
        if !parts.is_empty() {
            write_group(shelf, review, root, &parts)?;
        }
    }
    Ok(())
}

/// Whether these tellings can be added to what stands of the group: none of them is its first by key.
fn can_grow(connection: &Connection, root: Root, joined: &BTreeSet<i64>) -> rusqlite::Result<bool> {
    let happening = happening_of(connection, root)?;
    Ok(happening.is_some_and(|happening| joined.iter().all(|key| *key > happening)))
}

fn happening_of(connection: &Connection, record: i64) -> rusqlite::Result<Option<i64>> {
    let mut select = connection.prepare_cached("SELECT happening FROM part WHERE record = ?1")?;
    select.query_row([record], |row| row.get(0)).optional()
}

/// Writes what a group says, and these of its tellings as its parts.
fn write_group(shelf: &mut Shelf, review: &Review, root: Root, parts: &[i64]) -> rusqlite::Result<()> {
    let connection = shelf.connection;
    let key = match happening_of(connection, root)? {
        Some(standing) => standing,
        None => parts.iter().copied().min().unwrap_or(root),
    };
    write_parts(shelf, key, parts)?;
    let mut tellings: Vec<Rc<Telling>> = Vec::new();
    for key in group::members(connection, root, MOST_HEARD)? {
        tellings.extend(shelf.telling(key)?);
    }
    let records = records(connection, review, &tellings)?;
    let members = tellings.iter().map(|telling| {
        Ok(Member {
            telling: telling.as_ref(),
            records: telling.records.iter().filter_map(|key| records.get(key)).collect(),
            source: source(connection, telling.article)?,
        })
    });
    let happening = Happening { members: members.collect::<rusqlite::Result<_>>()? };
    let Some(mut summary) = happening.summary() else { return Ok(()) };
    if tellings.len() == MOST_HEARD {
        count_all(connection, key, &mut summary)?;
    }
    let disputed = disputes(&happening);
    forget_what_it_says(connection, key)?;
    write_happening(
        connection,
        key,
        &summary,
        (!disputed.is_empty(), is_reviewed(connection, review, key)?),
    )?;
    write_steps(connection, key, &happening)?;
    write_disputes(connection, key, disputed)
}

/// Counts the records, reports and sources of a happening with more tellings than are heard, and the days of its reports.
fn count_all(connection: &Connection, key: i64, summary: &mut Summary) -> rusqlite::Result<()> {
    let mut select = connection.prepare_cached(
        "SELECT COUNT(*), COUNT(DISTINCT article.key), COUNT(DISTINCT whose.source),
            MIN(article.published_start), MAX(article.published_start)
         FROM part JOIN read_record ON read_record.key = part.record
         JOIN reading ON reading.key = read_record.reading
         JOIN article ON article.key = reading.article
         JOIN whose ON whose.article = article.key
         WHERE part.happening = ?1",
    )?;
    let (first, last): (Option<String>, Option<String>);
    (summary.records, summary.reports, summary.sources, first, last) = select
        .query_row([key], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?)))?;
    summary.published = Days::between(first.as_deref(), last.as_deref()).map(|days| (days.first, days.last));
    Ok(())
}

/// Whether a decision is about one of its records.
fn is_reviewed(connection: &Connection, review: &Review, key: i64) -> rusqlite::Result<bool> {
    if review.is_empty() {
        return Ok(false);
    }
    let mut select = connection.prepare_cached("SELECT record FROM part WHERE happening = ?1")?;
    let records: Vec<i64> = select.query_map([key], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    Ok(review.is_about(records))
}

fn records(
    connection: &Connection,
    review: &Review,
    tellings: &[Rc<Telling>],
) -> rusqlite::Result<BTreeMap<i64, Record>> {
    let keys = tellings.iter().flat_map(|telling| telling.records.iter().copied());
    let corrected = |key| {
        let mut record = record::of_key(connection, key)?;
        review.correct(key, &mut record);
        Ok((key, record))
    };
    keys.map(corrected).collect()
}

/// Whose word a report is.
fn source(connection: &Connection, article: i64) -> rusqlite::Result<String> {
    let mut select = connection.prepare_cached("SELECT source FROM whose WHERE article = ?1")?;
    select.query_row([article], |row| row.get(0))
}

/// The id of the first record of the report that was added first: whatever is read again, it stays.
fn first_told(connection: &Connection, happening: i64) -> rusqlite::Result<String> {
    let mut select = connection.prepare_cached(
        "SELECT read_record.id FROM part JOIN read_record ON read_record.key = part.record
         JOIN reading ON reading.key = read_record.reading
         WHERE part.happening = ?1 ORDER BY reading.article, read_record.key LIMIT 1",
    )?;
    select.query_row([happening], |row| row.get(0))
}

fn write_happening(
    connection: &Connection,
    key: i64,
    summary: &Summary,
    (disputed, reviewed): (bool, bool),
) -> rusqlite::Result<()> {
    let id = first_told(connection, key)?;
    let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    let (start, end) = (summary.when.map(|when| day(when.first)), summary.when.map(|when| day(when.last)));
    let published = summary.published.map(|(first, last)| (day(first), day(last)));
    let place = summary.place.as_ref();
    let mut insert = connection.prepare_cached(
        "INSERT INTO happening VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17,
            ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25, ?26, ?27, ?28, ?29, ?30, ?31, ?32, ?33, ?34)",
    )?;
    insert.execute(rusqlite::params![
        key,
        id,
        summary.kind,
        summary.type_,
        summary.types,
        summary.mode,
        summary.contexts,
        summary.cameo,
        summary.quad_class,
        summary.goldstein,
        summary.actors,
        summary.actor_names,
        summary.recipients,
        summary.recipient_names,
        summary.stage,
        summary.scope,
        start,
        end,
        place.map(|place| &place.name),
        place.and_then(|place| place.country.as_ref()),
        place.and_then(|place| place.at).map(|at| at.0),
        place.and_then(|place| place.at).map(|at| at.1),
        summary.precision,
        summary.modality,
        summary.polarity,
        summary.confidence,
        count(summary.records),
        count(summary.reports),
        count(summary.sources),
        published.as_ref().map(|(first, _)| first),
        published.as_ref().map(|(_, last)| last),
        disputed,
        reviewed,
        summary.quote,
    ])?;
    write_concerned(connection, (key, &id), summary)
}

fn write_concerned(
    connection: &Connection,
    (key, id): (i64, &str),
    summary: &Summary,
) -> rusqlite::Result<()> {
    let mut insert = connection.prepare_cached("INSERT OR IGNORE INTO concerned VALUES (?1, ?2, ?3, ?4)")?;
    let codes = summary.actors.split(';').chain(summary.recipients.split(';'));
    for code in codes.filter(|code| !code.is_empty()) {
        insert.execute((code, key, summary.kind, id))?;
    }
    Ok(())
}

fn write_parts(shelf: &mut Shelf, happening: i64, parts: &[i64]) -> rusqlite::Result<()> {
    let connection = shelf.connection;
    let mut insert = connection.prepare_cached(
        "INSERT INTO part SELECT telling, ?2, score, reason FROM grouped WHERE telling = ?1",
    )?;
    let mut besides =
        connection.prepare_cached("INSERT INTO part VALUES (?1, ?2, 1.0, 'told in the same report')")?;
    for key in parts {
        insert.execute([*key, happening])?;
        let Some(telling) = shelf.telling(*key)? else { continue };
        for record in telling.records.iter().filter(|record| *record != key) {
            besides.execute([*record, happening])?;
        }
    }
    Ok(())
}

fn write_steps(connection: &Connection, key: i64, happening: &Happening<'_>) -> rusqlite::Result<()> {
    let mut insert =
        connection.prepare_cached("INSERT INTO step VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)")?;
    for step in happening.steps() {
        let bound = |pick: fn(Days) -> i32| step.when.map(|when| day(pick(when)));
        insert.execute(rusqlite::params![
            key,
            step.stage,
            bound(|when| when.first),
            bound(|when| when.last),
            step.body,
            step.modality,
            step.polarity,
            i64::try_from(step.reports).unwrap_or(i64::MAX),
            i64::try_from(step.sources).unwrap_or(i64::MAX),
            step.record,
        ])?;
    }
    Ok(())
}

fn write_disputes(connection: &Connection, key: i64, disputed: Vec<DisputeRow>) -> rusqlite::Result<()> {
    let mut insert =
        connection.prepare_cached("INSERT OR IGNORE INTO dispute VALUES (?1, ?2, ?3, ?4, ?5)")?;
    for DisputeRow { field, side, value, record } in disputed {
        insert.execute((key, field, i64::try_from(side).unwrap_or(i64::MAX), value, record))?;
    }
    Ok(())
}
