//! The day or days a record is put at.

use mithaq::{Published, Record};
use mithaq_record::edtf;
use serde::Serialize;

use crate::Source;

/// The interval of days that a record is put at, and what told it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Dated {
    /// First possible day, ISO 8601; absent where open or unknown.
    pub start: Option<String>,
    /// Last possible day, ISO 8601; absent where open or unknown.
    pub end: Option<String>,
    /// The same as EDTF; absent where nothing is known.
    pub edtf: Option<String>,
    /// What told it.
    pub from: DatedFrom,
}

/// What told a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum DatedFrom {
    /// The report tells it of this very thing.
    Told,
    /// The report does not tell it; this is when the report was published.
    Published,
    /// Neither is known.
    Unknown,
}

impl Dated {
    /// The record's own date, else the report's.
    pub(crate) fn of(record: &Record, source: &Source) -> Self {
        match (&record.when, &source.published) {
            (Some(when), _) if when.start.is_some() || when.end.is_some() => Self {
                start: when.start.clone(),
                end: when.end.clone(),
                edtf: Some(when.edtf.clone()),
                from: DatedFrom::Told,
            },
            (_, Some(published)) => Self::published(published),
            _ => Self { start: None, end: None, edtf: None, from: DatedFrom::Unknown },
        }
    }

    fn published(Published { start, end, .. }: &Published) -> Self {
        Self {
            start: Some(start.clone()),
            end: Some(end.clone()),
            edtf: edtf::interval(Some(start), Some(end)),
            from: DatedFrom::Published,
        }
    }

    /// First known day.
    pub(crate) fn first(&self) -> Option<&str> {
        self.start.as_deref().or(self.end.as_deref())
    }

    /// Last known day.
    pub(crate) fn last(&self) -> Option<&str> {
        self.end.as_deref().or(self.start.as_deref())
    }
}
