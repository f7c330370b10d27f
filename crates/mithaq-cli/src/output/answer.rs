//! Answers and timelines for people.

use std::io::{self, Write};

use mithaq_ledger::{Answer, Dated, DatedFrom, Entry, Evidence, PowerTies, Source, Standing, Stored, Weight};

use super::csv::word;
use super::text::{self, Style};
use crate::codes;

pub(crate) fn answer(out: &mut impl Write, answer: &Answer, style: Style) -> io::Result<()> {
    let (state, from, to) = (codes::name(&answer.state), codes::name(&answer.from), codes::name(&answer.to));
    writeln!(out, "Has {state} turned from {from} to {to}?")?;
    writeln!(out, "{}: {}", style.bold(&answer.verdict.to_string()), answer.why)?;
    for power in &answer.powers {
        ties(out, power, style)?;
    }
    evidence(out, "For", &answer.evidence_for, style)?;
    evidence(out, "Against", &answer.evidence_against, style)?;
    evidence(out, "Only said, and on neither side", &answer.only_said, style)
}

fn ties(out: &mut impl Write, power: &PowerTies, style: Style) -> io::Result<()> {
    writeln!(out, "\n{}", style.bold(codes::name(&power.power)))?;
    for agreement in &power.agreements {
        let standing = match agreement.standing {
            Standing::Pending => "not yet concluded",
            Standing::Standing => "stands",
            Standing::Ended => "ended",
        };
        let steps: Vec<String> =
            agreement.steps.iter().map(|s| format!("{} {}", s.stage, day(&s.date))).collect();
        writeln!(out, "  agreement, {}: {standing} ({})", agreement.type_, steps.join(", "))?;
    }
    for relation in &power.relations {
        let ended = if relation.ended { ", ended" } else { "" };
        writeln!(out, "  {}, {}{ended}", relation.type_, day(&relation.date))?;
    }
    let events = &power.events;
    writeln!(
        out,
        "  events: {} verbal and {} material cooperation, {} verbal and {} material conflict",
        events.verbal_cooperation,
        events.material_cooperation,
        events.verbal_conflict,
        events.material_conflict
    )
}

fn evidence(out: &mut impl Write, title: &str, all: &[Evidence], style: Style) -> io::Result<()> {
    if all.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n{}", style.bold(title))?;
    for one in all {
        let weight = match one.weight {
            Weight::Counted => "",
            Weight::Background => " (background, not counted)",
            Weight::Said => " (said, not counted)",
        };
        writeln!(out, "  {}{weight}: {}", style.bold(&one.what), one.why)?;
        writeln!(out, "    {}", style.own_direction(&one.quote))?;
        writeln!(
            out,
            "    {}",
            style.dim(&format!(
                "{}  {}  {}",
                one.record,
                day(&one.date),
                place(&one.source, one.start, one.end, style)
            ))
        )?;
    }
    Ok(())
}

/// Where a quote stands.
fn place(source: &Source, start: usize, end: usize, style: Style) -> String {
    let publisher =
        source.publisher.as_ref().map(|p| format!("{}, ", style.own_direction(p))).unwrap_or_default();
    format!("{publisher}{}, bytes {start}–{end}", style.own_direction(&source.document))
}

fn day(date: &Dated) -> String {
    let range = || match (&date.start, &date.end) {
        (Some(start), Some(end)) if start == end => start.clone(),
        (start, end) => format!("{}/{}", start.as_deref().unwrap_or(".."), end.as_deref().unwrap_or("..")),
    };
    match date.from {
        DatedFrom::Told => date.edtf.clone().unwrap_or_else(range),
        DatedFrom::Published => format!("told {}", range()),
        DatedFrom::Unknown => "undated".to_owned(),
    }
}

pub(crate) fn timeline(out: &mut impl Write, what: &str, entries: &[Entry], style: Style) -> io::Result<()> {
    if entries.is_empty() {
        return writeln!(out, "The ledger holds nothing on {}.", what.to_uppercase());
    }
    for entry in entries {
        let record = &entry.record;
        let kind = word(&record.kind).unwrap_or_default();
        let what =
            record.stage.as_ref().map_or_else(|| record.type_.clone(), |s| format!("{s}, {}", record.type_));
        let others: Vec<&str> = entry.others.iter().map(|c| codes::name(c)).collect();
        let mut line = vec![style.bold(&day(&entry.date)), format!("{kind}: {what}"), others.join(", ")];
        line.extend(text::marks(record));
        line.retain(|part| !part.is_empty());
        writeln!(out, "{}", line.join("  "))?;
        writeln!(out, "    {}", style.own_direction(&record.quote))?;
        writeln!(
            out,
            "    {}",
            style.dim(&format!("{}  {}", record.id, place(&entry.source, record.start, record.end, style)))
        )?;
    }
    Ok(())
}

pub(crate) fn record(out: &mut impl Write, stored: &[Stored], style: Style) -> io::Result<()> {
    for one in stored {
        text::record(out, &one.record, style)?;
        writeln!(out, "    {}", place(&one.source, one.record.start, one.record.end, style))?;
    }
    Ok(())
}
