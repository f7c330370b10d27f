//! From links to happenings: the surest links first, and never two tellings that cannot be of one thing.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::compare::apart;
use super::telling::Telling;

/// How many pairs of tellings are held against each other before two groups are put together. Of larger groups
/// only the first of each are: a happening that a hundred reports tell is not parted by the hundred and first.
const MOST_PAIRS: usize = 10_000;

/// Tellings by their keys.
pub(crate) type Tellings = BTreeMap<i64, Rc<Telling>>;

/// Two tellings of different reports that speak of the same thing.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Link {
    /// Keys of the tellings, the smaller first.
    pub one: i64,
    pub other: i64,
    /// 0 to 1.
    pub score: f64,
    pub reason: String,
}

/// What reviewers have said about records.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Reviewed {
    /// Pairs of records that are of one thing, the smaller key first, with who says so.
    pub merged: BTreeMap<(i64, i64), String>,
    /// Pairs of records that are not.
    pub parted: BTreeSet<(i64, i64)>,
}

/// Puts tellings together, each group sorted by key, the groups by their first. The order in which the
/// tellings and links come does not matter.
pub(crate) fn groups(tellings: &Tellings, links: &[Link], reviewed: &Reviewed) -> Vec<Vec<i64>> {
    let mut groups = Groups::new(tellings);
    groups.merge_reviewed(reviewed);
    let mut links: Vec<&Link> = links.iter().collect();
    links.sort_by(|a, b| b.score.total_cmp(&a.score).then((a.one, a.other).cmp(&(b.one, b.other))));
    for link in links {
        groups.join(link.one, link.other, |one, other| may_join(tellings, one, other, reviewed));
    }
    groups.members.into_values().collect()
}

struct Groups<'a> {
    tellings: &'a Tellings,
    /// The group of each telling, by the key of its first.
    group: BTreeMap<i64, i64>,
    members: BTreeMap<i64, Vec<i64>>,
    /// Of each group those that it cannot be one with, and never will.
    apart: BTreeMap<i64, BTreeSet<i64>>,
}

impl<'a> Groups<'a> {
    fn new(tellings: &'a Tellings) -> Self {
        Self {
            tellings,
            group: tellings.keys().map(|key| (*key, *key)).collect(),
            members: tellings.keys().map(|key| (*key, vec![*key])).collect(),
            apart: BTreeMap::new(),
        }
    }

    /// A reviewer's word stands over all that speaks against it.
    fn merge_reviewed(&mut self, reviewed: &Reviewed) {
        let of: BTreeMap<i64, i64> = self
            .tellings
            .values()
            .flat_map(|telling| telling.records.iter().map(|record| (*record, telling.key)))
            .collect();
        for (one, other) in reviewed.merged.keys() {
            if let (Some(one), Some(other)) = (of.get(one), of.get(other)) {
                self.join(*one, *other, |_, _| true);
            }
        }
    }

    fn join(&mut self, one: i64, other: i64, may: impl FnOnce(&[i64], &[i64]) -> bool) {
        let (Some(&one), Some(&other)) = (self.group.get(&one), self.group.get(&other)) else { return };
        let (first, second) = (one.min(other), one.max(other));
        if first == second || self.apart.get(&first).is_some_and(|apart| apart.contains(&second)) {
            return;
        }
        if !may(&self.members[&first], &self.members[&second]) {
            self.part(first, second);
            return;
        }
        for other in self.apart.remove(&second).unwrap_or_default() {
            self.apart.entry(other).or_default().remove(&second);
            self.part(first, other);
        }
        let moved = self.members.remove(&second).unwrap_or_default();
        moved.iter().for_each(|key| {
            self.group.insert(*key, first);
        });
        let members = self.members.entry(first).or_default();
        members.extend(moved);
        members.sort_unstable();
    }

    fn part(&mut self, one: i64, other: i64) {
        self.apart.entry(one).or_default().insert(other);
        self.apart.entry(other).or_default().insert(one);
    }
}

fn may_join(tellings: &Tellings, one: &[i64], other: &[i64], reviewed: &Reviewed) -> bool {
    let pairs = one.iter().flat_map(|a| other.iter().map(move |b| (&*tellings[a], &*tellings[b])));
    pairs.take(MOST_PAIRS).all(|(a, b)| apart(a, b).is_none()) && !parted(tellings, one, other, reviewed)
}

/// A reviewer has parted a record of the one from a record of the other.
fn parted(tellings: &Tellings, one: &[i64], other: &[i64], reviewed: &Reviewed) -> bool {
    if reviewed.parted.is_empty() {
        return false;
    }
    let records = |keys: &[i64]| -> BTreeSet<i64> {
        keys.iter().flat_map(|key| tellings[key].records.iter().copied()).collect()
    };
    let (one, other) = (records(one), records(other));
    reviewed
        .parted
        .iter()
        .any(|(a, b)| (one.contains(a) && other.contains(b)) || (one.contains(b) && other.contains(a)))
}
