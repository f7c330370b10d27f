//! Answers and timelines for people.

use std::io::{self, Write};

use mithaq_ledger::{
    Answer, Dated, DatedFrom, Decided, Dispute, Entry, Estimate, Evidence, Hinge, PowerTies, Source,
    Standing, Stored, Weight,
};

use super::csv::word;
use super::text::{self, Style};
use crate::codes;

pub(crate) fn answer(out: &mut impl Write, answer: &Answer, style: Style) -> io::Result<()> {
    let (state, from, to) = (codes::name(&answer.state), codes::name(&answer.from), codes::name(&answer.to));
    writeln!(out, "Has {state} turned from {from} to {to}?")?;
    writeln!(out, "{}: {}", style.bold(&answer.verdict.to_string()), answer.why)?;
    writeln!(out, "{}", certainty(answer))?;
    answer.hinges.iter().try_for_each(|one| writeln!(out, "  {}", hinge(one)))?;
    for power in &answer.powers {
        ties(out, power, answer.recent_years, style)?;
    }
    evidence(out, "For", (&answer.evidence_for, answer.found[0]), style)?;
    evidence(out, "Against", (&answer.evidence_against, answer.found[1]), style)?;
    disputed(out, &answer.disputed, style)?;
    evidence(out, "Only said, and on neither side", (&answer.only_said, answer.found[2]), style)
}

/// How the verdict fares where the sources are others, or single ones are left out.
pub(crate) fn certainty(answer: &Answer) -> String {
    let certainty = &answer.certainty;
    let shares: Vec<String> = certainty
        .verdicts
        .iter()
        .map(|(verdict, share)| format!("{verdict} {:.0} %", share * 100.0))
        .collect();
    let drawn = match certainty.sources {
        0 => "Nothing counts.".to_owned(),
        1 => "It rests on one source.".to_owned(),
        sources => format!(
            "With its {sources} sources drawn anew {} times: {}.",
            certainty.resamples,
            shares.join(", ")
        ),
    };
    match (answer.left_out, answer.hinges.len()) {
        (0, _) => drawn,
        (tried, 0) => {
            format!("{drawn} None of the {tried} sources, sorts of evidence and months alone decides it.")
        }
        (tried, changing) => {
            format!(
                "{drawn} Left out one by one, {changing} of {tried} sources, sorts of evidence and months change it:"
            )
        }
    }
}

pub(crate) fn hinge(hinge: &Hinge) -> String {
    let what = match hinge.what.as_str() {
        "measure" => String::new(),
        other => format!("{other} "),
    };
    format!("without {what}{}: {}", hinge.name, hinge.verdict)
}

pub(crate) fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Pending => "not yet concluded",
        Standing::Standing => "stands",
        Standing::Ended => "ended",
    }
}

/// `3.4 (1.2 to 5.0)`
pub(crate) fn estimate(estimate: &Estimate) -> String {
    match (estimate.low, estimate.high) {
        (Some(low), Some(high)) => format!("{:.1} ({low:.1} to {high:.1})", estimate.value),
        _ => format!("{:.1}", estimate.value),
    }
}

fn ties(out: &mut impl Write, power: &PowerTies, years: u16, style: Style) -> io::Result<()> {
    writeln!(out, "\n{}", style.bold(codes::name(&power.power)))?;
    let (gained, lost) = (estimate(&power.gained), estimate(&power.lost));
    writeln!(out, "  weight of what was gained in {years} years: {gained}, lost: {lost}")?;
    for agreement in &power.agreements {
        let steps: Vec<String> =
            agreement.steps.iter().map(|s| format!("{} {}", s.stage, day(&s.date))).collect();
        writeln!(
            out,
            "  agreement, {}: {} ({})",
            agreement.type_,
            standing(agreement.standing),
            steps.join(", ")
        )?;
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

fn evidence(
    out: &mut impl Write,
    title: &str,
    (all, found): (&[Evidence], usize),
    style: Style,
) -> io::Result<()> {
    if all.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n{}", style.bold(title))?;
    for one in all {
        let weight = match one.weight {
            Weight::Counted => format!(" ({:.2})", one.strength),
            Weight::Background => " (background, not counted)".to_owned(),
            Weight::Said => " (said, not counted)".to_owned(),
        };
        writeln!(out, "  {}{weight}: {}", style.bold(&one.what), one.why)?;
        let place = place(&one.source, one.start, one.end, style);
        quoted(out, &one.quote, &format!("{}  {}  {place}", one.record, day(&one.date)), style)?;
        for other in &one.also {
            quoted(
                out,
                &other.quote,
                &format!("{}  {}", other.record, published_by(&other.source, style)),
                style,
            )?;
        }
    }
    if found > all.len() {
        writeln!(out, "  and {} more (--evidence 0 lists all)", found - all.len())?;
    }
    Ok(())
}

fn quoted(out: &mut impl Write, words: &str, place: &str, style: Style) -> io::Result<()> {
    writeln!(out, "    {}", style.own_direction(words))?;
    writeln!(out, "    {}", style.dim(place))
}

fn disputed(out: &mut impl Write, all: &[Dispute], style: Style) -> io::Result<()> {
    if all.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n{}", style.bold("Disputed"))?;
    for dispute in all {
        let sides: Vec<String> =
            dispute.sides.iter().map(|side| format!("{} ({})", side.value, side.sources)).collect();
        let what = format!("{} {}, {}", dispute.kind, dispute.type_, dispute.states.join("–"));
        writeln!(out, "  {what}: {}: {}", dispute.field, sides.join(" / "))?;
    }
    Ok(())
}

/// Where a quote stands.
fn place(source: &Source, start: usize, end: usize, style: Style) -> String {
    format!("{}, bytes {start}–{end}", published_by(source, style))
}

fn published_by(source: &Source, style: Style) -> String {
    let publisher =
        source.publisher.as_ref().map(|p| format!("{}, ", style.own_direction(p))).unwrap_or_default();
    format!("{publisher}{}", style.own_direction(&source.document))
}

pub(crate) fn day(date: &Dated) -> String {
    let range = || match (&date.start, &date.end) {
        (Some(start), Some(end)) if start == end => start.clone(),
        (start, end) => format!("{}/{}", start.as_deref().unwrap_or(".."), end.as_deref().unwrap_or("..")),
    };
    match date.from {
        DatedFrom::Told => date.edtf.as_deref().map_or_else(range, seasons),
        DatedFrom::Published => format!("told {}", range()),
        DatedFrom::Unknown => "undated".to_owned(),
    }
}

/// EDTF writes spring 1963 as 1963-21, which people take for a mistake.
fn seasons(edtf: &str) -> String {
    let season = |date: &str| {
        let named = [("-21", "spring"), ("-22", "summer"), ("-23", "autumn"), ("-24", "winter")];
        let found = named.iter().find_map(|(code, name)| Some((date.strip_suffix(code)?, name)));
        match found {
            Some((year, name)) if year.len() == 4 => format!("{name} {year}"),
            _ => date.to_owned(),
        }
    };
    edtf.split('/').map(season).collect::<Vec<_>>().join("/")
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
        let mode = record.mode.as_ref().map_or_else(String::new, |mode| format!(" ({mode})"));
        let parties = text::parties(record);
        let mut line = vec![style.bold(&day(&entry.date)), format!("{kind}: {what}{mode}"), parties];
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

/// What reviewers decided of the record above, which is shown as it was read.
pub(crate) fn decisions(out: &mut impl Write, all: &[Decided], style: Style) -> io::Result<()> {
    for one in all {
        let what = match (&one.field, &one.value) {
            (Some(field), value) => format!("{}: {field} = {:?}", one.action, value.as_deref().unwrap_or("")),
            _ => one.action.clone(),
        };
        writeln!(
            out,
            "    {} by {} on {}: {}",
            style.bold(&what),
            one.who,
            one.at,
            style.own_direction(&one.why)
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
