//! One flat row a record, for R, pandas and spreadsheets.

use anyhow::Result;
use mithaq::{Actor, Reading, Record};

const COLUMNS: [&str; 31] = [
    "id",
    "document",
    "kind",
    "type",
    "mode",
    "contexts",
    "cameo",
    "quad_class",
    "goldstein",
    "stage",
    "scope",
    "body",
    "actors",
    "actor_sectors",
    "actor_names",
    "recipients",
    "recipient_sectors",
    "recipient_names",
    "start_date",
    "end_date",
    "edtf",
    "place",
    "modality",
    "polarity",
    "speaker_kind",
    "speaker",
    "about",
    "start",
    "end",
    "confidence",
    "quote",
];

pub(crate) fn header() -> Result<Vec<u8>> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(COLUMNS)?;
    Ok(writer.into_inner()?)
}

pub(crate) fn reading(reading: &Reading) -> Result<Vec<u8>> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for record in &reading.records {
        writer.write_record(row(record)?)?;
    }
    Ok(writer.into_inner()?)
}

fn row(record: &Record) -> Result<Vec<String>> {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let when = record.when.as_ref();
    Ok(vec![
        record.id.clone(),
        record.document.clone(),
        word(&record.kind)?,
        record.type_.clone(),
        text(&record.mode),
        record.contexts.join(";"),
        text(&record.cameo),
        record.quad_class.map(|q| q.to_string()).unwrap_or_default(),
        record.goldstein.map(|g| g.to_string()).unwrap_or_default(),
        text(&record.stage),
        record.scope.join(";"),
        text(&record.body),
        joined(&record.actors, |a| a.code.as_deref()),
        joined(&record.actors, |a| a.sector.as_deref()),
        joined(&record.actors, |a| a.name.as_deref()),
        joined(&record.recipients, |a| a.code.as_deref()),
        joined(&record.recipients, |a| a.sector.as_deref()),
        joined(&record.recipients, |a| a.name.as_deref()),
        when.and_then(|w| w.start.clone()).unwrap_or_default(),
        when.and_then(|w| w.end.clone()).unwrap_or_default(),
        when.map(|w| w.edtf.clone()).unwrap_or_default(),
        record.where_.as_ref().map(|p| p.name.clone()).unwrap_or_default(),
        word(&record.modality)?,
        word(&record.polarity)?,
        word(&record.speaker.kind)?,
        record.speaker.name.clone().unwrap_or_else(|| record.speaker.text.clone()),
        record.about.join(";"),
        record.start.to_string(),
        record.end.to_string(),
        record.confidence.to_string(),
        record.quote.clone(),
    ])
}

/// The word by which the contract calls a value.
pub(super) fn word(value: &impl serde::Serialize) -> Result<String> {
    Ok(serde_json::to_value(value)?.as_str().unwrap_or_default().to_owned())
}

/// One value for each party, in their order; empty where a party has none.
fn joined(parties: &[Actor], value: impl Fn(&Actor) -> Option<&str>) -> String {
    parties.iter().map(|a| value(a).unwrap_or_default()).collect::<Vec<_>>().join(";")
}
