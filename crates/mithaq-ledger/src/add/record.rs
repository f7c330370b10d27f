//! Writing a record.

use mithaq::{Actor, Record};
use rusqlite::{Connection, params};

use crate::words::Word;

const INSERT: &str = "INSERT INTO record (article, position, id, kind, type, mode, cameo, stage, body,
    when_start, when_end, when_edtf, when_text, when_issue,
    place_text, place_name, place_country, place_latitude, place_longitude, place_precision,
    modality, polarity, speaker_text, speaker_code, speaker_name, speaker_kind, reporting,
    quote, quote_start, quote_end, rule, confidence,
    actors, actor_names, recipients, recipient_names, contexts, scope, about, quad_class, goldstein)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20,
    ?21, ?22, ?23, ?24, ?25, ?26, ?27, ?28, ?29, ?30, ?31, ?32, ?33, ?34, ?35, ?36, ?37, ?38, ?39,
    ?40, ?41)";

/// Writes the record with its parties and lists.
pub(super) fn insert(
    connection: &Connection,
    article: i64,
    position: usize,
    record: &Record,
) -> rusqlite::Result<()> {
    row(connection, article, position, record)?;
    let key = connection.last_insert_rowid();
    parties(connection, key, "actor", &record.actors)?;
    parties(connection, key, "recipient", &record.recipients)?;
    labels(connection, key, "context", &record.contexts)?;
    labels(connection, key, "scope", &record.scope)?;
    labels(connection, key, "about", &record.about)
}

fn row(connection: &Connection, article: i64, position: usize, record: &Record) -> rusqlite::Result<()> {
    let when = record.when.as_ref();
    let place = record.where_.as_ref();
    let speaker = &record.speaker;
    connection.prepare_cached(INSERT)?.execute(params![
        article,
        position,
        record.id,
        Word(record.kind),
        record.type_,
        record.mode,
        record.cameo,
        record.stage,
        record.body,
        when.and_then(|when| when.start.as_ref()),
        when.and_then(|when| when.end.as_ref()),
        when.map(|when| &when.edtf),
        when.map(|when| &when.text),
        when.and_then(|when| when.issue.as_ref()),
        place.map(|place| &place.text),
        place.map(|place| &place.name),
        place.and_then(|place| place.country.as_ref()),
        place.and_then(|place| place.lat),
        place.and_then(|place| place.lon),
        place.map(|place| &place.precision),
        Word(record.modality),
        Word(record.polarity),
        speaker.text,
        speaker.code,
        speaker.name,
        Word(speaker.kind),
        Word(speaker.reporting),
        record.quote,
        record.start,
        record.end,
        record.rule,
        record.confidence,
        joined(record.actors.iter().filter_map(|actor| actor.code.as_deref())),
        joined(record.actors.iter().map(called)),
        joined(record.recipients.iter().filter_map(|actor| actor.code.as_deref())),
        joined(record.recipients.iter().map(called)),
        joined(record.contexts.iter().map(String::as_str)),
        joined(record.scope.iter().map(String::as_str)),
        joined(record.about.iter().map(String::as_str)),
        record.quad_class,
        record.goldstein,
    ])?;
    Ok(())
}

/// The canonical name, else the words of the report.
fn called(actor: &Actor) -> &str {
    actor.name.as_deref().unwrap_or(&actor.text)
}

fn joined<'a>(words: impl Iterator<Item = &'a str>) -> String {
    words.collect::<Vec<_>>().join(";")
}

fn parties(connection: &Connection, key: i64, role: &str, actors: &[Actor]) -> rusqlite::Result<()> {
    let mut party = connection.prepare_cached(
        "INSERT INTO party (record, role, position, code, sector, name, via, text, start, \"end\")
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
    )?;
    for (position, actor) in actors.iter().enumerate() {
        let Actor { text, start, end, code, sector, name, via } = actor;
        party.execute(params![key, role, position, code, sector, name, via, text, start, end])?;
    }
    Ok(())
}

fn labels(connection: &Connection, key: i64, list: &str, words: &[String]) -> rusqlite::Result<()> {
    let mut label = connection.prepare_cached("INSERT INTO label VALUES (?1, ?2, ?3, ?4)")?;
    for (position, word) in words.iter().enumerate() {
        label.execute(params![key, list, position, word])?;
    }
    Ok(())
}
