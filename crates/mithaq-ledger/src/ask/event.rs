//! What an event does to the tie between the state and a power.

use mithaq::{Actor, Record};

use super::facts::{Fact, Horizon, Pair};
use super::method::{Weights, of_event};
use super::rules::{OFFICIAL, YIELDING_RETREATS};
use super::weigh::{Bearing, Movement};

const WORDS: &str = "no more than words";

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
pub(super) fn bearing(fact: &Fact, pair: Pair<'_>, horizon: &Horizon, weights: &Weights) -> Option<Bearing> {
    let record = fact.record();
    let (movement, worth, note) = movement(record, pair, weights)?;
    let official = official(record, pair.state) && official(record, pair.power);
    // An end that is open is still going on.
    let last = fact.date.end.as_deref();
    Some(match note {
        Some(note) => Bearing::background(movement, note),
        None if !official => Bearing::background(movement, "not an act of the state"),
        None if !horizon.is_recent(last) => Bearing::background(movement, "long ago"),
        None => Bearing::counted(movement, worth),
    })
}

/// What an event does to the tie if it is done, what it weighs, and why it counts for nothing by itself, if so.
type Moved = (Movement, f64, Option<&'static str>);

pub(super) fn movement(record: &Record, pair: Pair<'_>, weights: &Weights) -> Option<Moved> {
    let facing = facing(record, pair);
    let (movement, worth, note) = by_type(record, facing, weights)?;
    match (facing, movement) {
        (Facing::Apart, _) | (Facing::SideBySide, Movement::Lost) => None,
        (Facing::SideBySide, _) => Some((movement, worth, Some("side by side towards a third"))),
        _ => Some((movement, worth, note)),
    }
}

fn by_type(record: &Record, facing: Facing, weights: &Weights) -> Option<Moved> {
    let (type_, mode) = (record.type_.as_str(), record.mode.as_deref());
    if type_ == "RETREAT" && mode.is_some_and(|mode| YIELDING_RETREATS.contains(&mode)) {
        return Some((Movement::Gained, 0.0, Some("a yielding, not a tie")));
    }
    let gain = of_event(&weights.gain, type_, mode).map(|worth| (Movement::Gained, worth));
    let loss = of_event(&weights.loss, type_, mode).map(|worth| (Movement::Lost, worth));
    let (movement, worth) = gain.or(loss)?;
    // What a power asks of the state breaks nothing; what the state asks of it may (that its forces leave).
    let asked = type_ == "REQUEST" && movement == Movement::Lost && facing != Facing::StateActs;
    let words = (worth <= 0.0 || asked).then_some(WORDS);
    Some((movement, worth, words))
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
