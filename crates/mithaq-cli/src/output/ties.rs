//! Ties for people: years in which nothing changes stand on one line.

use std::collections::BTreeMap;
use std::io::{self, Write};

use mithaq_alignment::Order;
use mithaq_alignment::ties::{Asked, Row, Tie};

use super::text::without_controls;
use crate::codes;

pub(crate) fn text(out: &mut impl Write, asked: &Asked, ties: &[Tie<'_>], evidence: bool) -> io::Result<()> {
    let with = asked.with.as_deref().map_or_else(String::new, |other| format!(" and {}", codes::name(other)));
    if ties.is_empty() {
        return writeln!(out, "Nothing is told of {}{with} in these years.", codes::name(&asked.state));
    }
    for pair in ties.chunk_by(|one, other| one.state_2 == other.state_2) {
        writeln!(out, "{} and {}", codes::name(pair[0].state_1), codes::name(pair[0].state_2))?;
        let periods: Vec<_> = pair.chunk_by(|one, other| one.period == other.period).collect();
        let alike = |one: &&[Tie<'_>], other: &&[Tie<'_>]| !evidence && lines(one) == lines(other);
        for group in periods.chunk_by(alike) {
            write_group(out, group, evidence)?;
        }
    }
    Ok(())
}

fn write_group(out: &mut impl Write, group: &[&[Tie<'_>]], evidence: bool) -> io::Result<()> {
    let (Some(first), Some(last)) = (group[0].first(), group.last().and_then(|ties| ties.first())) else {
        return Ok(());
    };
    let mut when = first.period.to_string();
    if first.period != last.period {
        when = format!("{when}–{}", last.period);
    }
    for tie in group[0] {
        for line in lines(std::slice::from_ref(tie)) {
            writeln!(out, "  {when:<15} {line}")?;
            when.clear();
        }
        if evidence {
            write_evidence(out, tie)?;
        }
    }
    Ok(())
}

/// What is said of one period, a line a source.
fn lines(ties: &[Tie<'_>]) -> Vec<String> {
    let mut lines = Vec::new();
    for tie in ties {
        let row = tie.row();
        lines.push(format!("{:<7} {}", row.source, said(&row, tie.order)));
        lines.extend(row.differs.iter().map(|differs| format!("differs {differs}")));
    }
    lines
}

fn said(row: &Row, order: Order) -> String {
    let mut parts = Vec::new();
    if row.agreements > 0 {
        let level = if row.level > 0 { format!(" ({})", order.name(row.level)) } else { String::new() };
        parts.push(format!("in force: {}{level}", listed(&row.classes)));
    }
    if !row.obligations.is_empty() {
        parts.push(format!("obligations: {}", listed(&row.obligations)));
    }
    if row.events > 0 {
        let [verbal, material, words, deeds] = row.quad_classes.counts;
        let scores = row.goldstein_mean.map_or_else(String::new, |mean| {
            format!("; Goldstein {:.1} (mean {mean:.2})", row.goldstein_sum)
        });
        parts.push(format!(
            "events {}: cooperation {verbal} verbal, {material} material; conflict {words} verbal, {deeds} material{scores}",
            row.events
        ));
    }
    for (count, what) in [(row.visits, "visits"), (row.military_aid, "military aid")] {
        if count > 0 {
            parts.push(format!("{what} {count}"));
        }
    }
    if !row.relations.is_empty() {
        parts.push(format!("relations: {}", listed(&row.relations)));
    }
    if parts.is_empty() { "nothing in force".to_owned() } else { parts.join("; ") }
}

fn listed(counts: &BTreeMap<String, usize>) -> String {
    let each = counts.iter().map(|(word, count)| match count {
        1 => word.clone(),
        count => format!("{word} ({count})"),
    });
    each.collect::<Vec<_>>().join(", ")
}

fn write_evidence(out: &mut impl Write, tie: &Tie<'_>) -> io::Result<()> {
    for evidence in tie.evidence() {
        let step = if evidence.step.is_empty() { String::new() } else { format!(", {}", evidence.step) };
        let to = match (&evidence.to, evidence.counts_in) {
            (_, "events") => String::new(),
            (to, _) => format!(" to {}", to.as_deref().unwrap_or("…")),
        };
        writeln!(
            out,
            "    {:<10} {} {}{step}, {}{to}",
            evidence.counts_in, evidence.id, evidence.what, evidence.from
        )?;
        if !evidence.quote.is_empty() {
            writeln!(out, "      {} «{}»", evidence.record, without_controls(&evidence.quote))?;
        }
    }
    Ok(())
}
