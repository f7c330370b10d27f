//! The members of the state system, and states as people type them.

use std::collections::BTreeSet;

use mithaq_world as world;

use crate::{Agreement, Error, Result};

/// The state or organisation that is meant, see [`world::party`].
///
/// # Errors
/// Where nothing is called so, or more than one.
pub fn parse_state(typed: &str, year: i16) -> Result<String> {
    world::party(typed, year).map_err(|error| Error::Asked(error.to_string()))
}

/// The members of the system in a year, sorted: the states with a COW number that were states on any day of it, and
/// those that have an imported alliance in force on these days, unless a member bears their number already.
#[must_use]
pub fn system<'a>(
    year: i16,
    alliances: impl Iterator<Item = &'a Agreement>,
    (first, last): (&str, &str),
) -> Vec<String> {
    let mut members: BTreeSet<&str> = world::in_system(i32::from(year)).into_iter().collect();
    let number = |code: &str| world::to_numbers(code, i32::from(year)).0;
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
