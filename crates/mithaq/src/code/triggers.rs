//! Where a rule's words stand in the text.

use mithaq_lexicon::{Rule, Shape, Use};

use crate::annotate::{Analysis, Annotated, Role};

/// How far from its head a word stands that a rule wants beside it.
const BESIDE: usize = 14;

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

/// Why a head makes no trigger.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stopped {
    /// It is a verb form used as a noun, or the other way round.
    Form,
    /// A word that the rule forbids stands in the clause: its token.
    Forbidden(usize),
    /// None of the words that must follow does.
    Lacking,
}

/// All triggers of the text, in order, of rules of these kinds.
pub(crate) fn find<'a>(annotated: &Annotated<'a>, kinds: &[&str]) -> Vec<Trigger<'a>> {
    let last = annotated.tokens.len().saturating_sub(1);
    heads(annotated, 0, last)
        .filter(|(_, rule, _)| kinds.contains(&rule.concept.kind.as_str()))
        .filter_map(|(i, rule, reading)| trigger(annotated, i, rule, reading).ok())
        .collect()
}

/// The heads between two tokens that make no trigger, each with what stops it.
pub(crate) fn stopped<'a>(
    annotated: &Annotated<'a>,
    first: usize,
    last: usize,
) -> Vec<(usize, &'a Rule, Stopped)> {
    let tried = heads(annotated, first, last);
    tried
        .filter_map(|(i, rule, reading)| Some((i, rule, trigger(annotated, i, rule, reading).err()?)))
        .collect()
}

/// Every head of every rule between two tokens.
fn heads<'x, 'a>(
    annotated: &'x Annotated<'a>,
    first: usize,
    last: usize,
) -> impl Iterator<Item = (usize, &'a Rule, Analysis)> + use<'x, 'a> {
    (first..(last + 1).min(annotated.tokens.len())).flat_map(move |i| {
        annotated.uses(i).filter_map(move |(use_, reading)| {
            let Use::Head(rule) = use_ else { return None };
            Some((i, annotated.language.rules.get(*rule as usize)?, *reading))
        })
    })
}

/// A form that is verb and noun at once counts only as the one it is here.
fn stands_as(annotated: &Annotated, i: usize, reading: &Analysis) -> bool {
    if !annotated.habits().verb_first {
        return fits_role(reading.sense.shape, annotated.roles[i]) || is_perfect(annotated, i, reading);
    }
    let finite = annotated.is_finite(i);
    match reading.sense.shape {
        Shape::Past | Shape::Present => finite,
        Shape::Masdar | Shape::Noun => !finite,
        _ => true,
    }
}

/// "has *withdrawn*": a participle that is no past form too.
fn is_perfect(annotated: &Annotated, i: usize, reading: &Analysis) -> bool {
    let past = |a: &Analysis| a.sense.shape == Shape::Past && a.sense.what == reading.sense.what;
    reading.sense.shape == Shape::Passive
        && annotated.roles[i] == Role::Finite
        && !annotated.readings(i).iter().any(past)
}

/// Where the verb stands inside its clause, forms are verb or noun by the part they play.
fn fits_role(shape: Shape, role: Role) -> bool {
    match shape {
        Shape::Present => matches!(role, Role::Finite | Role::Infinitive),
        Shape::Past => matches!(role, Role::Finite),
        Shape::Passive => role.is_passive(),
        Shape::Active => matches!(role, Role::Gerund | Role::Finite),
        Shape::Noun => role == Role::None,
        Shape::Masdar => matches!(role, Role::None | Role::Infinitive),
        Shape::Fixed | Shape::Adjective => true,
    }
}

fn trigger<'a>(
    annotated: &Annotated<'a>,
    i: usize,
    rule: &'a Rule,
    reading: Analysis,
) -> Result<Trigger<'a>, Stopped> {
    if !stands_as(annotated, i, &reading) {
        return Err(Stopped::Form);
    }
    let clause = &annotated.clauses[annotated.clause_of[i]];
    let has =
        |t: usize, words: &[u32]| annotated.readings(t).iter().any(|a| words.iter().any(|w| a.is_word(*w)));
    if !rule.without.is_empty() {
        let forbidden = (clause.first..=clause.last).find(|&t| has(t, &rule.without));
        forbidden.map_or(Ok(()), |t| Err(Stopped::Forbidden(t)))?;
    }
    if !rule.beside.is_empty() {
        let (start, end) = annotated.sentence(annotated.tokens[i].sentence);
        let mut near = i.saturating_sub(BESIDE).max(start)..=(reading.last + BESIDE).min(end);
        near.find(|t| has(*t, &rule.beside)).ok_or(Stopped::Lacking)?;
    }
    let mut complement = None;
    if !rule.with.is_empty() {
        let to = (reading.last + 1 + usize::from(rule.gap)).min(clause.last);
        let at = (reading.last + 1..=to).find(|&t| has(t, &rule.with)).ok_or(Stopped::Lacking)?;
        let word = annotated.readings(at).iter().find(|a| rule.with.iter().any(|w| a.is_word(*w)));
        complement = Some((at, word.ok_or(Stopped::Lacking)?.last));
    }
    Ok(Trigger { rule, first: i, last: reading.last, reading, complement })
}
