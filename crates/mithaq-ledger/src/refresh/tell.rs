//! What each new report tells, and which other reports tell of the same.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, OptionalExtension};
use sha2::{Digest, Sha256};

use super::copy::root;
use super::review::Review;
use crate::load::record;
use crate::merge::compare::likeness;
use crate::merge::days::Days;
use crate::merge::rules;
use crate::merge::telling::{Report, Telling, tellings};

/// A range of days longer than this is looked for everywhere.
const LONG: i32 = 31;
/// Tellings with more days between them are not held against each other.
const APART: i32 = LONG + rules::MISDATED_DAYS;
/// Of tellings with more states, the first in the alphabet are looked for.
const MOST_STATES: usize = 6;
/// Day of tellings of agreements, which have no one day.
const NO_DAY: i32 = 0;

/// Writes the tellings of these articles with their links; gives their keys.
pub(super) fn tell(
    connection: &Connection,
    review: &Review,
    articles: &BTreeSet<i64>,
) -> rusqlite::Result<Vec<i64>> {
    let mut keys = Vec::new();
    for article in articles {
        let told = told_by(connection, review, *article)?;
        for telling in &told {
            link(connection, telling)?;
        }
        for telling in &told {
            write(connection, telling)?;
            keys.push(telling.key);
        }
    }
    Ok(keys)
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
    let mut insert = connection.prepare_cached("INSERT OR IGNORE INTO placed VALUES (?1, ?2, ?3)")?;
    let blocks = Blocks::of(telling);
    for (block, day) in blocks.stands_in() {
        insert.execute((block, day, telling.key))?;
    }
    Ok(())
}

/// The telling of this key.
pub(super) fn load(connection: &Connection, key: i64) -> rusqlite::Result<Option<Telling>> {
    let mut select = connection.prepare_cached("SELECT facts FROM telling WHERE key = ?1")?;
    let facts = |row: &rusqlite::Row<'_>| {
        let bytes = row.get_ref(0)?.as_blob()?;
        postcard::from_bytes(bytes)
            .map_err(|e| rusqlite::Error::FromSqlConversionFailure(0, rusqlite::types::Type::Blob, e.into()))
    };
    select.query_row([key], facts).optional()
}

/// Links the telling with those of other reports that are of the same thing.
fn link(connection: &Connection, telling: &Telling) -> rusqlite::Result<()> {
    let own_root = root(connection, telling.article)?;
    for candidate in candidates(connection, telling)? {
        let Some(other) = load(connection, candidate)? else { continue };
        if other.article == telling.article || is_far(telling, &other) {
            continue;
        }
        let copies = root(connection, other.article)? == own_root;
        // The same whichever of the two was told first: a decision tells a report anew.
        let (one, other) = if telling.key < other.key { (telling, &other) } else { (&other, telling) };
        if let Some(alike) = likeness(one, other, copies) {
            let mut insert =
                connection.prepare_cached("INSERT OR REPLACE INTO link VALUES (?1, ?2, ?3, ?4)")?;
            insert.execute((one.key, other.key, alike.score, alike.reason))?;
        }
    }
    Ok(())
}

/// Whether too many days lie between two events.
fn is_far(one: &Telling, other: &Telling) -> bool {
    let is_event = one.steps.is_empty() && other.steps.is_empty();
    is_event && one.window().zip(other.window()).is_some_and(|(one, other)| one.gap(other) > APART)
}

fn candidates(connection: &Connection, telling: &Telling) -> rusqlite::Result<BTreeSet<i64>> {
    let mut select =
        connection.prepare_cached("SELECT telling FROM placed WHERE block = ?1 AND day BETWEEN ?2 AND ?3")?;
    let mut found = BTreeSet::new();
    let blocks = Blocks::of(telling);
    for (block, first, last) in blocks.looks_into() {
        for key in select.query_map((block, first, last), |row| row.get::<_, i64>(0))? {
            found.insert(key?);
        }
    }
    Ok(found)
}

/// Where a telling stands and where it looks for others. Tellings with two states and more look at those with
/// two of the same; those with one look at all that have it.
struct Blocks<'a> {
    kind: String,
    states: Vec<&'a str>,
    window: Option<Days>,
    agreement: bool,
}

impl<'a> Blocks<'a> {
    fn of(telling: &'a Telling) -> Self {
        let mut states: Vec<&str> = telling.codes().into_iter().take(MOST_STATES).collect();
        if states.is_empty() {
            states.extend(telling.setting.as_deref());
        }
        let agreement = !telling.steps.is_empty();
        let kind = if agreement { "agreement" } else { rules::family(&telling.type_) }.to_owned();
        Self { kind, states, window: telling.window(), agreement }
    }

    fn pairs(&self) -> Vec<String> {
        let pairs =
            self.states.iter().enumerate().flat_map(|(at, one)| {
                self.states[at + 1..].iter().map(move |other| format!("{one} {other}"))
            });
        pairs.collect()
    }

    fn each(&self, role: &str) -> Vec<String> {
        self.states.iter().map(|state| format!("{role} {state}")).collect()
    }

    fn number(&self, name: &str, long: bool) -> i64 {
        let digest = Sha256::digest(format!("{} {long} {name}", self.kind));
        i64::from_le_bytes(std::array::from_fn(|at| digest[at]))
    }

    fn stands_in(&self) -> Vec<(i64, i32)> {
        let names = if self.states.len() > 1 {
            [self.pairs(), self.each("among")].concat()
        } else {
            self.each("alone")
        };
        let (day, long) = match self.window {
            _ if self.agreement => (NO_DAY, false),
            Some(window) => (window.first, window.last - window.first > LONG),
            None => return Vec::new(),
        };
        names.iter().map(|name| (self.number(name, long), day)).collect()
    }

    fn looks_into(&self) -> Vec<(i64, i32, i32)> {
        let names = if self.states.len() > 1 {
            [self.pairs(), self.each("alone")].concat()
        } else {
            [self.each("alone"), self.each("among")].concat()
        };
        let ranges = match self.window {
            _ if self.agreement => vec![(false, NO_DAY, NO_DAY)],
            Some(window) => vec![
                (false, window.first - LONG - APART, window.last + APART),
                (true, i32::MIN, window.last + APART),
            ],
            None => Vec::new(),
        };
        let all = names.iter().flat_map(|name| ranges.iter().map(move |range| (name, range)));
        all.map(|(name, (long, first, last))| (self.number(name, *long), *first, *last)).collect()
    }
}

/// The tellings that a set of tellings hangs together with, directly or through others, and all links among them.
pub(super) fn reach(
    connection: &Connection,
    review: &Review,
    from: BTreeSet<i64>,
) -> rusqlite::Result<(BTreeMap<i64, Telling>, Vec<crate::merge::cluster::Link>)> {
    let mut links = BTreeMap::new();
    let mut tellings = BTreeMap::new();
    let mut open: Vec<i64> = from.into_iter().collect();
    let mut select = connection.prepare_cached(
        "SELECT one, other, score, reason FROM link WHERE one = ?1
         UNION ALL SELECT one, other, score, reason FROM link WHERE other = ?1",
    )?;
    while let Some(key) = open.pop() {
        if tellings.contains_key(&key) {
            continue;
        }
        let Some(telling) = load(connection, key)? else { continue };
        let found = select.query_map([key], |row| {
            Ok(crate::merge::cluster::Link {
                one: row.get(0)?,
                other: row.get(1)?,
                score: row.get(2)?,
                reason: row.get(3)?,
            })
        })?;
        for link in found {
            let link = link?;
            open.extend([link.one, link.other].into_iter().filter(|other| *other != key));
            links.insert((link.one, link.other), link);
        }
        for record in review.merged_with(&telling.records) {
            open.extend(telling_of(connection, record)?);
        }
        tellings.insert(key, telling);
    }
    Ok((tellings, links.into_values().collect()))
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
