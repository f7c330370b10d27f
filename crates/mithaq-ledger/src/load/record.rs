//! Reading records.

use mithaq::{Actor, Place, Record, Speaker, When};
use rusqlite::{Connection, Params, Row};

use super::{Columns, Source, Stored};
use crate::words::Word;

/// In the order in which [`stored`] reads them.
const COLUMNS: &str = "record.key,
    article.id, article.document, article.title, article.publisher, article.url,
    article.published_start, article.published_end, article.published_from,
    record.kind, record.id, record.type, record.mode, record.cameo, record.quad_class,
    record.goldstein, record.stage, record.body,
    record.when_edtf, record.when_start, record.when_end, record.when_text, record.when_issue,
    record.place_name, record.place_text, record.place_country,
    record.place_latitude, record.place_longitude, record.place_precision,
    record.modality, record.polarity,
    record.speaker_text, record.speaker_code, record.speaker_name, record.speaker_kind, record.reporting,
    record.quote, record.quote_start, record.quote_end, record.rule, record.confidence";

/// The records whose keys the query gives.
pub(super) fn load(
    connection: &Connection,
    keys: &str,
    parameters: impl Params,
) -> rusqlite::Result<Vec<Stored>> {
    let mut records = connection.prepare_cached(&format!(
        "SELECT {COLUMNS} FROM record JOIN article ON article.key = record.article
         WHERE record.key IN ({keys}) ORDER BY article.id, record.position"
    ))?;
    let rows = records.query_map(parameters, stored)?;
    rows.map(|row| {
        let (key, mut stored) = row?;
        parties(connection, key, &mut stored.record)?;
        labels(connection, key, &mut stored.record)?;
        Ok(stored)
    })
    .collect()
}

/// The record without its parties and lists, and its key.
fn stored(row: &Row<'_>) -> rusqlite::Result<(i64, Stored)> {
    let mut column = Columns::of(row);
    let key = column.next()?;
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
        modality: column.next::<Word<_>>()?.0,
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
    Ok((key, Stored { record, source }))
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
        kind: column.next::<Word<_>>()?.0,
        reporting: column.next::<Word<_>>()?.0,
    })
}

fn parties(connection: &Connection, key: i64, record: &mut Record) -> rusqlite::Result<()> {
    let mut parties = connection.prepare_cached(
        "SELECT text, start, \"end\", code, sector, name, via, role = 'actor'
         FROM party WHERE record = ?1 ORDER BY role, position",
    )?;
    let mut rows = parties.query([key])?;
    while let Some(row) = rows.next()? {
        let mut column = Columns::of(row);
        let party = Actor {
            text: column.next()?,
            start: column.next()?,
            end: column.next()?,
            code: column.next()?,
            sector: column.next()?,
            name: column.next()?,
            via: column.next()?,
        };
        let acts: bool = column.next()?;
        if acts { &mut record.actors } else { &mut record.recipients }.push(party);
    }
    Ok(())
}

fn labels(connection: &Connection, key: i64, record: &mut Record) -> rusqlite::Result<()> {
    let mut labels = connection
        .prepare_cached("SELECT list, word FROM label WHERE record = ?1 ORDER BY list, position")?;
    let mut rows = labels.query([key])?;
    while let Some(row) = rows.next()? {
        let list = match row.get_ref(0)?.as_str()? {
            "context" => &mut record.contexts,
            "scope" => &mut record.scope,
            _ => &mut record.about,
        };
        list.push(row.get(1)?);
    }
    Ok(())
}
