//! Writing a record.

use std::collections::BTreeSet;

use mithaq::{Actor, Kind, Record};
use rusqlite::types::ValueRef;
use serde::Serialize;

use super::value::{json, offset, optional, real, text};
use crate::chain::{Appender, RECORD};
use crate::words::spelling;

/// What a record holds more than one of, as it stands in the column `lists`.
#[derive(Serialize)]
struct Lists<'a> {
    actors: &'a [Actor],
    recipients: &'a [Actor],
    contexts: &'a [String],
    scope: &'a [String],
    about: &'a [String],
}

/// What of a row has to be put together.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Ready {
    lists: String,
    /// Codes and names of actors and recipients, contexts, scope, about, each joined by ';'.
    flat: [String; 7],
    /// Codes of all that it involves.
    pub involved: Vec<String>,
}

impl Ready {
    pub(super) fn of(record: &Record) -> Self {
        let Record { actors, recipients, contexts, scope, about, .. } = record;
        Self {
            lists: json(&Lists { actors, recipients, contexts, scope, about }),
            flat: [
                joined(actors.iter().filter_map(|actor| actor.code.as_deref())),
                joined(actors.iter().map(called)),
                joined(recipients.iter().filter_map(|actor| actor.code.as_deref())),
                joined(recipients.iter().map(called)),
                joined(contexts.iter().map(String::as_str)),
                joined(scope.iter().map(String::as_str)),
                joined(about.iter().map(String::as_str)),
            ],
            involved: involved(record).into_iter().map(str::to_owned).collect(),
        }
    }
}

/// Writes a record of a reading and gives its key.
pub(super) fn append(
    rows: &mut Appender<'_>,
    reading: i64,
    record: &Record,
    Ready { lists, flat, .. }: &Ready,
) -> rusqlite::Result<i64> {
    let speaker = &record.speaker;
    let when = record.when.as_ref();
    let place = record.where_.as_ref();
    rows.append(
        RECORD,
        &[
            ValueRef::Integer(reading),
            text(&record.id),
            text(spelling(&record.kind)),
            text(&record.type_),
            optional(record.mode.as_ref()),
            optional(record.cameo.as_ref()),
            record.quad_class.map_or(ValueRef::Null, |class| ValueRef::Integer(class.into())),
            real(record.goldstein),
            optional(record.stage.as_ref()),
            optional(record.body.as_ref()),
            optional(when.and_then(|when| when.start.as_ref())),
            optional(when.and_then(|when| when.end.as_ref())),
            optional(when.map(|when| &when.edtf)),
            optional(when.map(|when| &when.text)),
            optional(when.and_then(|when| when.issue.as_ref())),
            optional(place.map(|place| &place.text)),
            optional(place.map(|place| &place.name)),
            optional(place.and_then(|place| place.country.as_ref())),
            real(place.and_then(|place| place.lat)),
            real(place.and_then(|place| place.lon)),
            optional(place.map(|place| &place.precision)),
            text(spelling(&record.modality)),
            text(spelling(&record.polarity)),
            text(&speaker.text),
            optional(speaker.code.as_ref()),
            optional(speaker.name.as_ref()),
            text(spelling(&speaker.kind)),
            text(spelling(&speaker.reporting)),
            text(&record.quote),
            offset(record.start),
            offset(record.end),
            text(&record.rule),
            ValueRef::Real(record.confidence),
            text(lists),
            text(&flat[0]),
            text(&flat[1]),
            text(&flat[2]),
            text(&flat[3]),
            text(&flat[4]),
            text(&flat[5]),
            text(&flat[6]),
        ],
    )
}

/// The codes of all that a record involves: its parties; of a claim also whom it is about and who speaks.
pub(crate) fn involved(record: &Record) -> BTreeSet<&str> {
    let parties = record.actors.iter().chain(&record.recipients).filter_map(|actor| actor.code.as_deref());
    let speaker = record.speaker.code.as_deref().filter(|_| record.kind == Kind::Claim);
    parties.chain(record.about.iter().map(String::as_str)).chain(speaker).collect()
}

/// The canonical name, else the words of the report.
fn called(actor: &Actor) -> &str {
    actor.name.as_deref().unwrap_or(&actor.text)
}

fn joined<'a>(words: impl Iterator<Item = &'a str>) -> String {
    words.collect::<Vec<_>>().join(";")
}
