//! Whether a report is a copy of an earlier one.

use std::collections::HashSet;

use rusqlite::{Connection, OptionalExtension};

use crate::merge::copies::{Signer, similarity, triples};

/// How many reports that share bands are compared word by word: those that share most.
const CANDIDATES: usize = 8;

/// Writes the article's original into `copy`, or, where it has none, its bands into `band`.
pub(super) fn find(connection: &Connection, signer: &Signer, article: i64) -> rusqlite::Result<()> {
    let own = triples(&text(connection, article)?);
    let bands = signer.bands(&own);
    match original(connection, &own, &bands)? {
        Some((original, similarity)) => {
            let mut copy = connection.prepare_cached("INSERT INTO copy VALUES (?1, ?2, ?3)")?;
            copy.execute((article, original, similarity))?;
        }
        None => {
            let mut insert = connection.prepare_cached("INSERT OR IGNORE INTO band VALUES (?1, ?2)")?;
            for band in bands {
                insert.execute([band, article])?;
            }
        }
    }
    Ok(())
}

/// The report it is a copy of, itself no copy, and how much they share; the earliest of equals.
fn original(
    connection: &Connection,
    own: &HashSet<u64>,
    bands: &[i64],
) -> rusqlite::Result<Option<(i64, f64)>> {
    let mut best: Option<(i64, f64)> = None;
    for candidate in candidates(connection, bands)? {
        let Some(share) = similarity(own, &triples(&text(connection, candidate)?)) else { continue };
        if best.is_none_or(|(key, most)| share > most || (share >= most && candidate < key)) {
            best = Some((candidate, share));
        }
    }
    Ok(best)
}

/// Reports that share bands, those that share most first, the earlier of equals first.
fn candidates(connection: &Connection, bands: &[i64]) -> rusqlite::Result<Vec<i64>> {
    let mut sharing =
        connection.prepare_cached("SELECT article FROM band WHERE value = ?1 ORDER BY article LIMIT 64")?;
    let mut counted = std::collections::BTreeMap::<i64, usize>::new();
    for band in bands {
        for article in sharing.query_map([band], |row| row.get::<_, i64>(0))? {
            *counted.entry(article?).or_default() += 1;
        }
    }
    let mut found: Vec<(i64, usize)> = counted.into_iter().collect();
    found.sort_by_key(|(article, shared)| (std::cmp::Reverse(*shared), *article));
    Ok(found.into_iter().take(CANDIDATES).map(|(article, _)| article).collect())
}

fn text(connection: &Connection, article: i64) -> rusqlite::Result<String> {
    connection
        .prepare_cached("SELECT text FROM article WHERE key = ?1")?
        .query_row([article], |row| row.get(0))
}

/// The first report with this text: itself, unless it is a copy.
pub(super) fn root(connection: &Connection, article: i64) -> rusqlite::Result<i64> {
    let mut original = connection.prepare_cached("SELECT original FROM copy WHERE article = ?1")?;
    Ok(original.query_row([article], |row| row.get(0)).optional()?.unwrap_or(article))
}
