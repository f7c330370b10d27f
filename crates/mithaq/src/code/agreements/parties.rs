//! Between whom an agreement is.

use std::collections::BTreeSet;

use mithaq_lexicon::{EntityKind, Has, Relation};

use super::nouns::Noun;
use crate::annotate::antecedent;
use crate::annotate::{Annotated, Mention};
use crate::code::hangs::{self, Hang};
use crate::code::triggers::Trigger;

/// How far behind an agreement's noun the forces stand that it is about.
const FORCES_REACH: usize = 14;

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
        // "Officials of the two countries signed it."
        let both = h.relation == Relation::From
            && h.mentions.iter().all(|m| annotated.mentions[*m].via == "pronoun")
            && codes(annotated, &h.mentions).len() == 2;
        (wanted.contains(&h.relation) || both) && !genitive_of_other && official && !inside
    });
    found
}

/// The other party of an agreement of which one is told: whose forces the words behind the noun are
/// about ("the accord that lets *American soldiers* train"), whom the verb above tells of the step ("handed *the
/// American embassy* a notice ending …"), or the state of the report.
pub(super) fn other(
    annotated: &Annotated,
    trigger: &Trigger,
    noun: &Noun,
    known: &BTreeSet<String>,
) -> Option<usize> {
    let (first, last) = annotated.sentence(annotated.tokens[noun.first].sentence);
    let new = |m: usize| codes(annotated, &[m]).iter().any(|c| c.len() == 3 && !known.contains(c));
    let forces = |m: &Mention| m.who.len() == 1 && m.who[0].sector.as_deref() == Some("MIL");
    let behind = annotated.mentions_in(noun.last + 1, (noun.last + FORCES_REACH).min(last));
    let behind = behind.into_iter().find(|(m, mention)| forces(mention) && new(*m)).map(|(m, _)| m);
    let verb = (first..trigger.first).rev().find(|&t| annotated.is_finite(t));
    let told = verb.filter(|_| !trigger.is_finite()).and_then(|verb| {
        let plain = |m: &Mention| !m.adjective && matches!(m.relation, None | Some(Relation::To));
        let between = annotated.mentions_in(verb + 1, trigger.first - 1);
        between.into_iter().find(|(m, mention)| plain(mention) && new(*m)).map(|(m, _)| m)
    });
    let strange = |home: usize| {
        let mut all = annotated.mentions_in(first, last).filter(|(m, _)| new(*m));
        all.any(|(_, m)| !m.codes().eq(annotated.mentions[home].codes()))
    };
    let home = || {
        annotated.home.filter(|&h| {
            let one = noun.refers && !known.is_empty() || !noun.partners.is_empty();
            one && new(h) && !strange(h)
        })
    };
    // "*His country* is to profit from the accord that the Russian parliament passed."
    let country = annotated
        .mentions_in(first, last)
        .find(|(m, mention)| new(*m) && annotated.words().own_country.begin(annotated.text(mention.first)))
        .map(|(m, _)| m)
        .filter(|_| noun.refers && known.len() == 1);
    behind.or(told).or(country).or_else(home)
}

/// "by the parliament", not "in Paris", which may be written with the same letter (ب).
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
