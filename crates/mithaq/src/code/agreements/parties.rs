//! Between whom an agreement is.

use std::collections::BTreeSet;

use mithaq_lexicon::{EntityKind, Relation};

use super::nouns::Noun;
use crate::annotate::Annotated;
use crate::annotate::antecedent;
use crate::code::hangs::{self, Hang};
use crate::code::triggers::Trigger;

/// States and organisations that these mentions stand for.
pub(super) fn codes(annotated: &Annotated, mentions: &[usize]) -> BTreeSet<String> {
    let known = mentions.iter().map(|m| &annotated.mentions[*m]).filter(|m| !m.is_region());
    known.flat_map(|m| m.codes()).map(str::to_owned).collect()
}

/// What the noun itself tells: adjectives, "with", "between", its pronoun.
pub(super) fn told(annotated: &Annotated, noun: &Noun) -> BTreeSet<String> {
    codes(annotated, &mentions(annotated, noun))
}

/// The mentions behind [`told`].
pub(super) fn mentions(annotated: &Annotated, noun: &Noun) -> Vec<usize> {
    let own = noun.own.map(|p| antecedent::of(annotated, p, noun.first)).unwrap_or_default();
    noun.parties.iter().copied().chain(own).collect()
}

/// Those who take the step: the subject and whoever stands beside it.
pub(super) fn of_step(annotated: &Annotated, trigger: &Trigger) -> Vec<Hang> {
    let wanted = [
        Relation::Subject,
        Relation::Governor,
        Relation::Of,
        Relation::Own,
        Relation::With,
        Relation::Between,
        Relation::By,
        Relation::Adjective,
    ];
    let mut found = hangs::of(annotated, trigger);
    found.retain(|h| {
        let official = h.mentions.iter().all(|m| !annotated.mentions[*m].unnamed);
        let genitive_of_other = h.relation == Relation::Of && trigger.is_finite();
        let inside = h.relation == Relation::By && !by_agent(annotated, h);
        wanted.contains(&h.relation) && !genitive_of_other && official && !inside
    });
    found
}

/// "by the parliament", not "in Paris", which Arabic can write with the same letter.
fn by_agent(annotated: &Annotated, hang: &Hang) -> bool {
    hang.mentions.iter().all(|m| !matches!(annotated.mentions[*m].via, "capital" | "name"))
}

/// The states of a list that stands apart from the clause: "in Africa – Mali, Chad and Niger –".
pub(super) fn listed(annotated: &Annotated, from: usize, last: usize) -> Vec<usize> {
    let leads = annotated.mentions_in(from, last).find(|(m, mention)| {
        let sign = mention
            .first
            .checked_sub(1)
            .is_some_and(|t| matches!(annotated.text(t), "-" | "–" | "—" | ":" | "("));
        let such_as = mention.relation == Some(Relation::As);
        (sign || such_as)
            && mention.is_known()
            && !mention.is_region()
            && antecedent::group_of(annotated, *m).len() > 1
    });
    leads.map(|(m, _)| antecedent::group_of(annotated, m)).unwrap_or_default()
}

/// Of an agreement's two parties the one that has the others of its kind with the newcomer too:
/// the party that shares no region with the newcomer. Nothing where both or none do.
pub(super) fn pivot(annotated: &Annotated, parties: &BTreeSet<String>, newcomer: &str) -> Option<String> {
    let shares = |code: &str| {
        annotated.lexicon.entities.iter().any(|e| {
            e.kind == EntityKind::Region
                && e.states.iter().any(|s| s == code)
                && e.states.iter().any(|s| s == newcomer)
        })
    };
    let far: Vec<&String> = parties.iter().filter(|p| *p != newcomer && !shares(p)).collect();
    match far.as_slice() {
        [one] => Some((*one).clone()),
        _ => None,
    }
}
