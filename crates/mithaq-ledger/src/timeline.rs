//! What is told of a state, or between two, by date.

use mithaq::Record;
use serde::Serialize;

use crate::add::involved;
use crate::{Dated, Ledger, Result, Source, Stored};

/// One record on a timeline.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Entry {
    /// Where it stands on the line: `when` of the record, else when the report was published.
    pub date: Dated,
    /// The codes of the other parties, sorted, each once.
    pub others: Vec<String>,
    /// The record: id, kind, type, stage, modality, polarity, speaker, quote, …
    pub record: Record,
    /// The report it was read from.
    pub source: Source,
}

impl Ledger {
    /// Every record that involves the state, oldest first, undated last.
    ///
    /// A state is involved in what it is a party to, in claims about it and in claims it makes.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn timeline(&self, state: &str) -> Result<Vec<Entry>> {
        let found = self.stored(&involving("?1"), [state])?;
        Ok(in_order(found, &[state]))
    }

    /// Every record that involves both, oldest first, undated last. `others` are third parties.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn timeline_between(&self, one: &str, other: &str) -> Result<Vec<Entry>> {
        let (first, second) = (involving("?1"), involving("?2"));
        let keys = format!("SELECT record FROM ({first}) INTERSECT SELECT record FROM ({second})");
        let found = self.stored(&keys, [one, other])?;
        Ok(in_order(found, &[one, other]))
    }
}

/// A query for the keys of the records that involve the state in this parameter.
pub(crate) fn involving(state: &str) -> String {
    format!("SELECT record FROM involved WHERE code = {state}")
}

fn in_order(found: Vec<Stored>, asked: &[&str]) -> Vec<Entry> {
    let mut entries: Vec<Entry> = found
        .into_iter()
        .map(|Stored { record, source }| Entry {
            date: Dated::of(&record, &source),
            others: involved(&record)
                .into_iter()
                .filter(|code| !asked.contains(code))
                .map(str::to_owned)
                .collect(),
            record,
            source,
        })
        .collect();
    entries.sort_by(|a, b| place(a).cmp(&place(b)));
    entries
}

/// What entries are sorted by; of the same day, in the order of the ledger, which the sort keeps.
fn place(entry: &Entry) -> (bool, Option<&str>, Option<&str>) {
    let Dated { end, .. } = &entry.date;
    (entry.date.first().is_none(), entry.date.first(), end.as_deref())
}
