//! Events and agreements that are reported and affirmed, each with the reports that tell it.

use mithaq_ledger::Ledger;

use super::Given;
use super::cells::{Cells, each_row};
use super::span::{Span, year};
use crate::{Result, codes};

/// A row of `events` or `agreements`. What the one has not, is empty in the other.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Told {
    pub kind: Kind,
    pub id: String,
    /// PLOVER type; class of an agreement.
    pub type_: String,
    pub mode: Option<String>,
    /// Contexts; obligations of an agreement.
    pub labels: Vec<String>,
    pub cameo: Option<String>,
    pub quad_class: Option<i64>,
    pub goldstein: Option<f64>,
    /// Parties of an agreement.
    pub actors: Parties,
    pub recipients: Parties,
    pub stage: Option<String>,
    pub start: Option<String>,
    pub end: Option<String>,
    pub place: Option<Place>,
    pub confidence: Option<f64>,
    pub records: i64,
    pub reports: i64,
    pub sources: i64,
    pub first_report: Option<String>,
    /// The one whose record it is named after stands first.
    pub told_by: Vec<Report>,
}

/// Event or agreement.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Kind {
    #[default]
    Event,
    Agreement,
}

/// One side of an event, or the parties of an agreement.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Parties {
    pub codes: Vec<String>,
    /// Of all, also of those without a code.
    pub names: Vec<String>,
}

/// Where it was.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Place {
    pub name: String,
    pub country: Option<String>,
    pub latitude: Option<f64>,
    pub longitude: Option<f64>,
    /// `city`, `country` or `region`.
    pub precision: String,
}

/// A report, and the words by which it tells.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Report {
    pub title: String,
    pub url: Option<String>,
    pub publisher: Option<String>,
    pub day: Option<String>,
    pub language: String,
    pub quote: String,
}

/// One who acts or is acted upon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Party<'a> {
    pub code: Option<&'a str>,
    pub name: &'a str,
}

impl Parties {
    /// Those with a code; where nobody has one, all by name.
    pub(super) fn each(&self) -> Vec<Party<'_>> {
        if self.codes.is_empty() {
            return self.names.iter().map(|name| Party { code: None, name }).collect();
        }
        self.codes.iter().map(|code| Party { code: Some(code), name: codes::name(code) }).collect()
    }
}

impl Told {
    /// Who stands to whom: those who act to those acted upon; where nobody is acted upon, each who acts to each other; where
    /// only one side is known, that side alone.
    pub(super) fn pairs(&self) -> Vec<(Option<Party<'_>>, Option<Party<'_>>)> {
        let (these, those) = (self.actors.each(), self.recipients.each());
        match (these.as_slice(), those.as_slice()) {
            ([], those) => those.iter().map(|party| (None, Some(*party))).collect(),
            ([one], []) => vec![(Some(*one), None)],
            (these, []) => product(these, these).filter(|(a, b)| a != b).collect(),
            (these, those) => product(these, those).collect(),
        }
    }
}

fn product<'a, 'b>(
    these: &'b [Party<'a>],
    those: &'b [Party<'a>],
) -> impl Iterator<Item = (Option<Party<'a>>, Option<Party<'a>>)> + use<'a, 'b> {
    these.iter().flat_map(move |a| those.iter().map(move |b| (Some(*a), Some(*b))))
}

/// Whether what has no day is given out as well.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Undated {
    Kept,
    LeftOut,
}

const REPORTS: &str = "mentions.title, mentions.url, mentions.publisher, mentions.published_start, mentions.language, mentions.quote";

/// Hands on the events of these years in the order of their ids, and says how many have no year.
pub(super) fn each_event(
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
pub(super) fn each_agreement(
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
