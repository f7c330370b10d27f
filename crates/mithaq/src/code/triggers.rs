//! Where a rule's words stand in the text.

use mithaq_lexicon::{Rule, Shape, Use};

use crate::annotate::{Analysis, Annotated, Role};

/// A rule's head, and the word it needs, found.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Trigger<'a> {
    pub rule: &'a Rule,
    /// First and last token of the head.
    pub first: usize,
    pub last: usize,
    pub reading: Analysis,
    /// First and last token of the `with` word.
    pub complement: Option<(usize, usize)>,
}

impl Trigger<'_> {
    /// Last token of head and complement.
    pub(crate) fn end(&self) -> usize {
        self.complement.map_or(self.last, |(_, last)| last.max(self.last))
    }

    pub(crate) fn is_finite(&self) -> bool {
        self.reading.is_finite()
    }
}

/// All triggers of the text, in order, of rules of these kinds.
pub(crate) fn find<'a>(annotated: &Annotated<'a>, kinds: &[&str]) -> Vec<Trigger<'a>> {
    let mut found = Vec::new();
    for i in 0..annotated.tokens.len() {
        for (use_, reading) in annotated.uses(i) {
            let Use::Head(rule) = use_ else { continue };
            let Some(rule) = annotated.language.rules.get(*rule as usize) else { continue };
            if kinds.contains(&rule.kind.as_str()) && stands_as(annotated, i, reading) {
                found.extend(trigger(annotated, i, rule, *reading));
            }
        }
    }
    found
}

/// A form that is verb and noun at once counts only as the one it is here.
fn stands_as(annotated: &Annotated, i: usize, reading: &Analysis) -> bool {
    if !annotated.is_arabic() {
        return fits_role(reading.sense.shape, annotated.roles[i]);
    }
    let finite = annotated.is_finite(i);
    match reading.sense.shape {
        Shape::Past | Shape::Present => finite,
        Shape::Masdar | Shape::Noun => !finite,
        _ => true,
    }
}

/// English forms are verb or noun by the part they play.
fn fits_role(shape: Shape, role: Role) -> bool {
    match shape {
        Shape::Present => matches!(role, Role::Finite | Role::Infinitive),
        Shape::Past => matches!(role, Role::Finite),
        Shape::Passive => role.is_passive(),
        Shape::Active => matches!(role, Role::Gerund | Role::Finite),
        Shape::Noun | Shape::Masdar => role == Role::None,
        Shape::Fixed | Shape::Adjective => true,
    }
}

fn trigger<'a>(
    annotated: &Annotated<'a>,
    i: usize,
    rule: &'a Rule,
    reading: Analysis,
) -> Option<Trigger<'a>> {
    let clause = &annotated.clauses[annotated.clause_of[i]];
    let has =
        |t: usize, words: &[u32]| annotated.readings(t).iter().any(|a| words.iter().any(|w| a.is_word(*w)));
    if !rule.without.is_empty() && (clause.first..=clause.last).any(|t| has(t, &rule.without)) {
        return None;
    }
    let mut complement = None;
    if !rule.with.is_empty() {
        let to = (reading.last + 1 + usize::from(rule.gap)).min(clause.last);
        let at = (reading.last + 1..=to).find(|&t| has(t, &rule.with))?;
        let last = annotated.readings(at).iter().find(|a| rule.with.iter().any(|w| a.is_word(*w)))?.last;
        complement = Some((at, last));
    }
    Some(Trigger { rule, first: i, last: reading.last, reading, complement })
}
