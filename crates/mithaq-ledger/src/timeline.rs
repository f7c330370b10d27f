//! What is told of a state, or between two, by date.

use std::collections::HashMap;

use mithaq::Record;
use serde::Serialize;

use crate::add::involved;
use crate::refresh::review::Review;
use crate::{Dated, Ledger, Result, Source, Stored};

/// One record on a timeline.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Entry {
    /// Where it stands on the line: `when` of the record, else when the report was published.
    pub date: Dated,
    /// The codes of the other parties, sorted, each once.
    pub others: Vec<String>,
    /// The record: id, kind, type, stage, modality, polarity, speaker, quote, …; as reviewers corrected it.
    pub record: Record,
    /// A reviewer corrected it.
    pub corrected: bool,
    /// A reviewer decided that it counts for nothing.
    pub rejected: bool,
    /// The report it was read from.
    pub source: Source,
    /// Id of the event or agreement that it was merged into; none of other kinds, and before anything is merged.
    pub happening: Option<String>,
}

impl Ledger {
    /// Every record that involves the state, oldest first, undated last.
    ///
    /// A state is involved in what it is a party to, in claims about it and in claims it makes.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn timeline(&self, state: &str) -> Result<Vec<Entry>> {
        self.in_order(&involving("?1"), &[state])
    }

    /// Every record that involves both, oldest first, undated last. `others` are third parties.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn timeline_between(&self, one: &str, other: &str) -> Result<Vec<Entry>> {
        let (first, second) = (involving("?1"), involving("?2"));
        let keys = format!("SELECT record FROM ({first}) INTERSECT SELECT record FROM ({second})");
        self.in_order(&keys, &[one, other])
    }

    /// The records whose keys a query gives for these parties.
    fn in_order(&self, keys: &str, asked: &[&str]) -> Result<Vec<Entry>> {
        let found = self.stored_with_keys(keys, rusqlite::params_from_iter(asked))?;
        let review = Review::load(&self.connection).map_err(|source| self.failed(source))?;
        let judged = review.judged();
        let mut happenings = self.happenings_of(found.iter().map(|(key, _)| *key))?;
        let mut entries: Vec<Entry> = found
            .into_iter()
            .map(|(key, Stored { mut record, source })| {
                review.correct(key, &mut record);
                let rejected = review.rejected.contains(&key);
                let others = involved(&record).into_iter().filter(|code| !asked.contains(code));
                Entry {
                    date: Dated::of(&record, &source),
                    others: others.map(str::to_owned).collect(),
                    corrected: judged.contains(&key) && !rejected,
                    rejected,
                    record,
                    source,
                    happening: happenings.remove(&key),
                }
            })
            .collect();
        entries.sort_by(|a, b| place(a).cmp(&place(b)));
        Ok(entries)
    }

    /// The ids of the happenings that these records were merged into.
    fn happenings_of(&self, records: impl Iterator<Item = i64>) -> Result<HashMap<i64, String>> {
        let keys = serde_json::to_string(&records.collect::<Vec<_>>()).unwrap_or_default();
        let select =
            "SELECT part.record, happening.id FROM part JOIN happening ON happening.key = part.happening
             WHERE part.record IN (SELECT value FROM json_each(?1))";
        let read = || -> rusqlite::Result<_> {
            self.connection
                .prepare_cached(select)?
                .query_map([&keys], |row| Ok((row.get(0)?, row.get(1)?)))?
                .collect()
        };
        read().map_err(|source| self.failed(source))
    }
}

/// A query for the keys of the records that involve the state in this parameter.
pub(crate) fn involving(state: &str) -> String {
    format!("SELECT record FROM involved WHERE code = {state}")
}

/// What entries are sorted by; of the same day, in the order of the ledger, which the sort keeps.
fn place(entry: &Entry) -> (bool, Option<&str>, Option<&str>) {
    let Dated { end, .. } = &entry.date;
    (entry.date.first().is_none(), entry.date.first(), end.as_deref())
}
