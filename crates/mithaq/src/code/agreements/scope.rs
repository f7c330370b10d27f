//! What an agreement covers, told anywhere in the article.

use std::collections::BTreeMap;

use mithaq_lexicon::Use;

use super::nouns::Noun;
use super::parties;
use super::same::Agreements;
use super::steps::Step;
use crate::annotate::Annotated;

/// Gives every step the obligations of its agreement.
pub(super) fn add(annotated: &Annotated, nouns: &[Noun], agreements: &Agreements, steps: &mut [Step]) {
    let told = told(annotated, nouns, agreements);
    for step in steps {
        if let Some(scope) = step.agreement.and_then(|a| told.get(&a)) {
            step.draft.scope.clone_from(scope);
            if step.draft.type_ == "other" {
                step.draft.type_ = class_of(scope).to_owned();
            }
        }
    }
}

/// The class that obligations make, where no word names one.
fn class_of(scope: &[String]) -> &'static str {
    let has = |terms: &[&str]| scope.iter().any(|s| terms.contains(&s.as_str()));
    if has(&["defence"]) {
        "defence"
    } else if has(&["basing"]) {
        "basing"
    } else if has(&[
        "training",
        "joint exercises",
        "intelligence sharing",
        "counter-terrorism",
        "maritime security",
    ]) {
        "defence cooperation"
    } else if has(&["arms"]) {
        "arms"
    } else {
        "other"
    }
}

/// Agreement → obligations, in the order told.
fn told(annotated: &Annotated, nouns: &[Noun], agreements: &Agreements) -> BTreeMap<usize, Vec<String>> {
    let mut told: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    let sentences = annotated.tokens.last().map_or(0, |t| t.sentence + 1);
    let mut last: Option<usize> = None;
    for s in 0..sentences {
        let (first, end) = annotated.sentence(s);
        let from = nouns.partition_point(|n| n.first < first);
        let mut inside = (from..nouns.len()).zip(&nouns[from..]).take_while(|(_, n)| n.first <= end);
        let here = inside.find(|(_, n)| !n.similar);
        let named = here.and_then(|(n, noun)| {
            agreements.of_noun[n].or_else(|| {
                agreements.pointed_at(n, noun, &parties::told(annotated, noun)).filter(|_| noun.refers)
            })
        });
        let covers = (first..=end).take(4).any(|t| annotated.has_use(t, |u| *u == Use::Covers));
        let agreement = named.or(last.filter(|_| covers && here.is_none()));
        if let Some(agreement) = agreement {
            let from = here.map_or(first, |(_, n)| n.first);
            let scope = told.entry(agreement).or_default();
            for term in terms(annotated, from, end) {
                if !scope.contains(&term) {
                    scope.push(term);
                }
            }
        }
        last = agreement.or(last);
    }
    told
}

fn terms(annotated: &Annotated, first: usize, last: usize) -> Vec<String> {
    let uses = (first..=last).flat_map(|t| annotated.uses(t));
    uses.filter_map(|(u, _)| match u {
        Use::Scope(term) => Some(term.clone()),
        _ => None,
    })
    .collect()
}
