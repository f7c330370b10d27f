//! Weighed records as they are shown.

use std::cmp::Reverse;
use std::collections::HashMap;

use mithaq::{Actor, Kind, Record};

use super::weigh::{Movement, Side, Weighed, saying};
use super::{Evidence, Weight, Witness};

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

/// What makes records one piece of evidence: the happening they were merged into, the step, the power, and how it counts.
type Same<'a> = (i64, Option<&'a str>, Option<&'a str>, Option<Weight>);

fn same<'a>(item: &Weighed<'a>) -> Option<Same<'a>> {
    let record = item.fact.record();
    let weight = item.bearing.map(|bearing| bearing.weight);
    Some((item.fact.happening?, record.stage.as_deref(), item.power, weight))
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
    Evidence {
        kind: record.kind,
        what: what(&record),
        why: why(item),
        weight: item.bearing.map_or(Weight::Said, |bearing| bearing.weight),
        strength: strength(item),
        also: others.iter().map(witness).collect(),
        power: item.power.map(str::to_owned),
        date: item.fact.date.clone(),
        modality: record.modality,
        polarity: record.polarity,
        record: record.id,
        speaker: record.speaker,
        quote: record.quote,
        document: record.document,
        start: record.start,
        end: record.end,
        source: item.fact.stored.source.clone(),
    }
}

/// What a record says, in plain words: `FRA–TGO defence agreement signed`.
pub(super) fn what(record: &Record) -> String {
    let Record { type_, actors, recipients, about, .. } = record;
    let in_brackets =
        |word: &Option<String>| word.as_ref().map(|word| format!(" ({word})")).unwrap_or_default();
    let told = match record.kind {
        Kind::Agreement => {
            let stage = record.stage.as_deref().unwrap_or("of unknown stage");
            format!("{} {type_} agreement {stage}{}", names(actors), in_brackets(&record.body))
        }
        Kind::Claim => format!("{type_} about {}", about.join(", ")),
        Kind::Event | Kind::Relation if recipients.is_empty() => {
            format!("{}: {type_}{}", names(actors), in_brackets(&record.mode))
        }
        Kind::Event | Kind::Relation => {
            format!("{} → {}: {type_}{}", names(actors), names(recipients), in_brackets(&record.mode))
        }
    };
    match saying(record).filter(|_| record.kind != Kind::Claim) {
        Some(saying) => format!("{saying}: {told}"),
        None => told,
    }
}

/// Codes, or where there is none, names.
fn names(parties: &[Actor]) -> String {
    let name = |party: &Actor| party.code.as_ref().or(party.name.as_ref()).unwrap_or(&party.text).clone();
    parties.iter().map(name).collect::<Vec<_>>().join("–")
}

/// Why it bears on the question.
fn why(item: &Weighed<'_>) -> String {
    let (Some(bearing), Some(power)) = (item.bearing, item.power) else {
        return item.reason.unwrap_or("speaks for neither side by itself").to_owned();
    };
    let movement = match bearing.movement {
        Movement::Gained => format!("a tie with {power} gained"),
        Movement::Lost => format!("a tie with {power} lost"),
        Movement::Stands => format!("a tie with {power} that stands"),
    };
    match bearing.weight {
        Weight::Counted => movement,
        Weight::Background => format!("{movement}, but {}", bearing.note),
        Weight::Said => format!("{movement}, but that is {}", bearing.note),
    }
}
