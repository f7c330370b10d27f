//! Answers and timelines for people.

use std::collections::HashMap;
use std::io::{self, Write};

use mithaq_ledger::{Answer, Decided, Dispute, Entry, Evidence, Said, Source, Stored, Superseded};

use super::csv::word;
use super::text::{self, Style};
use mithaq_voice::Speaker;
use mithaq_voice::answer::{
    AGAINST, certainty, covers, day, disputed_what, hinge, question, sides, ties, un_votes, verdict, weight,
};

/// An answer on a screen.
pub(crate) fn answer(out: &mut impl Write, answer: &Answer, voice: Speaker, style: Style) -> io::Result<()> {
    writeln!(out, "{}", question(answer, voice))?;
    writeln!(out, "{}: {}", style.bold(&verdict(answer, voice)), answer.said.by(&voice))?;
    writeln!(out, "{}", covers(answer, voice))?;
    writeln!(out, "{}", certainty(answer, voice))?;
    answer.hinges.iter().try_for_each(|one| writeln!(out, "  {}", hinge(one, voice)))?;
    un_votes(answer, voice).iter().try_for_each(|told| writeln!(out, "{told}"))?;
    for power in &answer.powers {
        writeln!(out, "\n{}", style.bold(&voice.name(&power.power)))?;
        ties(power, answer.recent_years, voice)
            .iter()
            .try_for_each(|(what, told)| writeln!(out, "  {what}: {told}"))?;
    }
    for (title, all, found) in sides(answer) {
        evidence(out, title, (all, found), voice, style)?;
        if title == AGAINST {
            disputed(out, &answer.disputed, voice, style)?;
        }
    }
    Ok(())
}

fn evidence(
    out: &mut impl Write,
    title: &'static str,
    (all, found): (&[Evidence], usize),
    voice: Speaker,
    style: Style,
) -> io::Result<()> {
    if all.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n{}", style.bold(&voice.words(title)))?;
    for one in all {
        let [what, why] = one.said.each_ref().map(|said| said.by(&voice));
        writeln!(out, "  {} ({}): {why}", style.bold(&what), weight(one, voice))?;
        let place = place(&one.source, one.start, one.end, style);
        quoted(
            out,
            &style.marked(one),
            &format!("{}  {}  {place}", one.record, day(&one.date, voice)),
            style,
        )?;
        for other in &one.also {
            quoted(
                out,
                &style.own_direction(&other.quote),
                &format!("{}  {}", other.record, published_by(&other.source, style)),
                style,
            )?;
        }
    }
    if found > all.len() {
        let more =
            Said::new("and {n} more (--evidence 0 lists all)").plain("n", found - all.len()).by(&voice);
        writeln!(out, "  {more}")?;
    }
    Ok(())
}

fn quoted(out: &mut impl Write, words: &str, place: &str, style: Style) -> io::Result<()> {
    writeln!(out, "    {words}")?;
    writeln!(out, "    {}", style.dim(place))
}

fn disputed(out: &mut impl Write, all: &[Dispute], voice: Speaker, style: Style) -> io::Result<()> {
    if all.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n{}", style.bold(&voice.words("Disputed")))?;
    for dispute in all {
        let sides: Vec<String> =
            dispute.sides.iter().map(|side| format!("{} ({})", side.value, side.sources)).collect();
        writeln!(out, "  {}: {}", disputed_what(dispute, voice), sides.join(" / "))?;
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

/// A timeline on a screen: each event and each step of an agreement once, in the words of the record that tells it most surely.
pub(crate) fn timeline(
    out: &mut impl Write,
    what: &str,
    entries: &[Entry],
    voice: Speaker,
    style: Style,
) -> io::Result<()> {
    if entries.is_empty() {
        return writeln!(out, "Nothing is told of {what} in what was asked for.");
    }
    for (entry, tellings) in once(entries) {
        let record = &entry.record;
        let kind = word(&record.kind).unwrap_or_default();
        let what =
            record.stage.as_ref().map_or_else(|| record.type_.clone(), |s| format!("{s}, {}", record.type_));
        let mode = record.mode.as_ref().map_or_else(String::new, |mode| format!(" ({mode})"));
        let parties = text::parties(record);
        let mut line = vec![style.bold(&day(&entry.date, voice)), format!("{kind}: {what}{mode}"), parties];
        line.extend(text::marks(record));
        let decided = [(entry.corrected, "[corrected]"), (entry.rejected, "[rejected]")];
        line.extend(decided.iter().filter(|(is, _)| *is).map(|(_, mark)| (*mark).to_owned()));
        if tellings > 1 {
            line.push(style.dim(&format!("told {tellings} times")));
        }
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

/// What each entry tells: its happening, step, how real it is, and whether it was rejected; nothing else is the same as it.
type Told<'a> = (&'a str, Option<&'a str>, Option<String>, Option<String>, bool);

/// Of entries that tell the same the surest, where the first of them stood, and how many they are.
fn once(entries: &[Entry]) -> Vec<(&Entry, usize)> {
    let mut all: Vec<(&Entry, usize)> = Vec::new();
    let mut known: HashMap<Told<'_>, usize> = HashMap::new();
    for entry in entries {
        let record = &entry.record;
        let told = entry.happening.as_deref().map(|happening| {
            let real = (word(&record.modality), word(&record.polarity));
            (happening, record.stage.as_deref(), real.0.ok(), real.1.ok(), entry.rejected)
        });
        let next = all.len();
        let at = told.map_or(next, |told| *known.entry(told).or_insert(next));
        match all.get_mut(at) {
            Some((surest, tellings)) => {
                *tellings += 1;
                if record.confidence > surest.record.confidence {
                    *surest = entry;
                }
            }
            None => all.push((entry, 1)),
        }
    }
    all
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

/// What became of a record that the newest reading of its report lacks.
pub(crate) fn superseded(out: &mut impl Write, it: &Superseded, style: Style) -> io::Result<()> {
    let reader = |reader: &Option<String>| reader.clone().unwrap_or_else(|| "not told".to_owned());
    let what = if it.counts { "counts still, as a reviewer decided" } else { "superseded, counts no more" };
    let lacks = match &it.instead {
        Some(other) => format!("says the same by another rule, as {other}"),
        None => "does not have it".to_owned(),
    };
    writeln!(
        out,
        "    {}: the reading of {} ({}) {lacks}; read on {} ({})",
        style.bold(what),
        it.since,
        reader(&it.by_reader),
        it.read,
        reader(&it.reader)
    )
}

pub(crate) fn record(out: &mut impl Write, stored: &[Stored], style: Style) -> io::Result<()> {
    for one in stored {
        text::record(out, &one.record, style)?;
        writeln!(out, "    {}", place(&one.source, one.record.start, one.record.end, style))?;
    }
    Ok(())
}
