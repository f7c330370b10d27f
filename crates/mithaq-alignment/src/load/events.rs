//! Events that reports tell of, and those of other datasets.

use mithaq_ledger::Ledger;
use mithaq_record::iso;

use super::cells::{Cells, each_row};
use super::{Whose, list, quoted};
use crate::{Result, Years};

/// An event.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// `news`, or the dataset.
    pub source: String,
    /// As in the view it comes from.
    pub id: String,
    /// First possible day.
    pub day: String,
    /// PLOVER type; empty where not known.
    pub type_: String,
    /// PLOVER mode; empty where none.
    pub mode: String,
    /// CAMEO code; empty where none.
    pub cameo: String,
    /// 1 to 4.
    pub quad_class: Option<i64>,
    /// −10 to 10.
    pub goldstein: Option<f64>,
    /// Who acts.
    pub actors: Vec<String>,
    /// Who is acted upon.
    pub recipients: Vec<String>,
    /// The words that tell it; of imported events the address of a report, or nothing.
    pub quote: String,
}

impl Event {
    /// With whom it happened, seen from a state: where it acts those acted upon, or the others who act where nobody is
    /// acted upon; where it is acted upon those who act. Each once.
    #[must_use]
    pub fn partners(&self, state: &str) -> Vec<&str> {
        let (acts, suffers) = (self.actors.iter(), self.recipients.iter());
        let is = |codes: &[String]| codes.iter().any(|code| code == state);
        let mut partners: Vec<&str> = Vec::new();
        if is(&self.actors) {
            let others = if self.recipients.is_empty() { acts.clone() } else { suffers };
            partners.extend(others.map(String::as_str));
        }
        if is(&self.recipients) {
            partners.extend(acts.map(String::as_str));
        }
        partners.retain(|code| *code != state);
        partners.sort_unstable();
        partners.dedup();
        partners
    }

    /// A visit.
    #[must_use]
    pub fn is_visit(&self) -> bool {
        self.type_ == "CONSULT" && self.mode == "visit" || ["042", "043"].contains(&self.cameo.as_str())
    }

    /// Military aid, arms included: PLOVER's AID with mode military, CAMEO 072.
    #[must_use]
    pub fn is_military_aid(&self) -> bool {
        self.type_ == "AID" && self.mode == "military" || self.cameo.starts_with("072")
    }
}

/// The events that are reported and affirmed, and how many have no day.
pub(super) fn read(ledger: &Ledger, whose: &Whose, years: Option<Years>) -> Result<(Vec<Event>, usize)> {
    let sql = format!(
        "SELECT event, COALESCE(when_start, when_end), type, mode, cameo, quad_class, goldstein, actors, recipients, quote
        FROM events WHERE modality = 'reported' AND polarity = 'affirmed'{}{}",
        whose.among("event", "event"),
        within("when_start", years)
    );
    let (mut found, mut undated) = (Vec::new(), 0);
    each_row(ledger, &sql, |cells| match cells.some(1) {
        None => undated += 1,
        Some(day) => found.push(Event {
            actors: cells.list(7),
            recipients: cells.list(8),
            ..event("news".to_owned(), day, cells)
        }),
    })?;
    Ok((found, undated))
}

/// Those of other datasets.
pub(super) fn imported(ledger: &Ledger, whose: &Whose, years: Option<Years>) -> Result<Vec<Event>> {
    let sql = format!(
        "SELECT id, day, type, mode, cameo, quad_class, goldstein, actor, recipient, url, source
        FROM imported_events WHERE actor IS NOT NULL AND recipient IS NOT NULL{}{}",
        pairs(whose),
        within("day", years)
    );
    let mut found = Vec::new();
    each_row(ledger, &sql, |cells| {
        if let Some(day) = iso::first(&cells.text(1)) {
            found.push(Event {
                actors: cells.list(7),
                recipients: cells.list(8),
                ..event(cells.text(10), day, cells)
            });
        }
    })?;
    Ok(found)
}

fn pairs(whose: &Whose) -> String {
    match whose {
        Whose::All => String::new(),
        Whose::Any(codes) => format!(" AND (actor IN ({0}) OR recipient IN ({0}))", list(codes)),
        Whose::Pair(one, other) => {
            let (one, other) = (quoted(one), quoted(other));
            format!(
                " AND ((actor = {one} AND recipient = {other}) OR (actor = {other} AND recipient = {one}))"
            )
        }
    }
}

fn within(column: &str, years: Option<Years>) -> String {
    years.map_or_else(String::new, |Years { from, to }| {
        format!(" AND {column} >= '{from:04}' AND {column} <= '{to:04}-12-31'")
    })
}

fn event(source: String, day: String, cells: &Cells<'_>) -> Event {
    Event {
        source,
        id: cells.text(0),
        day,
        type_: cells.text(2),
        mode: cells.text(3),
        cameo: cells.text(4),
        quad_class: cells.integer(5),
        goldstein: cells.real(6),
        actors: Vec::new(),
        recipients: Vec::new(),
        quote: cells.text(9),
    }
}
