//! The event columns of GDELT 2.0.

use std::io::Write;

use mithaq_ledger::Ledger;
use mithaq_world as world;
use sha2::{Digest, Sha256};

use super::Given;
use super::line::Line;
use super::span::Span;
use super::told::{Party, Place, Told, Undated, each_event};
use crate::Result;
use crate::codebook::Codebook;

const CODEBOOK: &str = include_str!("../../codebooks/gdelt.txt");

pub(super) fn codebook() -> Codebook {
    Codebook::parse(CODEBOOK)
}

pub(super) fn write(ledger: &Ledger, span: &Span, out: &mut dyn Write) -> Result<Given> {
    let (book, mut rows) = (codebook(), 0);
    let given = each_event(ledger, span, Undated::LeftOut, |told| {
        for (actor, recipient) in told.pairs() {
            rows += 1;
            out.write_all(line(&book, told, actor, recipient).text().as_bytes())?;
        }
        Ok(())
    })?;
    Ok(Given { rows, ..given })
}

fn line<'a>(
    book: &'a Codebook,
    told: &Told,
    actor: Option<Party<'_>>,
    recipient: Option<Party<'_>>,
) -> Line<'a> {
    let mut line = Line::new(book, "");
    line.number("GLOBALEVENTID", Some(event_id(&told.id, actor, recipient)));
    if let Some(day) = &told.start {
        date(&mut line, day);
    }
    for (number, party) in [("Actor1", actor), ("Actor2", recipient)] {
        party.into_iter().for_each(|party| fill_party(&mut line, number, party));
    }
    let cameo = told.cameo.as_deref().unwrap_or_default();
    line.set("EventCode", cameo);
    line.set("EventBaseCode", cameo.get(..3).unwrap_or(cameo));
    line.set("EventRootCode", cameo.get(..2).unwrap_or(cameo));
    line.number("QuadClass", told.quad_class);
    line.number("GoldsteinScale", told.goldstein);
    line.number("NumMentions", Some(told.records));
    line.number("NumSources", Some(told.sources));
    line.number("NumArticles", Some(told.reports));
    fill_place(&mut line, told.place.as_ref());
    let added = told.first_report.as_deref().or(told.start.as_deref()).unwrap_or_default();
    line.set("DATEADDED", format!("{}000000", digits(added)));
    line.set("SOURCEURL", told.told_by.first().and_then(|report| report.url.clone()).unwrap_or_default());
    line
}

/// Positive, and fit for a signed integer of 64 bits: the first 63 bits of a hash.
fn event_id(id: &str, actor: Option<Party<'_>>, recipient: Option<Party<'_>>) -> u64 {
    let key =
        |party: Option<Party<'_>>| party.map_or_else(String::new, |p| p.code.unwrap_or(p.name).to_owned());
    let hash = Sha256::digest(format!("{id}\t{}\t{}", key(actor), key(recipient)));
    let first = hash.iter().take(8).fold(0, |number, byte| number << 8 | u64::from(*byte));
    (first >> 1).max(1)
}

fn digits(day: &str) -> String {
    day.replace('-', "")
}

fn date(line: &mut Line<'_>, day: &str) {
    let digits = digits(day);
    line.set("SQLDATE", digits.as_str());
    line.set("MonthYear", digits.get(..6).unwrap_or_default());
    line.set("Year", digits.get(..4).unwrap_or_default());
    let part = |range: std::ops::Range<usize>| digits.get(range).and_then(|part| part.parse::<f64>().ok());
    if let (Some(year), Some(month), Some(day)) = (part(0..4), part(4..6), part(6..8)) {
        line.set("FractionDate", format!("{:.4}", year + ((month - 1.0) * 30.0 + day) / 365.0));
    }
}

fn fill_party(line: &mut Line<'_>, number: &str, party: Party<'_>) {
    let mut set = |column: &str, value: &str| line.set(&format!("{number}{column}"), value);
    set("Name", &party.name.to_uppercase());
    let Some(code) = party.code else { return };
    if world::is_state(code) {
        set("Code", code);
        set("CountryCode", code);
        return;
    }
    let (sort, group) = (sort(code), world::to_cameo(code).unwrap_or_default());
    set("Code", &format!("{sort}{group}"));
    set("KnownGroupCode", group);
    set("Type1Code", sort);
}

/// `IGO` or `NGO`.
pub(super) fn sort(organisation: &str) -> &str {
    organisation.split('-').next().unwrap_or_default()
}

fn fill_place(line: &mut Line<'_>, place: Option<&Place>) {
    let Some(place) = place else { return line.set("ActionGeo_Type", "0") };
    let country = place.country.as_deref().unwrap_or_default();
    let fips = world::to_fips(country);
    let (type_, name) = match place.precision.as_str() {
        "country" => ("1", place.name.clone()),
        "city" if country == "USA" => ("3", format!("{}, {}", place.name, world::name(country))),
        "city" if country.is_empty() => ("4", place.name.clone()),
        "city" => ("4", format!("{}, {}", place.name, world::name(country))),
        _ => ("0", place.name.clone()),
    };
    line.set("ActionGeo_Type", type_);
    line.set("ActionGeo_FullName", name);
    line.set("ActionGeo_CountryCode", fips);
    line.set("ActionGeo_ADM1Code", fips);
    line.number("ActionGeo_Lat", place.latitude);
    line.number("ActionGeo_Long", place.longitude);
    if type_ == "1" {
        line.set("ActionGeo_FeatureID", fips);
    }
}

#[cfg(test)]
mod tests {
    use super::codebook;
    use crate::gdelt_columns::V2;

    #[test]
    fn the_codebook_has_the_columns_that_are_imported() {
        assert_eq!(codebook().columns.into_iter().map(|column| column.name).collect::<Vec<_>>(), V2);
    }
}
