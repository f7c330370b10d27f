//! What an event does to the tie between the state and a power.

use mithaq::{Actor, Record};

use super::facts::{Fact, Horizon, Pair};
use super::rules::{
    FRIENDLY_REQUESTS, FRIENDLY_WORDS, GAINING, HOSTILE_WORDS, LOSING, OFFICIAL, YIELDING_RETREATS,
};
use super::weigh::{Bearing, Movement};

/// How the two stand to each other in an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Facing {
    /// The state acts upon the power.
    StateActs,
    /// The power acts upon the state.
    PowerActs,
    /// Each acts upon the other.
    Mutual,
    /// Both act upon a third.
    SideBySide,
    /// A third acts upon both.
    Apart,
}

/// What a done event says of the tie.
pub(super) fn bearing(fact: &Fact, pair: Pair<'_>, horizon: &Horizon) -> Option<Bearing> {
    let record = fact.record();
    let (movement, note) = movement(record, pair)?;
    let official = official(record, pair.state) && official(record, pair.power);
    // An end that is open is still going on.
    let last = fact.date.end.as_deref();
    Some(match note {
        Some(note) => Bearing::background(movement, note),
        None if !official => Bearing::background(movement, "not an act of the state"),
        None if !horizon.is_recent(last) => Bearing::background(movement, "long ago"),
        None => Bearing::counted(movement),
    })
}

/// What an event does to the tie if it is done, and why it counts for nothing by itself, if so.
pub(super) fn movement(record: &Record, pair: Pair<'_>) -> Option<(Movement, Option<&'static str>)> {
    let facing = facing(record, pair);
    let (movement, note) = by_type(record, facing)?;
    match (facing, movement) {
        (Facing::Apart, _) | (Facing::SideBySide, Movement::Lost) => None,
        (Facing::SideBySide, _) => Some((movement, Some("side by side towards a third"))),
        _ => Some((movement, note)),
    }
}

fn by_type(record: &Record, facing: Facing) -> Option<(Movement, Option<&'static str>)> {
    let type_ = record.type_.as_str();
    let mode = record.mode.as_deref().unwrap_or_default();
    let words = Some("no more than words");
    Some(match type_ {
        "REQUEST" if FRIENDLY_REQUESTS.contains(&mode) => (Movement::Gained, words),
        "REQUEST" if facing == Facing::StateActs => (Movement::Lost, None),
        "REQUEST" => (Movement::Lost, words),
        "RETREAT" if YIELDING_RETREATS.contains(&mode) => (Movement::Gained, Some("a yielding, not a tie")),
        "RETREAT" => (Movement::Lost, None),
        _ if GAINING.contains(&type_) => (Movement::Gained, None),
        _ if FRIENDLY_WORDS.contains(&type_) => (Movement::Gained, words),
        _ if LOSING.contains(&type_) => (Movement::Lost, None),
        _ if HOSTILE_WORDS.contains(&type_) => (Movement::Lost, words),
        _ => return None,
    })
}

fn facing(record: &Record, pair: Pair<'_>) -> Facing {
    let among = |parties: &[Actor], code| parties.iter().any(|party| party.code.as_deref() == Some(code));
    let acts = |code| among(&record.actors, code);
    let acted_upon = |code| among(&record.recipients, code);
    match (acts(pair.state), acts(pair.power)) {
        (true, true) if record.recipients.is_empty() => Facing::Mutual,
        (true, true) if acted_upon(pair.state) || acted_upon(pair.power) => Facing::Mutual,
        (true, true) => Facing::SideBySide,
        (true, false) => Facing::StateActs,
        (false, true) => Facing::PowerActs,
        (false, false) => Facing::Apart,
    }
}

/// At least one of the parties with this code acts for the state.
fn official(record: &Record, code: &str) -> bool {
    let parties = record.actors.iter().chain(&record.recipients);
    parties
        .filter(|party| party.code.as_deref() == Some(code))
        .any(|party| party.sector.as_deref().is_none_or(|sector| OFFICIAL.contains(&sector)))
}
