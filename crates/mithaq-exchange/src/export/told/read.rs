//! Reading them off the views, one row a report, grouped.

use mithaq_ledger::Ledger;
use mithaq_record::Kind;

use super::{Parties, Place, Report, Told};
use crate::Result;
use crate::export::Given;
use crate::export::cells::{Cells, each_row};
use crate::export::span::{Span, year};

/// Whether what has no day is given out as well.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::export) enum Undated {
    Kept,
    LeftOut,
}

const REPORTS: &str = "mentions.title, mentions.url, mentions.publisher, mentions.published_start, mentions.language, mentions.quote";

/// Hands on the events of these years in the order of their ids, and says how many have no year.
pub(in crate::export) fn each_event(
    ledger: &Ledger,
    span: &Span,
    undated: Undated,
    each: impl FnMut(&Told) -> Result<()>,
) -> Result<Given> {
    let sql = format!(
        "SELECT events.event, events.type, events.mode, events.contexts, events.cameo, events.quad_class, events.goldstein,
            events.actors, events.actor_names, events.recipients, events.recipient_names, NULL,
            events.when_start, events.when_end, events.place_name, events.place_country, events.place_latitude,
            events.place_longitude, events.place_precision, events.confidence, events.records, events.reports,
            events.sources, events.first_report, {REPORTS}
        FROM events JOIN merges ON merges.happening = events.event
            JOIN mentions ON mentions.record = merges.record AND mentions.article = merges.article
        WHERE events.modality = 'reported' AND events.polarity = 'affirmed'
        ORDER BY events.event, mentions.record <> events.event, mentions.article, mentions.record"
    );
    grouped(ledger, &sql, Kind::Event, &Choice { span, undated }, each)
}

/// Hands on the agreements whose furthest step is of these years, in the order of their ids, and says how many have no year.
pub(in crate::export) fn each_agreement(
    ledger: &Ledger,
    span: &Span,
    undated: Undated,
    each: impl FnMut(&Told) -> Result<()>,
) -> Result<Given> {
    let sql = format!(
        "SELECT agreements.agreement, agreements.class, NULL, agreements.scope, NULL, NULL, NULL,
            agreements.parties, agreements.party_names, NULL, NULL, agreements.stage,
            agreements.when_start, agreements.when_end, agreements.place_name, agreements.place_country, NULL,
            NULL, NULL, agreements.confidence, agreements.records, agreements.reports,
            agreements.sources, agreements.first_report, {REPORTS}
        FROM agreements JOIN merges ON merges.happening = agreements.agreement
            JOIN mentions ON mentions.record = merges.record AND mentions.article = merges.article
        WHERE agreements.modality = 'reported' AND agreements.polarity = 'affirmed'
        ORDER BY agreements.agreement, mentions.record <> agreements.agreement, mentions.article, mentions.record"
    );
    grouped(ledger, &sql, Kind::Agreement, &Choice { span, undated }, each)
}

struct Choice<'a> {
    span: &'a Span,
    undated: Undated,
}

impl Choice<'_> {
    fn takes(&self, told: &Told) -> Option<bool> {
        match told.start.as_deref().and_then(year) {
            Some(year) => Some(self.span.holds(year)),
            None if self.undated == Undated::Kept && self.span.is_open() => Some(true),
            None => None,
        }
    }
}

/// Rows of one happening follow each other, one a report.
fn grouped(
    ledger: &Ledger,
    sql: &str,
    kind: Kind,
    choice: &Choice<'_>,
    mut each: impl FnMut(&Told) -> Result<()>,
) -> Result<Given> {
    let (mut given, mut open) = (Given::default(), None::<Told>);
    let mut close = |told: Option<Told>| {
        let Some(told) = told else { return Ok(()) };
        match choice.takes(&told) {
            Some(true) => {
                given.rows += 1;
                return each(&told);
            }
            Some(false) => {}
            None => given.undated += 1,
        }
        Ok(())
    };
    each_row(ledger, sql, |cells| {
        let (told, report) = (read(kind, cells), report(cells));
        if open.as_ref().is_none_or(|open| open.id != told.id) {
            close(open.replace(told))?;
        }
        open.iter_mut().for_each(|open| open.told_by.push(report.clone()));
        Ok(())
    })?;
    close(open)?;
    Ok(given)
}

fn read(kind: Kind, cells: &mut Cells<'_>) -> Told {
    Told {
        kind,
        id: cells.text(),
        type_: cells.text(),
        mode: cells.some(),
        labels: cells.list(),
        cameo: cells.some(),
        quad_class: cells.integer(),
        goldstein: cells.real(),
        actors: Parties { codes: cells.list(), names: cells.list() },
        recipients: Parties { codes: cells.list(), names: cells.list() },
        stage: cells.some(),
        start: cells.some(),
        end: cells.some(),
        place: place(cells),
        confidence: cells.real(),
        records: cells.integer().unwrap_or_default(),
        reports: cells.integer().unwrap_or_default(),
        sources: cells.integer().unwrap_or_default(),
        first_report: cells.some(),
        told_by: Vec::new(),
    }
}

fn place(cells: &mut Cells<'_>) -> Option<Place> {
    let name = cells.some();
    let place = Place {
        name: name.clone().unwrap_or_default(),
        country: cells.some(),
        latitude: cells.real(),
        longitude: cells.real(),
        precision: cells.text(),
    };
    name.map(|_| place)
}

fn report(cells: &mut Cells<'_>) -> Report {
    Report {
        title: cells.text(),
        url: cells.some(),
        publisher: cells.some(),
        day: cells.some(),
        language: cells.text(),
        quote: cells.text(),
    }
}
