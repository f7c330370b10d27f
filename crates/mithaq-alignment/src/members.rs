//! The members of the state system, and states as people type them.

use std::collections::BTreeSet;

use mithaq_exchange::codes;

use crate::{Agreement, Error, Result};

/// The state that is meant by an ISO 3166-1 alpha-3 code, a COW number, or a Gleditsch–Ward number where COW has no
/// such number; `cow:255` and `gw:255` say which. Of states that bore a number one after the other the one that bore
/// it on 31 December of the year.
///
/// # Errors
/// Where there is no such state.
///
/// ```
/// use mithaq_alignment::parse_state;
///
/// assert_eq!(parse_state("tgo", 1963).unwrap(), "TGO");
/// assert_eq!((parse_state("365", 1970).unwrap(), parse_state("365", 2020).unwrap()), ("SUN".into(), "RUS".into()));
/// assert!(parse_state("gw:1", 1970).is_err());
/// ```
pub fn parse_state(typed: &str, year: i16) -> Result<String> {
    let code = typed.trim().to_uppercase();
    let day = format!("{year:04}-12-31");
    let (cow, gw) =
        (|number: &str| codes::of_cow(number, Some(&day)), |number: &str| codes::of_gw(number, Some(&day)));
    let found = if codes::is_state(&code) {
        Some(code.as_str())
    } else if let Some(number) = code.strip_prefix("COW:") {
        cow(number)
    } else if let Some(number) = code.strip_prefix("GW:") {
        gw(number)
    } else {
        cow(&code).or_else(|| gw(&code))
    };
    found.map(str::to_owned).ok_or_else(|| {
        Error::Asked(format!(
            "{typed:?} is no state: states are ISO 3166-1 alpha-3 codes such as TGO, or COW or Gleditsch–Ward numbers such as 461, cow:461, gw:461"
        ))
    })
}

/// The members of the system in a year, sorted: the states with a COW number that were states on any day of it, and
/// those that have an imported alliance in force on these days, unless a member bears their number already.
#[must_use]
pub fn system<'a>(
    year: i16,
    alliances: impl Iterator<Item = &'a Agreement>,
    (first, last): (&str, &str),
) -> Vec<String> {
    let mut members: BTreeSet<&str> = codes::in_system(i32::from(year)).into_iter().collect();
    let number = |code: &str| codes::to_numbers(code, i32::from(year)).0;
    let mut numbers: BTreeSet<&str> = members.iter().map(|code| number(code)).collect();
    let imported = alliances.filter(|one| one.source != "news").flat_map(|one| &one.members);
    let allied: BTreeSet<&str> =
        imported.filter(|one| one.spell.meets(first, last)).map(|one| one.code.as_str()).collect();
    for code in allied.difference(&members.clone()) {
        let number = number(code);
        if number.is_empty() || numbers.insert(number) {
            members.insert(code);
        }
    }
    members.into_iter().map(str::to_owned).collect()
}
