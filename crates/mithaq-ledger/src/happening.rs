//! Events and agreements, each once, with every record that tells of it.

use std::collections::{BTreeMap, HashMap};

use mithaq::{Kind, Modality, Polarity, Record};
use mithaq_record::edtf;
use rusqlite::{OptionalExtension, Params, Row};
use serde::Serialize;

use crate::sentence::{Sentences, parts};
use crate::words::{Word, spelling};
use crate::{Dated, DatedFrom, Ledger, Result, Source, Stored};

/// An event or an agreement, however many reports tell of it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Happening {
    /// That of the first record that told it.
    pub id: String,
    /// `event` or `agreement`.
    pub kind: String,
    /// PLOVER type, or class of the agreement: what most sources give.
    #[serde(rename = "type")]
    pub type_: String,
    /// Agreements: the furthest step that is reported.
    pub stage: Option<String>,
    /// Codes of all parties.
    pub parties: Vec<String>,
    /// When; where no report tells it, when the first of them was published.
    pub date: Dated,
    /// How real the report that goes furthest says it is.
    pub modality: Modality,
    /// Affirmed or denied.
    pub polarity: Polarity,
    /// Records merged into it.
    pub records: usize,
    /// Reports that tell of it, copies included.
    pub reports: usize,
    /// Independent reports.
    pub sources: usize,
    /// First possible day of the latest report.
    pub last_report: Option<String>,
    /// Independent reports differ on it.
    pub disputed: bool,
    /// A reviewer decided on it.
    pub reviewed: bool,
    /// The record that tells it most surely.
    pub record: Record,
}

/// A record of an event or agreement.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Telling {
    /// The record.
    pub record: Record,
    /// Its report.
    pub source: Source,
    /// The whole sentence that its words are from.
    pub sentence: String,
    /// The byte of the sentence at which its words begin.
    pub at: usize,
    /// How sure the link is that joined it, 0 to 1; 1 for the first record and for a reviewer's word.
    pub score: f64,
    /// What speaks for its being of the same thing, in words.
    pub reason: String,
}

impl Telling {
    /// The sentence, parted: what stands before the quote, the quote, and what stands behind it.
    #[must_use]
    pub fn parts(&self) -> Option<[&str; 3]> {
        parts(&self.sentence, self.at, self.record.quote.len())
    }
}

/// In the order in which [`row`] reads them.
const COLUMNS: &str = "happening.key, happening.id, happening.kind, happening.type, happening.stage, happening.actors,
    happening.recipients, happening.when_start, happening.when_end, happening.first_report, happening.last_report,
    happening.modality, happening.polarity, happening.records, happening.reports, happening.sources,
    happening.disputed, happening.reviewed";

/// The record that tells a happening most surely.
const SUREST: &str = "(SELECT record.key FROM part JOIN record ON record.key = part.record
    WHERE part.happening = happening.key ORDER BY record.confidence DESC, record.key LIMIT 1)";

/// What was heard of last comes first.
const NEWEST: &str =
    "ORDER BY happening.last_report DESC NULLS LAST, happening.when_start DESC NULLS LAST, happening.id";

impl Ledger {
    /// The event or agreement that the record of this id is part of; none where there is no such record, and for relations and
    /// claims, which are merged into nothing.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn happening(&self, record: &str) -> Result<Option<Happening>> {
        let which =
            "WHERE happening.key IN (SELECT part.happening FROM part JOIN record ON record.key = part.record
            WHERE record.id = ?1) ORDER BY happening.id";
        Ok(self.happenings_where(which, [record])?.into_iter().next())
    }

    /// The events and agreements that were heard of last, at most so many.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn newest(&self, most: usize) -> Result<Vec<Happening>> {
        self.happenings_where(&format!("{NEWEST} LIMIT ?1"), [limit(most)])
    }

    /// Those to which all of these, one or two, are parties; how many there are of them follows.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn newest_of(&self, parties: &[String], most: usize) -> Result<(Vec<Happening>, usize)> {
        let codes = serde_json::to_string(parties).unwrap_or_default();
        let among = "SELECT happening FROM concerned WHERE code IN (SELECT value FROM json_each(?1))
            GROUP BY happening HAVING COUNT(*) = json_array_length(?1)";
        let newest = format!("WHERE happening.key IN ({among}) {NEWEST} LIMIT ?2");
        let found = self.happenings_where(&newest, (&codes, limit(most)))?;
        let count = format!("SELECT COUNT(*) FROM ({among})");
        let count = self.connection.query_row(&count, [&codes], |row| row.get(0));
        Ok((found, count.map_err(|source| self.failed(source))?))
    }

    /// With whom a state or organisation has most to do: codes and in how many events and agreements, the most first.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn partners(&self, code: &str, most: usize) -> Result<Vec<(String, usize)>> {
        let select = "SELECT other.code, COUNT(*) AS together FROM concerned
            JOIN concerned AS other ON other.happening = concerned.happening AND other.code <> concerned.code
            WHERE concerned.code = ?1 GROUP BY other.code ORDER BY together DESC, other.code LIMIT ?2";
        let read = || -> rusqlite::Result<_> {
            let mut select = self.connection.prepare_cached(select)?;
            select.query_map((code, limit(most)), |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
        };
        read().map_err(|source| self.failed(source))
    }

    /// Every record of the event or agreement of this id, in the order of the ledger, with its whole sentence.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn tellings(&self, happening: &str) -> Result<Vec<Telling>> {
        let parts = || -> rusqlite::Result<HashMap<i64, (f64, String)>> {
            let mut select = self.connection.prepare_cached(
                "SELECT part.record, part.score, part.reason FROM part
                 JOIN happening ON happening.key = part.happening WHERE happening.id = ?1",
            )?;
            select.query_map([happening], |row| Ok((row.get(0)?, (row.get(1)?, row.get(2)?))))?.collect()
        };
        let mut parts = parts().map_err(|source| self.failed(source))?;
        let (mut sentences, mut tellings) = (Sentences::of(self), Vec::new());
        for (key, Stored { record, source }) in self.stored_of(parts.keys())? {
            let (score, reason) = parts.remove(&key).unwrap_or_default();
            let found = sentences.around(&source.article, record.start, record.end)?;
            let (sentence, at) = found.unwrap_or_else(|| (record.quote.clone(), 0));
            tellings.push(Telling { sentence, at, record, source, score, reason });
        }
        Ok(tellings)
    }

    /// The relations, or claims, that concern all of these, one or two: those added last first, at most so many.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn told_of(&self, parties: &[String], kind: Kind, most: usize) -> Result<Vec<Stored>> {
        let codes = serde_json::to_string(parties).unwrap_or_default();
        let which = "SELECT involved.record FROM involved JOIN record ON record.key = involved.record
            WHERE record.kind = ?1 AND involved.code IN (SELECT value FROM json_each(?2)) GROUP BY involved.record
            HAVING COUNT(DISTINCT involved.code) = json_array_length(?2) ORDER BY involved.record DESC LIMIT ?3";
        self.stored(which, (spelling(&kind), codes, limit(most)))
    }

    fn happenings_where(&self, which: &str, parameters: impl Params) -> Result<Vec<Happening>> {
        let select = format!("SELECT {COLUMNS}, {SUREST} FROM happening {which}");
        let rows = || -> rusqlite::Result<Vec<(i64, Found)>> {
            self.connection.prepare_cached(&select)?.query_map(parameters, row)?.collect()
        };
        let rows = rows().map_err(|source| self.failed(source))?;
        let records = self.stored_of(rows.iter().map(|(key, _)| key))?;
        let mut records: BTreeMap<i64, Record> =
            records.into_iter().map(|(key, stored)| (key, stored.record)).collect();
        Ok(rows.into_iter().filter_map(|(key, found)| Some(found(records.remove(&key)?))).collect())
    }

    /// The records that count among those with these keys.
    fn stored_of<'k>(&self, keys: impl Iterator<Item = &'k i64>) -> Result<Vec<(i64, Stored)>> {
        let keys = serde_json::to_string(&keys.collect::<Vec<_>>()).unwrap_or_default();
        self.stored_with_keys("SELECT value FROM json_each(?1)", [keys])
    }

    /// Disputes on the event or agreement of this id.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn disputes_of(&self, happening: &str) -> Result<Vec<crate::Dispute>> {
        let key = self
            .connection
            .query_row("SELECT key FROM happening WHERE id = ?1", [happening], |row| row.get(0))
            .optional();
        let key: Option<i64> = key.map_err(|source| self.failed(source))?;
        self.disputes_on(&key.into_iter().collect())
    }
}

/// All of a happening but its record.
type Found = Box<dyn FnOnce(Record) -> Happening>;

fn row(row: &Row<'_>) -> rusqlite::Result<(i64, Found)> {
    let mut column = crate::load::Columns::of(row);
    let _key: i64 = column.next()?;
    let (id, kind, type_, stage) = (column.next()?, column.next()?, column.next()?, column.next()?);
    let codes: [String; 2] = [column.next()?, column.next()?];
    let (start, end): (Option<String>, Option<String>) = (column.next()?, column.next()?);
    let (first_report, last_report): (Option<String>, _) = (column.next()?, column.next()?);
    let modality = column.known(Modality::named)?.unwrap_or(Modality::Possible);
    let polarity = column.next::<Word<_>>()?.0;
    let (records, reports, sources) = (column.next()?, column.next()?, column.next()?);
    let (disputed, reviewed) = (column.next()?, column.next()?);
    let mut parties: Vec<String> = Vec::new();
    for code in codes.iter().flat_map(|list| list.split(';')).filter(|code| !code.is_empty()) {
        if !parties.iter().any(|known| known == code) {
            parties.push(code.to_owned());
        }
    }
    let date = dated(start, end, first_report);
    let happening = move |record: Record| Happening {
        id,
        kind,
        type_,
        stage,
        parties,
        date: as_written(date, &record),
        modality,
        polarity,
        records,
        reports,
        sources,
        last_report,
        disputed,
        reviewed,
        record,
    };
    Ok((column.next()?, Box::new(happening)))
}

/// The day that is told, else that of the first report.
fn dated(start: Option<String>, end: Option<String>, first_report: Option<String>) -> Dated {
    let (start, end, from) = match (&start, &end, &first_report) {
        (None, None, None) => (None, None, DatedFrom::Unknown),
        (None, None, Some(_)) => (first_report.clone(), first_report, DatedFrom::Published),
        _ => (start, end, DatedFrom::Told),
    };
    let edtf = edtf::interval(start.as_deref(), end.as_deref());
    Dated { start, end, edtf, from }
}

/// A date as the record writes it, where it is the same days: 2025, not its first and last day.
fn as_written(date: Dated, record: &Record) -> Dated {
    match &record.when {
        Some(when) if (&when.start, &when.end) == (&date.start, &date.end) => {
            Dated { edtf: Some(when.edtf.clone()), ..date }
        }
        _ => date,
    }
}

fn limit(most: usize) -> i64 {
    i64::try_from(most).unwrap_or(i64::MAX)
}
