//! What happened when: events and steps of agreements that are reported and affirmed.

use mithaq_ledger::Ledger;

use crate::Result;
use crate::export::cells::{Cells, each_row};
use crate::export::span::{Span, year};

/// What is counted of an event.
pub(super) struct Event {
    /// Codes.
    pub actors: Vec<String>,
    /// Codes.
    pub recipients: Vec<String>,
    /// PLOVER type.
    pub type_: String,
    /// 1 to 4.
    pub quad_class: Option<i64>,
    /// -10 to 10.
    pub goldstein: Option<f64>,
    /// Independent sources.
    pub sources: i64,
}

/// What is counted of a step of an agreement.
pub(super) struct Step {
    /// Codes.
    pub parties: Vec<String>,
    pub stage: String,
}

/// Hands on the events of these years with their first possible day, and says how many have no year.
pub(super) fn each_event(ledger: &Ledger, span: &Span, mut each: impl FnMut(&str, &Event)) -> Result<usize> {
    const SQL: &str =
        "SELECT when_start, actors, recipients, type, quad_class, goldstein, sources FROM events
        WHERE modality = 'reported' AND polarity = 'affirmed' ORDER BY event";
    dated(ledger, SQL, span, |day, cells| {
        let event = Event {
            actors: cells.list(),
            recipients: cells.list(),
            type_: cells.text(),
            quad_class: cells.integer(),
            goldstein: cells.real(),
            sources: cells.integer().unwrap_or_default(),
        };
        each(day, &event);
    })
}

/// Hands on the steps of these years, with their first possible day, and says how many have no year.
pub(super) fn each_step(ledger: &Ledger, span: &Span, mut each: impl FnMut(&str, &Step)) -> Result<usize> {
    const SQL: &str = "SELECT steps.when_start, agreements.parties, steps.stage
        FROM steps JOIN agreements ON agreements.agreement = steps.agreement
        WHERE steps.modality = 'reported' AND steps.polarity = 'affirmed' ORDER BY steps.agreement, steps.stage";
    dated(ledger, SQL, span, |day, cells| each(day, &Step { parties: cells.list(), stage: cells.text() }))
}

/// Hands on the rows whose first column is a day of these years, and says how many have none.
fn dated(
    ledger: &Ledger,
    sql: &str,
    span: &Span,
    mut each: impl FnMut(&str, &mut Cells<'_>),
) -> Result<usize> {
    let mut undated = 0;
    each_row(ledger, sql, |cells| {
        let day = cells.text();
        match year(&day) {
            None => undated += 1,
            Some(year) if span.holds(year) => each(&day, cells),
            Some(_) => {}
        }
        Ok(())
    })?;
    Ok(undated)
}
