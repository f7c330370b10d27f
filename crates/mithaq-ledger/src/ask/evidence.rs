//! Weighed records as they are shown.

use std::cmp::Reverse;

use mithaq::{Actor, Kind, Record};

use super::weigh::{Movement, Side, Weighed, saying};
use super::{Evidence, Weight};

/// The evidence on one side: what counts first, then what is newest. What is done and has no side is
/// no evidence; what is only said is shown in any case.
pub(super) fn list(weighed: &[Weighed<'_>], side: Side) -> Vec<Evidence> {
    let shown =
        weighed.iter().filter(|item| item.side == side && (side != Side::Neither || !item.fact.done()));
    let mut evidence: Vec<Evidence> = shown.map(shape).collect();
    // The sort keeps the order of the ledger among records of one weight and day.
    evidence.sort_by(|a, b| {
        let place = |item: &Evidence| (item.weight, Reverse(item.date.last().map(str::to_owned)));
        place(a).cmp(&place(b))
    });
    evidence
}

fn shape(item: &Weighed<'_>) -> Evidence {
    let record = item.fact.record().clone();
    Evidence {
        kind: record.kind,
        what: what(&record),
        why: why(item),
        weight: item.bearing.map_or(Weight::Said, |bearing| bearing.weight),
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
