//! Which mentions hang on a trigger, and how.

use mithaq_lexicon::{Needs, Number, Relation, Shape, Use};
use mithaq_record::Modality;

use super::triggers::Trigger;
use super::{mood, subject, verb_inside};
use crate::annotate::antecedent;
use crate::annotate::{Annotated, Mention};

/// A genitive stands at most this many tokens behind its noun.
const GENITIVE_DISTANCE: usize = 4;
/// Whom a word points at stands at most this many tokens behind it.
const TOWARD_REACH: usize = 9;

/// Mentions that fill one relation.
#[derive(Debug, Clone)]
pub(super) struct Hang {
    pub relation: Relation,
    /// Joined mentions come together.
    pub mentions: Vec<usize>,
    /// Tokens between trigger and the nearest of them.
    pub distance: usize,
    /// Found through a pronoun or in another clause: not part of the quote.
    pub carried: bool,
}

/// Everything that hangs on the trigger, nearest first.
pub(super) fn of(annotated: &Annotated, trigger: &Trigger) -> Vec<Hang> {
    if !annotated.habits().verb_first {
        return verb_inside::hangs(annotated, trigger);
    }
    let mut hangs: Vec<Hang> = itself(annotated, trigger).into_iter().collect();
    prepositional(annotated, trigger, &mut hangs);
    adjectives(annotated, trigger, &mut hangs);
    pronoun(annotated, trigger, &mut hangs);
    if trigger.is_finite() {
        around_verb(annotated, trigger, &mut hangs);
    } else {
        around_noun(annotated, trigger, &mut hangs);
    }
    hangs.extend(toward(annotated, trigger));
    hangs.extend(home(annotated, trigger));
    hangs.sort_by_key(|h| (h.carried, h.distance));
    hangs
}

/// "The demonstrators": a trigger that is a mention.
pub(super) fn itself(annotated: &Annotated, trigger: &Trigger) -> Option<Hang> {
    let m = annotated.mention_at(trigger.first)?;
    Some(Hang {
        relation: Relation::Itself,
        mentions: antecedent::group_of(annotated, m),
        distance: 0,
        carried: false,
    })
}

/// "… and asked Paris to leave": a verb that goes on with the subject of the clause before has its
/// object where others have their subject.
pub(super) fn with_subject_as_object(
    annotated: &Annotated,
    trigger: &Trigger,
    mut hangs: Vec<Hang>,
) -> Option<Vec<Hang>> {
    let behind = |h: &Hang| {
        h.relation == Relation::Subject
            && h.mentions.first().is_some_and(|m| annotated.mentions[*m].first > trigger.last)
    };
    let overt = hangs.iter().position(|h| trigger.is_finite() && behind(h))?;
    let topic = subject::topic(annotated, trigger.first)?;
    hangs[overt].relation = Relation::Object;
    hangs.push(carried(Relation::Subject, topic));
    Some(hangs)
}

/// "قتل خمسة جنود" has no object: its subject is who was killed.
pub(super) fn as_passive(mut hangs: Vec<Hang>) -> Vec<Hang> {
    if hangs.iter().all(|h| h.relation != Relation::Object) {
        for hang in hangs.iter_mut().filter(|h| h.relation == Relation::Subject && !h.carried) {
            hang.relation = Relation::Object;
        }
    }
    hangs
}

fn hang(annotated: &Annotated, trigger: &Trigger, relation: Relation, m: usize) -> Hang {
    let mention = &annotated.mentions[m];
    let distance = if mention.first > trigger.last {
        mention.first - trigger.last
    } else {
        (trigger.first - mention.last.min(trigger.first)) + 3
    };
    Hang { relation, mentions: antecedent::group_of(annotated, m), distance, carried: false }
}

fn carried(relation: Relation, mentions: Vec<usize>) -> Hang {
    Hang { relation, mentions, distance: 20, carried: true }
}

/// "…, *demanding* the resignation of the government": whom the words of the rule point at.
pub(super) fn toward(annotated: &Annotated, trigger: &Trigger) -> Option<Hang> {
    if trigger.rule.toward.is_empty() {
        return None;
    }
    let (_, last) = annotated.sentence(annotated.tokens[trigger.first].sentence);
    let points =
        |t: &usize| annotated.readings(*t).iter().any(|a| trigger.rule.toward.iter().any(|w| a.is_word(*w)));
    let word = (trigger.last + 1..=last).find(points)?;
    let (m, _) = annotated
        .mentions_in(word + 1, (word + TOWARD_REACH).min(last))
        .find(|(_, m)| m.first > word && !m.city && !m.is_region())?;
    let mentions = antecedent::group_of(annotated, m);
    Some(Hang { relation: Relation::Against, mentions, distance: word - trigger.last, carried: false })
}

/// "The instructors arrived in the capital": the state of the report, where its clause names no third state
/// and no part of the world.
fn home(annotated: &Annotated, trigger: &Trigger) -> Option<Hang> {
    let wanted = |relations: &[Relation]| relations.contains(&Relation::Home);
    if !wanted(&trigger.rule.actor) && !wanted(&trigger.rule.recipient) {
        return None;
    }
    let m = annotated.home?;
    let home = annotated.mentions[m].codes().next()?;
    let clause = &annotated.clauses[annotated.clause_of[trigger.first]];
    let (first, last) = (clause.first, clause.last);
    let mut others: Vec<&str> = Vec::new();
    for (_, mention) in annotated.mentions_in(first, last) {
        if mention.is_region() {
            return None;
        }
        others.extend(mention.codes().filter(|c| *c != home));
    }
    others.sort_unstable();
    others.dedup();
    (others.len() < 2).then(|| carried(Relation::Home, vec![m]))
}

/// The tokens in which fillers may stand: the clause, up to the next verb.
fn reach(annotated: &Annotated, trigger: &Trigger) -> (usize, usize) {
    let clause = &annotated.clauses[annotated.clause_of[trigger.first]];
    (clause.first, subject::next_verb(annotated, trigger.end(), clause.last))
}

fn prepositional(annotated: &Annotated, trigger: &Trigger, hangs: &mut Vec<Hang>) {
    let (first, last) = reach(annotated, trigger);
    for (m, mention) in annotated.mentions_in(first, last) {
        if !leads_group(annotated, m) {
            continue;
        }
        match mention.relation {
            _ if mention.adjective => hangs.extend(under_noun(annotated, trigger, m)),
            Some(relation) => hangs.push(hang(annotated, trigger, relation, m)),
            None => {}
        }
    }
}

/// "released *three Saudi fishermen*", "of Saudi fishermen": whose the noun is that a preposition governs.
fn under_noun(annotated: &Annotated, trigger: &Trigger, m: usize) -> Option<Hang> {
    let mention = &annotated.mentions[m];
    let relation = (mention.first.saturating_sub(4)..mention.first)
        .rev()
        .take_while(|&t| t > trigger.last && annotated.mention_at(t).is_none() && !annotated.is_finite(t))
        .find_map(|t| {
            let glued = annotated.readings(t).iter().find_map(|a| a.clitics.preposition);
            let word = annotated.uses(t).find_map(|(u, _)| match u {
                Use::Preposition(relation) => Some(*relation),
                _ => None,
            });
            word.or(glued)
        })?;
    let mut found = hang(annotated, trigger, relation, m);
    found.distance += 6;
    Some(found)
}

fn leads_group(annotated: &Annotated, m: usize) -> bool {
    m == 0 || annotated.mentions[m - 1].group != annotated.mentions[m].group
}

/// Adjectives on the trigger's noun or on its complement.
fn adjectives(annotated: &Annotated, trigger: &Trigger, hangs: &mut Vec<Hang>) {
    let behind_head = (!trigger.is_finite()).then_some(trigger.last);
    let behind_complement = trigger.complement.map(|(_, last)| last);
    for at in behind_head.into_iter().chain(behind_complement) {
        adjectives_behind(annotated, trigger, at, hangs);
    }
}

fn adjectives_behind(annotated: &Annotated, trigger: &Trigger, mut at: usize, hangs: &mut Vec<Hang>) {
    let mut gap = 0;
    while gap < 3 {
        match annotated.mention_at(at + 1) {
            Some(m) if annotated.mentions[m].adjective => {
                hangs.push(Hang { mentions: vec![m], ..hang(annotated, trigger, Relation::Adjective, m) });
                at = annotated.mentions[m].last;
            }
            Some(_) => return,
            None => (at, gap) = (at + 1, gap + 1),
        }
    }
}

/// "its invasion": the pronoun on the noun; on a verb it is the object.
fn pronoun(annotated: &Annotated, trigger: &Trigger, hangs: &mut Vec<Hang>) {
    let own = trigger.reading.clitics.pronoun.map(|p| (p, trigger.first));
    let on_complement = trigger
        .complement
        .and_then(|(at, _)| Some((annotated.readings(at).iter().find_map(|a| a.clitics.pronoun)?, at)));
    if let Some((attached, at)) = own {
        let relation = if trigger.is_finite() { Relation::Object } else { Relation::Own };
        hangs.push(carried(relation, antecedent::of(annotated, attached, at)));
    }
    if let Some((attached, at)) = on_complement {
        hangs.push(carried(Relation::Own, antecedent::of(annotated, attached, at)));
    }
}

/// "in an attack *that hit* a convoy": the verb right behind a noun that is itself a trigger is about it.
fn follows_happening(annotated: &Annotated, trigger: &Trigger) -> bool {
    let and = trigger.reading.clitics.and;
    let noun = |t: usize| {
        annotated.mention_at(t).is_none()
            && annotated.readings(t).iter().any(|a| {
                matches!(a.sense.shape, Shape::Noun | Shape::Masdar)
                    && a.uses(annotated.language).iter().any(|u| matches!(u, Use::Head(_)))
            })
    };
    let near = (trigger.first.saturating_sub(2)..trigger.first).rev().take_while(|&t| {
        annotated.mention_at(t).is_none() && annotated.tokens[t].kind == crate::annotate::TokenKind::Word
    });
    trigger.rule.needs == Needs::None && !and && near.into_iter().any(noun)
}

fn around_verb(annotated: &Annotated, trigger: &Trigger, hangs: &mut Vec<Hang>) {
    let subject = subject::of(annotated, trigger.first).filter(|_| !follows_happening(annotated, trigger));
    let taken: Vec<usize> = subject.iter().flat_map(|s| s.mentions.clone()).collect();
    let (_, last) = reach(annotated, trigger);
    let objects = annotated.mentions_in(trigger.last + 1, last).filter(|(m, mention)| {
        !taken.contains(m) && !mention.adjective && mention.relation.is_none() && leads_group(annotated, *m)
    });
    for (m, mention) in objects {
        let relation = if subject::is_genitive(annotated, mention) { Relation::Of } else { Relation::Object };
        hangs.push(hang(annotated, trigger, relation, m));
    }
    if let Some(m) = adjective_object(annotated, trigger, last, &taken) {
        hangs.push(Hang { mentions: vec![m], distance: 8, ..hang(annotated, trigger, Relation::Object, m) });
    }
    if let Some(found) = subject {
        let Some(&m) = found.mentions.first() else { return };
        // "فرنسا تسلم": not "received", which would be masculine.
        let sense = trigger.reading.sense;
        let other = annotated.mentions[m].feminine.is_some_and(|f| f != sense.feminine);
        if other && !found.carried && sense.number == Number::Singular {
            return;
        }
        match found.carried {
            true => hangs.push(carried(Relation::Subject, found.mentions)),
            false => hangs.push(hang(annotated, trigger, Relation::Subject, m)),
        }
    }
}

/// "rejected a French proposal", "invaded Ukrainian land": the adjective on the object says whose it is.
fn adjective_object(annotated: &Annotated, trigger: &Trigger, last: usize, taken: &[usize]) -> Option<usize> {
    let reach = last.min(trigger.last + 8);
    let (m, mention) = annotated.mentions_in(trigger.last + 1, reach).find(|(m, _)| !taken.contains(m))?;
    let noun = mention.first.checked_sub(1)?;
    let governed = (noun.saturating_sub(1)..=noun).any(|t| {
        annotated.has_use(t, |u| matches!(u, Use::Preposition(_)))
            || annotated.readings(t).iter().any(|a| a.clitics.preposition.is_some())
    });
    (mention.adjective && !governed).then_some(m)
}

/// The verb right behind the noun, or within a few words where a pronoun on it takes the noun up:
/// "an attack on the post *carried out* by …".
fn carrying_verb(annotated: &Annotated, trigger: &Trigger) -> Option<usize> {
    let next = trigger.end() + 1;
    let takes_up = |t: &usize| {
        annotated.is_finite(*t)
            && annotated.readings(*t).iter().any(|a| a.is_finite() && a.clitics.pronoun.is_some())
    };
    if annotated.is_finite(next) || trigger.rule.needs != Needs::None {
        return Some(next);
    }
    (next..next + 5).find(takes_up)
}

/// "a visit that the minister paid to Niamey": the light verb right behind the noun has its subject.
fn light_relative(annotated: &Annotated, trigger: &Trigger, hangs: &mut Vec<Hang>) -> bool {
    let Some(verb) = carrying_verb(annotated, trigger) else { return false };
    let light = annotated.is_finite(verb) && annotated.has_use(verb, |u| *u == Use::Light);
    let same =
        annotated.tokens.get(verb).is_some_and(|t| t.sentence == annotated.tokens[trigger.first].sentence);
    if !light || !same {
        return false;
    }
    let clause = &annotated.clauses[annotated.clause_of[verb]];
    let last = subject::next_verb(annotated, verb, clause.last);
    let subject = annotated.mentions_in(verb, last).find(|(_, m)| subject::is_bare(annotated, m));
    hangs.extend(subject.map(|(m, _)| hang(annotated, trigger, Relation::Subject, m)));
    for (m, mention) in annotated.mentions_in(verb, last) {
        if let Some(relation) = mention.relation.filter(|_| leads_group(annotated, m)) {
            hangs.push(hang(annotated, trigger, relation, m));
        }
    }
    subject.is_some()
}

/// After a verbal noun: one name is its genitive; of two the first acts and the second is acted upon.
fn around_noun(annotated: &Annotated, trigger: &Trigger, hangs: &mut Vec<Hang>) {
    if light_relative(annotated, trigger, hangs) {
        return;
    }
    let (_, last) = reach(annotated, trigger);
    let bare: Vec<(usize, &Mention)> = annotated
        .mentions_in(trigger.last + 1, last)
        .filter(|(m, mention)| !mention.adjective && mention.relation.is_none() && leads_group(annotated, *m))
        .take(2)
        .collect();
    let close = |mention: &Mention| {
        mention.first <= trigger.end() + GENITIVE_DISTANCE
            && undisturbed(annotated, trigger.end(), mention.first)
    };
    let owned = hangs.iter().any(|h| matches!(h.relation, Relation::Own));
    match bare.as_slice() {
        [(m, one), ..] if owned && close(one) => hangs.push(hang(annotated, trigger, Relation::Object, *m)),
        [(m, one), (n, two)] if close(one) && adjacent(annotated, one, two) => {
            hangs.push(hang(annotated, trigger, Relation::Subject, *m));
            hangs.push(hang(annotated, trigger, Relation::Object, *n));
        }
        [(m, one), ..] if close(one) => hangs.push(hang(annotated, trigger, Relation::Of, *m)),
        _ => {}
    }
    governor(annotated, trigger, hangs);
}

/// No sign stands between a noun and its genitive.
fn undisturbed(annotated: &Annotated, from: usize, to: usize) -> bool {
    (from + 1..to).all(|t| annotated.tokens[t].kind != crate::annotate::TokenKind::Sign)
}

fn adjacent(annotated: &Annotated, one: &Mention, two: &Mention) -> bool {
    two.first - one.last <= 2 && undisturbed(annotated, one.last, two.first)
}

/// A verbal noun under a verb (works to strengthen, plans to open) takes the verb's subject; without a
/// verb the sentence's topic is at hand.
fn governor(annotated: &Annotated, trigger: &Trigger, hangs: &mut Vec<Hang>) {
    let clause = &annotated.clauses[annotated.clause_of[trigger.first]];
    let Some(verb) = (clause.first..trigger.first).rev().find(|&t| annotated.is_finite(t)) else {
        let nominal = annotated
            .mentions_in(clause.first, trigger.first)
            .rev()
            .find(|(_, m)| m.last < trigger.first && subject::is_bare(annotated, m));
        hangs.extend(nominal.map(|(m, _)| hang(annotated, trigger, Relation::Subject, m)));
        let topic = subject::topic(annotated, trigger.first);
        hangs.extend(topic.map(|mentions| carried(Relation::Topic, mentions)));
        return;
    };
    let distance = trigger.first - verb + 6;
    // "The police announced the killing of …": who tells of it did not do it.
    let told = annotated.has_use(verb, |u| matches!(u, Use::Report(_)));
    // "Twenty were killed in an attack": those who were killed did not attack.
    let suffered = annotated.has_use(verb, |u| {
        matches!(u, Use::Head(rule) if annotated.language.rules.get(*rule as usize).is_some_and(|r| r.passive))
    });
    if (told || suffered) && trigger.rule.needs == Needs::None {
        return;
    }
    if mood::word(annotated, verb) == Some(Modality::Demanded) {
        let asked = annotated
            .mentions_in(verb + 1, trigger.first)
            .rev()
            .find(|(_, m)| is_asked(m) && m.last < trigger.first);
        hangs
            .extend(asked.map(|(m, _)| Hang { distance, ..hang(annotated, trigger, Relation::Governor, m) }));
        return;
    }
    let Some(found) = subject::of(annotated, verb) else { return };
    hangs.push(Hang {
        relation: Relation::Governor,
        mentions: found.mentions,
        distance,
        carried: found.carried,
    });
}

/// Of "asked Paris to withdraw" it is Paris that would withdraw.
fn is_asked(mention: &Mention) -> bool {
    !mention.adjective
        && matches!(mention.relation, None | Some(Relation::From | Relation::To | Relation::By))
}
