//! What a relation says of the tie between the state and a power.

use mithaq::{Record, When};
use mithaq_record::RelationType;

use super::facts::{Fact, Horizon, Pair};
use super::method::Weights;
use super::weigh::{Bearing, Movement};

/// What a done relation says of the tie.
pub(super) fn bearing(fact: &Fact, pair: Pair<'_>, horizon: &Horizon, weights: &Weights) -> Option<Bearing> {
    let record = fact.record();
    let worth = weights.relation(&record.type_);
    let movement = movement(record, pair)?;
    let news = |day: Option<&str>| day.is_some_and(|day| horizon.is_news(day));
    let new = began(record).is_some_and(|day| fact.is_new_to_its_report(day, horizon));
    Some(if record.type_ == RelationType::Threat.name() {
        Bearing::background(movement, "a threat, not a breach")
    } else if record.type_ == RelationType::Dispute.name() {
        Bearing::background(movement, "at odds, not a breach")
    } else if !ended(fact) {
        Bearing::counted(if news(began(record)) && new { Movement::Gained } else { Movement::Stands }, worth)
    } else if news(fact.date.end.as_deref()) {
        Bearing::counted(Movement::Lost, worth)
    } else {
        Bearing::background(Movement::Lost, "long ago")
    })
}

/// What a relation does to the tie if it comes about: a threat or a dispute harms it, a sway of the state over the
/// power says nothing of it, all others are ties.
pub(super) fn movement(record: &Record, pair: Pair<'_>) -> Option<Movement> {
    let holds_for_state = record.actors.iter().any(|actor| actor.code.as_deref() == Some(pair.state));
    match RelationType::named(&record.type_) {
        Some(RelationType::Threat | RelationType::Influence) if !holds_for_state => None,
        Some(RelationType::Threat | RelationType::Dispute) => Some(Movement::Lost),
        _ => Some(Movement::Gained),
    }
}

/// The report tells an end, and it lies before the report.
///
/// "In 2025" tells when a relation held, not that it stopped; only a stretch ("1963 to 2014") has an end.
pub(super) fn ended(fact: &Fact) -> bool {
    let Some(end) = stretch(fact.record()).and_then(|when| when.end.as_deref()) else { return false };
    fact.stored.source.published.as_ref().is_none_or(|published| end < published.end.as_str())
}

/// The day from which on a stretch is told to hold.
fn began(record: &Record) -> Option<&str> {
    stretch(record)?.start.as_deref()
}

/// A date that is told as from–to, and not a doubtful point.
fn stretch(record: &Record) -> Option<&When> {
    record.when.as_ref().filter(|when| when.edtf.contains('/') && when.issue.is_none())
}
