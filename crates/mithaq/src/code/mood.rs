//! Modality and polarity: how real a report says a thing is, and whether it says it is so.

use mithaq_lexicon::{Has, Joint, Shape, Use};
use mithaq_record::{Modality, Polarity};

use crate::annotate::Annotated;

/// A negation denies the verb at most this many tokens behind it.
const NEGATION_REACH: usize = 3;

/// The modality of what stands at a token: a question asks it, a condition makes it possible, else
/// the operator before it in its clause.
pub(super) fn modality(annotated: &Annotated, at: usize) -> Modality {
    if is_asked(annotated, at) {
        return Modality::Asked;
    }
    let clause = &annotated.clauses[annotated.clause_of[at]];
    if clause.joint == Some(Joint::Condition) {
        return Modality::Possible;
    }
    let own = annotated.readings(at).iter().any(|a| a.clitics.future && a.is_finite());
    let operator = (clause.first..at).rev().find_map(|t| operator(annotated, t, at));
    operator.or(own.then_some(Modality::Planned)).unwrap_or_default()
}

/// The modality of a standing thing that a noun names: an operator behind a comma is about something
/// else ("… is expected, also from France, the main partner of Togo").
pub(super) fn modality_of_state(annotated: &Annotated, at: usize) -> Modality {
    let clause = &annotated.clauses[annotated.clause_of[at]];
    let comma = (clause.first..at).rev().find(|&t| matches!(annotated.text(t), "،" | ","));
    if is_asked(annotated, at) {
        return Modality::Asked;
    }
    (comma.unwrap_or(clause.first)..at).rev().find_map(|t| operator(annotated, t, at)).unwrap_or_default()
}

fn operator(annotated: &Annotated, at: usize, target: usize) -> Option<Modality> {
    let future_aid = annotated.readings(at).iter().any(|a| a.clitics.future && a.is_finite());
    let word = word(annotated, at);
    // "Will conduct a visit": a future verb governs the noun behind it, but no other verb's clause.
    word.or((future_aid && !annotated.is_finite(target)).then_some(Modality::Planned))
}

/// What a word by itself says of how real the thing is that it stands before.
pub(super) fn word(annotated: &Annotated, at: usize) -> Option<Modality> {
    // "Searches for" is not "considers".
    if annotated.words().never_modal_before.has(annotated.text(at + 1)) && annotated.is_finite(at) {
        return None;
    }
    let before_present = || annotated.readings(at + 1).iter().any(|a| a.sense.shape == Shape::Present);
    annotated.uses(at).find_map(|(u, _)| match u {
        Use::Modality { means, present } if !present || before_present() => Modality::named(means),
        _ => None,
    })
}

/// The sentence asks, or a question word stands before the token.
pub(super) fn is_asked(annotated: &Annotated, at: usize) -> bool {
    let (first, last) = annotated.sentence(annotated.tokens[at].sentence);
    let asks = |t: usize| annotated.has_use(t, |u| *u == Use::Question);
    let marked = matches!(annotated.text(last), "؟" | "?")
        || matches!(annotated.text(last.saturating_sub(1)), "؟" | "?");
    let asked_in_text = annotated.quoted[at].is_none() || annotated.quoted[last] == annotated.quoted[at];
    marked && asked_in_text || (first..at).any(asks) && annotated.clause_of[at] == annotated.clause_of[first]
}

/// Denied where a negation stands right before the token, or before the verb that governs it, or
/// where a verb of denial does.
pub(super) fn polarity(annotated: &Annotated, at: usize) -> Polarity {
    let clause = &annotated.clauses[annotated.clause_of[at]];
    let itself = is_negation(annotated, at);
    let direct = itself || negated(annotated, at, clause.first);
    let governed = !annotated.is_finite(at)
        && (clause.first..at)
            .rev()
            .find(|&t| annotated.is_finite(t))
            .is_some_and(|verb| negated(annotated, verb, clause.first));
    let denying =
        (clause.first..at).any(|t| annotated.has_use(t, |u| matches!(u, Use::Report(r) if r.denial)));
    if direct || governed || denying { Polarity::Denied } else { Polarity::Affirmed }
}

pub(super) fn negated(annotated: &Annotated, at: usize, first: usize) -> bool {
    let from = at.saturating_sub(NEGATION_REACH).max(first);
    (from..at)
        .rev()
        .take_while(|&t| t + 1 == at || !annotated.is_finite(t))
        .any(|t| is_negation(annotated, t))
}

/// "لا تزال" is a negation in form only: it still is.
fn is_negation(annotated: &Annotated, t: usize) -> bool {
    let still = annotated.words().still.has(annotated.text(t + 1));
    !still && annotated.has_use(t, |u| *u == Use::Negation)
}
