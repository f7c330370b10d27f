//! Which group each telling belongs to, worked out again only where something before it changed.
//!
//! Tellings are gone through in their order; each joins the group of the one before it that it is most like and can be one with. So
//! what a telling joins depends on those before it alone: where it ends up elsewhere than it was, those behind it that it bears on are
//! gone through again, and no others. The outcome is the same as if all had been gone through from the first.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use rusqlite::{Connection, OptionalExtension};

use super::link::{self, Link};
use super::review::Review;
use super::tell::{Shelf, telling_of};
use crate::merge::cluster::{HELD_AGAINST, Position, may_join};
use crate::merge::telling::Telling;

/// A group is known by the key of its first telling.
pub(super) type Root = i64;

/// What became of a group.
#[derive(Default)]
pub(super) struct Change {
    /// Tellings that joined it.
    pub joined: BTreeSet<i64>,
    /// Tellings left it, or what one of them says has changed.
    pub anew: bool,
}

/// Groups that changed.
pub(super) type Changes = BTreeMap<Root, Change>;

/// Which group a telling belongs to, and why.
#[derive(Debug, Clone, PartialEq)]
struct Belongs {
    root: Root,
    score: f64,
    reason: String,
}

/// Goes through these tellings and all that they bear on; notes which groups change by it.
pub(super) fn settle(
    shelf: &mut Shelf,
    review: &Review,
    touched: &BTreeSet<i64>,
    changes: &mut Changes,
) -> rusqlite::Result<()> {
    let mut open: BTreeSet<Position> = BTreeSet::new();
    for key in touched {
        open.extend(shelf.telling(*key)?.map(|telling| telling.position()));
    }
    while let Some((_, key)) = open.pop_first() {
        let Some(telling) = shelf.telling(key)? else { continue };
        let before = belongs(shelf.connection, key)?;
        let now = choose(shelf, review, &telling)?;
        if before.as_ref() == Some(&now) {
            continue;
        }
        let moved = before.as_ref().is_none_or(|before| before.root != now.root);
        if moved {
            let bound = before.iter().map(|before| before.root).chain([now.root]);
            let bound: Vec<Root> = bound.collect();
            let behind = bears_on(shelf, review, &telling, &bound)?;
            open.extend(behind.into_iter().filter(|position| *position > telling.position()));
        }
        note(changes, key, before.as_ref(), &now);
        write(shelf.connection, &telling, &now)?;
    }
    Ok(())
}

fn note(changes: &mut Changes, key: i64, before: Option<&Belongs>, now: &Belongs) {
    match before {
        Some(before) if before.root == now.root => changes.entry(now.root).or_default().anew = true,
        before => {
            if let Some(before) = before {
                let left = changes.entry(before.root).or_default();
                left.anew = true;
                left.joined.remove(&key);
            }
            changes.entry(now.root).or_default().joined.insert(key);
        }
    }
}

/// Takes a telling out of its group; gives those that this bears on.
pub(super) fn leave(
    shelf: &mut Shelf,
    review: &Review,
    telling: &Telling,
    changes: &mut Changes,
) -> rusqlite::Result<BTreeSet<i64>> {
    let Some(before) = belongs(shelf.connection, telling.key)? else { return Ok(BTreeSet::new()) };
    let behind = bears_on(shelf, review, telling, &[before.root])?;
    shelf.connection.prepare_cached("DELETE FROM grouped WHERE telling = ?1")?.execute([telling.key])?;
    changes.entry(before.root).or_default().anew = true;
    Ok(behind.into_iter().map(|(_, key)| key).collect())
}

/// Where the telling belongs, by those before it.
fn choose(shelf: &mut Shelf, review: &Review, telling: &Telling) -> rusqlite::Result<Belongs> {
    if let Some((first, who)) = merged_with_first(shelf, review, telling)? {
        let root = belongs(shelf.connection, first)?.map_or(first, |belongs| belongs.root);
        return Ok(Belongs { root, score: 1.0, reason: format!("merged by {who}") });
    }
    for Belongs { root, score, reason } in within_reach(shelf.connection, telling.key)? {
        let first = first_members(shelf, root, Some(telling.position()))?;
        if may_join(telling, &first, &review.reviewed) {
            return Ok(Belongs { root, score, reason });
        }
    }
    Ok(Belongs { root: telling.key, score: 1.0, reason: "the first to tell it".to_owned() })
}

/// The groups that a telling is linked with, each by its surest link: the surest first, of equals that with most links.
fn within_reach(connection: &Connection, telling: i64) -> rusqlite::Result<Vec<Belongs>> {
    let mut reach: Vec<(usize, Belongs)> = Vec::new();
    for Link { earlier, score, reason } in link::of(connection, telling)? {
        let Some(Belongs { root, .. }) = belongs(connection, earlier)? else { continue };
        match reach.iter_mut().find(|(_, group)| group.root == root) {
            Some((links, _)) => *links += 1,
            None => reach.push((1, Belongs { root, score, reason })),
        }
    }
    reach.sort_by(|(links, a), (others, b)| b.score.total_cmp(&a.score).then(others.cmp(links)));
    Ok(reach.into_iter().map(|(_, group)| group).collect())
}

/// The first of all tellings that reviewers have merged with this, directly or through others, and who did so; none where this is it.
fn merged_with_first(
    shelf: &mut Shelf,
    review: &Review,
    telling: &Telling,
) -> rusqlite::Result<Option<(i64, String)>> {
    let merged = merged(shelf, review, telling)?;
    let Some(first) = merged.iter().map(|other| other.position()).min() else { return Ok(None) };
    if first > telling.position() {
        return Ok(None);
    }
    let who = review.who_merged(&telling.records).unwrap_or_default();
    Ok(Some((first.1, who)))
}

/// All other tellings that reviewers have merged with this.
fn merged(shelf: &mut Shelf, review: &Review, telling: &Telling) -> rusqlite::Result<Vec<Rc<Telling>>> {
    let mut known = BTreeSet::from([telling.key]);
    let mut open = review.merged_with(&telling.records);
    let mut merged = Vec::new();
    while let Some(record) = open.pop() {
        let Some(key) = telling_of(shelf.connection, record)? else { continue };
        if known.insert(key)
            && let Some(other) = shelf.telling(key)?
        {
            open.extend(review.merged_with(&other.records));
            merged.push(other);
        }
    }
    Ok(merged)
}

/// The tellings whose place may hang on the telling's belonging to one of these groups or not.
fn bears_on(
    shelf: &mut Shelf,
    review: &Review,
    telling: &Telling,
    roots: &[Root],
) -> rusqlite::Result<BTreeSet<Position>> {
    let mut keys: BTreeSet<i64> = link::behind(shelf.connection, telling.key)?.into_iter().collect();
    for root in roots {
        let first = first_members(shelf, *root, None)?;
        // One that stands behind those a group is held by says nothing of who else may join it.
        let holds = first.len() < HELD_AGAINST
            || first.last().is_some_and(|last| telling.position() <= last.position());
        if holds || *root == telling.key {
            for member in members(shelf.connection, *root, usize::MAX)? {
                keys.extend(link::behind(shelf.connection, member)?);
                keys.insert(member);
            }
        }
    }
    keys.extend(merged(shelf, review, telling)?.iter().map(|other| other.key));
    let mut positions = BTreeSet::new();
    for key in keys {
        positions.extend(shelf.telling(key)?.map(|telling| telling.position()));
    }
    Ok(positions)
}

/// The first of a group, as many as others are held against; those before a place.
fn first_members(
    shelf: &mut Shelf,
    root: Root,
    before: Option<Position>,
) -> rusqlite::Result<Vec<Rc<Telling>>> {
    let mut first = Vec::new();
    for key in members(shelf.connection, root, HELD_AGAINST)? {
        let member = shelf.telling(key)?;
        first.extend(member.filter(|member| before.is_none_or(|before| member.position() < before)));
    }
    Ok(first)
}

/// The keys of a group's tellings in their order, at most so many.
pub(super) fn members(connection: &Connection, root: Root, most: usize) -> rusqlite::Result<Vec<i64>> {
    let most = i64::try_from(most).unwrap_or(i64::MAX);
    let mut select = connection
        .prepare_cached("SELECT telling FROM grouped WHERE root = ?1 ORDER BY place, telling LIMIT ?2")?;
    select.query_map([root, most], |row| row.get(0))?.collect()
}

/// The group of a telling, and why.
fn belongs(connection: &Connection, telling: i64) -> rusqlite::Result<Option<Belongs>> {
    let mut select =
        connection.prepare_cached("SELECT root, score, reason FROM grouped WHERE telling = ?1")?;
    let read =
        |row: &rusqlite::Row<'_>| Ok(Belongs { root: row.get(0)?, score: row.get(1)?, reason: row.get(2)? });
    select.query_row([telling], read).optional()
}

fn write(
    connection: &Connection,
    telling: &Telling,
    Belongs { root, score, reason }: &Belongs,
) -> rusqlite::Result<()> {
    let mut insert =
        connection.prepare_cached("INSERT OR REPLACE INTO grouped VALUES (?1, ?2, ?3, ?4, ?5)")?;
    insert.execute((telling.key, root, telling.position().0, score, reason))?;
    Ok(())
}
