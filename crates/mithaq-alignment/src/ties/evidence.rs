//! What lies under a tie: the ids and words of everything that it counts.

use mithaq_exchange::codebook::Codebook;
use serde::Serialize;

use super::Tie;
use crate::{Agreement, Bond};

/// What the columns of [`Evidence`] say.
#[must_use]
pub fn codebook() -> Codebook {
    Codebook::parse(include_str!("../../codebooks/evidence.txt"))
}

/// Something that a tie counts, see [`codebook`]. An agreement has one for each step that is told.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[allow(missing_docs, reason = "the codebook has them")]
pub struct Evidence {
    pub counts_in: &'static str,
    pub id: String,
    pub what: String,
    pub from: String,
    pub to: Option<String>,
    pub dated_by: String,
    pub record: String,
    pub step: String,
    pub quote: String,
}

impl Tie<'_> {
    /// What it counts: agreements in force, then events, then relations.
    #[must_use]
    pub fn evidence(&self) -> Vec<Evidence> {
        let agreements = self.agreements.iter().flat_map(|(agreement, bond)| of_agreement(agreement, bond));
        let events = self.events.iter().map(|event| Evidence {
            counts_in: "events",
            id: event.id.clone(),
            what: [event.type_.as_str(), &event.mode].join(" ").trim().to_owned(),
            from: event.day.clone(),
            to: None,
            dated_by: String::new(),
            record: event.id.clone(),
            step: String::new(),
            quote: event.quote.clone(),
        });
        let relations = self.relations.iter().map(|relation| Evidence {
            counts_in: "relations",
            id: relation.id.clone(),
            what: relation.kind.clone(),
            from: relation.spell.from.clone(),
            to: relation.spell.to.clone(),
            dated_by: String::new(),
            record: relation.id.clone(),
            step: String::new(),
            quote: relation.quote.clone(),
        });
        agreements.chain(events).chain(relations).collect()
    }
}

fn of_agreement(agreement: &Agreement, bond: &Bond) -> Vec<Evidence> {
    let whole = Evidence {
        counts_in: "agreements",
        id: agreement.id.clone(),
        what: agreement.class.clone(),
        from: bond.spell.from.clone(),
        to: bond.spell.to.clone(),
        dated_by: agreement.dated_by.clone(),
        record: agreement.id.clone(),
        step: String::new(),
        quote: String::new(),
    };
    let step = |step: &crate::load::Step| Evidence {
        record: step.record.clone(),
        step: step.stage.clone(),
        quote: step.quote.clone(),
        ..whole.clone()
    };
    let steps: Vec<_> = agreement.steps.iter().map(step).collect();
    if steps.is_empty() { vec![whole] } else { steps }
}

impl Evidence {
    /// One cell a column of the codebook behind those that name the tie.
    #[must_use]
    pub fn cells(&self) -> Vec<String> {
        let to = self.to.clone().unwrap_or_default();
        let Self { id, what, from, dated_by, record, step, quote, .. } = self.clone();
        vec![self.counts_in.to_owned(), id, what, from, to, dated_by, record, step, quote]
    }
}
