//! Weighed records as they are shown.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};

use mithaq::{Actor, Kind, Record};
use mithaq_record::Step;

use super::weigh::{Movement, Side, Weighed, saying};
use super::{Evidence, Weight, Witness};
use crate::said::{Codes, Said};

/// The evidence on one side, the strongest first, at most so much; and how much there is. What is done and has no
/// side is no evidence; what is only said is shown in any case. Records that were merged are one piece of evidence.
pub(super) fn list(weighed: &[Weighed<'_>], side: Side, most: Option<usize>) -> (Vec<Evidence>, usize) {
    let shown =
        weighed.iter().filter(|item| item.side == side && (side != Side::Neither || !item.fact.done()));
    let mut pieces: Vec<Vec<&Weighed<'_>>> = Vec::new();
    let mut known = HashMap::new();
    for item in shown {
        let next = pieces.len();
        let at = same(item).map_or(next, |same| *known.entry(same).or_insert(next));
        if at == next { pieces.push(vec![item]) } else { pieces[at].push(item) }
    }
    for piece in &mut pieces {
        piece.sort_by(|a, b| b.fact.record().confidence.total_cmp(&a.fact.record().confidence));
    }
    // The sort keeps the order of the ledger among records of one weight and day.
    pieces.sort_by(|a, b| {
        let place = |piece: &Vec<&Weighed<'_>>| {
            (
                piece[0].bearing.map_or(Weight::Said, |b| b.weight),
                Reverse(piece[0].fact.date.last().map(str::to_owned)),
            )
        };
        let ((a_weight, a_day), (b_weight, b_day)) = (place(a), place(b));
        a_weight.cmp(&b_weight).then(strength(b[0]).total_cmp(&strength(a[0]))).then(a_day.cmp(&b_day))
    });
    let found = pieces.len();
    let listed = pieces.iter().take(most.unwrap_or(found)).map(|piece| shape(piece[0], &piece[1..]));
    (listed.collect(), found)
}

/// What makes records one piece of evidence: what they tell of, the power, and how it counts.
type Same<'a> = (One<'a>, Option<&'a str>, Option<Bearing>);

/// What records tell of: a happening, with the moment of the step; a relation of this type.
#[derive(PartialEq, Eq, Hash)]
enum One<'a> {
    Happening(i64, Option<Step>),
    Relation(&'a str),
}

/// How a record counts, and which way.
type Bearing = (Weight, Movement);

fn same<'a>(item: &Weighed<'a>) -> Option<Same<'a>> {
    let record = item.fact.record();
    let one = match &item.fact.step {
        Some(step) => One::Happening(step.agreement, step.step),
        None if record.kind == Kind::Relation => One::Relation(&record.type_),
        None => One::Happening(item.fact.happening?, record.step().map(Step::moment)),
    };
    Some((one, item.power, item.bearing.map(|bearing| (bearing.weight, bearing.movement))))
}

fn strength(item: &Weighed<'_>) -> f64 {
    item.bearing.map_or(0.0, |bearing| bearing.worth * item.fact.record().confidence)
}

fn shape(item: &Weighed<'_>, others: &[&Weighed<'_>]) -> Evidence {
    let record = item.fact.record().clone();
    let witness = |item: &&Weighed<'_>| Witness {
        record: item.fact.record().id.clone(),
        quote: item.fact.record().quote.clone(),
        source: item.fact.stored.source.clone(),
    };
    let said = [what(&record), why(item)];
    let [what, why] = said.each_ref().map(|said| said.by(&Codes));
    Evidence {
        kind: record.kind,
        what,
        why,
        said,
        weight: item.bearing.map_or(Weight::Said, |bearing| bearing.weight),
        strength: strength(item),
        also: others.iter().map(witness).collect(),
        power: item.power.map(str::to_owned),
        date: item.fact.date.clone(),
        modality: record.modality,
        polarity: record.polarity,
        record: record.id,
        speaker: record.speaker,
        sentence: record.quote.clone(),
        at: 0,
        quote: record.quote,
        document: record.document,
        start: record.start,
        end: record.end,
        source: item.fact.stored.source.clone(),
    }
}

/// What a record says, in plain words: `FRA–TGO defence agreement signed`.
///
/// Sentences of a language for deeds and steps are used where it has them: "Russia and Togo sign a defence agreement".
#[must_use]
pub fn what(record: &Record) -> Said {
    let told = told(record);
    match saying(record).filter(|_| record.kind != Kind::Claim) {
        Some(saying) => Said::new("{saying}: {told}").word("saying", saying).one("told", told),
        None => told,
    }
}

fn told(record: &Record) -> Said {
    let Record { type_, actors, recipients, about, .. } = record;
    let stage = record.stage.as_deref().unwrap_or("of unknown stage");
    let deed = || match &record.mode {
        Some(mode) => Said::new("{type} ({mode})").word("type", type_).word("mode", mode),
        None => Said::new("{type}").word("type", type_),
    };
    let about = || {
        let parties = about.iter().map(|code| Said::new("{party}").party("party", code));
        parties.reduce(|one, other| Said::new("{one}, {other}").one("one", one).one("other", other))
    };
    match record.kind {
        Kind::Agreement => {
            let text = match record.body {
                Some(_) => "{parties} {class} agreement {step} ({body})",
                None => "{parties} {class} agreement {step}",
            };
            let said = Said::new(text).word("class", type_).word("step", stage);
            let said = match joined(&names(actors)) {
                Some(all) => said.deed(vec!["agreement step".to_owned()], actors.len() > 1).one("who", all),
                None => said,
            };
            let said = match &record.body {
                Some(body) => said.uncoded("body", body),
                None => said,
            };
            said.several("parties", names(actors), "–")
        }
        Kind::Claim => {
            let said = Said::new("{type} about {about}").word("type", type_);
            match about() {
                Some(all) => said.one("about", all),
                None => said,
            }
        }
        Kind::Event | Kind::Relation => {
            let text =
                if recipients.is_empty() { "{actors}: {deed}" } else { "{actors} → {recipients}: {deed}" };
            let (who, whom) = (names(actors), names(recipients));
            let mut said = Said::new(text).one("deed", deed());
            if !who.is_empty() {
                said = said.deed(deeds(record), who.len() > 1);
            }
            // In a sentence the parties are joined by a word.
            for (gap, parties) in [("who", &who), ("whom", &whom)] {
                said = match joined(parties) {
                    Some(all) => said.one(gap, all),
                    None => said,
                };
            }
            said.several("actors", who, "–").several("recipients", whom, "–")
        }
    }
}

/// The names under which a language may have a sentence for what a record tells, the most telling first.
fn deeds(record: &Record) -> Vec<String> {
    let Record { type_, mode, .. } = record;
    if record.kind == Kind::Relation {
        return vec![format!("relation {type_}")];
    }
    mode.iter().map(|mode| format!("does {type_} {mode}")).chain([format!("does {type_}")]).collect()
}

/// All of them as one: A and B and C.
fn joined(parties: &[Said]) -> Option<Said> {
    parties
        .iter()
        .cloned()
        .reduce(|one, other| Said::new("{one} and {other}").one("one", one).one("other", other))
}

/// Codes, each once, or where there is none, names: a state and its parliament are one party in an answer.
fn names(parties: &[Actor]) -> Vec<Said> {
    let mut known = BTreeSet::new();
    let told = parties.iter().filter_map(|party| match &party.code {
        Some(code) => known.insert(code).then(|| Said::new("{party}").party("party", code)),
        None => Some(Said::new("{party}").uncoded("party", party.name.as_ref().unwrap_or(&party.text))),
    });
    told.collect()
}

/// Why it bears on the question.
fn why(item: &Weighed<'_>) -> Said {
    let (Some(bearing), Some(power)) = (item.bearing, item.power) else {
        return Said::new(item.reason.unwrap_or("speaks for neither side by itself"));
    };
    let movement = match bearing.movement {
        Movement::Gained => "a tie with {power} gained",
        Movement::Lost => "a tie with {power} lost",
        Movement::Stands => "a tie with {power} that stands",
    };
    let movement = Said::new(movement).party("power", power);
    let noted = |text| Said::new(text).one("movement", movement.clone()).word("note", bearing.note);
    match bearing.weight {
        Weight::Counted => movement,
        Weight::Background => noted("{movement}, but {note}"),
        Weight::Said => noted("{movement}, but that is {note}"),
    }
}
