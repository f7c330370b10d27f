//! Who does what a verb says.

use mithaq_lexicon::{Has, Joint, Number, Relation, Shape, Use};

use super::verb_inside;
use crate::annotate::antecedent;
use crate::annotate::{Analysis, Annotated, Mention};

/// How far back the search for the topic may go, in clauses.
const CLAUSES_BACK: usize = 3;

/// A subject and whether it stands with its verb or was taken from a clause before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Subject {
    pub mentions: Vec<usize>,
    pub carried: bool,
}

/// The subject of the finite verb at token `verb`.
pub(super) fn of(annotated: &Annotated, verb: usize) -> Option<Subject> {
    if !annotated.habits().verb_first {
        return verb_inside::subject(annotated, verb);
    }
    let carried_object =
        annotated.readings(verb).iter().any(|a| a.is_finite() && a.clitics.pronoun.is_some());
    let relative = antecedent_of_relative(annotated, verb).filter(|_| !carried_object);
    if let Some(m) = relative {
        return Some(Subject { mentions: antecedent::group_of(annotated, m), carried: true });
    }
    overt(annotated, verb)
        .map(|m| Subject { mentions: antecedent::group_of(annotated, m), carried: false })
        .or_else(|| {
            carried(annotated, verb, CLAUSES_BACK).map(|mentions| Subject { mentions, carried: true })
        })
}

/// The subject that stands in the verb's own clause: after the verb, else before it.
fn overt(annotated: &Annotated, verb: usize) -> Option<usize> {
    let clause = &annotated.clauses[annotated.clause_of[verb]];
    let bound = next_verb(annotated, verb, clause.last);
    let fits = |m: &Mention| is_bare(annotated, m) && agrees(annotated, verb, m);
    // A verb in the plural has its subject before it or nowhere; what follows is its object.
    let plural = || {
        let mut finite = annotated.readings(verb).iter().filter(|a| a.is_finite()).peekable();
        finite.peek().is_some() && finite.all(|a| a.sense.number == Number::Plural)
    };
    let after =
        annotated.mentions_in(verb + 1, bound).find(|(_, m)| is_bare(annotated, m)).filter(|_| !plural());
    let adjacent = |m: &Mention| m.last + 1 == verb && !m.adjective && agrees(annotated, verb, m);
    let before = annotated
        .mentions_in(clause.first, verb)
        .rev()
        .find(|(_, m)| m.last < verb && (fits(m) || adjacent(m)));
    match (after, before) {
        (Some((i, m)), _) if fits(m) && m.first <= verb + 8 && !topic_first(annotated, before, verb) => {
            Some(i)
        }
        (_, Some((i, _))) => Some(i),
        (Some((i, m)), None) if fits(m) => Some(i),
        _ => None,
    }
}

/// "Togo signed …": the topic stands right before its verb.
fn topic_first(annotated: &Annotated, before: Option<(usize, &Mention)>, verb: usize) -> bool {
    before.is_some_and(|(_, m)| {
        let between = (m.last + 1..verb).filter(|&t| annotated.is_finite(t)).count();
        between == 0
    })
}

/// The last token before the next finite verb of the clause.
pub(super) fn next_verb(annotated: &Annotated, verb: usize, last: usize) -> usize {
    (verb + 1..=last).find(|&t| annotated.is_finite(t)).map_or(last, |t| t - 1)
}

/// Stands without a preposition and is no mere adjective.
pub(super) fn is_bare(annotated: &Annotated, mention: &Mention) -> bool {
    !mention.adjective
        && mention.relation.is_none()
        && !is_genitive(annotated, mention)
        && !annotated.is_dateline(mention)
}

/// "The stability *of Mali*": the noun before the name takes it.
pub(super) fn is_genitive(annotated: &Annotated, mention: &Mention) -> bool {
    let Some(last) = mention.first.checked_sub(1) else { return false };
    let before = annotated.start_of_reading(last);
    let first = annotated.readings(mention.first);
    let plain_word = annotated.tokens[before].sentence == annotated.tokens[mention.first].sentence
        && annotated.tokens[before].kind == crate::annotate::TokenKind::Word
        && annotated.mention_at(last).is_none()
        && !annotated.has_use(before, |u| matches!(u, Use::Filler))
        && !annotated.is_finite(before)
        && !annotated.is_in_date(before);
    let noun = annotated.readings(before).iter().any(|a| {
        matches!(a.sense.shape, Shape::Noun | Shape::Masdar)
            && !a.clitics.article
            && a.clitics.pronoun.is_none()
    });
    let unknown =
        annotated.readings(before).is_empty() && annotated.grammar().can_be_owned(annotated.text(before));
    plain_word && (noun || unknown) && !first.iter().any(|a| a.clitics.and)
}

/// Verbs before their subject stand in the singular, but agree in gender.
fn agrees(annotated: &Annotated, verb: usize, mention: &Mention) -> bool {
    if !annotated.readings(verb).iter().any(Analysis::is_finite) {
        return true;
    }
    let mut finite = annotated.readings(verb).iter().filter(|a| a.is_finite());
    let Some(feminine) = mention.feminine else { return true };
    finite.any(|a| a.sense.feminine == feminine || a.sense.number != Number::Singular)
}

/// The subject of the clause or sentence before, for a verb that names none; for a relative clause
/// the noun it follows.
fn carried(annotated: &Annotated, verb: usize, back: usize) -> Option<Vec<usize>> {
    let clause = annotated.clause_of[verb];
    if annotated.clauses[clause].joint == Some(Joint::Relative) {
        return antecedent_of_relative(annotated, verb).map(|m| antecedent::group_of(annotated, m));
    }
    let first = annotated.clauses[clause].first;
    let earlier = (first..verb).rev().find(|&t| annotated.is_finite(t));
    let main = earlier
        .and_then(|t| overt(annotated, t))
        .filter(|m| agrees(annotated, verb, &annotated.mentions[*m]));
    if let Some(main) = main {
        return Some(antecedent::group_of(annotated, main));
    }
    let dative = earlier.and_then(|t| logical_subject(annotated, t, verb));
    dative.or_else(|| before(annotated, Some(verb), clause, back))
}

/// "It had happened *to Russia* to conclude …", "it is *on France* to …": whom the verb above names by a
/// preposition does what the verb under it says.
fn logical_subject(annotated: &Annotated, above: usize, verb: usize) -> Option<Vec<usize>> {
    let named =
        |m: &Mention| matches!(m.relation, Some(Relation::To | Relation::On)) && m.is_known() && !m.adjective;
    let found = annotated.mentions_in(above + 1, verb).rev().find(|(_, m)| m.last < verb && named(m));
    found.map(|(m, _)| antecedent::group_of(annotated, m))
}

/// "Russia, which delivered …": the mention right before a relative clause, if pronoun and verb agree
/// with it.
fn antecedent_of_relative(annotated: &Annotated, verb: usize) -> Option<usize> {
    let clause = &annotated.clauses[annotated.clause_of[verb]];
    let first_verb = (clause.first..verb).all(|t| !annotated.is_finite(t));
    if clause.joint != Some(Joint::Relative) || !first_verb {
        return None;
    }
    let mut near = annotated.mentions_before(clause.first).take_while(|(_, m)| m.last + 2 >= clause.first);
    let (m, mention) = near.find(|(_, m)| !m.adjective)?;
    let feminine = annotated.words().feminine_relatives.end(annotated.text(clause.first));
    let fits = mention.feminine.is_none_or(|f| f == feminine) && agrees(annotated, verb, mention);
    fits.then_some(m)
}

/// Whom the clauses before, in the same sentence, are about.
pub(super) fn topic(annotated: &Annotated, at: usize) -> Option<Vec<usize>> {
    let clause = annotated.clause_of[at];
    let sentence = annotated.tokens[at].sentence;
    let same = |c: &usize| annotated.tokens[annotated.clauses[*c].first].sentence == sentence;
    let back = (0..clause).rev().take_while(same).take(CLAUSES_BACK).count();
    before(annotated, None, clause, back)
}

fn before(annotated: &Annotated, verb: Option<usize>, clause: usize, back: usize) -> Option<Vec<usize>> {
    for c in (clause.saturating_sub(back)..clause).rev() {
        let range = &annotated.clauses[c];
        let subject =
            (range.first..=range.last).find(|&t| annotated.is_finite(t)).and_then(|t| overt(annotated, t));
        let topic = || {
            annotated
                .mentions_in(range.first, range.last)
                .find(|(_, m)| is_bare(annotated, m) && m.is_known())
                .map(|(i, _)| i)
        };
        if let Some(m) = subject
            .or_else(topic)
            .filter(|m| verb.is_none_or(|v| agrees(annotated, v, &annotated.mentions[*m])))
        {
            return Some(antecedent::group_of(annotated, m));
        }
    }
    None
}
