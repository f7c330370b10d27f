//! Votes in the UN General Assembly, as M. Bailey, A. Strezhnev and E. Voeten release them: ideal points, one row a state and session
//! (`IdealpointestimatesAll_….csv`), and how alike two states vote, one row a pair and session (`AgreementScoresAll_….csv`). Releases differ
//! in what they call a column, and in commas and tabs.

use mithaq_ledger::{ImportedIdealPoint, ImportedVotes};
use mithaq_world as world;

use super::table::{Columns, Layout, parsed};
use super::{Meant, Row};

const SOURCE: &str = "unga";

pub(super) static IDEAL_POINTS: Layout = Layout {
    format: "a file of UN ideal points",
    delimiter: None,
    quoted: true,
    latin: true,
    columns: Columns::Header { needed: &["ccode", "session", "IdealPointAll|IdealPoint"] },
    missing: MISSING,
};

pub(super) static AGREEMENT: Layout = Layout {
    format: "a file of agreement in UN votes",
    delimiter: None,
    quoted: true,
    latin: true,
    columns: Columns::Header { needed: &["ccode1", "ccode2", "agree", "session.x|session|year"] },
    missing: MISSING,
};

const MISSING: &[&str] = &["NA", "NaN", "."];

/// The names of columns, the newest first.
const IDEAL_POINT: [&str; 2] = ["IdealPointAll", "IdealPoint"];
const VOTES: [&str; 2] = ["NVotesAll", "NVotes"];
const SESSION: [&str; 2] = ["session.x", "session"];

/// A state and session without an ideal point says nothing.
pub(super) fn ideal_points(row: &Row<'_>) -> Meant<Vec<ImportedIdealPoint>> {
    let (session, year) = session(row)?;
    let Some(ideal_point) = finite("IdealPoint", row.either(&IDEAL_POINT))? else { return Ok(Vec::new()) };
    let number = row.needed("ccode")?;
    let name = if row.has("Countryname") { "Countryname" } else { "iso3c" };
    let of_code = Some(row.get("iso3c")).filter(|code| world::is_state(code));
    Ok(vec![ImportedIdealPoint {
        source: SOURCE.to_owned(),
        state: bearer(&number, year).or(of_code.map(str::to_owned)).unwrap_or_else(|| unknown(&number)),
        state_name: row.get(name).to_owned(),
        session,
        year,
        ideal_point,
        votes: whole("NVotes", row.either(&VOTES))?,
    }])
}

/// A pair stands in both orders: either says all.
pub(super) fn agreement(row: &Row<'_>) -> Meant<Vec<ImportedVotes>> {
    let (session, year) = session(row)?;
    let agreement = row.number_within("agree", 0.0, 1.0)?;
    let distance = finite("IdealPointDistance", row.get("IdealPointDistance"))?.map(f64::abs);
    if agreement.is_none() && distance.is_none() {
        return Ok(Vec::new());
    }
    let state = |column| {
        let number = row.needed(column)?;
        Ok::<_, String>(bearer(&number, year).unwrap_or_else(|| unknown(&number)))
    };
    let mut states = [state("ccode1")?, state("ccode2")?];
    states.sort();
    if states[0] == states[1] {
        return Err(format!("{} stands with itself", states[0]));
    }
    let source = SOURCE.to_owned();
    Ok(vec![ImportedVotes { source, states, session, year, agreement, ideal_point_distance: distance }])
}

/// The session and the year in which it began: the first in 1946 (its votes began that autumn), one a year since.
fn session(row: &Row<'_>) -> Meant<(i64, i64)> {
    let (session, year) = (whole("session", row.either(&SESSION))?, whole("year", row.get("year"))?);
    let session = session.or(year.map(|year| year - 1945)).ok_or("session is empty")?;
    match session {
        1..=500 => Ok((session, year.unwrap_or(session + 1945))),
        _ => Err(format!("there is no session {session}")),
    }
}

/// A whole number, which some releases write as 42.0.
fn whole(name: &str, cell: &str) -> Meant<Option<i64>> {
    parsed(name, cell.strip_suffix(".0").unwrap_or(cell))
}

fn finite(name: &str, cell: &str) -> Meant<Option<f64>> {
    match parsed::<f64>(name, cell)? {
        Some(number) if !number.is_finite() => Err(format!("{name} is no number: {cell:?}")),
        number => Ok(number),
    }
}

/// Who bore a COW number when a session voted, from autumn on.
fn bearer(number: &str, year: i64) -> Option<String> {
    let number = number.strip_suffix(".0").unwrap_or(number);
    world::of_cow(number, Some(&format!("{year:04}-11-01"))).map(str::to_owned)
}

fn unknown(number: &str) -> String {
    format!("COW {number}")
}
