//! For which side a claim speaks. It never counts.

use mithaq::{Modality, Polarity, Record};

use super::Question;
use super::facts::Fact;
use super::weigh::{Side, Weighed};
use crate::add::involved;

pub(super) fn weigh<'a>(fact: &'a Fact, question: &'a Question) -> Weighed<'a> {
    let (side, reason) = side(fact.record(), question).unzip();
    Weighed {
        fact,
        power: power(fact.record(), question),
        bearing: None,
        side: side.unwrap_or(Side::Neither),
        reason,
    }
}

/// The one power it is about.
fn power<'a>(record: &Record, question: &'a Question) -> Option<&'a str> {
    let about = involved(record);
    match (about.contains(question.from.as_str()), about.contains(question.to.as_str())) {
        (true, false) => Some(&question.from),
        (false, true) => Some(&question.to),
        _ => None,
    }
}

/// The side, and why, where the sort of claim and whom it is about tell one.
fn side(record: &Record, question: &Question) -> Option<(Side, &'static str)> {
    let Question { state, from, to, .. } = question;
    let about = |code: &str| record.about.iter().any(|word| word == code);
    let own = record.speaker.code.as_ref() == Some(state);
    let denied = record.polarity == Polarity::Denied || record.type_ == "denial";
    match record.type_.as_str() {
        _ if record.modality != Modality::Reported => None,
        _ if denied && (about(state) || about(from)) => Some((Side::Against, "a denial")),
        _ if denied => None,
        "assessment" if about(from) && !about(to) => {
            Some((Side::For, "an assessment of the power's position"))
        }
        "statement" if own && about(state) && !about(from) && !about(to) => {
            Some((Side::Against, "what the state says of its own course, and no break in it"))
        }
        _ => None,
    }
}
