//! Answers and timelines for people.

use std::collections::HashMap;
use std::io::{self, Write};

use mithaq_ledger::{
    Answer, Dated, DatedFrom, Decided, Dispute, Entry, Estimate, Evidence, Hinge, InYear, PowerTies, Said,
    Source, Standing, Stored, Superseded, Verdict, Weight,
};
use mithaq_record::edtf;

use super::csv::word;
use super::text::{self, Style};
use crate::voice::Speaker;

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

const AGAINST: &str = "Against";

/// The evidence, side by side: its title, what is listed and how much there is.
pub(crate) fn sides(answer: &Answer) -> [(&'static str, &[Evidence], usize); 3] {
    let [r#for, against, said] = answer.found;
    [
        ("For", &answer.evidence_for, r#for),
        (AGAINST, &answer.evidence_against, against),
        ("Only said, and on neither side", &answer.only_said, said),
    ]
}

pub(crate) fn question(answer: &Answer, voice: Speaker) -> String {
    let question = Said::new("Has {state} turned from {from} to {to}?");
    question.party("state", &answer.state).party("from", &answer.from).party("to", &answer.to).by(&voice)
}

pub(crate) fn verdict(answer: &Answer, voice: Speaker) -> String {
    voice.words_of(&answer.verdict.to_string())
}

/// Which reports it is drawn from.
pub(crate) fn covers(answer: &Answer, voice: Speaker) -> String {
    let covers = &answer.covers;
    let reports = voice.count(covers.reports, "one report", "{n} reports");
    match (&covers.first, &covers.last) {
        _ if covers.reports == 0 => voice.words("No report tells of them."),
        (Some(first), Some(last)) if first == last => Said::new("Drawn from {reports}, published {day}.")
            .plain("reports", reports)
            .plain("day", first)
            .by(&voice),
        (Some(first), Some(last)) => Said::new("Drawn from {reports}, published {first} to {last}.")
            .plain("reports", reports)
            .plain("first", first)
            .plain("last", last)
            .by(&voice),
        _ => Said::new("Drawn from {reports}, of which none is dated.").plain("reports", reports).by(&voice),
    }
}

/// How the verdict fares where the sources are others, or single ones are left out.
pub(crate) fn certainty(answer: &Answer, voice: Speaker) -> String {
    let certainty = &answer.certainty;
    let share = |(verdict, share): &(Verdict, f64)| {
        let said = Said::new("{verdict} in {share} %").word("verdict", &verdict.to_string());
        said.plain("share", format!("{:.0}", share * 100.0))
    };
    let drawn = match certainty.sources {
        0 => voice.words("Nothing counts."),
        1 => voice.words("It rests on one source."),
        sources => {
            Said::new("With its {sources} sources drawn anew {times} times it is {verdicts} of the draws.")
                .plain("sources", sources)
                .plain("times", certainty.resamples)
                .several("verdicts", certainty.verdicts.iter().map(share).collect(), ", ")
                .by(&voice)
        }
    };
    if answer.left_out == 0 {
        return drawn;
    }
    let changing = answer.hinges.len();
    let left_out = Said::new(match changing {
        0 => "None of the {tried} sources, sorts of evidence and months alone decides it.",
        _ => "Left out one by one, {changing} of {tried} sources, sorts of evidence and months change it:",
    });
    format!("{drawn} {}", left_out.plain("tried", answer.left_out).plain("changing", changing).by(&voice))
}

pub(crate) fn hinge(hinge: &Hinge, voice: Speaker) -> String {
    let text = match hinge.what.as_str() {
        "source" => "without the source {name}: {verdict}",
        "month" => "without the month {name}: {verdict}",
        _ => "without {measure}: {verdict}",
    };
    let said = Said::new(text).plain("name", &hinge.name).word("measure", &hinge.name);
    said.word("verdict", &hinge.verdict.to_string()).by(&voice)
}

/// How the state voted beside the two powers; nothing where no dataset says it.
pub(crate) fn un_votes(answer: &Answer, voice: Speaker) -> Option<String> {
    let votes = answer.un_votes.as_ref()?;
    let with = votes.with.iter().map(|one| {
        let values = [
            in_years("agreement {values}", &one.agreement),
            in_years("ideal-point distance {values}", &one.ideal_point_distance),
        ];
        let said = Said::new("with {power} {what}").party("power", &one.power);
        said.several("what", values.into_iter().flatten().collect(), ", ")
    });
    let said = Said::new(
        "UN votes, an outside check that does not count here: {with} (Bailey, Strezhnev and Voeten, {first} to {last}).",
    );
    let said = said.several("with", with.collect(), "; ");
    Some(said.plain("first", votes.first).plain("last", votes.last).by(&voice))
}

/// `agreement 0.52 in 2014, 0.47 in 2024`
fn in_years(text: &'static str, values: &[InYear]) -> Option<Said> {
    let one = |value: &InYear| {
        let said = Said::new("{value} in {year}").plain("value", format!("{:.2}", value.value));
        said.plain("year", value.year)
    };
    (!values.is_empty()).then(|| Said::new(text).several("values", values.iter().map(one).collect(), ", "))
}

/// `3.4 (1.2 to 5.0)`
pub(crate) fn estimate(estimate: &Estimate, voice: Speaker) -> String {
    match (estimate.low, estimate.high) {
        (Some(low), Some(high)) => Said::new("{value} ({low} to {high})")
            .plain("value", format!("{:.1}", estimate.value))
            .plain("low", format!("{low:.1}"))
            .plain("high", format!("{high:.1}"))
            .by(&voice),
        _ => format!("{:.1}", estimate.value),
    }
}

/// So many steps of an agreement are told.
const STEPS: usize = 4;

/// What there is between the state and a power: what it is, and what is told of it.
pub(crate) fn ties(power: &PowerTies, years: u16, voice: Speaker) -> Vec<(String, String)> {
    let moved = |text, of| (Said::new(text).plain("years", years).by(&voice), estimate(of, voice));
    let mut lines = vec![
        moved("weight of what was gained in {years} years", &power.gained),
        moved("weight of what was lost in {years} years", &power.lost),
    ];
    for agreement in &power.agreements {
        let standing = match agreement.standing {
            Standing::Pending => "not yet concluded",
            Standing::Standing => "stands",
            Standing::Ended => "ended",
        };
        let mut steps: Vec<String> = Vec::new();
        for step in &agreement.steps {
            let told = format!("{} {}", voice.words_of(&step.stage), day(&step.date, voice));
            if !steps.contains(&told) {
                steps.push(told);
            }
        }
        let more = steps.len().saturating_sub(STEPS);
        steps.truncate(STEPS);
        if more > 0 {
            steps.push(voice.count(more, "one more step", "{n} more steps"));
        }
        let what = Said::new("agreement, {class}").word("class", &agreement.type_).by(&voice);
        lines.push((what, format!("{} ({})", voice.words(standing), steps.join(", "))));
    }
    for relation in &power.relations {
        let ended = if relation.ended { format!(", {}", voice.words("ended")) } else { String::new() };
        lines.push((voice.words_of(&relation.type_), format!("{}{ended}", day(&relation.date, voice))));
    }
    let events = &power.events;
    let counted = Said::new(
        "{verbal} verbal and {material} material cooperation, {words} verbal and {deeds} material conflict",
    )
    .plain("verbal", events.verbal_cooperation)
    .plain("material", events.material_cooperation)
    .plain("words", events.verbal_conflict)
    .plain("deeds", events.material_conflict);
    lines.push((voice.words("events"), counted.by(&voice)));
    lines
}

/// How a piece of evidence counts.
pub(crate) fn weight(one: &Evidence, voice: Speaker) -> String {
    match one.weight {
        Weight::Counted => format!("{:.2}", one.strength),
        Weight::Background => voice.words("background, not counted"),
        Weight::Said => voice.words("said, not counted"),
    }
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

/// What a dispute is about.
pub(crate) fn disputed_what(dispute: &Dispute, voice: Speaker) -> String {
    let states = dispute.states.iter().map(|code| Said::new("{party}").party("party", code)).collect();
    Said::new("{kind} {type}, {states}: {field}")
        .word("kind", &dispute.kind)
        .word("type", &dispute.type_)
        .several("states", states, "–")
        .word("field", &dispute.field)
        .by(&voice)
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

pub(crate) fn day(date: &Dated, voice: Speaker) -> String {
    let range = || edtf::interval(date.start.as_deref(), date.end.as_deref()).unwrap_or_default();
    match date.from {
        DatedFrom::Told => date.edtf.as_deref().map_or_else(range, |edtf| seasons(edtf, voice)),
        DatedFrom::Published => Said::new("told {day}").plain("day", range()).by(&voice),
        DatedFrom::Unknown => voice.words("undated"),
    }
}

/// EDTF writes spring 1963 as 1963-21, which people take for a mistake.
fn seasons(edtf: &str, voice: Speaker) -> String {
    let named = |text: &'static str, year: &str| Said::new(text).plain("year", year).by(&voice);
    let season = |date: &str| match date.split_at_checked(4) {
        Some((year, "-21")) => named("spring {year}", year),
        Some((year, "-22")) => named("summer {year}", year),
        Some((year, "-23")) => named("autumn {year}", year),
        Some((year, "-24")) => named("winter {year}", year),
        _ => date.to_owned(),
    };
    edtf.split('/').map(season).collect::<Vec<_>>().join("/")
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
