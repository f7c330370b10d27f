//! What the ledger holds on a question: the records, their dates, and what is recent.

use std::collections::BTreeSet;

use mithaq::{Kind, Record};

use super::Question;
use super::rules::RECENT_YEARS;
use super::weigh::saying;
use crate::timeline::involving;
use crate::{Dated, Ledger, Result, Stored};

/// A record that may bear on the question.
pub(super) struct Fact {
    pub stored: Stored,
    pub date: Dated,
}

/// The state and one of the powers.
#[derive(Clone, Copy)]
pub(super) struct Pair<'a> {
    pub state: &'a str,
    pub power: &'a str,
}

/// From when on things are recent.
pub(super) struct Horizon {
    pub as_of: Option<String>,
    since: Option<String>,
    /// `as_of` is the day of a report.
    from_reports: bool,
}

impl Ledger {
    /// Records between the state and either power; claims that join them, and claims about any of the
    /// three in the reports that hold such records.
    pub(super) fn facts(&self, question: &Question) -> Result<Vec<Fact>> {
        let Question { state, from, to } = question;
        let powers = format!("{} UNION {}", involving("?2"), involving("?3"));
        let keys = format!(
            "WITH joined AS (SELECT record FROM ({state}) INTERSECT SELECT record FROM ({powers}))
             SELECT record FROM joined
             UNION
             SELECT key FROM record
             WHERE kind = 'claim' AND key IN ({state} UNION {powers})
               AND article IN (SELECT article FROM record WHERE key IN (SELECT record FROM joined))",
            state = involving("?1"),
        );
        let found = self.stored(&keys, [state, from, to])?;
        let facts =
            found.into_iter().map(|stored| Fact { date: Dated::of(&stored.record, &stored.source), stored });
        Ok(facts.collect())
    }
}

impl Fact {
    pub(super) fn record(&self) -> &Record {
        &self.stored.record
    }

    /// The report tells it as a fact.
    pub(super) fn done(&self) -> bool {
        self.record().kind != Kind::Claim && saying(self.record()).is_none()
    }

    /// The report tells a date of this very thing.
    pub(super) fn dated_itself(&self) -> bool {
        self.date.from == crate::DatedFrom::Told
    }

    /// Both are parties to it.
    pub(super) fn is_between(&self, pair: Pair<'_>) -> bool {
        let parties = parties(self.record());
        self.record().kind != Kind::Claim && parties.contains(pair.state) && parties.contains(pair.power)
    }
}

impl Horizon {
    /// Counted back from the last day on which the newest report may have appeared; where no report is
    /// dated, from the last act that is dated itself.
    pub(super) fn of(facts: &[Fact]) -> Self {
        let published = facts.iter().filter_map(|fact| fact.stored.source.published.as_ref());
        let reported = published.map(|published| published.end.as_str()).max();
        let acts = facts.iter().filter(|fact| fact.done() && fact.record().kind != Kind::Relation);
        let as_of = reported.or_else(|| acts.filter_map(|fact| fact.date.last()).max()).map(str::to_owned);
        let since = as_of.as_deref().and_then(years_before);
        Self { as_of, since, from_reports: reported.is_some() }
    }

    /// An act that may have happened until this day is recent. Unknown days are.
    pub(super) fn is_recent(&self, last: Option<&str>) -> bool {
        self.since.as_deref().zip(last).is_none_or(|(since, last)| last >= since)
    }

    /// A relation that began or ended on this day did so recently. That takes a dated report.
    pub(super) fn is_news(&self, day: &str) -> bool {
        self.from_reports && self.is_recent(Some(day))
    }
}

/// The codes of all parties, sorted.
pub(super) fn parties(record: &Record) -> BTreeSet<&str> {
    record.actors.iter().chain(&record.recipients).filter_map(|actor| actor.code.as_deref()).collect()
}

/// The same day [`RECENT_YEARS`] before.
fn years_before(day: &str) -> Option<String> {
    let (year, rest) = day.split_at_checked(4)?;
    let year = year.parse::<u16>().ok()?.checked_sub(RECENT_YEARS)?;
    Some(format!("{year:04}{rest}"))
}

#[cfg(test)]
mod tests {
    use super::years_before;

    #[test]
    fn years_are_counted_back() {
        assert_eq!(years_before("2025-12-31").as_deref(), Some("2020-12-31"));
        assert_eq!(years_before("2025").as_deref(), Some("2020"));
        assert_eq!(years_before("0003-01-01"), None);
        assert_eq!(years_before("توغو"), None);
    }
}
