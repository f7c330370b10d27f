//! GDELT 1.0 and 2.0 event files: tab-separated, without a header.

use mithaq_ledger::ImportedEvent;
use mithaq_world as world;

use super::table::{Columns, Layout};
use super::{Meant, Row, day};
use crate::gdelt_columns::{V1 as V1_COLUMNS, V2 as V2_COLUMNS};

pub(super) static V1: Layout = layout("a GDELT 1.0 event file", &V1_COLUMNS, 57);
pub(super) static V2: Layout = layout("a GDELT 2.0 event file", &V2_COLUMNS, 61);

const fn layout(format: &'static str, names: &'static [&'static str], least: usize) -> Layout {
    Layout {
        format,
        delimiter: Some(b'\t'),
        quoted: false,
        latin: false,
        columns: Columns::Fixed { names, least },
        missing: &[],
    }
}

pub(super) fn event(row: &Row<'_>) -> Meant<ImportedEvent> {
    let day = day::in_one(row, "SQLDATE")?;
    let cameo = row.some("EventCode");
    let plover = cameo.as_deref().and_then(world::plover_of_cameo);
    let place = row.some("ActionGeo_FullName");
    Ok(ImportedEvent {
        source: if row.has("ActionGeo_ADM2Code") { "gdelt2" } else { "gdelt1" }.to_owned(),
        id: row.needed("GLOBALEVENTID")?,
        last_day: day.clone(),
        day,
        actor: party(row, "Actor1"),
        actor_name: row.get("Actor1Name").to_owned(),
        actor_sector: row.some("Actor1Type1Code"),
        recipient: party(row, "Actor2"),
        recipient_name: row.get("Actor2Name").to_owned(),
        recipient_sector: row.some("Actor2Type1Code"),
        type_: plover.map(|(type_, _)| type_.to_owned()),
        mode: plover.and_then(|(_, mode)| mode).map(str::to_owned),
        quad_class: quad_class(row)?,
        goldstein: row.number_within("GoldsteinScale", -10.0, 10.0)?,
        cameo,
        place_country: place
            .is_some()
            .then(|| world::of_fips(row.get("ActionGeo_CountryCode")))
            .flatten()
            .map(str::to_owned),
        place_name: place,
        latitude: row.number_within("ActionGeo_Lat", -90.0, 90.0)?,
        longitude: row.number_within("ActionGeo_Long", -180.0, 180.0)?,
        reports: row.number("NumArticles")?,
        url: row.some("SOURCEURL"),
        publisher: None,
    })
}

/// The organisation where GDELT knows it by name, else the state.
fn party(row: &Row<'_>, actor: &str) -> Option<String> {
    let of = |column: &str| world::of_cameo(row.get(&format!("{actor}{column}")));
    of("KnownGroupCode").or_else(|| of("CountryCode"))
}

fn quad_class(row: &Row<'_>) -> Meant<Option<u8>> {
    match row.number("QuadClass")? {
        Some(class) if !(1..=4).contains(&class) => Err(format!("QuadClass is not 1 to 4: {class}")),
        class => Ok(class),
    }
}
