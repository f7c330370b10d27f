//! Which tellings of other reports, before it in the order, each telling is most like.
//!
//! A telling keeps its surest links and no more, so that a week in which a thousand reports tell of one deed has a few thousand links
//! and not a million.

use std::collections::BTreeSet;
use std::rc::Rc;

use rusqlite::{Connection, OptionalExtension};

use super::copy::root;
use super::place::{self, Stand};
use super::tell::Shelf;
use crate::merge::cluster::MOST_LINKS;
use crate::merge::compare::{Together, alike, likeness};
use crate::merge::telling::Telling;

/// A telling's link to one before it.
pub(super) struct Link {
    /// Key of the one before.
    pub earlier: i64,
    /// 0 to 1.
    pub score: f64,
    pub reason: String,
}

/// Of two links the surer; of equals that to what comes first.
type Rank = (f64, std::cmp::Reverse<(i64, i64)>);

/// Links a telling that is new to those before it, and those behind it to it; gives the keys of the latter.
pub(super) fn both_ways(
    shelf: &mut Shelf,
    telling: &Telling,
    place: (i64, &[Stand]),
) -> rusqlite::Result<BTreeSet<i64>> {
    let mut touched = BTreeSet::new();
    let mut own = Vec::new();
    for like in likes(shelf, telling, place)? {
        if like.other.position() < telling.position() {
            own.push(like);
        } else if offer(shelf.connection, telling, &like)? {
            touched.insert(like.other.key);
        }
    }
    keep(shelf.connection, telling, own)?;
    Ok(touched)
}

/// Links tellings anew that lead, or follow, since, with those behind them, and those that have lost a link; gives the keys of all
/// whose links may have changed.
pub(super) fn anew(
    shelf: &mut Shelf,
    moved: BTreeSet<i64>,
    bereft: &BTreeSet<i64>,
) -> rusqlite::Result<BTreeSet<i64>> {
    let mut touched = bereft.clone();
    for key in moved {
        let Some(telling) = shelf.telling(key)? else { continue };
        touched.extend(behind(shelf.connection, key)?);
        let (_, stands) = whereabouts(shelf, &telling)?;
        let candidates = place::candidates(shelf.connection, key, &stands)?;
        for candidate in candidates.into_keys() {
            let other = shelf.telling(candidate)?;
            touched
                .extend(other.filter(|other| other.position() > telling.position()).map(|other| other.key));
        }
        touched.insert(key);
    }
    for key in &touched {
        let Some(telling) = shelf.telling(*key)? else { continue };
        let (root, stands) = whereabouts(shelf, &telling)?;
        link_own(shelf, &telling, (root, &stands))?;
    }
    Ok(touched)
}

/// A telling's links, the surest first.
pub(super) fn of(connection: &Connection, key: i64) -> rusqlite::Result<Vec<Link>> {
    let mut select = connection.prepare_cached(
        "SELECT earlier, score, reason FROM link WHERE later = ?1 ORDER BY score DESC, place, earlier",
    )?;
    let link =
        |row: &rusqlite::Row<'_>| Ok(Link { earlier: row.get(0)?, score: row.get(1)?, reason: row.get(2)? });
    select.query_map([key], link)?.collect()
}

/// The keys of the tellings that are linked to this one before them.
pub(super) fn behind(connection: &Connection, key: i64) -> rusqlite::Result<Vec<i64>> {
    let mut select = connection.prepare_cached("SELECT later FROM link WHERE earlier = ?1")?;
    select.query_map([key], |row| row.get(0))?.collect()
}

/// A telling of another report that is of the same thing.
struct Like {
    other: Rc<Telling>,
    score: f64,
    together: Together,
}

impl Like {
    fn rank(&self) -> Rank {
        (self.score, std::cmp::Reverse(self.other.position()))
    }
}

fn whereabouts(shelf: &Shelf, telling: &Telling) -> rusqlite::Result<(i64, Vec<Stand>)> {
    let root = root(shelf.connection, telling.article)?;
    Ok((root, place::stands(telling, root)))
}

/// Works the telling's own links out anew.
fn link_own(shelf: &mut Shelf, telling: &Telling, place: (i64, &[Stand])) -> rusqlite::Result<()> {
    shelf.connection.prepare_cached("DELETE FROM link WHERE later = ?1")?.execute([telling.key])?;
    let mut own = likes(shelf, telling, place)?;
    own.retain(|like| like.other.position() < telling.position());
    keep(shelf.connection, telling, own)
}

/// The tellings of other reports that are of the same thing, as far as those that stand where it stands go.
fn likes(
    shelf: &mut Shelf,
    telling: &Telling,
    (own_root, stands): (i64, &[Stand]),
) -> rusqlite::Result<Vec<Like>> {
    let mut likes = Vec::new();
    for (candidate, plain) in place::candidates(shelf.connection, telling.key, stands)? {
        let Some(other) = shelf.telling(candidate)? else { continue };
        if other.article == telling.article || is_far(telling, &other) {
            continue;
        }
        let together = Together { copies: root(shelf.connection, other.article)? == own_root, plain };
        // The same whichever of the two was told first: a decision tells a report anew.
        let (one, two) = if telling.key < other.key { (telling, &*other) } else { (&*other, telling) };
        if let Some(score) = alike(one, two, together) {
            likes.push(Like { other, score, together });
        }
    }
    Ok(likes)
}

/// Whether too many days lie between two events.
fn is_far(one: &Telling, other: &Telling) -> bool {
    let is_event = one.steps.is_empty() && other.steps.is_empty();
    is_event && one.window().zip(other.window()).is_some_and(|(one, other)| one.gap(other) > place::APART)
}

/// Writes the surest of a telling's links.
fn keep(connection: &Connection, telling: &Telling, mut own: Vec<Like>) -> rusqlite::Result<()> {
    own.sort_by(|a, b| b.rank().partial_cmp(&a.rank()).unwrap_or(std::cmp::Ordering::Equal));
    own.iter().take(MOST_LINKS).try_for_each(|like| write(connection, telling, &like.other, like))
}

/// Links one behind a telling to it, where that is among its surest links; whether it is.
fn offer(connection: &Connection, telling: &Telling, like: &Like) -> rusqlite::Result<bool> {
    let mut select = connection.prepare_cached(
        "SELECT earlier, place, score, COUNT(*) OVER () FROM link WHERE later = ?1
            ORDER BY score, place DESC, earlier DESC LIMIT 1",
    )?;
    let worst = select.query_row([like.other.key], |row| {
        Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?, row.get::<_, f64>(2)?, row.get::<_, usize>(3)?))
    });
    if let Some((key, place, score, count)) = worst.optional()?
        && count >= MOST_LINKS
    {
        let worst: Rank = (score, std::cmp::Reverse((place, key)));
        if (like.score, std::cmp::Reverse(telling.position())) <= worst {
            return Ok(false);
        }
        let mut delete = connection.prepare_cached("DELETE FROM link WHERE later = ?1 AND earlier = ?2")?;
        delete.execute([like.other.key, key])?;
    }
    write(connection, &like.other, telling, like)?;
    Ok(true)
}

fn write(connection: &Connection, later: &Telling, earlier: &Telling, like: &Like) -> rusqlite::Result<()> {
    let (one, two) = if later.key < earlier.key { (later, earlier) } else { (earlier, later) };
    let Some(link) = likeness(one, two, like.together) else { return Ok(()) };
    let mut insert = connection.prepare_cached("INSERT OR REPLACE INTO link VALUES (?1, ?2, ?3, ?4, ?5)")?;
    insert.execute((later.key, earlier.key, earlier.position().0, link.score, link.reason))?;
    Ok(())
}
