//! The columns of POLECAT.

use std::io::Write;

use mithaq_ledger::Ledger;
use mithaq_world as world;

use super::Given;
use super::gdelt::sort;
use super::line::{Line, header};
use super::span::{Span, year};
use super::told::{Parties, Party, Place, Report, Told, Undated, each_event};
use crate::Result;
use crate::codebook::Codebook;
use crate::polecat_words::{NONE, QUADS};

const CODEBOOK: &str = include_str!("../../codebooks/polecat.txt");

pub(super) fn codebook() -> Codebook {
    Codebook::parse(CODEBOOK)
}

pub(super) fn write(ledger: &Ledger, span: &Span, out: &mut dyn Write) -> Result<Given> {
    let (book, mut rows) = (codebook(), 0);
    out.write_all(header(&book).as_bytes())?;
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
    let mut line = Line::new(book, NONE);
    let key =
        |party: Option<Party<'_>>| party.map_or(NONE, |party| party.code.unwrap_or(party.name)).to_owned();
    line.set("Event ID", format!("{}-{}-{}", told.id, key(actor), key(recipient)));
    line.set("Event Date", told.start.clone().unwrap_or_default());
    line.set("Event Type", told.type_.as_str());
    line.set("Event Mode", told.mode.clone().unwrap_or_default());
    line.number("Intensity", told.goldstein);
    let quad = told.quad_class.and_then(|class| QUADS.get(usize::try_from(class - 1).ok()?));
    line.set("Quad Code", quad.copied().unwrap_or_default());
    line.set("Contexts", told.labels.join("; "));
    let year = told.start.as_deref().and_then(year).unwrap_or_default();
    fill_party(&mut line, "Actor", &told.actors, actor, year);
    fill_party(&mut line, "Recipient", &told.recipients, recipient, year);
    told.place.iter().for_each(|place| fill_place(&mut line, place));
    told.told_by.first().into_iter().for_each(|report| fill_report(&mut line, report));
    line.set("Version", concat!("mithaq ", env!("CARGO_PKG_VERSION")));
    line
}

fn fill_party(line: &mut Line<'_>, role: &str, all: &Parties, party: Option<Party<'_>>, year: i32) {
    line.set(&format!("{role} Name Raw"), all.names.join("; "));
    let Some(party) = party else { return };
    line.set(&format!("{role} Name"), party.name);
    match party.code {
        Some(state) if world::is_state(state) => {
            line.set(&format!("{role} Country"), state);
            line.set(&format!("{role} COW"), world::to_numbers(state, year).0);
        }
        Some(organisation) => {
            line.set(&format!("Primary {role} Sector"), sort(organisation));
            line.set(&format!("{role} Sectors"), sort(organisation));
        }
        None => {}
    }
}

fn fill_place(line: &mut Line<'_>, place: &Place) {
    line.set("Placename", place.name.as_str());
    if place.precision == "city" {
        line.set("City", place.name.as_str());
    }
    line.set("Country", place.country.clone().unwrap_or_default());
    line.number("Latitude", place.latitude);
    line.number("Longitude", place.longitude);
    line.set("Feature Type", place.precision.as_str());
}

fn fill_report(line: &mut Line<'_>, report: &Report) {
    line.set("Source", report.publisher.clone().unwrap_or_default());
    line.set("Publication Date", report.day.clone().unwrap_or_default());
    line.set("Language", report.language.as_str());
}
