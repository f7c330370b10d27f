//! From links to happenings: each telling joins the one before it that it is most like, unless its group holds something that it
//! cannot be one with.
//!
//! *Before* is an order of the tellings themselves, not of their coming: those that tell their day, by that day; then those that tell a
//! stretch of time; then those that tell none, by the day of their report; last what a reviewer took out of a group. So what is told most exactly makes the groups and what is
//! vague joins them, reports may come in any order, and a new report touches only what stands behind it.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::compare::apart;
use super::telling::Telling;

/// How many links to tellings before it one keeps: the surest.
pub(crate) const MOST_LINKS: usize = 8;
/// Against how many of a group a telling is held before it joins: the first. A happening that a hundred reports tell is not parted by
/// the hundred and first.
pub(crate) const HELD_AGAINST: usize = 24;

/// A telling's place in the order, with its key to tell equals apart.
pub(crate) type Position = (i64, i64);

/// What reviewers have said about records.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Reviewed {
    /// Pairs of records that are of one thing, the smaller key first, with who says so.
    pub merged: BTreeMap<(i64, i64), String>,
    /// Pairs of records that are not.
    pub parted: BTreeSet<(i64, i64)>,
    /// Records that were taken out of a group.
    pub split: BTreeSet<i64>,
}

impl Reviewed {
    /// Whether a reviewer has parted a record of the one from a record of the other.
    fn parts(&self, one: &Telling, other: &Telling) -> bool {
        let pair = |own: i64, others: i64| (own.min(others), own.max(others));
        !self.parted.is_empty()
            && one
                .records
                .iter()
                .any(|own| other.records.iter().any(|others| self.parted.contains(&pair(*own, *others))))
    }
}

/// Whether a telling can be of one thing with all of these.
pub(crate) fn may_join(telling: &Telling, members: &[Rc<Telling>], reviewed: &Reviewed) -> bool {
    members.iter().all(|member| apart(telling, member).is_none() && !reviewed.parts(telling, member))
}

/// Days since 1970 that a place can tell.
const FARTHEST: i32 = 1 << 29;

impl Telling {
    /// Where it stands in the order.
    pub(crate) fn position(&self) -> Position {
        let told = self.told.or_else(|| self.steps.iter().filter_map(|step| step.told).min());
        let vague = match told {
            _ if self.split => 3,
            Some(days) if days.exact() => 0,
            Some(_) => 1,
            None => 2,
        };
        let day = told.or(self.published).map_or(FARTHEST, |days| days.first.clamp(-FARTHEST, FARTHEST));
        let day = i64::from(day) + i64::from(FARTHEST);
        ((vague << 61) | (day << 30) | i64::from(self.lot), self.key)
    }
}

#[cfg(test)]
mod tests {
    use super::super::telling::Telling;
    use mithaq_record::Days;

    fn telling(key: i64, told: Option<(&str, &str)>, published: &str) -> Telling {
        let days = |first, last| Days::between(Some(first), Some(last));
        Telling {
            told: told.and_then(|(first, last)| days(first, last)),
            published: days(published, published),
            ..Telling::blank(key, mithaq::Kind::Event, "CONSULT")
        }
    }

    #[test]
    fn the_exact_come_first_then_by_day() {
        let in_order = [
            telling(9, Some(("1963-07-10", "1963-07-10")), "2025-01-01"),
            telling(3, Some(("2025-03-27", "2025-03-27")), "2025-04-01"),
            telling(4, Some(("2025-03-27", "2025-03-27")), "2025-03-28"),
            telling(1, Some(("2025-01-01", "2025-12-31")), "2025-12-31"),
            telling(2, None, "1999-12-31"),
            telling(0, None, "2025-01-01"),
        ];
        assert!(in_order.is_sorted_by_key(Telling::position));
        assert!(in_order.iter().all(|telling| telling.position().0 >= 0));
    }
}
