//! What is reported of the ties to one power.

use std::collections::BTreeSet;

use mithaq::Kind;
use mithaq_record::{EventType, QuadClass};

use super::agreement::{self, Line};
use super::facts::{Fact, Pair};
use super::{AgreementTie, Estimate, Events, PowerTies, RelationTie, Step, relation};

/// All that is done between the two.
pub(super) fn with(pair: Pair<'_>, facts: &[Fact], [gained, lost]: [Estimate; 2]) -> PowerTies {
    let done: Vec<&Fact> = facts.iter().filter(|fact| fact.counts() && fact.is_between(pair)).collect();
    let of = |kind| done.iter().copied().filter(move |fact| fact.record().kind == kind);
    let mut events = Events::default();
    let mut seen = BTreeSet::new();
    of(Kind::Event)
        .filter(|fact| fact.happening.is_none_or(|happening| seen.insert(happening)))
        .for_each(|fact| count(&mut events, &fact.record().type_));
    PowerTies {
        power: pair.power.to_owned(),
        gained,
        lost,
        agreements: agreement::lines(facts, pair).iter().map(agreement_tie).collect(),
        relations: of(Kind::Relation).map(relation_tie).collect(),
        events,
    }
}

fn agreement_tie(line: &Line<'_>) -> AgreementTie {
    let step = |fact: &&Fact| Step {
        record: fact.record().id.clone(),
        stage: fact.record().stage.clone().unwrap_or_default(),
        date: fact.date.clone(),
    };
    AgreementTie {
        type_: line.type_.to_owned(),
        parties: line.parties.iter().map(|&code| code.to_owned()).collect(),
        standing: line.standing,
        steps: line.steps.iter().map(step).collect(),
    }
}

fn relation_tie(fact: &Fact) -> RelationTie {
    RelationTie {
        record: fact.record().id.clone(),
        type_: fact.record().type_.clone(),
        date: fact.date.clone(),
        ended: relation::ended(fact),
    }
}

fn count(events: &mut Events, type_: &str) {
    let Some(type_) = EventType::named(type_) else { return };
    *match type_.quad_class() {
        QuadClass::VerbalCooperation => &mut events.verbal_cooperation,
        QuadClass::MaterialCooperation => &mut events.material_cooperation,
        QuadClass::VerbalConflict => &mut events.verbal_conflict,
        QuadClass::MaterialConflict => &mut events.material_conflict,
    } += 1;
}
