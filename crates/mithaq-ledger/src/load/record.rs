//! Reading records.

use mithaq::{Actor, Modality, Place, Record, Reporting, Speaker, SpeakerKind, When};
use rusqlite::{Connection, Params, Row};
use serde::Deserialize;

use super::{Columns, Source, Stored};
use crate::words::Word;

/// In the order in which [`stored`] reads them.
const COLUMNS: &str = "article.id, article.document, article.title, article.publisher, article.url,
    article.published_start, article.published_end, article.published_from,
    record.kind, record.id, record.type, record.mode, record.cameo, record.quad_class,
    record.goldstein, record.stage, record.body,
    record.when_edtf, record.when_start, record.when_end, record.when_text, record.when_issue,
    record.place_name, record.place_text, record.place_country,
    record.place_latitude, record.place_longitude, record.place_precision,
    record.modality, record.polarity,
    record.speaker_text, record.speaker_code, record.speaker_name, record.speaker_kind, record.reporting,
    record.quote, record.quote_start, record.quote_end, record.rule, record.confidence, record.lists";

/// What the column `lists` holds.
#[derive(Deserialize)]
struct Lists {
    actors: Vec<Actor>,
    recipients: Vec<Actor>,
    contexts: Vec<String>,
    scope: Vec<String>,
    about: Vec<String>,
}

/// The records that count, with their reports.
const COUNTED: &str = "record JOIN article ON article.key = record.article";

/// The records of every reading, with their reports.
const EVERY: &str = "read_record AS record JOIN reading ON reading.key = record.reading
    JOIN article ON article.key = reading.article";

/// The records that count among those whose keys the query gives, with their keys.
pub(crate) fn load(
    connection: &Connection,
    keys: &str,
    parameters: impl Params,
) -> rusqlite::Result<Vec<(i64, Stored)>> {
    load_from(connection, COUNTED, keys, parameters)
}

/// The records whose keys the query gives, of whatever reading, with their keys.
pub(crate) fn load_any(
    connection: &Connection,
    keys: &str,
    parameters: impl Params,
) -> rusqlite::Result<Vec<(i64, Stored)>> {
    load_from(connection, EVERY, keys, parameters)
}

fn load_from(
    connection: &Connection,
    from: &str,
    keys: &str,
    parameters: impl Params,
) -> rusqlite::Result<Vec<(i64, Stored)>> {
    let mut records = connection
        .prepare_cached(&format!("SELECT {COLUMNS}, record.key FROM {from} WHERE record.key IN ({keys})"))?;
    let keyed = |row: &Row<'_>| Ok((row.get("key")?, stored(row)?));
    let mut found: Vec<(i64, Stored)> =
        records.query_map(parameters, keyed)?.collect::<rusqlite::Result<_>>()?;
    // SQLite would copy every row, quotes and all, to sort them.
    found.sort_by(|(a, one), (b, other)| (&one.source.article, a).cmp(&(&other.source.article, b)));
    Ok(found)
}

/// The events and agreements of an article that count with their keys, in the order of the reading.
pub(crate) fn told(connection: &Connection, article: i64) -> rusqlite::Result<Vec<(i64, Record)>> {
    keyed(connection, COUNTED, "record.article = ?1 AND record.kind IN ('event', 'agreement')", article)
}

/// The record of this key.
pub(crate) fn of_key(connection: &Connection, key: i64) -> rusqlite::Result<Record> {
    let mut record =
        connection.prepare_cached(&format!("SELECT {COLUMNS} FROM {EVERY} WHERE record.key = ?1"))?;
    record.query_row([key], |row| Ok(stored(row)?.record))
}

/// The records of every reading of an article with their keys, in the order of the readings.
pub(crate) fn of_article(connection: &Connection, article: i64) -> rusqlite::Result<Vec<(i64, Record)>> {
    keyed(connection, EVERY, "reading.article = ?1", article)
}

/// The records of a reading, in its order.
pub(crate) fn of_reading(connection: &Connection, reading: i64) -> rusqlite::Result<Vec<Record>> {
    let records = keyed(connection, EVERY, "record.reading = ?1", reading)?;
    Ok(records.into_iter().map(|(_, record)| record).collect())
}

fn keyed(
    connection: &Connection,
    from: &str,
    which: &str,
    parameter: i64,
) -> rusqlite::Result<Vec<(i64, Record)>> {
    let mut records = connection.prepare_cached(&format!(
        "SELECT {COLUMNS}, record.key FROM {from} WHERE {which} ORDER BY record.key"
    ))?;
    let keyed = |row: &Row<'_>| Ok((row.get("key")?, stored(row)?.record));
    records.query_map([parameter], keyed)?.collect()
}

fn stored(row: &Row<'_>) -> rusqlite::Result<Stored> {
    let mut column = Columns::of(row);
    let source = Source {
        article: column.next()?,
        document: column.next()?,
        title: column.next()?,
        publisher: column.next()?,
        url: column.next()?,
        published: column.published()?,
    };
    let record = Record {
        document: source.document.clone(),
        kind: column.next::<Word<_>>()?.0,
        id: column.next()?,
        type_: column.next()?,
        mode: column.next()?,
        cameo: column.next()?,
        quad_class: column.next()?,
        goldstein: column.next()?,
        stage: column.next()?,
        body: column.next()?,
        when: when(&mut column)?,
        where_: place(&mut column)?,
        // A later version may know more modalities: what it could not be read as is no fact here.
        modality: column.known(Modality::named)?.unwrap_or(Modality::Possible),
        polarity: column.next::<Word<_>>()?.0,
        speaker: speaker(&mut column)?,
        quote: column.next()?,
        start: column.next()?,
        end: column.next()?,
        rule: column.next()?,
        confidence: column.next()?,
        contexts: Vec::new(),
        actors: Vec::new(),
        recipients: Vec::new(),
        scope: Vec::new(),
        about: Vec::new(),
    };
    let Lists { actors, recipients, contexts, scope, about } = column.json()?;
    Ok(Stored { record: Record { actors, recipients, contexts, scope, about, ..record }, source })
}

fn when(column: &mut Columns<'_>) -> rusqlite::Result<Option<When>> {
    let edtf: Option<String> = column.next()?;
    let (start, end) = (column.next()?, column.next()?);
    let (text, issue): (Option<String>, _) = (column.next()?, column.next()?);
    Ok(edtf.zip(text).map(|(edtf, text)| When { start, end, edtf, text, issue }))
}

fn place(column: &mut Columns<'_>) -> rusqlite::Result<Option<Place>> {
    let (name, text): (Option<String>, Option<String>) = (column.next()?, column.next()?);
    let country = column.next()?;
    let (lat, lon) = (column.next()?, column.next()?);
    let precision: Option<String> = column.next()?;
    let told = name.zip(text).zip(precision);
    Ok(told.map(|((name, text), precision)| Place { text, name, country, lat, lon, precision }))
}

fn speaker(column: &mut Columns<'_>) -> rusqlite::Result<Speaker> {
    Ok(Speaker {
        text: column.next()?,
        code: column.next()?,
        name: column.next()?,
        kind: column.known(SpeakerKind::named)?.unwrap_or(SpeakerKind::Unnamed),
        reporting: column.known(Reporting::named)?.unwrap_or_default(),
    })
}
