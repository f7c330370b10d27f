//! The nouns that name an agreement, with what stands on them: class, adjectives, pronoun.

use mithaq_lexicon::{Has, Number, Pronoun, Relation, Shape, Use};

use crate::annotate::antecedent;
use crate::annotate::{Annotated, Attached, Role, TokenKind};

/// Words after the noun that may tell its class.
const CLASS_REACH: usize = 8;
/// Words between the noun phrase and "with" or "between".
const PARTNER_REACH: usize = 5;
/// The same where an article stands by itself: it and a name in brackets come between.
const REACH_OVER_ARTICLES: usize = 7;
/// Words between the noun and the forces that it is about.
const FORCES_REACH: usize = 11;

/// A place of the text that names an agreement.
#[derive(Debug, Clone)]
pub(in crate::code) struct Noun {
    /// First and last token of the noun and its modifiers.
    pub first: usize,
    pub last: usize,
    pub class: Option<String>,
    pub plural: bool,
    /// It points at an agreement told before: "this agreement", "the text".
    pub refers: bool,
    /// "those signed with …": like the one before, but another.
    pub similar: bool,
    /// Mentions that are surely parties: adjectives, "with", "between".
    pub parties: Vec<usize>,
    /// Mentions under "with".
    pub partners: Vec<usize>,
    /// Mentions under "between".
    pub between: Vec<usize>,
    /// A pronoun on the noun: *its* agreements.
    pub own: Option<Attached>,
}

/// All of them, in order.
pub(super) fn find(annotated: &Annotated) -> Vec<Noun> {
    let mut found: Vec<Noun> = Vec::new();
    for i in 0..annotated.tokens.len() {
        if found.last().is_some_and(|n| n.last >= i) {
            continue;
        }
        found.extend(noun(annotated, i).or_else(|| similar(annotated, i)));
    }
    debug_assert!(found.is_sorted_by_key(|n| n.first), "they are searched by halves");
    found
}

fn noun(annotated: &Annotated, i: usize) -> Option<Noun> {
    let (class, reading) = annotated.uses(i).find_map(|(u, a)| match u {
        Use::Agreement(class) if !a.is_finite() => Some((class.clone(), *a)),
        _ => None,
    })?;
    let weak = class == "reference";
    let own = annotated.possessor(i);
    let definite = annotated.is_definite(phrase_start(annotated, i));
    if annotated.is_finite(i) || weak && !definite && own.is_none() {
        return None;
    }
    let mut noun = Noun {
        first: i,
        last: reading.last,
        class: Some(class).filter(|c| !c.is_empty() && !weak),
        plural: reading.sense.number == Number::Plural,
        refers: weak || definite || demonstrative(annotated, i) || named(annotated, reading.last),
        similar: false,
        parties: Vec::new(),
        partners: Vec::new(),
        between: Vec::new(),
        own: own.or_else(|| annotated.possessor(phrase_start(annotated, i))).filter(|_| !weak),
    };
    match annotated.habits().noun_first {
        true => modifiers(annotated, &mut noun),
        false => modifiers_before(annotated, &mut noun),
    }
    partners(annotated, &mut noun);
    if !annotated.habits().noun_first {
        forces_behind(annotated, &mut noun);
    }
    class_behind(annotated, &mut noun);
    Some(noun)
}

/// Where the words before a noun begin that belong to it.
fn phrase_start(annotated: &Annotated, i: usize) -> usize {
    let words = annotated.words();
    let belongs = |t: &usize| {
        annotated.tokens[*t].sentence == annotated.tokens[i].sentence
            && (annotated.tokens[*t].kind == TokenKind::Word || annotated.text(*t) == "-")
            && annotated.roles[*t] == Role::None
            && !annotated.has_use(*t, |u| {
                matches!(
                    u,
                    Use::Preposition(_)
                        | Use::Joint(_)
                        | Use::Determiner
                        | Use::Auxiliary(_)
                        | Use::Pronoun(_)
                )
            })
            && !words.and.has(annotated.text(*t))
            && !words.or.has(annotated.text(*t))
    };
    match annotated.habits().noun_first {
        true => i,
        false => (0..i).rev().take_while(belongs).last().unwrap_or(i),
    }
}

/// "a *Russian-Togolese military* agreement": class words and names before the noun.
fn modifiers_before(annotated: &Annotated, noun: &mut Noun) {
    let from = phrase_start(annotated, noun.first);
    for t in (from..noun.first).rev() {
        let class = annotated.uses(t).find_map(|(u, _)| match u {
            Use::Class(class) => Some(class.clone()),
            _ => None,
        });
        if let Some(class) = class {
            noun.class.get_or_insert(class);
            noun.first = t;
        }
    }
    for (m, mention) in annotated.mentions_in(from, noun.last) {
        if mention.adjective && mention.first >= from {
            noun.parties.extend(antecedent::group_of(annotated, m));
            noun.first = noun.first.min(mention.first);
        }
    }
    noun.parties.dedup();
}

fn demonstrative(annotated: &Annotated, i: usize) -> bool {
    i > 0 && annotated.has_use(i - 1, |u| *u == Use::Pronoun(Pronoun::That))
}

/// "The Shusha declaration": named after a place, it is a certain one.
fn named(annotated: &Annotated, last: usize) -> bool {
    annotated.mention_at(last + 1).is_some_and(|m| {
        let mention = &annotated.mentions[m];
        mention.first == last + 1
            && annotated.habits().noun_first
            && annotated.tokens[last].sentence == annotated.tokens[last + 1].sentence
            && !mention.adjective
            && mention.relation.is_none()
            && mention.agents.is_empty()
    })
}

/// "تلك المبرمة مع": a demonstrative and the participle of a step.
fn similar(annotated: &Annotated, i: usize) -> Option<Noun> {
    let that = annotated.has_use(i, |u| *u == Use::Pronoun(Pronoun::That));
    let step = annotated.readings(i + 1).iter().any(|a| {
        a.sense.shape == Shape::Passive
            && a.uses(annotated.language).iter().any(
                |u| matches!(u, Use::Head(r) if annotated.language.rules[*r as usize].concept.kind == "agreement"),
            )
    });
    if !that || !step {
        return None;
    }
    let mut noun = Noun {
        first: i,
        last: i,
        class: None,
        plural: false,
        refers: false,
        similar: true,
        parties: Vec::new(),
        partners: Vec::new(),
        between: Vec::new(),
        own: None,
    };
    partners(annotated, &mut noun);
    Some(noun)
}

/// Adjectives and class words directly behind the noun.
fn modifiers(annotated: &Annotated, noun: &mut Noun) {
    let mut at = noun.last + 1;
    let mut unknown = 0;
    while at < annotated.tokens.len()
        && annotated.tokens[at].sentence == annotated.tokens[noun.first].sentence
        && unknown < 3
    {
        let class = annotated.uses(at).find_map(|(u, a)| match u {
            Use::Class(class) => Some((class.clone(), a.last, a.clitics.preposition.is_some())),
            _ => None,
        });
        if let Some((class, last, _)) = class {
            noun.class.get_or_insert(class);
            (noun.last, at, unknown) = (last, last + 1, 0);
        } else if let Some(m) = annotated.mention_at(at).filter(|m| annotated.mentions[*m].adjective) {
            noun.parties.extend(antecedent::group_of(annotated, m));
            noun.last = annotated.mentions[m].last;
            (at, unknown) = (noun.last + 1, 0);
        } else if annotated.mention_at(at).is_none() && plain_word(annotated, at) {
            (at, unknown) = (at + 1, unknown + 1);
        } else {
            break;
        }
    }
    noun.parties.dedup();
}

fn plain_word(annotated: &Annotated, at: usize) -> bool {
    let sign = annotated.tokens[at].kind != TokenKind::Word
        && annotated.text(at) != "\""
        && annotated.text(at) != "-";
    !sign
        && !annotated.is_finite(at)
        && !annotated.has_use(at, |u| {
            matches!(u, Use::Preposition(_) | Use::Joint(_) | Use::Negation | Use::Agreement(_))
        })
        && !annotated.readings(at).iter().any(|a| a.clitics.and)
}

/// "with Russia", "between the two countries" shortly behind the noun.
fn partners(annotated: &Annotated, noun: &mut Noun) {
    let sentence = annotated.tokens[noun.first].sentence;
    let articles = !annotated.words().articles.is_empty();
    let reach = if articles { REACH_OVER_ARTICLES } else { PARTNER_REACH };
    let near = annotated
        .mentions_in(noun.last + 1, noun.last + reach)
        .filter(|(_, m)| annotated.tokens[m.first].sentence == sentence);
    for (m, mention) in near {
        let another =
            |t: usize| annotated.has_use(t, |u| matches!(u, Use::Pronoun(Pronoun::That) | Use::Agreement(_)));
        let crossed = (noun.last + 1..mention.first)
            .any(|t| annotated.is_finite(t) || annotated.text(t) == "،" || another(t));
        let both = mention.via == "pronoun" && mention.who.len() == 2;
        let partner = matches!(mention.relation, Some(Relation::With | Relation::Between));
        if !both && (crossed || !partner) {
            continue;
        }
        let group = antecedent::group_of(annotated, m);
        if mention.relation == Some(Relation::Between) {
            noun.between.extend(&group);
        }
        if mention.relation == Some(Relation::With) {
            noun.partners.extend(&group);
        }
        noun.parties.extend(group);
    }
    noun.parties.dedup();
    noun.partners.dedup();
}

/// "the accord *that allows French soldiers* to be based there", "the pact on American forces": whose forces it is about
/// is a party to it.
fn forces_behind(annotated: &Annotated, noun: &mut Noun) {
    let last = annotated.sentence(annotated.tokens[noun.first].sentence).1;
    let to = last.min(noun.last + FORCES_REACH);
    let opens = |t: usize| {
        let about = |u: &Use| {
            matches!(
                u,
                Use::Preposition(Relation::On | Relation::For | Relation::About | Relation::In)
                    | Use::Joint(_)
            )
        };
        annotated.has_use(t, |u| about(u) || *u == Use::Covers)
    };
    // "the treaty, which France signed": whatever stands behind a comma is another matter.
    let near = annotated
        .mentions_in(noun.last + 1, to)
        .find(|(_, m)| m.who.iter().any(|w| w.sector.as_deref() == Some("MIL")) && m.is_known() && !m.person);
    let Some((m, mention)) = near else { return };
    let between = noun.last + 1..mention.first;
    let words = annotated.words();
    let parts = |word: &str| matches!(word, "," | ";" | "\"") || words.and.has(word) || words.but.has(word);
    let parted = between.clone().any(|t| parts(annotated.text(t)));
    if !parted && between.clone().next().is_some_and(opens) {
        noun.parties.extend(antecedent::group_of(annotated, m));
        noun.class.get_or_insert_with(|| "status of forces".to_owned());
    }
}

/// "an agreement with Russia on military cooperation"
fn class_behind(annotated: &Annotated, noun: &mut Noun) {
    if noun.class.is_some() {
        return;
    }
    let clause = &annotated.clauses[annotated.clause_of[noun.first]];
    let to = (noun.last + CLASS_REACH).min(clause.last);
    noun.class = (noun.last + 1..=to).take_while(|&t| !annotated.is_finite(t)).find_map(|t| {
        annotated.uses(t).find_map(|(u, _)| match u {
            Use::Class(class) => Some(class.clone()),
            _ => None,
        })
    });
}
