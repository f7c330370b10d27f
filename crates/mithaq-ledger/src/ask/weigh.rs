//! What each record says of the tie to a power, how much it weighs, and for which side it speaks.

use std::collections::BTreeMap;

use mithaq::{Kind, Modality, Polarity, Record, Reporting};

use super::agreement::Same;
use super::facts::{Fact, Horizon, Pair};
use super::method::Method;
use super::{Question, Weight, agreement, claim, event, relation};

/// What a record says of the tie between the state and a power.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Movement {
    Gained,
    Lost,
    Stands,
}

/// For a turn, against it, or neither.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    For,
    Against,
    Neither,
}

/// What a record says of a tie, and how much that weighs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Bearing {
    pub movement: Movement,
    pub weight: Weight,
    /// What it weighs if it is certain; 0 where it does not count.
    pub worth: f64,
    /// Why it does not count, where it does not.
    pub note: &'static str,
}

/// A record, weighed.
pub(super) struct Weighed<'a> {
    pub fact: &'a Fact,
    /// The power it is about; nothing for a claim about neither or both.
    pub power: Option<&'a str>,
    /// What it says of the tie; nothing for a claim and for what says nothing of it.
    pub bearing: Option<Bearing>,
    pub side: Side,
    /// Why a claim is on its side.
    pub reason: Option<&'static str>,
}

impl Bearing {
    pub(super) fn counted(movement: Movement, worth: f64) -> Self {
        Self { movement, weight: Weight::Counted, worth, note: "" }
    }

    pub(super) fn background(movement: Movement, note: &'static str) -> Self {
        Self { movement, weight: Weight::Background, worth: 0.0, note }
    }
}

/// All facts, weighed: for each power those between the state and it, then the claims.
pub(super) fn all<'a>(
    facts: &'a [Fact],
    question: &'a Question,
    horizon: &Horizon,
    method: &Method,
) -> Vec<Weighed<'a>> {
    let mut weighed = Vec::new();
    for power in [&question.from, &question.to] {
        let pair = Pair { state: &question.state, power };
        let between = with(pair, facts, horizon, method).into_iter().map(|(fact, bearing)| {
            let side = side(bearing, fact.record(), power == &question.from);
            Weighed { fact, power: Some(power), bearing, side, reason: None }
        });
        weighed.extend(between);
    }
    let claims = facts.iter().filter(|fact| fact.record().kind == Kind::Claim);
    weighed.extend(claims.map(|fact| claim::weigh(fact, question)));
    weighed
}

/// The records between two, claims apart, each with what it says of the tie.
fn with<'a>(
    pair: Pair<'_>,
    facts: &'a [Fact],
    horizon: &Horizon,
    method: &Method,
) -> Vec<(&'a Fact, Option<Bearing>)> {
    let lines = agreement::lines(facts, pair);
    let lines: BTreeMap<Same<'_>, _> = lines.iter().map(|line| (line.same.clone(), line)).collect();
    let between = facts.iter().filter(|fact| fact.is_between(pair));
    let weights = &method.weights;
    let bearing = |fact: &Fact| match fact.record().kind {
        _ if !fact.done() => said(fact.record(), pair, method),
        _ if !fact.sure => unsure(fact.record(), pair, method),
        Kind::Event => event::bearing(fact, pair, horizon, weights),
        Kind::Agreement => agreement::bearing(fact, &lines, horizon, weights),
        Kind::Relation => relation::bearing(fact, pair, horizon, weights),
        Kind::Claim => None,
    };
    between.map(|fact| (fact, bearing(fact))).collect()
}

/// What a record would say of the tie if it were done.
fn said(record: &Record, pair: Pair<'_>, method: &Method) -> Option<Bearing> {
    let movement = movement(record, pair, method)?;
    Some(Bearing { movement, weight: Weight::Said, worth: 0.0, note: saying(record).unwrap_or_default() })
}

/// What a record would say of the tie if it were told surely enough.
fn unsure(record: &Record, pair: Pair<'_>, method: &Method) -> Option<Bearing> {
    Some(Bearing::background(movement(record, pair, method)?, "not told surely enough"))
}

fn movement(record: &Record, pair: Pair<'_>, method: &Method) -> Option<Movement> {
    Some(match record.kind {
        Kind::Event => event::movement(record, pair, &method.weights)?.0,
        Kind::Agreement => agreement::movement(record)?,
        // That a tie is not there is no loss of one.
        Kind::Relation if record.polarity == Polarity::Denied => return None,
        Kind::Relation => relation::movement(record, pair)?,
        Kind::Claim => return None,
    })
}

/// In what way a record is only said; nothing where it is told as done.
pub(super) fn saying(record: &Record) -> Option<&'static str> {
    Some(match (record.polarity, record.modality) {
        (Polarity::Denied, _) => "denied",
        (_, Modality::Planned) => "planned",
        (_, Modality::Offered) => "offered",
        (_, Modality::Possible) => "possible",
        (_, Modality::Predicted) => "expected",
        (_, Modality::Demanded) => "demanded",
        (_, Modality::Asked) => "asked",
        (_, Modality::Reported) if record.speaker.reporting == Reporting::Doubting => "doubted",
        (_, Modality::Reported) => return None,
    })
}

/// For which side it speaks. A question speaks for none; a denial only against what would speak for.
fn side(bearing: Option<Bearing>, record: &Record, with_from: bool) -> Side {
    let Some(bearing) = bearing else { return Side::Neither };
    let affirmed = match (bearing.movement, with_from) {
        _ if record.modality == Modality::Asked => Side::Neither,
        (Movement::Lost, true) | (Movement::Gained, false) => Side::For,
        (Movement::Gained | Movement::Stands, true) | (Movement::Lost, false) => Side::Against,
        (Movement::Stands, false) => Side::Neither,
    };
    match (record.polarity, affirmed) {
        (Polarity::Affirmed, side) => side,
        (Polarity::Denied, Side::For) => Side::Against,
        (Polarity::Denied, _) => Side::Neither,
    }
}
