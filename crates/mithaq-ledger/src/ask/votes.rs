//! How the states voted in the UN General Assembly: an outside check beside the answer, which it never changes.

use rusqlite::Connection;
use serde::Serialize;

use super::Question;

/// How a state voted beside the two powers, as another dataset has it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct UnVotes {
    /// The dataset: `unga`.
    pub source: String,
    /// The first year of the dataset.
    pub first: i64,
    /// Its last year; what lies behind is not known.
    pub last: i64,
    /// With each of the two powers, `from` first, of which the dataset says anything.
    pub with: Vec<VotesWith>,
}

/// How a state voted beside one power: in the first year that the dataset tells of the two, and in the first and the last of the
/// recent years that it covers, each year once. Nothing where it covers none of these: what was is not what is.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct VotesWith {
    /// The power.
    pub power: String,
    /// Share of the votes in which they agreed, 0 to 1.
    pub agreement: Vec<InYear>,
    /// Between their ideal points.
    pub ideal_point_distance: Vec<InYear>,
}

/// A value in a year.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct InYear {
    /// In which the session began.
    pub year: i64,
    /// The value.
    pub value: f64,
}

/// What is known of the recent years, given as the first and the last; of all where there is no day to count from. Nothing where no dataset
/// says anything of them.
pub(super) fn of(
    connection: &Connection,
    Question { state, from, to, .. }: &Question,
    recent: Option<(i64, i64)>,
) -> rusqlite::Result<Option<UnVotes>> {
    let Some((source, first, last)) = covered(connection)? else { return Ok(None) };
    let mut with = Vec::new();
    for power in [from, to] {
        let (since, until) = recent.unwrap_or((first, last));
        let told = between(connection, &source, [state, power], until)?;
        let marks = |value: fn(&Told) -> Option<f64>| {
            let all = told.iter().filter_map(|one| Some(InYear { year: one.year, value: value(one)? }));
            marks(&all.collect::<Vec<_>>(), since)
        };
        let (agreement, ideal_point_distance) = (marks(|one| one.agreement), marks(|one| one.distance));
        if !agreement.is_empty() || !ideal_point_distance.is_empty() {
            with.push(VotesWith { power: power.clone(), agreement, ideal_point_distance });
        }
    }
    Ok((!with.is_empty()).then_some(UnVotes { source, first, last, with }))
}

/// The dataset of the ledger, with its first and last year.
fn covered(connection: &Connection) -> rusqlite::Result<Option<(String, i64, i64)>> {
    let sql = "SELECT source, MIN(year), MAX(year)
        FROM (SELECT source, year FROM imported_vote UNION ALL SELECT source, year FROM imported_ideal_point)
        GROUP BY source ORDER BY source LIMIT 1";
    let mut select = connection.prepare(sql)?;
    let mut rows = select.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    rows.next().transpose()
}

/// What a session says of two states.
struct Told {
    year: i64,
    agreement: Option<f64>,
    distance: Option<f64>,
}

/// The sessions that began up to a year, in their order; the distance as the file has it, else by the ideal points.
fn between(
    connection: &Connection,
    source: &str,
    mut states: [&String; 2],
    until: i64,
) -> rusqlite::Result<Vec<Told>> {
    states.sort();
    let sql = "WITH session AS (
            SELECT session, year FROM imported_vote
                WHERE source = ?1 AND state_1 = ?2 AND state_2 = ?3 AND year <= ?4
            UNION
            SELECT session, year FROM imported_ideal_point WHERE source = ?1 AND state = ?2 AND year <= ?4)
        SELECT session.year, vote.agreement,
            COALESCE(vote.ideal_point_distance, ABS(one.ideal_point - other.ideal_point))
        FROM session
        LEFT JOIN imported_vote AS vote ON vote.source = ?1 AND vote.state_1 = ?2 AND vote.state_2 = ?3
            AND vote.session = session.session
        LEFT JOIN imported_ideal_point AS one ON one.source = ?1 AND one.state = ?2 AND one.session = session.session
        LEFT JOIN imported_ideal_point AS other ON other.source = ?1 AND other.state = ?3 AND other.session = session.session
        ORDER BY session.session";
    let mut select = connection.prepare(sql)?;
    let told = |row: &rusqlite::Row<'_>| {
        Ok(Told { year: row.get(0)?, agreement: row.get(1)?, distance: row.get(2)? })
    };
    select.query_map((source, states[0], states[1], until), told)?.collect()
}

/// The first of all, the first of the recent years and the last; nothing where there is none of the recent years.
fn marks(all: &[InYear], since: i64) -> Vec<InYear> {
    let first_recent = all.iter().find(|one| one.year >= since);
    let (Some(first), Some(recent), Some(last)) = (all.first(), first_recent, all.last()) else {
        return Vec::new();
    };
    let mut marks = vec![*first, *recent, *last];
    marks.dedup_by_key(|one| one.year);
    marks
}
