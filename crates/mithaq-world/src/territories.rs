//! Territories whose statehood is disputed: parties of their own, by one rule for all of them, which `lexicon/world/territories.tsv` states.
//!
//! A territory has its own code, is never counted as the state that claims it, and bears a number of COW or of Gleditsch and Ward only where
//! that list has one for the territory itself.

use crate::lists::TERRITORIES;

/// A territory whose statehood is disputed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Territory {
    /// ISO 3166-1 alpha-3 where there is one, else one that ISO leaves to users.
    pub code: &'static str,
    /// English name.
    pub name: &'static str,
    /// The state that claims the land; empty where none does.
    pub claimed_by: &'static str,
    /// The region of `cities.tsv` that is coded so; empty where the code is one of `states.tsv`.
    pub region: &'static str,
    /// Since when it has had a government of its own.
    pub from: &'static str,
    /// Until when; empty while it lasts.
    pub to: &'static str,
}

/// All of them, by code.
pub fn territories() -> impl Iterator<Item = Territory> {
    TERRITORIES.rows.iter().map(|row| Territory {
        code: row.get("code"),
        name: row.get("name"),
        claimed_by: row.get("claimed_by"),
        region: row.get("id"),
        from: row.get("from"),
        to: row.get("to"),
    })
}

/// The territory with this code.
///
/// ```
/// use mithaq_world::{territory, to_numbers};
///
/// let somaliland = territory("XSL").expect("it is listed");
/// assert_eq!((somaliland.name, somaliland.claimed_by), ("Somaliland", "SOM"));
/// assert_eq!(to_numbers("XSL", 2024), ("", ""));
/// ```
#[must_use]
pub fn territory(code: &str) -> Option<Territory> {
    territories().find(|one| one.code == code)
}

/// The code of a breakaway region of `cities.tsv`, by its id there.
#[must_use]
pub fn of_region(id: &str) -> Option<&'static str> {
    territories().find(|one| !one.region.is_empty() && one.region == id).map(|one| one.code)
}

/// The code of a breakaway region, by its English name in `cities.tsv`.
#[must_use]
pub fn of_region_named(name: &str) -> Option<&'static str> {
    territories().find(|one| !one.region.is_empty() && one.name == name).map(|one| one.code)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lists::STATES;
    use crate::{is_party, is_state, lexicon, name, party, to_numbers};

    #[test]
    fn every_breakaway_region_has_a_code_of_its_own() {
        for region in lexicon().entities.iter().filter(|entity| entity.breakaway) {
            let code = of_region(&region.id).unwrap_or_else(|| panic!("{} has no code", region.id));
            let own = territory(code).expect("it is listed");
            assert_eq!(of_region_named(&region.name), Some(code));
            assert_eq!(
                region.code.as_deref(),
                Some(own.claimed_by),
                "{code}: cities.tsv has the state that claims it"
            );
        }
    }

    #[test]
    fn codes_are_of_iso_or_of_those_that_iso_leaves_to_users() {
        for one in territories() {
            let listed = STATES.rows.iter().any(|row| row.get("code") == one.code);
            assert_eq!(listed, one.region.is_empty(), "{}", one.code);
            assert!(listed || ("XAA".."XYA").contains(&one.code), "{}", one.code);
            assert_ne!(one.code, one.claimed_by);
            assert!(is_party(one.code) && is_state(one.code) && name(one.code) == one.name, "{}", one.code);
        }
    }

    #[test]
    fn a_territory_never_bears_the_number_of_who_claims_it() {
        for one in territories().filter(|one| !one.claimed_by.is_empty()) {
            for year in [1995, 2010, 2024] {
                let (own, claimants) = (to_numbers(one.code, year), to_numbers(one.claimed_by, year));
                assert!(own.0.is_empty() || own.0 != claimants.0, "{} {year}", one.code);
                assert!(own.1.is_empty() || own.1 != claimants.1, "{} {year}", one.code);
            }
        }
    }

    #[test]
    fn they_are_called_by_code_and_name() {
        for typed in ["XSL", "xsl", "Somaliland", "أرض الصومال"] {
            assert_eq!(party(typed, 2024).as_deref(), Ok("XSL"), "{typed}");
        }
        assert_eq!(party("Kosovo", 2024).as_deref(), Ok("XKX"));
    }
}
