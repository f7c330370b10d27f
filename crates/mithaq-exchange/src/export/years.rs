//! Counts for each pair of parties and year or month, or each state and year.

mod counts;
mod happened;

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

use mithaq_ledger::Ledger;
use mithaq_world as world;

use super::span::{Span, year};
use super::{Export, Form, Given};
use crate::Result;
use crate::codebook::Codebook;
use counts::{Agreements, Events};
use happened::{Event, Step, each_event, each_step};

const DYAD: &str = include_str!("../../codebooks/dyad.txt");
const STATE_YEAR: &str = include_str!("../../codebooks/state-year.txt");

pub(super) fn dyad_codebook(form: Form) -> Codebook {
    let (period, its_year, values) = match form {
        Form::DyadMonth => ("month", "its year", "text     when_start         Gregorian, YYYY-MM"),
        _ => ("year", "the year", "integer  when_start         Gregorian"),
    };
    // The values first: they stand where the name of the period does.
    let text = DYAD.replace("{values}", values).replace("{period}", period).replace("{its year}", its_year);
    Codebook::parse(&text).and(counts::events_codebook()).and(counts::agreements_codebook())
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

/// What stands beside the counts of a pair and period: columns that others work out.
pub trait Beside {
    /// What its columns say.
    fn codebook(&self) -> Codebook;
    /// One cell a column, for two parties in a year `YYYY` or month `YYYY-MM`.
    fn cells(&self, one: &str, other: &str, period: &str) -> Vec<String>;
}

/// First party, second party, year or month.
type Dyad = (String, String, String);

pub(super) fn dyads(
    ledger: &Ledger,
    export: &Export,
    beside: &[&dyn Beside],
    out: &mut dyn Write,
) -> Result<Given> {
    let Export { directed, span, .. } = export;
    let wanted = |(a, b): &(String, String)| export.wants(a) && export.wants(b);
    let mut counted: BTreeMap<Dyad, (Events, Agreements)> = BTreeMap::new();
    let mut undated = each_event(ledger, span, |day, event| {
        for (a, b) in event_pairs(event, *directed).into_iter().filter(wanted) {
            counted.entry((a, b, export.period(day))).or_default().0.count(event);
        }
    })?;
    undated += each_step(ledger, span, |day, step| {
        for (a, b) in step_pairs(step, *directed).into_iter().filter(wanted) {
            counted.entry((a, b, export.period(day))).or_default().1.count(&step.stage);
        }
    })?;
    if export.balanced {
        balance(&mut counted, export);
    }
    let mut writer = csv::Writer::from_writer(out);
    let beside_book = beside.iter().flat_map(|beside| beside.codebook().columns);
    let names = dyad_codebook(export.form).columns.into_iter().chain(beside_book).map(|column| column.name);
    writer.write_record(names)?;
    for ((a, b, period), (events, agreements)) in &counted {
        let year = year(period).unwrap_or_default();
        let ((cow_1, gw_1), (cow_2, gw_2)) = (world::to_numbers(a, year), world::to_numbers(b, year));
        let head = [a, b, cow_1, cow_2, gw_1, gw_2, period].map(str::to_owned).into_iter();
        let beside = beside.iter().flat_map(|beside| beside.cells(a, b, period));
        writer.write_record(head.chain(events.cells()).chain(agreements.cells()).chain(beside))?;
    }
    writer.flush()?;
    Ok(Given { rows: counted.len(), undated })
}

/// A row for every pair of those asked for, or told of, and every period from the first to the last.
fn balance(counted: &mut BTreeMap<Dyad, (Events, Agreements)>, export: &Export) {
    let told: BTreeSet<String> = counted.keys().flat_map(|(a, b, _)| [a.clone(), b.clone()]).collect();
    let parties = if export.states.is_empty() { told } else { export.states.iter().cloned().collect() };
    let years: Vec<i32> = counted.keys().filter_map(|(.., period)| year(period)).collect();
    let first = export.span.from.or(years.iter().min().copied());
    let last = export.span.to.or(years.iter().max().copied());
    let Some((first, last)) = first.zip(last) else { return };
    for a in &parties {
        for b in parties.iter().filter(|b| if export.directed { *b != a } else { *b > a }) {
            for period in (first..=last).flat_map(|year| export.periods(year)) {
                counted.entry((a.clone(), b.clone(), period)).or_default();
            }
        }
    }
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
    let known =
        |codes: &[String]| codes.iter().filter(|code| world::is_party(code)).cloned().collect::<Vec<_>>();
    let (these, those) = (known(these), known(those));
    let all = these.iter().flat_map(|a| those.iter().map(move |b| (a.clone(), b.clone())));
    let ordered = all.map(|(a, b)| if directed || a < b { (a, b) } else { (b, a) });
    ordered.filter(|(a, b)| a != b).collect()
}

pub(super) fn states(ledger: &Ledger, directed: bool, span: &Span, out: &mut dyn Write) -> Result<Given> {
    let mut counted: BTreeMap<(String, i32), (Events, Events, Agreements)> = BTreeMap::new();
    let mut undated = each_event(ledger, span, |day, event| {
        for (state, acts) in involved(event, directed) {
            let year = year(day).unwrap_or_default();
            let (does, suffers, _) = counted.entry((state, year)).or_default();
            if acts { does } else { suffers }.count(event);
        }
    })?;
    undated += each_step(ledger, span, |day, step| {
        let year = year(day).unwrap_or_default();
        for state in step.parties.iter().filter(|code| world::is_state(code)) {
            counted.entry((state.clone(), year)).or_default().2.count(&step.stage);
        }
    })?;
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record(state_codebook(directed).columns.iter().map(|column| &column.name))?;
    for ((state, year), (does, suffers, agreements)) in &counted {
        let (cow, gw) = world::to_numbers(state, *year);
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
    let states = actors.chain(recipients).filter(|(code, _)| world::is_state(code));
    states.map(|(code, acts)| (code.clone(), acts)).collect()
}
