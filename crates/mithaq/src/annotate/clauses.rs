//! Sentences cut at their joints.

use mithaq_lexicon::{Has, Joint, Use};

use super::{Annotated, TokenKind};

/// A clause: one verb and what belongs to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Clause {
    pub first: usize,
    pub last: usize,
    /// What opens it.
    pub joint: Option<Joint>,
}

/// Cuts every sentence. A fragment without a verb belongs to the clause after it, so that a date
/// in front of a sentence stays with its verb.
pub(super) fn cut(annotated: &mut Annotated) {
    let mut clauses: Vec<Clause> = Vec::new();
    let mut i = 0;
    while i < annotated.tokens.len() {
        let (first, last) = annotated.sentence(annotated.tokens[i].sentence);
        sentence(annotated, first, last, &mut clauses);
        i = last + 1;
    }
    for (c, clause) in clauses.iter().enumerate() {
        annotated.clause_of[clause.first..=clause.last].fill(c);
    }
    annotated.clauses = clauses;
}

fn sentence(annotated: &Annotated, first: usize, last: usize, clauses: &mut Vec<Clause>) {
    let mut current = Clause { first, last, joint: joint(annotated, first) };
    let mut verb = false;
    for i in first..=last {
        if i > current.first && starts_clause(annotated, i, verb) {
            current.last = i - 1;
            clauses.push(current);
            current = Clause { first: i, last, joint: joint(annotated, i) };
            verb = false;
        }
        verb |= annotated.is_finite(i);
    }
    clauses.push(current);
}

fn starts_clause(annotated: &Annotated, i: usize, verb_before: bool) -> bool {
    match joint(annotated, i) {
        Some(Joint::Content) => return false,
        Some(_) => return true,
        None => {}
    }
    if annotated.text(i - 1) == ":" {
        return true;
    }
    if !annotated.habits().verb_first {
        return verb_before && joins_verb(annotated, i);
    }
    if !verb_before || !annotated.is_finite(i) {
        return false;
    }
    let and = annotated.readings(i).iter().any(|a| a.clitics.and);
    let after_sign = i > 0 && annotated.tokens[i - 1].kind == TokenKind::Sign;
    and || after_sign
}

/// "and killed", "; it then left": a second verb follows "and" or a semicolon.
fn joins_verb(annotated: &Annotated, i: usize) -> bool {
    let words = annotated.words();
    let joins = words.and.has(annotated.text(i));
    let and = joins || words.or.has(annotated.text(i)) || annotated.text(i) == ";";
    let adverb =
        |t: &usize| annotated.has_use(*t, |u| matches!(u, Use::Filler | Use::Auxiliary(_) | Use::Negation));
    let sentence = annotated.tokens[i].sentence;
    let here = |t: &usize| annotated.tokens[*t].sentence == sentence;
    let next = || (i + 1..annotated.tokens.len()).take_while(here).find(|t| !adverb(t));
    // ", and the two countries restored …"
    if (joins || words.but.has(annotated.text(i))) && annotated.text(i - 1) == "," && opens_verb(annotated, i)
    {
        return true;
    }
    and && next().is_some_and(|t| annotated.is_finite(t))
}

fn joint(annotated: &Annotated, i: usize) -> Option<Joint> {
    let joint = annotated.uses(i).find_map(|(u, _)| match u {
        Use::Joint(joint) => Some(*joint),
        _ => None,
    });
    joint.filter(|j| !annotated.habits().joints_need_verb || *j == Joint::Content || opens_verb(annotated, i))
}

/// Where joints are prepositions too (after, since, as) they open a clause where a verb follows before
/// the next sign.
fn opens_verb(annotated: &Annotated, i: usize) -> bool {
    let sentence = annotated.tokens[i].sentence;
    (i + 1..annotated.tokens.len())
        .take_while(|&t| {
            annotated.tokens[t].sentence == sentence && !matches!(annotated.text(t), "," | ";" | ":" | "\"")
        })
        .any(|t| annotated.is_finite(t))
}
