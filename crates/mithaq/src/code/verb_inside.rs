//! Who hangs on a trigger where the verb stands inside its clause: the subject before it, the object behind it, the rest
//! behind prepositions.

use std::collections::BTreeSet;

use mithaq_lexicon::{Has, Joint, Pronoun, Relation, Shape, Use};

use super::hangs::{Hang, itself, toward};
use super::subject::Subject;
use super::triggers::Trigger;
use crate::annotate::home;
use crate::annotate::{Annotated, Attached, Mention, Role, TokenKind, antecedent};

/// A subject may stand this many sentences back, where a pronoun stands for it.
const FAR: usize = 40;
/// ", a spokeswoman for the U.S. embassy said": the verb stands at most this many tokens behind the speaker.
const REPORT_REACH: usize = 9;

/// The subject of the verb form at this token.
pub(super) fn subject(annotated: &Annotated, verb: usize) -> Option<Subject> {
    match annotated.roles[verb] {
        role if role.is_passive() => agent_of_passive(annotated, verb),
        Role::Finite => before(annotated, verb),
        Role::Infinitive | Role::Gerund => governed(annotated, verb, 3),
        _ => None,
    }
}

/// "was attacked *by X*".
fn agent_of_passive(annotated: &Annotated, verb: usize) -> Option<Subject> {
    let last = clause_end(annotated, verb);
    let by = annotated
        .mentions_in(verb + 1, last)
        .find(|(_, m)| m.relation == Some(Relation::By) && !is_modifier(m))?;
    Some(Subject { mentions: antecedent::group_of(annotated, by.0), carried: false })
}

/// What stands before a finite verb: the nearest noun phrase without a preposition, back to the verb before;
/// for a second verb the subject of the first; for "which" and "it" whom they stand for.
fn before(annotated: &Annotated, verb: usize) -> Option<Subject> {
    before_untried(annotated, verb, &mut BTreeSet::new())
}

/// The verbs tried have no subject: each would lead to all those before it, and these again, without end.
fn before_untried(annotated: &Annotated, verb: usize, tried: &mut BTreeSet<usize>) -> Option<Subject> {
    if !tried.insert(verb) {
        return None;
    }
    let clause = &annotated.clauses[annotated.clause_of[verb]];
    let earlier = (clause.first..verb).rev().find(|&t| annotated.is_finite(t));
    let from = earlier.map_or(clause.first, |t| t + 1);
    let bare = |m: &Mention| m.last < verb && is_bare(m);
    let found = annotated.mentions_in(from, verb).rev().filter(|(_, m)| bare(m)).map(|(i, _)| i);
    // "Iran, a close ally of Syria, …": the first of several noun phrases is the subject.
    let near: Vec<usize> = found.collect();
    let pronoun = (from..verb).rev().find_map(|t| pronoun(annotated, t).map(|p| (t, p)));
    if let Some((t, attached)) =
        pronoun.filter(|(t, _)| near.first().is_none_or(|m| annotated.mentions[*m].last < *t))
    {
        let mentions = antecedent::of(annotated, attached, t);
        return (!mentions.is_empty()).then_some(Subject { mentions, carried: true });
    }
    if let Some(m) = pick(annotated, &near, from, verb) {
        return Some(Subject { mentions: antecedent::group_of(annotated, m), carried: false });
    }
    if clause.joint == Some(Joint::Relative) {
        let (m, _) = annotated
            .mentions_before(clause.first)
            .take_while(|(_, m)| clause.first - m.last <= 2)
            .find(|(_, m)| !is_modifier(m))?;
        return Some(Subject { mentions: antecedent::group_of(annotated, m), carried: true });
    }
    let modifier =
        annotated.mentions_in(from, verb).rev().find(|(_, m)| m.last < verb && m.relation.is_none());
    if let Some((m, _)) = modifier {
        return Some(Subject { mentions: antecedent::group_of(annotated, m), carried: false });
    }
    if let Some(earlier) = earlier.filter(|&t| !annotated.roles[t].is_passive()) {
        return before_untried(annotated, earlier, tried).map(|s| Subject { carried: true, ..s });
    }
    clause_before(annotated, verb, tried)
}

/// Of the noun phrases before a verb: the one right before it, or the first where commas part them.
fn pick(annotated: &Annotated, near: &[usize], from: usize, verb: usize) -> Option<usize> {
    let nearest = *near.first()?;
    let helps =
        |t: &usize| annotated.has_use(*t, |u| matches!(u, Use::Auxiliary(_) | Use::Filler | Use::Negation));
    let before = (from..verb).rev().find(|t| !helps(t));
    let comma_before_verb = before.is_some_and(|t| annotated.text(t) == ",");
    let first = near.last().copied().filter(|m| annotated.mentions[*m].first <= from + 2);
    Some(if comma_before_verb { first.unwrap_or(nearest) } else { nearest })
}

/// The subject of the clause before, in the same sentence.
fn clause_before(annotated: &Annotated, verb: usize, tried: &mut BTreeSet<usize>) -> Option<Subject> {
    let clause = annotated.clause_of[verb];
    let sentence = annotated.tokens[verb].sentence;
    let earlier = (0..clause).rev().take(3).map(|c| &annotated.clauses[c]);
    for clause in earlier.filter(|c| annotated.tokens[c.first].sentence == sentence) {
        let main = (clause.first..=clause.last).find(|&t| annotated.roles[t] == Role::Finite);
        if let Some(found) = main.and_then(|t| before_untried(annotated, t, tried)) {
            return Some(Subject { carried: true, ..found });
        }
    }
    None
}

fn pronoun(annotated: &Annotated, t: usize) -> Option<Attached> {
    let bare = annotated.words().subject_pronouns.has(annotated.text(t));
    annotated.uses(t).filter(|_| bare).find_map(|(u, _)| match u {
        Use::Pronoun(Pronoun::Its) => Some(Attached::Her),
        Use::Pronoun(Pronoun::His) => Some(Attached::His),
        Use::Pronoun(Pronoun::Their) => Some(Attached::Their),
        _ => None,
    })
}

/// The subject of an infinitive or -ing form: the object of a verb like "ask" above it, else the subject of
/// the verb above it.
fn governed(annotated: &Annotated, verb: usize, depth: usize) -> Option<Subject> {
    let clause = &annotated.clauses[annotated.clause_of[verb]];
    let above = (clause.first..verb)
        .rev()
        .find(|&t| annotated.roles[t] != Role::None || annotated.has_use(t, |u| matches!(u, Use::Control)));
    let Some(above) = above else {
        // "After attacking X, Y said": whoever the main clause is about.
        let next = (verb + 1..=clause.last).find(|&t| annotated.roles[t] == Role::Finite);
        let own = annotated.mentions_in(clause.first, verb).find(|(_, m)| m.last < verb && is_bare(m));
        let own = own.map(|(m, _)| Subject { mentions: antecedent::group_of(annotated, m), carried: false });
        let main = || next.and_then(|t| before(annotated, t)).map(|s| Subject { carried: true, ..s });
        return own.or_else(main);
    };
    let control = annotated.has_use(above, |u| matches!(u, Use::Control));
    let object = annotated
        .mentions_in(above + 1, verb)
        .rev()
        .find(|(_, m)| m.last < verb && !is_modifier(m) && (control || m.last + 2 >= verb) && takes_over(m));
    if let Some((m, _)) = object.filter(|_| control) {
        return Some(Subject { mentions: antecedent::group_of(annotated, m), carried: false });
    }
    if annotated.roles[above].is_passive() {
        // "was accused of attacking", "was forced to leave": the subject of the passive.
        return passive_subject(annotated, above).map(|mentions| Subject { mentions, carried: false });
    }
    match (annotated.roles[above], depth) {
        (Role::Finite, _) => before(annotated, above),
        (Role::Infinitive | Role::Gerund, 1..) => governed(annotated, above, depth - 1),
        _ => before(annotated, verb),
    }
}

/// "asked *Paris* to", "called on *Paris* to", "appealed to *Paris* to".
fn takes_over(mention: &Mention) -> bool {
    matches!(mention.relation, None | Some(Relation::On | Relation::To | Relation::From | Relation::For))
}

/// What a passive verb is done to.
fn passive_subject(annotated: &Annotated, verb: usize) -> Option<Vec<usize>> {
    if annotated.roles[verb] == Role::Participle {
        let (m, _) =
            annotated.mentions_in(verb.saturating_sub(3), verb).rev().find(|(_, m)| m.last < verb)?;
        return Some(antecedent::group_of(annotated, m));
    }
    if annotated.roles[verb] == Role::PassiveInfinitive {
        return governed(annotated, verb, 2).map(|s| s.mentions);
    }
    before(annotated, verb).map(|s| s.mentions)
}

/// Everything that hangs on the trigger, nearest first.
pub(super) fn hangs(annotated: &Annotated, trigger: &Trigger) -> Vec<Hang> {
    let mut hangs: Vec<Hang> = itself(annotated, trigger).into_iter().collect();
    let role = annotated.roles[trigger.first];
    if role == Role::None {
        around_noun(annotated, trigger, &mut hangs);
    } else {
        around_verb(annotated, trigger, role, &mut hangs);
    }
    behind(annotated, trigger, role, &mut hangs);
    hangs.extend(toward(annotated, trigger));
    hangs.extend(home::at_home(annotated, trigger.first).into_iter().map(|mentions| Hang {
        relation: Relation::Topic,
        mentions,
        distance: 20,
        carried: true,
    }));
    hangs.sort_by_key(|h| (h.carried, h.distance));
    hangs
}

fn around_verb(annotated: &Annotated, trigger: &Trigger, role: Role, hangs: &mut Vec<Hang>) {
    if role.is_passive() {
        let done_to = passive_subject(annotated, trigger.first);
        hangs.extend(done_to.map(|mentions| hang(annotated, trigger, Relation::Object, mentions, false)));
    }
    let subject = subject(annotated, trigger.first);
    hangs.extend(subject.map(|s| hang(annotated, trigger, Relation::Subject, s.mentions, s.carried)));
}

/// "Russia's attack", "the Russian attack", "conducted an attack".
fn around_noun(annotated: &Annotated, trigger: &Trigger, hangs: &mut Vec<Hang>) {
    let near = annotated.mentions_in(trigger.first.saturating_sub(6), trigger.first);
    for (m, mention) in near.rev().filter(|(_, m)| m.last < trigger.first) {
        let between = mention.last + 1..trigger.first;
        let same = annotated.tokens[mention.first].sentence == annotated.tokens[trigger.first].sentence;
        let undisturbed = between.clone().all(|t| {
            annotated.tokens[t].kind != TokenKind::Sign && annotated.roles[t] == Role::None
                || matches!(annotated.text(t), "-" | "'")
        }) && between
            .clone()
            .all(|t| !annotated.has_use(t, |u| matches!(u, Use::Preposition(_) | Use::Joint(_))));
        if is_modifier(mention) && same && undisturbed {
            hangs.push(hang(
                annotated,
                trigger,
                Relation::Adjective,
                antecedent::group_of(annotated, m),
                false,
            ));
            break;
        }
    }
    let clause = &annotated.clauses[annotated.clause_of[trigger.first]];
    let verb = (clause.first..trigger.first).rev().find(|&t| annotated.roles[t] != Role::None);
    let Some(verb) = verb else {
        let opening = annotated
            .mentions_in(clause.first, trigger.first)
            .find(|(_, m)| m.last < trigger.first && is_bare(m));
        hangs.extend(opening.map(|(m, _)| {
            hang(annotated, trigger, Relation::Subject, antecedent::group_of(annotated, m), false)
        }));
        return;
    };
    let control = annotated.has_use(verb, |u| matches!(u, Use::Control));
    let governor = subject(annotated, verb).filter(|_| control || !is_topic(annotated, trigger.first));
    hangs.extend(governor.map(|s| Hang {
        distance: trigger.first - verb + 4,
        ..hang(annotated, trigger, Relation::Governor, s.mentions, s.carried)
    }));
    let object =
        annotated.mentions_in(verb + 1, trigger.first).find(|(_, m)| m.last < trigger.first && is_bare(m));
    hangs.extend(
        object.map(|(m, _)| {
            hang(annotated, trigger, Relation::Object, antecedent::group_of(annotated, m), false)
        }),
    );
}

/// "complained *about the seizure*": what is only spoken of is not done by who speaks.
fn is_topic(annotated: &Annotated, noun: usize) -> bool {
    let before = (0..noun).rev().find(|&t| {
        annotated.roles[t] != Role::None
            || annotated.has_use(annotated.start_of_reading(t), |u| matches!(u, Use::Preposition(_)))
    });
    before.is_some_and(|t| {
        let about = |u: &Use| {
            matches!(u, Use::Preposition(Relation::About | Relation::On | Relation::Against | Relation::For))
        };
        annotated.has_use(annotated.start_of_reading(t), about)
    })
}

/// What follows: the object, and what stands behind prepositions, up to the next verb or joint.
fn behind(annotated: &Annotated, trigger: &Trigger, role: Role, hangs: &mut Vec<Hang>) {
    let last = clause_end(annotated, trigger.last);
    let far = last.min(trigger.end() + FAR);
    for (m, mention) in annotated.mentions_in(trigger.last + 1, far) {
        let leads = m == 0 || annotated.mentions[m - 1].group != mention.group;
        let acronym = annotated.text(mention.first - 1) == "(";
        if mention.first <= trigger.last || !leads || acronym {
            continue;
        }
        // "demanded an admission by Moscow that Soviet forces …": with its party told, what follows "that" is another matter.
        let told = hangs.iter().any(|h| {
            h.mentions
                .iter()
                .all(|o| annotated.mentions[*o].first > trigger.last && !is_modifier(&annotated.mentions[*o]))
        });
        let that = (trigger.last + 1..mention.first)
            .any(|t| annotated.has_use(t, |u| *u == Use::Joint(Joint::Content)));
        if told && that {
            break;
        }
        // "will not accept refugees": the verb right behind a phrase is the phrase's own.
        let own = if role == Role::None { trigger.end() + 3 } else { trigger.end() };
        let verb_between = (own + 1..mention.first).any(|t| annotated.is_finite(t));
        if verb_between || opens_report(annotated, mention) {
            break;
        }
        let comma = || (trigger.last + 1..mention.first).any(|t| annotated.text(t) == ",");
        // "instructors still teach *Togolese units*": behind the verb that the rule's noun needs stand its objects.
        let of_verb = verb_behind(annotated, trigger).is_some_and(|verb| mention.first > verb);
        let role = if of_verb { Role::Finite } else { role };
        // "the pullout of 350 soldiers leaves *Djibouti* as": beyond a verb nothing is the noun's own.
        let beyond = || (trigger.last + 1..mention.first).any(|t| annotated.is_finite(t));
        let relation = match mention.relation {
            Some(relation) => relation,
            None if role == Role::None && trigger.complement.is_some() && beyond() => Relation::Object,
            None if role != Role::None && is_modifier(mention) && comma() => continue,
            None if role != Role::None && is_modifier(mention) => Relation::Owner,
            None if role == Role::None && trigger.reading.sense.shape != Shape::Fixed => Relation::Of,
            None => Relation::Object,
        };
        let mut hang = hang(annotated, trigger, relation, antecedent::group_of(annotated, m), false);
        // The owner of what is acted upon stands for it, if nobody else does.
        hang.distance += if is_modifier(mention) { 4 } else { 0 };
        hangs.push(hang);
    }
}

/// The verb that a rule's noun needs behind it.
fn verb_behind(annotated: &Annotated, trigger: &Trigger) -> Option<usize> {
    let noun = annotated.roles[trigger.first] == Role::None;
    trigger.complement.filter(|(at, _)| noun && annotated.roles[*at] != Role::None).map(|(_, last)| last)
}

/// ", a Jordanian official said": behind a comma and before a verb somebody else begins to speak.
fn opens_report(annotated: &Annotated, mention: &Mention) -> bool {
    let small = |t: &usize| annotated.has_use(*t, |u| matches!(u, Use::Determiner | Use::Filler));
    let comma =
        (0..mention.first).rev().find(|t| !small(t)).is_some_and(|t| matches!(annotated.text(t), "," | "\""));
    let sentence = annotated.tokens[mention.first].sentence;
    let verb = (mention.last + 1..(mention.last + REPORT_REACH).min(annotated.tokens.len()))
        .take_while(|&t| annotated.tokens[t].sentence == sentence && annotated.text(t) != ",")
        .find(|&t| annotated.is_finite(t));
    let near = |t: usize| t <= mention.last + 3;
    comma && verb.is_some_and(|t| near(t) || annotated.has_use(t, |u| matches!(u, Use::Report(_))))
}

fn hang(
    annotated: &Annotated,
    trigger: &Trigger,
    relation: Relation,
    mentions: Vec<usize>,
    carried: bool,
) -> Hang {
    let distance = mentions.first().map_or(20, |m| {
        let mention = &annotated.mentions[*m];
        if mention.first > trigger.last {
            mention.first - trigger.last
        } else {
            trigger.first.saturating_sub(mention.last) + 1
        }
    });
    Hang { relation, mentions, distance, carried }
}

fn clause_end(annotated: &Annotated, at: usize) -> usize {
    annotated.clauses[annotated.clause_of[at]].last
}

/// Stands without a preposition and is more than an adjective or owner of something else.
fn is_bare(mention: &Mention) -> bool {
    !is_modifier(mention) && mention.relation.is_none()
}

fn is_modifier(mention: &Mention) -> bool {
    mention.adjective
}
