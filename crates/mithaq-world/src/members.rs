//! Who was a member of which organisation, when.

use mithaq_lexicon::source::Row;

use crate::lists::{MEMBERSHIPS, ORGANISATIONS};

/// A state in an organisation for a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Membership {
    /// `IGO-…`
    pub organisation: &'static str,
    /// Its code.
    pub state: &'static str,
    /// First day, ISO 8601, perhaps only a year or month.
    pub from: &'static str,
    /// Last day; empty while it lasts.
    pub to: &'static str,
}

impl Membership {
    /// Whether it holds on a day. A bound that tells only a year or month holds for all of it.
    #[must_use]
    pub fn holds_on(&self, day: &str) -> bool {
        let to_the_bound = |bound: &str| day.get(..bound.len()).unwrap_or(day).to_owned();
        self.from <= to_the_bound(self.from).as_str()
            && (self.to.is_empty() || to_the_bound(self.to).as_str() <= self.to)
    }
}

/// All that are listed: those of the main organisations.
pub fn memberships() -> impl Iterator<Item = Membership> {
    MEMBERSHIPS.rows.iter().filter_map(|row| {
        let code = |one: &'static Row| (one.get("id") == row.get("organisation")).then(|| one.get("code"));
        let organisation = ORGANISATIONS.rows.iter().find_map(code)?;
        Some(Membership { organisation, state: row.get("state"), from: row.get("from"), to: row.get("to") })
    })
}

/// The members of an organisation on a day, sorted; none where it is not listed.
///
/// ```
/// use mithaq_world::members;
///
/// assert!(members("IGO-ECOWAS", "2024-12-31").contains(&"MLI"));
/// assert!(!members("IGO-ECOWAS", "2025-02-01").contains(&"MLI"));
/// ```
#[must_use]
pub fn members(organisation: &str, day: &str) -> Vec<&'static str> {
    let of_it = memberships().filter(|one| one.organisation == organisation && one.holds_on(day));
    let mut members: Vec<&str> = of_it.map(|one| one.state).collect();
    members.sort_unstable();
    members.dedup();
    members
}

/// The organisations that a state is a member of on a day, sorted, of those that are listed.
#[must_use]
pub fn organisations_of(state: &str, day: &str) -> Vec<&'static str> {
    let of_it = memberships().filter(|one| one.state == state && one.holds_on(day));
    let mut organisations: Vec<&str> = of_it.map(|one| one.organisation).collect();
    organisations.sort_unstable();
    organisations.dedup();
    organisations
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_of_a_listed_organisation() {
        assert_eq!(memberships().count(), MEMBERSHIPS.rows.len());
        assert!(organisations_of("FRA", "2024-01-01").contains(&"IGO-NATO"));
        assert!(members("IGO-NOBODY", "2024-01-01").is_empty());
    }
}
