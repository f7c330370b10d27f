//! ICEWS coded event data: tab-separated with a header, one row an event.

use mithaq_ledger::ImportedEvent;
use mithaq_record::QuadClass;
use mithaq_world as world;

use super::table::{Columns, Layout};
use super::{Meant, Row, day};

pub(super) static LAYOUT: Layout = Layout {
    format: "an ICEWS event file",
    delimiter: Some(b'\t'),
    quoted: false,
    latin: false,
    columns: Columns::Header {
        needed: &[
            "Event ID",
            "Event Date",
            "Source Name",
            "Source Country",
            "CAMEO Code",
            "Target Name",
            "Target Country",
        ],
    },
    missing: &["NULL"],
};

pub(super) fn event(row: &Row<'_>) -> Meant<ImportedEvent> {
    let day = day::in_one(row, "Event Date")?;
    let cameo = cameo(row.get("CAMEO Code"))?;
    let plover = world::plover_of_cameo(&cameo);
    let place = ["City", "District", "Province", "Country"].into_iter().find_map(|column| row.some(column));
    Ok(ImportedEvent {
        source: "icews".to_owned(),
        id: row.needed("Event ID")?,
        last_day: day.clone(),
        day,
        actor: world::of_name(row.get("Source Country")),
        actor_name: row.get("Source Name").to_owned(),
        actor_sector: row.some("Source Sectors"),
        recipient: world::of_name(row.get("Target Country")),
        recipient_name: row.get("Target Name").to_owned(),
        recipient_sector: row.some("Target Sectors"),
        type_: plover.map(|(type_, _)| type_.to_owned()),
        mode: plover.and_then(|(_, mode)| mode).map(str::to_owned),
        quad_class: QuadClass::of_cameo(&cameo).map(QuadClass::number),
        cameo: Some(cameo),
        goldstein: row.number_within("Intensity", -10.0, 10.0)?,
        place_name: place,
        place_country: world::of_name(row.get("Country")),
        latitude: row.number_within("Latitude", -90.0, 90.0)?,
        longitude: row.number_within("Longitude", -180.0, 180.0)?,
        reports: None,
        url: None,
        publisher: row.some("Publisher"),
    })
}

/// The code with the zero that spreadsheets take off its front: its root is one of 01 to 20, and it has three digits
/// or more.
fn cameo(written: &str) -> Meant<String> {
    let whole = |code: &str| {
        let root = code.get(..2).and_then(|root| root.parse::<u8>().ok());
        code.len() >= 3 && root.is_some_and(|root| (1..=20).contains(&root))
    };
    let padded = format!("0{written}");
    if !(2..=4).contains(&written.len()) || !written.bytes().all(|b| b.is_ascii_digit()) {
        return Err(format!("CAMEO Code is none: {written:?}"));
    }
    [written.to_owned(), padded]
        .into_iter()
        .find(|code| whole(code))
        .ok_or_else(|| format!("CAMEO Code is none: {written:?}"))
}

#[cfg(test)]
mod tests {
    use super::cameo;

    #[test]
    fn the_zero_in_front_comes_back() {
        for (written, code) in [
            ("042", "042"),
            ("42", "042"),
            ("10", "010"),
            ("190", "190"),
            ("231", "0231"),
            ("1246", "1246"),
            ("0231", "0231"),
        ] {
            assert_eq!(cameo(written).as_deref(), Ok(code));
        }
        for bad in ["", "4", "x42", "99999"] {
            assert!(cameo(bad).is_err(), "{bad}");
        }
    }
}
