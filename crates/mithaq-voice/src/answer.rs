//! What an answer says, sentence by sentence, in the words of a language.

use mithaq_ledger::{
    Answer, Dated, DatedFrom, Dispute, Estimate, Evidence, Hinge, InYear, PowerTies, Said, Standing, Verdict,
    Weight,
};
use mithaq_record::edtf;

use crate::Speaker;

/// The title of what speaks against a turn.
pub const AGAINST: &str = "Against";

/// The evidence, side by side: its title, what is listed and how much there is.
pub fn sides(answer: &Answer) -> [(&'static str, &[Evidence], usize); 3] {
    let [r#for, against, said] = answer.found;
    [
        ("For", &answer.evidence_for, r#for),
        (AGAINST, &answer.evidence_against, against),
        ("Only said, and on neither side", &answer.only_said, said),
    ]
}

/// The question in words.
pub fn question(answer: &Answer, voice: Speaker) -> String {
    let question = Said::new("Has {state} turned from {from} to {to}?");
    question.party("state", &answer.state).party("from", &answer.from).party("to", &answer.to).by(&voice)
}

/// The answer in a word.
pub fn verdict(answer: &Answer, voice: Speaker) -> String {
    voice.words_of(&answer.verdict.to_string())
}

/// Which reports it is drawn from.
pub fn covers(answer: &Answer, voice: Speaker) -> String {
    let covers = &answer.covers;
    match (&covers.first, &covers.last) {
        _ if covers.reports == 0 => voice.words("No report tells of them."),
        (Some(first), Some(last)) if first == last => Said::new("Drawn from {reports}, published {day}.")
            .plain("reports", voice.count(covers.reports, "one report", "{n} reports"))
            .plain("day", first)
            .by(&voice),
        (first, last) => drawn_from(covers.reports, first.as_deref().zip(last.as_deref()), voice),
    }
}

/// From how many reports something is drawn, and from which day to which they were published, if they are dated.
pub fn drawn_from(reports: usize, days: Option<(&str, &str)>, voice: Speaker) -> String {
    let reports = voice.count(reports, "one report", "{n} reports");
    let said = match days {
        Some((first, last)) => Said::new("Drawn from {reports}, published {first} to {last}.")
            .plain("first", first)
            .plain("last", last),
        None => Said::new("Drawn from {reports}, of which none is dated."),
    };
    said.plain("reports", reports).by(&voice)
}

/// How the verdict fares where the sources are others, or single ones are left out.
pub fn certainty(answer: &Answer, voice: Speaker) -> String {
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

/// What the verdict would be without something.
pub fn hinge(hinge: &Hinge, voice: Speaker) -> String {
    let text = match hinge.what.as_str() {
        "source" => "without the source {name}: {verdict}",
        "month" => "without the month {name}: {verdict}",
        _ => "without {measure}: {verdict}",
    };
    let said = Said::new(text).plain("name", &hinge.name).word("measure", &hinge.name);
    said.word("verdict", &hinge.verdict.to_string()).by(&voice)
}

/// How the state voted beside the two powers; nothing where no dataset says it.
pub fn un_votes(answer: &Answer, voice: Speaker) -> Option<String> {
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
pub fn estimate(estimate: &Estimate, voice: Speaker) -> String {
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
pub fn ties(power: &PowerTies, years: u16, voice: Speaker) -> Vec<(String, String)> {
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
pub fn weight(one: &Evidence, voice: Speaker) -> String {
    match one.weight {
        Weight::Counted => format!("{:.2}", one.strength),
        Weight::Background => voice.words("background, not counted"),
        Weight::Said => voice.words("said, not counted"),
    }
}

/// What a dispute is about.
pub fn disputed_what(dispute: &Dispute, voice: Speaker) -> String {
    let states = dispute.states.iter().map(|code| Said::new("{party}").party("party", code)).collect();
    Said::new("{kind} {type}, {states}: {field}")
        .word("kind", &dispute.kind)
        .word("type", &dispute.type_)
        .several("states", states, "–")
        .one("field", field(&dispute.field))
        .by(&voice)
}

/// `date signed`: the date, of the step signed.
fn field(field: &str) -> Said {
    match field.split_once(' ') {
        Some((what, of)) => Said::new("{type} ({mode})").word("type", what).word("mode", of),
        None => Said::new("{field}").word("field", field),
    }
}

/// When, as people write it.
pub fn day(date: &Dated, voice: Speaker) -> String {
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
