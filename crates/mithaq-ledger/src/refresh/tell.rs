//! What each new report tells.

use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;

use mithaq_record::Days;
use rusqlite::{Connection, OptionalExtension};

use super::copy::root;
use super::review::Review;
use super::{link, place, reread};
use crate::load::record;
use crate::merge::telling::{Report, Telling, tellings};

/// So many tellings are kept at hand.
const AT_HAND: usize = 20_000;

/// Writes the tellings of these articles with their links, and links anew those that `moved` or move by it, and
/// those that are `bereft` of a link; gives the keys of all
/// whose links changed.
pub(super) fn tell(
    shelf: &mut Shelf,
    review: &Review,
    articles: &BTreeSet<i64>,
    (mut moved, bereft): (BTreeSet<i64>, &BTreeSet<i64>),
) -> rusqlite::Result<BTreeSet<i64>> {
    let mut touched = BTreeSet::new();
    for article in articles {
        reread::note(shelf.connection, *article)?;
        let root = root(shelf.connection, *article)?;
        for telling in told_by(shelf.connection, review, *article)? {
            write(shelf.connection, &telling)?;
            let stands = place::stands(&telling, root);
            moved.extend(place::place(shelf.connection, telling.key, &stands)?);
            touched.extend(link::both_ways(shelf, &telling, (root, &stands))?);
            touched.insert(telling.key);
        }
    }
    touched.extend(link::anew(shelf, moved, bereft)?);
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

impl Shelf<'_> {
    /// It is told no more.
    pub(super) fn forget(&mut self, key: i64) {
        self.known.remove(&key);
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
            reviewed: &review.reviewed,
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

/// The tellings of an article.
pub(super) fn of_article(connection: &Connection, article: i64) -> rusqlite::Result<Vec<Telling>> {
    let mut select = connection.prepare_cached("SELECT key FROM telling WHERE article = ?1")?;
    let keys: Vec<i64> = select.query_map([article], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    keys.into_iter().filter_map(|key| load(connection, key).transpose()).collect()
}

/// The telling that holds a record.
pub(super) fn telling_of(connection: &Connection, record: i64) -> rusqlite::Result<Option<i64>> {
    let mut select = connection.prepare_cached(
        "SELECT key FROM telling WHERE article = (
            SELECT reading.article FROM read_record JOIN reading ON reading.key = read_record.reading
            WHERE read_record.key = ?1)",
    )?;
    for key in select.query_map([record], |row| row.get::<_, i64>(0))? {
        let key = key?;
        if load(connection, key)?.is_some_and(|telling| telling.has(record)) {
            return Ok(Some(key));
        }
    }
    Ok(None)
}
