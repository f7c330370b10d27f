//! What the ledger holds on a question: the records, their dates, and what is recent.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use mithaq::{Actor, Kind, Record};
use mithaq_record::{EventType, Step};

use super::method::Method;
use super::weigh::saying;
use super::{Covers, Question};
use crate::refresh::review::Review;
use crate::timeline::involving;
use crate::{Dated, Ledger, Result, Stored};

/// A record that may bear on the question.
pub(super) struct Fact {
    pub stored: Stored,
    pub date: Dated,
    /// The event or agreement that it was merged into; none where nothing was merged yet, or of other kinds.
    pub happening: Option<i64>,
    /// Of an event: the step that its words tell as well.
    pub step: Option<ToldStep>,
    /// It, or another telling of the same, is told as surely as the method asks for, or a reviewer looked at it.
    pub sure: bool,
    /// Whose word it is: copies are their original's, reports of one publisher are one.
    pub source: String,
}

/// A step of an agreement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ToldStep {
    /// What the agreement was merged into.
    pub agreement: i64,
    pub step: Option<Step>,
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
    /// Years before its report in which what began is news.
    relation_years: u16,
    /// `as_of` is the day of a report.
    from_reports: bool,
}

impl Ledger {
    /// Records between the state and either power; claims that join them, and claims about any of the
    /// three in the reports that hold such records.
    pub(super) fn facts(&self, question: &Question) -> Result<Vec<Fact>> {
        let Question { state, from, to, method, .. } = question;
        let with_blocs = |power: &String| {
            let all: Vec<&str> = std::iter::once(power.as_str()).chain(method.led_by(power)).collect();
            serde_json::to_string(&all).unwrap_or_default()
        };
        let [from, to] = [from, to].map(with_blocs);
        let among = |codes: &str| {
            format!("SELECT record FROM involved WHERE code IN (SELECT value FROM json_each({codes}))")
        };
        let powers = format!("{} UNION {}", among("?2"), among("?3"));
        // Claims are looked for in those reports alone: few records of a large ledger need be touched.
        let keys = format!(
            "WITH joined AS (SELECT record FROM ({state}) INTERSECT SELECT record FROM ({powers})),
                told AS (SELECT DISTINCT article FROM joined JOIN record ON record.key = joined.record)
             SELECT record FROM joined
             UNION
             SELECT record.key FROM told CROSS JOIN record ON record.article = told.article
             WHERE record.kind = 'claim'
               AND EXISTS (SELECT 1 FROM involved WHERE involved.record = record.key AND (involved.code = ?1
                   OR involved.code IN (SELECT value FROM json_each(?2)) OR involved.code IN (SELECT value FROM json_each(?3))))",
            state = involving("?1"),
        );
        let found = self.stored_with_keys(&keys, [state, &from, &to])?;
        let mut placed = self.placed(found.iter().map(|(key, _)| *key))?;
        let review = Review::load(&self.connection).map_err(|source| self.failed(source))?;
        let fact = |(key, mut stored): (i64, Stored)| {
            review.correct(key, &mut stored.record);
            lead(&mut stored.record, &method.blocs);
            let (happening, source) = placed.remove(&key).unwrap_or_default();
            let sure = stored.record.confidence >= method.least_sure || review.is_about([key]);
            Fact {
                date: Dated::of(&stored.record, &stored.source),
                stored,
                happening,
                step: None,
                sure,
                source,
            }
        };
        let mut facts: Vec<Fact> =
            found.into_iter().filter(|(key, _)| !review.rejected.contains(key)).map(fact).collect();
        tie_to_steps(&mut facts);
        make_each_other_sure(&mut facts);
        Ok(facts)
    }

    /// Of each of these records, what it was merged into, and whose word it is.
    fn placed(&self, keys: impl Iterator<Item = i64>) -> Result<HashMap<i64, (Option<i64>, String)>> {
        let keys = serde_json::to_string(&keys.collect::<Vec<_>>()).unwrap_or_default();
        let select = "SELECT read_record.key, part.happening, whose.source
             FROM read_record
             JOIN reading ON reading.key = read_record.reading
             JOIN whose ON whose.article = reading.article
             LEFT JOIN part ON part.record = read_record.key
             WHERE read_record.key IN (SELECT value FROM json_each(?1))";
        let read = || -> rusqlite::Result<_> {
            let mut select = self.connection.prepare_cached(select)?;
            select.query_map([&keys], |row| Ok((row.get(0)?, (row.get(1)?, row.get(2)?))))?.collect()
        };
        read().map_err(|source| self.failed(source))
    }
}

/// Adds beside each organisation the power whose acts its acts count as, by the same words.
fn lead(record: &mut Record, blocs: &BTreeMap<String, String>) {
    if blocs.is_empty() {
        return;
    }
    for parties in [&mut record.actors, &mut record.recipients] {
        let leader = |party: &Actor| {
            let code = blocs.get(party.code.as_deref()?)?;
            Some(Actor { code: Some(code.clone()), sector: Some("GOV".to_owned()), ..party.clone() })
        };
        let leaders: Vec<Actor> = parties.iter().filter_map(leader).collect();
        for leader in leaders {
            if !parties.iter().any(|party| party.code == leader.code) {
                parties.push(leader);
            }
        }
    }
}

/// Notes of each event that the same words of a report tell as a step of an agreement ("signed a contract to sell howitzers") that step:
/// the two are one deed.
fn tie_to_steps(facts: &mut [Fact]) {
    let mut steps: HashMap<i64, ToldStep> = HashMap::new();
    let agreements: Vec<&Fact> =
        facts.iter().filter(|fact| fact.record().kind == Kind::Agreement && fact.done()).collect();
    let mut by_article: HashMap<&str, Vec<&Fact>> = HashMap::new();
    for agreement in agreements {
        by_article.entry(&agreement.stored.source.article).or_default().push(agreement);
    }
    for event in facts.iter().filter(|fact| fact.record().kind == Kind::Event && fact.done()) {
        let beside = by_article.get(event.stored.source.article.as_str());
        let told = beside.into_iter().flatten().find(|agreement| agreement.is_told_with(event));
        if let (Some(happening), Some(agreement)) = (event.happening, told) {
            let step = agreement.record().step().map(Step::moment);
            steps.extend(agreement.happening.map(|agreement| (happening, ToldStep { agreement, step })));
        }
    }
    for fact in facts.iter_mut().filter(|fact| fact.record().kind == Kind::Event) {
        fact.step = fact.happening.and_then(|happening| steps.get(&happening).cloned());
    }
}

/// What one telling is sure of, the other tellings of the same are sure of, too.
fn make_each_other_sure(facts: &mut [Fact]) {
    let telling = |fact: &Fact| Some((fact.happening?, fact.record().stage.clone(), fact.done()));
    let sure: HashSet<_> = facts.iter().filter(|fact| fact.sure).filter_map(telling).collect();
    for fact in facts {
        fact.sure |= telling(fact).is_some_and(|telling| sure.contains(&telling));
    }
}

impl Fact {
    /// Of this step, the event tells the same deed: the parties are the same, and either most of the words of the shorter are words
    /// of both, or the event says no more than that they agreed, on the same day.
    fn is_told_with(&self, event: &Self) -> bool {
        let (step, other) = (self.record(), event.record());
        let shared = step.end.min(other.end).saturating_sub(step.start.max(other.start));
        let same_words = shared * 2 > (step.end - step.start).min(other.end - other.start);
        let agreed = EventType::named(&other.type_) == Some(EventType::Agree) && self.date == event.date;
        (same_words || agreed) && parties(step) == parties(other)
    }

    pub(super) fn record(&self) -> &Record {
        &self.stored.record
    }

    /// The report tells it as a fact.
    pub(super) fn done(&self) -> bool {
        self.record().kind != Kind::Claim && saying(self.record()).is_none()
    }

    /// It is told as a fact, and surely enough to count.
    pub(super) fn counts(&self) -> bool {
        self.sure && self.done()
    }

    /// The report tells a date of this very thing.
    pub(super) fn dated_itself(&self) -> bool {
        self.date.from == crate::DatedFrom::Told
    }

    /// The first day of a tie that it tells of: an agreement's conclusion, a relation, with a day of its own.
    pub(super) fn tie_since(&self) -> Option<&str> {
        let is_tie = match self.record().kind {
            Kind::Agreement => self.record().step().is_some_and(Step::puts_in_force),
            kind => kind == Kind::Relation,
        };
        self.date.first().filter(|_| is_tie && self.counts() && self.dated_itself())
    }

    /// It began on this day, shortly before the report: "since 2017" in a report of 2021 tells what stands, not what is new.
    pub(super) fn is_new_to_its_report(&self, day: &str, horizon: &Horizon) -> bool {
        let published = self.stored.source.published.as_ref().map(|published| published.start.as_str());
        let since = published.and_then(|published| years_before(published, horizon.relation_years));
        since.is_some_and(|since| day >= since.as_str())
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
    pub(super) fn of(facts: &[Fact], method: &Method) -> Self {
        let published = facts.iter().filter_map(|fact| fact.stored.source.published.as_ref());
        let reported = published.map(|published| published.end.as_str()).max();
        let acts = facts.iter().filter(|fact| fact.done() && fact.record().kind != Kind::Relation);
        let as_of = reported.or_else(|| acts.filter_map(|fact| fact.date.last()).max()).map(str::to_owned);
        let since = as_of.as_deref().and_then(|day| years_before(day, method.recent_years));
        Self { as_of, since, relation_years: method.relation_years, from_reports: reported.is_some() }
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

/// The reports that the facts are from.
pub(super) fn covers(facts: &[Fact]) -> Covers {
    let sources = || facts.iter().map(|fact| &fact.stored.source);
    let published = || sources().filter_map(|source| source.published.as_ref());
    Covers {
        reports: sources().map(|source| &source.article).collect::<BTreeSet<_>>().len(),
        first: published().map(|days| days.start.clone()).min(),
        last: published().map(|days| days.end.clone()).max(),
    }
}

/// The codes of all parties, sorted.
pub(super) fn parties(record: &Record) -> BTreeSet<&str> {
    record.actors.iter().chain(&record.recipients).filter_map(|actor| actor.code.as_deref()).collect()
}

/// The same day so many years before.
fn years_before(day: &str, years: u16) -> Option<String> {
    let (year, rest) = day.split_at_checked(4)?;
    let year = year.parse::<u16>().ok()?.checked_sub(years)?;
    Some(format!("{year:04}{rest}"))
}

#[cfg(test)]
mod tests {
    use super::years_before;

    #[test]
    fn years_are_counted_back() {
        assert_eq!(years_before("2025-12-31", 5).as_deref(), Some("2020-12-31"));
        assert_eq!(years_before("2025", 5).as_deref(), Some("2020"));
        assert_eq!(years_before("0003-01-01", 5), None);
        assert_eq!(years_before("توغو", 5), None);
    }
}
