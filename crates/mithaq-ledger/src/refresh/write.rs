//! Forming groups anew and writing what they say.

use std::collections::{BTreeMap, BTreeSet};

use mithaq::Record;
use mithaq_record::{Days, day};
use rusqlite::{Connection, OptionalExtension};

use super::copy::root;
use super::place;
use super::review::Review;
use super::tell::{Shelf, of_article, reach, telling_of};
use crate::load::record;
use crate::merge::cluster::{Link, groups};
use crate::merge::dispute::disputes;
use crate::merge::happening::{Happening, Member, Summary};
use crate::merge::telling::Telling;

/// Removes what was worked out of an article; gives the tellings of others that this touches, and those that lead instead of its own.
pub(super) fn forget(
    connection: &Connection,
    article: i64,
) -> rusqlite::Result<(BTreeSet<i64>, BTreeSet<i64>)> {
    let (mut touched, mut promoted) = (BTreeSet::new(), BTreeSet::new());
    let mut select = connection.prepare_cached("SELECT key FROM record WHERE article = ?1")?;
    for record in select.query_map([article], |row| row.get::<_, i64>(0))? {
        for member in drop_happening_of(connection, record?)? {
            touched.extend(telling_of(connection, member)?);
        }
    }
    let root = root(connection, article)?;
    for telling in of_article(connection, article)? {
        promoted.extend(place::remove(connection, telling.key, &place::stands(&telling, root))?);
    }
    for sql in [
        "DELETE FROM link WHERE one IN (SELECT key FROM telling WHERE article = ?1)",
        "DELETE FROM link WHERE other IN (SELECT key FROM telling WHERE article = ?1)",
        "DELETE FROM telling WHERE article = ?1",
    ] {
        connection.prepare_cached(sql)?.execute([article])?;
    }
    Ok((touched, promoted))
}

/// Removes the happening that a record is part of; gives the records that were part of it.
fn drop_happening_of(connection: &Connection, record: i64) -> rusqlite::Result<Vec<i64>> {
    let mut members = connection.prepare_cached(
        "SELECT record FROM part WHERE happening = (SELECT happening FROM part WHERE record = ?1)",
    )?;
    let members: Vec<i64> =
        members.query_map([record], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    if !members.is_empty() {
        forget_concerned(connection, record)?;
        for sql in [
            "DELETE FROM step WHERE happening = (SELECT happening FROM part WHERE record = ?1)",
            "DELETE FROM dispute WHERE happening = (SELECT happening FROM part WHERE record = ?1)",
            "DELETE FROM happening WHERE key = (SELECT happening FROM part WHERE record = ?1)",
            "DELETE FROM part WHERE happening = (SELECT happening FROM part WHERE record = ?1)",
        ] {
            connection.prepare_cached(sql)?.execute([record])?;
        }
    }
    Ok(members)
}

/// Removes the rows that say whom the happening of a record concerns, each by its key.
fn forget_concerned(connection: &Connection, record: i64) -> rusqlite::Result<()> {
    let mut select = connection.prepare_cached(
        "SELECT key, actors || ';' || recipients FROM happening
            WHERE key = (SELECT happening FROM part WHERE record = ?1)",
    )?;
    let mut delete = connection.prepare_cached("DELETE FROM concerned WHERE code = ?1 AND happening = ?2")?;
    let mut rows = select.query([record])?;
    while let Some(row) = rows.next()? {
        let (key, codes): (i64, String) = (row.get(0)?, row.get(1)?);
        for code in codes.split(';') {
            delete.execute((code, key))?;
        }
    }
    Ok(())
}

/// The links of each telling to those before it.
type Before<'l> = BTreeMap<i64, Vec<&'l Link>>;

/// Groups these tellings and all that hang together with them, and writes the groups.
pub(super) fn regroup(shelf: &mut Shelf, review: &Review, touched: BTreeSet<i64>) -> rusqlite::Result<()> {
    let connection = shelf.connection;
    let mut dirty = touched.clone();
    while let Some(first) = dirty.pop_first() {
        let (tellings, links) = reach(shelf, review, BTreeSet::from([first]))?;
        tellings.keys().for_each(|key| _ = dirty.remove(key));
        let mut changed = Vec::new();
        for group in groups(&tellings, &links, &review.reviewed) {
            let members: Vec<&Telling> = group.iter().map(|key| &*tellings[key]).collect();
            if group.iter().any(|key| touched.contains(key)) || !is_written(connection, &members)? {
                changed.push(members);
            }
        }
        for record in changed.iter().flatten().flat_map(|telling| &telling.records) {
            drop_happening_of(connection, *record)?;
        }
        let mut before: Before = BTreeMap::new();
        links.iter().for_each(|link| before.entry(link.other).or_default().push(link));
        for members in changed {
            write_group(connection, review, &members, &before)?;
        }
    }
    Ok(())
}

/// Whether these tellings, and no others, stand as one happening already.
fn is_written(connection: &Connection, members: &[&Telling]) -> rusqlite::Result<bool> {
    let mut select = connection.prepare_cached("SELECT happening FROM part WHERE record = ?1")?;
    let mut happening = None;
    for telling in members {
        let found: Option<i64> = select.query_row([telling.key], |row| row.get(0)).optional()?;
        if found.is_none() || happening.is_some_and(|known| Some(known) != found) {
            return Ok(false);
        }
        happening = found;
    }
    let records: usize = members.iter().map(|telling| telling.records.len()).sum();
    let mut count = connection.prepare_cached("SELECT COUNT(*) FROM part WHERE happening = ?1")?;
    Ok(count.query_row([happening], |row| row.get::<_, usize>(0))? == records)
}

fn write_group(
    connection: &Connection,
    review: &Review,
    tellings: &[&Telling],
    before: &Before,
) -> rusqlite::Result<()> {
    let records = records(connection, review, tellings)?;
    let members = tellings.iter().map(|telling| {
        Ok(Member {
            telling,
            records: telling.records.iter().filter_map(|key| records.get(key)).collect(),
            source: source(connection, telling.article)?,
        })
    });
    let happening = Happening { members: members.collect::<rusqlite::Result<_>>()? };
    let Some(summary) = happening.summary() else { return Ok(()) };
    let key = happening.key();
    let disputed = disputes(&happening);
    let reviewed = review.is_about(tellings.iter().flat_map(|telling| telling.records.iter().copied()));
    write_happening(connection, key, &records, &summary, (!disputed.is_empty(), reviewed))?;
    write_parts(connection, review, key, tellings, before)?;
    write_steps(connection, key, &happening)?;
    let mut insert =
        connection.prepare_cached("INSERT OR IGNORE INTO dispute VALUES (?1, ?2, ?3, ?4, ?5)")?;
    for row in disputed {
        insert.execute((
            key,
            row.field,
            i64::try_from(row.side).unwrap_or(i64::MAX),
            row.value,
            row.record,
        ))?;
    }
    Ok(())
}

fn records(
    connection: &Connection,
    review: &Review,
    tellings: &[&Telling],
) -> rusqlite::Result<BTreeMap<i64, Record>> {
    let keys = tellings.iter().flat_map(|telling| telling.records.iter().copied());
    let corrected = |key| {
        let mut record = record::of_key(connection, key)?;
        review.correct(key, &mut record);
        Ok((key, record))
    };
    keys.map(corrected).collect()
}

/// Whose word a report is: the publisher of its original, else the original itself.
fn source(connection: &Connection, article: i64) -> rusqlite::Result<String> {
    let root = root(connection, article)?;
    let mut select = connection.prepare_cached("SELECT publisher FROM article WHERE key = ?1")?;
    let publisher: Option<String> = select.query_row([root], |row| row.get(0))?;
    Ok(publisher.filter(|name| !name.is_empty()).unwrap_or_else(|| format!("report {root}")))
}

fn write_happening(
    connection: &Connection,
    key: i64,
    records: &BTreeMap<i64, Record>,
    summary: &Summary,
    (disputed, reviewed): (bool, bool),
) -> rusqlite::Result<()> {
    let id = records.get(&key).map_or("", |record| record.id.as_str());
    let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    let (start, end) = (summary.when.map(|when| day(when.first)), summary.when.map(|when| day(when.last)));
    let published = summary.published.map(|(first, last)| (day(first), day(last)));
    let place = summary.place.as_ref();
    let mut insert = connection.prepare_cached(
        "INSERT INTO happening VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17,
            ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25, ?26, ?27, ?28, ?29, ?30, ?31, ?32, ?33)",
    )?;
    insert.execute(rusqlite::params![
        key,
        id,
        summary.kind,
        summary.type_,
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
    write_concerned(connection, (key, id), summary)
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

fn write_parts(
    connection: &Connection,
    review: &Review,
    key: i64,
    tellings: &[&Telling],
    before: &Before,
) -> rusqlite::Result<()> {
    let mut insert = connection.prepare_cached("INSERT INTO part VALUES (?1, ?2, ?3, ?4)")?;
    let mut joined: Vec<&Telling> = Vec::new();
    for telling in tellings {
        let (score, reason) = why(review, telling, &joined, before);
        insert.execute((telling.key, key, score, &reason))?;
        for record in telling.records.iter().filter(|record| **record != telling.key) {
            insert.execute((record, key, 1.0, "told in the same report"))?;
        }
        joined.push(telling);
    }
    Ok(())
}

/// Why a telling belongs to those before it: the surest link to one of them.
fn why(review: &Review, telling: &Telling, joined: &[&Telling], before: &Before) -> (f64, String) {
    if joined.is_empty() {
        return (1.0, "the first to tell it".to_owned());
    }
    let merged = joined.iter().flat_map(|other| &other.records).find_map(|other| {
        telling.records.iter().find_map(|own| review.reviewed.merged.get(&(*own.min(other), *own.max(other))))
    });
    if let Some(who) = merged {
        return (1.0, format!("merged by {who}"));
    }
    let is_joined = |link: &&&Link| joined.binary_search_by_key(&link.one, |joined| joined.key).is_ok();
    let own = before.get(&telling.key).into_iter().flatten().filter(is_joined);
    let best = own.max_by(|a, b| a.score.total_cmp(&b.score));
    best.map_or_else(|| (0.0, "through a later report".to_owned()), |link| (link.score, link.reason.clone()))
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
