//! Where tellings stand, so that those of one thing find each other without each being held against all.
//!
//! A telling stands in a block for its type with each two of its states, and in one for each thing that marks it out: the very
//! place, a person, a number, a run of words, the text that its report copies. Of a block's week the first tellings by key *lead*, the
//! others follow. Two tellings are held against each other where both lead under their states, or one leads under what marks both
//! out: so the work grows with the reports, and in a quiet week all lead. What comes together only by what marks it out needs more
//! than type, states and time to be one thing: so many reports on two states in one week tell of many things.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Connection;
use sha2::{Digest, Sha256};

use crate::merge::rules;
use crate::merge::telling::{Step, Telling};

/// A range of days longer than this is looked for in ranges of its own.
const LONG: i32 = 31;
/// One longer than this is looked for by its very days alone.
const LONGEST: i32 = 800;
/// Tellings with more days between them are not held against each other.
pub(super) const APART: i32 = LONG + rules::MISDATED_DAYS;
/// Nor, by what marks them out, those with more than so many.
const NEAR: i32 = rules::MISDATED_DAYS + rules::NEWS_DAYS;
/// Of tellings with more states, the first in the alphabet are looked for.
const MOST_STATES: usize = 6;
/// So many marks of a sort count.
const MOST_MARKS: usize = 6;
/// Days of what is looked for at all times.
const NO_DAY: i32 = 0;
const WEEK: i32 = 7;

/// How many lead in a week under their states, by long stretches of time, of agreements at all times, and under a mark.
const LEADERS: usize = 16;
const LEADERS_LONG: usize = 4;
const LEADERS_OF_AGREEMENTS: usize = 32;
const LEADERS_MARKED: usize = 8;

/// Sentences of fewer words are not marked out by them.
const FEWEST_WORDS: usize = 6;
/// Odd numbers, each of which puts hashes into another order.
const ORDERS: [u32; 4] = [0x9e37_79b1, 0x85eb_ca77, 0xc2b2_ae3d, 0x27d4_eb2f];

/// Puts the telling of a key into the blocks where it stands; gives the keys of those that lead no more.
pub(super) fn place(connection: &Connection, key: i64, stands: &[Stand]) -> rusqlite::Result<BTreeSet<i64>> {
    let mut insert = connection.prepare_cached("INSERT OR IGNORE INTO placed VALUES (?1, ?2, ?3, ?4)")?;
    let mut displaced = BTreeSet::new();
    for stand in stands {
        let last = last_leader(connection, stand)?;
        let follows = last.is_some_and(|last| last < key);
        insert.execute((stand.block, follows, stand.day, key))?;
        if let Some(last) = last.filter(|_| !follows) {
            set_follows(connection, stand, last, true)?;
            displaced.insert(last);
        }
    }
    Ok(displaced)
}

/// Takes the telling out of them; gives the keys of those that lead instead.
pub(super) fn remove(connection: &Connection, key: i64, stands: &[Stand]) -> rusqlite::Result<BTreeSet<i64>> {
    let mut delete = connection.prepare_cached(
        "DELETE FROM placed WHERE block = ?1 AND follows = ?2 AND day = ?3 AND telling = ?4",
    )?;
    let mut promoted = BTreeSet::new();
    for stand in stands {
        delete.execute((stand.block, true, stand.day, key))?;
        let led = delete.execute((stand.block, false, stand.day, key))? > 0;
        if led && let Some(next) = first_follower(connection, stand)? {
            set_follows(connection, stand, next, false)?;
            promoted.insert(next);
        }
    }
    Ok(promoted)
}

/// The keys of tellings that may be of the same thing, and whether type, states and time can suffice for it.
pub(super) fn candidates(
    connection: &Connection,
    key: i64,
    stands: &[Stand],
) -> rusqlite::Result<BTreeMap<i64, bool>> {
    let mut select = connection.prepare_cached(
        "SELECT telling FROM placed WHERE block = ?1 AND follows = ?2 AND day BETWEEN ?3 AND ?4",
    )?;
    let mut found = BTreeMap::new();
    for stand in stands {
        let leads = leads(connection, stand, key)?;
        let follow: &[bool] = match (stand.plain, leads) {
            (true, false) => &[],
            (true, true) | (false, false) => &[false],
            (false, true) => &[false, true],
        };
        for (block, days) in &stand.looks {
            for follows in follow {
                let range = (block, follows, stand.day - days, stand.day + days);
                for key in select.query_map(range, |row| row.get::<_, i64>(0))? {
                    *found.entry(key?).or_default() |= stand.plain;
                }
            }
        }
    }
    Ok(found)
}

/// A block that a telling stands in, and those that it looks into from there.
pub(super) struct Stand {
    block: i64,
    day: i32,
    /// It is one of type and states; else of something that marks the telling out.
    plain: bool,
    leaders: usize,
    /// Blocks, and how many days before and after its own.
    looks: Vec<(i64, i32)>,
}

impl Stand {
    /// First and last day of the week that it counts leaders in.
    fn week(&self) -> (i32, i32) {
        let first = self.day.div_euclid(WEEK) * WEEK;
        (first, first + WEEK - 1)
    }
}

/// Where a telling stands whose report copies the text of `root`, in each block once a week.
pub(super) fn stands(telling: &Telling, root: i64) -> Vec<Stand> {
    let agreement = !telling.steps.is_empty();
    let kind = if agreement { "agreement" } else { rules::family(&telling.type_) };
    let clan = if agreement { "agreement" } else { rules::clan(&telling.type_) };
    let mut states: Vec<&str> = telling.codes().into_iter().take(MOST_STATES).collect();
    if states.is_empty() {
        states.extend(telling.setting.as_deref());
    }
    let names = of_states(&states);
    let plain = names.iter().filter_map(|(own, others)| match agreement {
        true => Some(at_all_times(kind, own, others)),
        false => in_time(kind, own, others, telling),
    });
    let marks = if agreement { steps(telling, &names) } else { marks(telling, root) };
    let marked = marks.into_iter().map(|(mark, day)| {
        let block = number(&[clan, &mark]);
        Stand { block, day, plain: false, leaders: LEADERS_MARKED, looks: vec![(block, LONG + NEAR)] }
    });
    let mut found: Vec<Stand> = Vec::new();
    for stand in plain.chain(marked) {
        if !found.iter().any(|known| known.block == stand.block && known.week() == stand.week()) {
            found.push(stand);
        }
    }
    found
}

/// Names of blocks of states, each with those that are looked into from there. Tellings with two states and more look at those with
/// two of the same; those with one look at all that have it.
fn of_states(states: &[&str]) -> Vec<(String, Vec<String>)> {
    if let [state] = states {
        let alone = format!("alone {state}");
        return vec![(alone.clone(), vec![alone, format!("among {state}")])];
    }
    let pairs = states
        .iter()
        .enumerate()
        .flat_map(|(at, one)| states[at + 1..].iter().map(move |other| format!("{one} {other}")))
        .map(|pair| (pair.clone(), vec![pair]));
    pairs
        .chain(states.iter().map(|state| (format!("among {state}"), vec![format!("alone {state}")])))
        .collect()
}

fn at_all_times(kind: &str, own: &str, others: &[String]) -> Stand {
    let looks = others.iter().map(|other| (number(&[kind, other]), 0)).collect();
    Stand { block: number(&[kind, own]), day: NO_DAY, plain: true, leaders: LEADERS_OF_AGREEMENTS, looks }
}

/// By when it may have happened: long stretches of time apart from short ones, the longest by their very days.
fn in_time(kind: &str, own: &str, others: &[String], telling: &Telling) -> Option<Stand> {
    let window = telling.window()?;
    let very_days = window.to_string();
    let (sort, day, leaders, looks) = match window.last - window.first {
        length if length <= LONG => {
            ("short", window.first, LEADERS, vec![("long", LONGEST + APART), ("short", LONG + APART)])
        }
        length if length <= LONGEST => {
            ("long", window.first, LEADERS_LONG, vec![("long", LONGEST + APART), ("short", LONGEST + APART)])
        }
        _ => (very_days.as_str(), NO_DAY, LEADERS, vec![(very_days.as_str(), 0)]),
    };
    let looks = others
        .iter()
        .flat_map(|other| looks.iter().map(move |(sort, days)| (number(&[kind, sort, other]), *days)));
    Some(Stand { block: number(&[kind, sort, own]), day, plain: true, leaders, looks: looks.collect() })
}

/// The steps of an agreement, each by its day.
fn steps(telling: &Telling, names: &[(String, Vec<String>)]) -> Vec<(String, i32)> {
    let dated =
        telling.steps.iter().filter_map(|step| Some((step, step.told.or_else(|| telling.window())?.first)));
    let each = |(step, day): (&Step, i32)| -> Vec<(String, i32)> {
        let moment = rules::moment(&step.stage);
        names.iter().map(|(own, _)| (format!("{moment} {own}"), day)).collect()
    };
    dated.flat_map(each).collect()
}

/// What marks an event out.
fn marks(telling: &Telling, root: i64) -> Vec<(String, i32)> {
    let Some(window) = telling.window() else { return Vec::new() };
    let place = telling.place.iter().filter(|place| place.exact).map(|place| format!("place {}", place.name));
    let settlements = telling.settlements.iter().map(|settlement| format!("settlement {settlement}"));
    let named = telling.named_actors.iter().chain(&telling.named_recipients);
    let persons: BTreeSet<String> = named.map(|(_, name)| format!("person {name}")).collect();
    let numbers = telling.numbers.iter().filter(|number| number.value > rules::FEW);
    let numbers = numbers.map(|number| format!("number {} {}", number.value, number.what));
    let copies = std::iter::once(format!("copies {root}"));
    let marks = place
        .chain(settlements.take(MOST_MARKS))
        .chain(persons.into_iter().take(MOST_MARKS))
        .chain(numbers.take(MOST_MARKS))
        .chain(runs(telling))
        .chain(copies);
    marks.map(|mark| (mark, window.first)).collect()
}

/// Of the words those that come first in a few orders, so that sentences with many words in common share some (MinHash, Broder 1997).
fn runs(telling: &Telling) -> impl Iterator<Item = String> {
    let order = |seed: u32| {
        let mut words: Vec<u32> =
            telling.words.iter().map(|word| word.wrapping_mul(seed).rotate_left(seed % 31)).collect();
        words.sort_unstable();
        (words.len() >= FEWEST_WORDS).then(|| format!("words {seed} {} {}", words[0], words[1]))
    };
    ORDERS.into_iter().filter_map(order)
}

fn number(names: &[&str]) -> i64 {
    let digest = Sha256::digest(names.join("\n"));
    i64::from_le_bytes(std::array::from_fn(|at| digest[at]))
}

/// The last of those that lead in the week of a stand, if there are as many as there can be.
fn last_leader(connection: &Connection, stand: &Stand) -> rusqlite::Result<Option<i64>> {
    let mut select = connection.prepare_cached(
        "SELECT COUNT(*), MAX(telling) FROM placed WHERE block = ?1 AND follows = 0 AND day BETWEEN ?2 AND ?3",
    )?;
    let (first, last) = stand.week();
    let (count, leader): (usize, Option<i64>) =
        select.query_row((stand.block, first, last), |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(leader.filter(|_| count >= stand.leaders))
}

/// The first of those that follow in the week of a stand.
fn first_follower(connection: &Connection, stand: &Stand) -> rusqlite::Result<Option<i64>> {
    let mut select = connection.prepare_cached(
        "SELECT MIN(telling) FROM placed WHERE block = ?1 AND follows = 1 AND day BETWEEN ?2 AND ?3",
    )?;
    let (first, last) = stand.week();
    select.query_row((stand.block, first, last), |row| row.get(0))
}

fn set_follows(connection: &Connection, stand: &Stand, telling: i64, follows: bool) -> rusqlite::Result<()> {
    let mut update = connection.prepare_cached(
        "UPDATE placed SET follows = ?5 WHERE block = ?1 AND follows = ?6 AND day BETWEEN ?2 AND ?3 AND telling = ?4",
    )?;
    let (first, last) = stand.week();
    update.execute((stand.block, first, last, telling, follows, !follows))?;
    Ok(())
}

/// Whether a telling leads where it stands.
fn leads(connection: &Connection, stand: &Stand, telling: i64) -> rusqlite::Result<bool> {
    let mut select = connection.prepare_cached(
        "SELECT 1 FROM placed WHERE block = ?1 AND follows = 0 AND day = ?2 AND telling = ?3",
    )?;
    select.exists((stand.block, stand.day, telling))
}
