//! Counts for each pair of states, or each state, and year.

mod counts;
mod happened;

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

use mithaq_ledger::Ledger;

use super::Given;
use super::span::Span;
use crate::codebook::Codebook;
use crate::{Result, codes};
use counts::{Agreements, Events};
use happened::{Event, Step, each_event, each_step};

const DYAD_YEAR: &str = include_str!("../../codebooks/dyad-year.txt");
const STATE_YEAR: &str = include_str!("../../codebooks/state-year.txt");

pub(super) fn dyad_codebook() -> Codebook {
    Codebook::parse(DYAD_YEAR).and(counts::events_codebook()).and(counts::agreements_codebook())
}

pub(super) fn state_codebook(directed: bool) -> Codebook {
    let (book, events) = (Codebook::parse(STATE_YEAR), counts::events_codebook());
    let with_events = if directed {
        let does = events.clone().prefixed("actor_", "as actor");
        book.and(does).and(events.prefixed("recipient_", "as recipient"))
    } else {
        book.and(events)
    };
    with_events.and(counts::agreements_codebook())
}

/// First state, second state, year.
type Dyad = (String, String, i32);

pub(super) fn dyads(ledger: &Ledger, directed: bool, span: &Span, out: &mut dyn Write) -> Result<Given> {
    let mut counted: BTreeMap<Dyad, (Events, Agreements)> = BTreeMap::new();
    let mut undated = each_event(ledger, span, |year, event| {
        for (a, b) in event_pairs(event, directed) {
            counted.entry((a, b, year)).or_default().0.count(event);
        }
    })?;
    undated += each_step(ledger, span, |year, step| {
        for (a, b) in step_pairs(step, directed) {
            counted.entry((a, b, year)).or_default().1.count(&step.stage);
        }
    })?;
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record(dyad_codebook().columns.iter().map(|column| &column.name))?;
    for ((a, b, year), (events, agreements)) in &counted {
        let ((cow_1, gw_1), (cow_2, gw_2)) = (codes::to_numbers(a, *year), codes::to_numbers(b, *year));
        let head = [a, b, cow_1, cow_2, gw_1, gw_2].map(str::to_owned).into_iter().chain([year.to_string()]);
        writer.write_record(head.chain(events.cells()).chain(agreements.cells()))?;
    }
    writer.flush()?;
    Ok(Given { rows: counted.len(), undated })
}

/// Who stands to whom in an event.
fn event_pairs(event: &Event, directed: bool) -> BTreeSet<(String, String)> {
    let among_actors = event.recipients.is_empty();
    let others = if among_actors { &event.actors } else { &event.recipients };
    pairs(&event.actors, others, directed)
}

fn step_pairs(step: &Step, directed: bool) -> BTreeSet<(String, String)> {
    pairs(&step.parties, &step.parties, directed)
}

fn pairs(these: &[String], those: &[String], directed: bool) -> BTreeSet<(String, String)> {
    let states =
        |codes: &[String]| codes.iter().filter(|code| codes::is_state(code)).cloned().collect::<Vec<_>>();
    let (these, those) = (states(these), states(those));
    let all = these.iter().flat_map(|a| those.iter().map(move |b| (a.clone(), b.clone())));
    let ordered = all.map(|(a, b)| if directed || a < b { (a, b) } else { (b, a) });
    ordered.filter(|(a, b)| a != b).collect()
}

pub(super) fn states(ledger: &Ledger, directed: bool, span: &Span, out: &mut dyn Write) -> Result<Given> {
    let mut counted: BTreeMap<(String, i32), (Events, Events, Agreements)> = BTreeMap::new();
    let mut undated = each_event(ledger, span, |year, event| {
        for (state, acts) in involved(event, directed) {
            let (does, suffers, _) = counted.entry((state, year)).or_default();
            if acts { does } else { suffers }.count(event);
        }
    })?;
    undated += each_step(ledger, span, |year, step| {
        for state in step.parties.iter().filter(|code| codes::is_state(code)) {
            counted.entry((state.clone(), year)).or_default().2.count(&step.stage);
        }
    })?;
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record(state_codebook(directed).columns.iter().map(|column| &column.name))?;
    for ((state, year), (does, suffers, agreements)) in &counted {
        let (cow, gw) = codes::to_numbers(state, *year);
        let head = [state, cow, gw].map(str::to_owned).into_iter().chain([year.to_string()]);
        let suffers = directed.then(|| suffers.cells()).into_iter().flatten();
        writer.write_record(head.chain(does.cells()).chain(suffers).chain(agreements.cells()))?;
    }
    writer.flush()?;
    Ok(Given { rows: counted.len(), undated })
}

/// The states of an event, and whether they act; undirected, all count as acting.
fn involved(event: &Event, directed: bool) -> BTreeSet<(String, bool)> {
    let actors = event.actors.iter().map(|code| (code, true));
    let recipients = event.recipients.iter().map(|code| (code, !directed));
    let states = actors.chain(recipients).filter(|(code, _)| codes::is_state(code));
    states.map(|(code, acts)| (code.clone(), acts)).collect()
}
