//! POLECAT event files: tab-separated with a header, "None" where nothing is known.

use mithaq_ledger::ImportedEvent;
use mithaq_world as world;

use super::table::{Columns, Layout};
use super::{Meant, Row, day};
use crate::polecat_words::{NONE, QUADS};

pub(super) static LAYOUT: Layout = Layout {
    format: "a POLECAT event file",
    delimiter: Some(b'\t'),
    quoted: false,
    latin: false,
    columns: Columns::Header {
        needed: &[
            "Event ID",
            "Event Date",
            "Event Type",
            "Actor Name",
            "Actor Country",
            "Recipient Name",
            "Recipient Country",
        ],
    },
    missing: &[NONE],
};

pub(super) fn event(row: &Row<'_>) -> Meant<ImportedEvent> {
    let day = day::in_one(row, "Event Date")?;
    // Files before 2023 call it so.
    let intensity = if row.has("Intensity") { "Intensity" } else { "Event Intensity" };
    Ok(ImportedEvent {
        source: "polecat".to_owned(),
        id: row.needed("Event ID")?,
        last_day: day.clone(),
        day,
        actor: state(row.get("Actor Country")),
        actor_name: row.get("Actor Name").to_owned(),
        actor_sector: row.some("Primary Actor Sector"),
        recipient: state(row.get("Recipient Country")),
        recipient_name: row.get("Recipient Name").to_owned(),
        recipient_sector: row.some("Primary Recipient Sector"),
        type_: Some(row.needed("Event Type")?.to_uppercase()),
        mode: row.some("Event Mode").map(|mode| mode.to_lowercase()),
        cameo: None,
        quad_class: quad_class(row.get("Quad Code")),
        goldstein: row.number_within(intensity, -10.0, 10.0)?,
        place_name: row.some("Placename"),
        place_country: state(row.get("Country")),
        latitude: row.number_within("Latitude", -90.0, 90.0)?,
        longitude: row.number_within("Longitude", -180.0, 180.0)?,
        reports: None,
        url: None,
        publisher: row.some("Source"),
    })
}

/// One state, by code or name; none where several are named.
fn state(written: &str) -> Option<String> {
    if world::is_state(written) { Some(written.to_owned()) } else { world::of_name(written) }
}

fn quad_class(written: &str) -> Option<u8> {
    let at = QUADS.iter().position(|quad| quad.eq_ignore_ascii_case(written))?;
    u8::try_from(at + 1).ok()
}
