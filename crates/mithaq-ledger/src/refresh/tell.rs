//! What each new report tells, and which other reports tell of the same.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::rc::Rc;

use mithaq_record::Days;
use rusqlite::{Connection, OptionalExtension};

use super::copy::root;
use super::place::{self, Stand};
use super::review::Review;
use crate::load::record;
use crate::merge::cluster::{Link, Tellings};
use crate::merge::compare::{Together, likeness};
use crate::merge::telling::{Report, Telling, tellings};

/// So many tellings are kept at hand.
const AT_HAND: usize = 20_000;

/// Writes the tellings of these articles with their links, and links anew those that `moved` or move by it; gives the keys of all
/// whose links changed.
pub(super) fn tell(
    shelf: &mut Shelf,
    review: &Review,
    articles: &BTreeSet<i64>,
    mut moved: BTreeSet<i64>,
) -> rusqlite::Result<BTreeSet<i64>> {
    let mut touched = BTreeSet::new();
    for article in articles {
        let root = root(shelf.connection, *article)?;
        for telling in told_by(shelf.connection, review, *article)? {
            write(shelf.connection, &telling)?;
            let stands = place::stands(&telling, root);
            moved.extend(place::place(shelf.connection, telling.key, &stands)?);
            link(shelf, &telling, root, &stands)?;
            touched.insert(telling.key);
        }
    }
    for key in moved {
        touched.extend(link_anew(shelf, key)?);
    }
    Ok(touched)
}

/// Links a telling anew that leads, or follows, since; gives its key and those of all that it was linked with.
fn link_anew(shelf: &mut Shelf, key: i64) -> rusqlite::Result<BTreeSet<i64>> {
    let Some(telling) = shelf.telling(key)? else { return Ok(BTreeSet::new()) };
    let mut touched: BTreeSet<i64> =
        links_of(shelf.connection, key)?.iter().flat_map(|l| [l.one, l.other]).collect();
    touched.insert(key);
    shelf.connection.prepare_cached("DELETE FROM link WHERE one = ?1 OR other = ?1")?.execute([key])?;
    let root = root(shelf.connection, telling.article)?;
    link(shelf, &telling, root, &place::stands(&telling, root))?;
    Ok(touched)
}

/// Tellings at hand.
pub(super) struct Shelf<'c> {
    pub connection: &'c Connection,
    known: HashMap<i64, Rc<Telling>>,
}

impl<'c> Shelf<'c> {
    pub(super) fn new(connection: &'c Connection) -> Self {
        Self { connection, known: HashMap::new() }
    }

    /// The telling of this key.
    pub(super) fn telling(&mut self, key: i64) -> rusqlite::Result<Option<Rc<Telling>>> {
        if let Some(known) = self.known.get(&key) {
            return Ok(Some(Rc::clone(known)));
        }
        let Some(telling) = load(self.connection, key)?.map(Rc::new) else { return Ok(None) };
        if self.known.len() >= AT_HAND {
            self.known.clear();
        }
        self.known.insert(key, Rc::clone(&telling));
        Ok(Some(telling))
    }
}

fn told_by(connection: &Connection, review: &Review, article: i64) -> rusqlite::Result<Vec<Telling>> {
    let mut records = record::told(connection, article)?;
    records.retain(|(key, _)| !review.rejected.contains(key));
    records.iter_mut().for_each(|(key, record)| review.correct(*key, record));
    if records.is_empty() {
        return Ok(Vec::new());
    }
    let mut select = connection.prepare_cached(
        "SELECT text, language, published_start, published_end FROM article WHERE key = ?1",
    )?;
    select.query_row([article], |row| {
        let (first, last): (Option<String>, Option<String>) = (row.get(2)?, row.get(3)?);
        Ok(tellings(&Report {
            key: article,
            text: row.get_ref(0)?.as_str()?,
            language: row.get_ref(1)?.as_str()?,
            published: Days::between(first.as_deref(), last.as_deref()),
            records: &records,
            parted: &review.reviewed.parted,
        }))
    })
}

fn write(connection: &Connection, telling: &Telling) -> rusqlite::Result<()> {
    let facts =
        postcard::to_allocvec(telling).map_err(|e| rusqlite::Error::ToSqlConversionFailure(e.into()))?;
    connection.prepare_cached("INSERT INTO telling VALUES (?1, ?2, ?3)")?.execute((
        telling.key,
        telling.article,
        facts,
    ))?;
    Ok(())
}

/// The telling of this key.
fn load(connection: &Connection, key: i64) -> rusqlite::Result<Option<Telling>> {
    let mut select = connection.prepare_cached("SELECT facts FROM telling WHERE key = ?1")?;
    let facts = |row: &rusqlite::Row<'_>| {
        let bytes = row.get_ref(0)?.as_blob()?;
        postcard::from_bytes(bytes)
            .map_err(|e| rusqlite::Error::FromSqlConversionFailure(0, rusqlite::types::Type::Blob, e.into()))
    };
    select.query_row([key], facts).optional()
}

/// Links the telling with those of other reports that are of the same thing.
fn link(shelf: &mut Shelf, telling: &Telling, own_root: i64, stands: &[Stand]) -> rusqlite::Result<()> {
    let mut insert =
        shelf.connection.prepare_cached("INSERT OR REPLACE INTO link VALUES (?1, ?2, ?3, ?4)")?;
    for (candidate, plain) in place::candidates(shelf.connection, telling.key, stands)? {
        let Some(other) = shelf.telling(candidate)? else { continue };
        if other.article == telling.article || is_far(telling, &other) {
            continue;
        }
        let together = Together { copies: root(shelf.connection, other.article)? == own_root, plain };
        // The same whichever of the two was told first: a decision tells a report anew.
        let (one, other) = if telling.key < other.key { (telling, &*other) } else { (&*other, telling) };
        if let Some(alike) = likeness(one, other, together) {
            insert.execute((one.key, other.key, alike.score, alike.reason))?;
        }
    }
    Ok(())
}

/// Whether too many days lie between two events.
fn is_far(one: &Telling, other: &Telling) -> bool {
    let is_event = one.steps.is_empty() && other.steps.is_empty();
    is_event && one.window().zip(other.window()).is_some_and(|(one, other)| one.gap(other) > place::APART)
}

fn links_of(connection: &Connection, key: i64) -> rusqlite::Result<Vec<Link>> {
    let mut select = connection.prepare_cached(
        "SELECT one, other, score, reason FROM link WHERE one = ?1
         UNION ALL SELECT one, other, score, reason FROM link WHERE other = ?1",
    )?;
    let link = |row: &rusqlite::Row<'_>| {
        Ok(Link { one: row.get(0)?, other: row.get(1)?, score: row.get(2)?, reason: row.get(3)? })
    };
    select.query_map([key], link)?.collect()
}

/// The tellings that a set of tellings hangs together with, directly or through others, and all links among them.
pub(super) fn reach(
    shelf: &mut Shelf,
    review: &Review,
    from: BTreeSet<i64>,
) -> rusqlite::Result<(Tellings, Vec<Link>)> {
    let mut links = BTreeMap::new();
    let mut tellings = BTreeMap::new();
    let mut open: Vec<i64> = from.into_iter().collect();
    while let Some(key) = open.pop() {
        if tellings.contains_key(&key) {
            continue;
        }
        let Some(telling) = shelf.telling(key)? else { continue };
        for link in links_of(shelf.connection, key)? {
            open.extend([link.one, link.other].into_iter().filter(|other| *other != key));
            links.insert((link.one, link.other), link);
        }
        for record in review.merged_with(&telling.records) {
            open.extend(telling_of(shelf.connection, record)?);
        }
        tellings.insert(key, telling);
    }
    Ok((tellings, links.into_values().collect()))
}

/// The tellings of an article.
pub(super) fn of_article(connection: &Connection, article: i64) -> rusqlite::Result<Vec<Telling>> {
    let mut select = connection.prepare_cached("SELECT key FROM telling WHERE article = ?1")?;
    let keys: Vec<i64> = select.query_map([article], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    keys.into_iter().filter_map(|key| load(connection, key).transpose()).collect()
}

/// The telling that holds a record.
pub(super) fn telling_of(connection: &Connection, record: i64) -> rusqlite::Result<Option<i64>> {
    let mut select = connection.prepare_cached(
        "SELECT key FROM telling WHERE article = (SELECT article FROM record WHERE key = ?1)",
    )?;
    for key in select.query_map([record], |row| row.get::<_, i64>(0))? {
        let key = key?;
        if load(connection, key)?.is_some_and(|telling| telling.has(record)) {
            return Ok(Some(key));
        }
    }
    Ok(None)
}
