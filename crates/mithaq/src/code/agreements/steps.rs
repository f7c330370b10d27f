//! The steps of agreements: drafted, signed, ratified, denounced …

use std::collections::BTreeSet;

use mithaq_lexicon::{EntityKind, Has, Home, Joint, Relation, Shape, What};
use mithaq_record::{Actor, Modality};

use super::nouns::Noun;
use super::parties;
use super::same::{Agreements, NOUNS_AROUND};
use crate::annotate::{Annotated, Attached, home};
use crate::code::emit::{Draft, party};
use crate::code::hangs::{self, Hang};
use crate::code::triggers::{self, Trigger};
use crate::code::{mood, when};

/// Words between a participle and the noun it stands on.
const PARTICIPLE_REACH: usize = 5;

/// A step with the agreement it belongs to.
pub(super) struct Step {
    pub draft: Draft,
    pub agreement: Option<usize>,
}

pub(super) fn find(annotated: &Annotated, nouns: &[Noun], agreements: &mut Agreements) -> Vec<Step> {
    let mut steps = Vec::new();
    let mut open = Vec::new();
    for trigger in triggers::find(annotated, &["agreement"]) {
        if let Some(n) = noun_of(annotated, nouns, &trigger, agreements) {
            let found = step(annotated, &trigger, n, &nouns[n], agreements);
            if found.is_empty() {
                open.push((trigger, n));
            }
            steps.extend(found);
        }
    }
    // "cancelled the accord it signed with France": what stands behind told whose it is.
    let told = |(_, n): &(_, usize), agreements: &Agreements| agreements.of_noun[*n].is_some();
    for late in open.into_iter().filter(|_| !annotated.habits().verb_first) {
        if told(&late, agreements) {
            steps.extend(step(annotated, &late.0, late.1, &nouns[late.1], agreements));
        }
    }
    steps
}

/// The noun a step is about: its object, the noun its participle stands on, the noun its relative
/// clause follows, or the one a pronoun means.
fn noun_of(
    annotated: &Annotated,
    nouns: &[Noun],
    trigger: &Trigger,
    agreements: &Agreements,
) -> Option<usize> {
    let clause = &annotated.clauses[annotated.clause_of[trigger.first]];
    let last_before = |from: usize| nouns.partition_point(|n| n.first < from).checked_sub(1);
    if means_noun_before(annotated, trigger) {
        return of_taker(annotated, nouns, trigger, agreements).or_else(|| last_before(trigger.first));
    }
    let next = nouns.partition_point(|n| n.first <= trigger.last);
    let behind = nouns.get(next).map(|n| n.first).filter(|first| *first <= clause.last);
    let behind =
        behind.filter(|first| !(trigger.last + 1..*first).any(|t| annotated.is_finite(t))).map(|_| next);
    let active = annotated.habits().noun_first && trigger.reading.sense.shape == Shape::Active;
    let participle = active || trigger.reading.sense.shape == Shape::Passive;
    let stands_on = last_before(trigger.first).filter(|&n| {
        participle
            && nouns[n].last + PARTICIPLE_REACH >= trigger.first
            && !(nouns[n].last + 1..trigger.first).any(|t| annotated.is_finite(t))
    });
    let relative = || {
        // "the agreement that permits …" permits, and is not permitted.
        let active =
            trigger.reading.sense.shape == Shape::Present && trigger.reading.clitics.pronoun.is_none();
        let followed = clause.joint == Some(Joint::Relative) && !active;
        last_before(clause.first).filter(|&n| followed && nouns[n].last + 4 >= clause.first)
    };
    let finite = trigger.is_finite() || annotated.is_finite(trigger.first);
    let passive = || last_before(trigger.first).filter(|&n| nouns[n].first >= clause.first && finite);
    stands_on.or_else(relative).or(behind).or_else(passive)
}

/// "… which the Russian parliament had approved": of the agreements before, the last one that the taker
/// is a party to.
fn of_taker(
    annotated: &Annotated,
    nouns: &[Noun],
    trigger: &Trigger,
    agreements: &Agreements,
) -> Option<usize> {
    let hangs = parties::of_step(annotated, trigger);
    let takers: Vec<usize> =
        hangs.iter().filter(|h| h.relation == Relation::Subject).flat_map(|h| h.mentions.clone()).collect();
    let takers = parties::codes(annotated, &takers);
    let before = nouns.partition_point(|n| n.first < trigger.first);
    (0..before).rev().take(NOUNS_AROUND).find(|&n| {
        agreements.of_noun[n]
            .is_some_and(|a| takers.is_subset(&agreements.all[a].parties) && !takers.is_empty())
    })
}

/// A pronoun on the verb, or "on it" behind it, means the agreement told before.
fn means_noun_before(annotated: &Annotated, trigger: &Trigger) -> bool {
    let words = annotated.words();
    let it = trigger.is_finite() && words.it.has(annotated.text(trigger.last + 1));
    let on_verb = it || trigger.reading.clitics.pronoun.is_some() && trigger.is_finite();
    let behind = (trigger.last + 1..=trigger.last + 2).any(|t| words.on_it.has(annotated.text(t)));
    let single = matches!(trigger.reading.clitics.pronoun, Some(Attached::Her | Attached::His));
    let of_it =
        single && trigger.reading.sense.shape == Shape::Masdar && trigger.rule.concept.type_ != "negotiated";
    on_verb || behind || of_it
}

fn step(
    annotated: &Annotated,
    trigger: &Trigger,
    n: usize,
    noun: &Noun,
    agreements: &mut Agreements,
) -> Vec<Step> {
    let hangs = parties::of_step(annotated, trigger);
    let own = parties::mentions(annotated, noun);
    let takers: Vec<usize> = hangs.iter().filter(|h| near(h)).flat_map(|h| h.mentions.clone()).collect();
    let clause = &annotated.clauses[annotated.clause_of[noun.first]];
    let listed = if noun.plural {
        parties::listed(
            annotated,
            noun.last + 1,
            annotated.sentence(annotated.tokens[clause.last].sentence).1,
        )
    } else {
        Vec::new()
    };
    let many = match listed.is_empty() {
        true if noun.plural && noun.between.len() > 2 => noun.between[1..].to_vec(),
        true if noun.plural && noun.partners.len() > 1 => noun.partners.clone(),
        true if noun.plural && parties::codes(annotated, &own).len() > 1 => Vec::new(),
        true if noun.partners.is_empty() && noun.plural => objects(annotated, trigger),
        true if noun.plural || noun.similar => noun.partners.clone(),
        _ => listed,
    };
    if many.len() > 1 || noun.similar {
        return pairs(annotated, trigger, n, noun, agreements, &many, &takers);
    }
    let told: BTreeSet<String> = parties::codes(annotated, &own);
    let mut all: BTreeSet<String> = told.union(&parties::codes(annotated, &takers)).cloned().collect();
    let known = agreements.of_noun[n];
    // "a training agreement" is none that was told before; "the agreement", "its agreement" may be.
    let may_point = noun.refers || noun.own.is_some() || known.is_some() || !told.is_empty();
    let pointed = known.or_else(|| agreements.pointed_at(n, noun, &told)).filter(|_| may_point);
    let mut takers = takers;
    let by_name = annotated.habits().home == Home::Named;
    if by_name && all.len() < 2 && pointed.is_none_or(|_| !noun.refers) {
        let other = parties::other(annotated, trigger, noun, &all);
        all.extend(parties::codes(annotated, other.as_slice()));
        takers.extend(other);
    }
    let agreement = match pointed {
        Some(a)
            if told.is_subset(&agreements.all[a].parties)
                && (noun.refers || all.len() < 2 || known.is_some()) =>
        {
            all.clone_from(&agreements.all[a].parties);
            agreements.of_noun[n] = Some(a);
            a
        }
        _ if all.len() >= 2 => agreements.name(n, noun, all.clone()),
        _ => return carried(annotated, trigger, n, noun, agreements, &own, &hangs),
    };
    vec![record(
        annotated,
        trigger,
        noun,
        Found { agreement, parties: all, mentions: own.into_iter().chain(takers).collect() },
        agreements,
    )]
}

/// "The Russian agreements now include Mali, Angola …": the states under the verb.
fn objects(annotated: &Annotated, trigger: &Trigger) -> Vec<usize> {
    let under = |h: &Hang| {
        matches!(h.relation, Relation::Object | Relation::Subject | Relation::To)
            && !h.carried
            && h.mentions.len() > 1
    };
    hangs::of(annotated, trigger).into_iter().find(under).map(|h| h.mentions).unwrap_or_default()
}

/// Takers that stand in the same clause, not fetched from elsewhere.
fn near(hang: &Hang) -> bool {
    !hang.carried || matches!(hang.relation, Relation::Subject | Relation::Governor)
}

/// One party told, the other carried over from the sentence before: only where that leaves two.
fn carried(
    annotated: &Annotated,
    trigger: &Trigger,
    n: usize,
    noun: &Noun,
    agreements: &mut Agreements,
    own: &[usize],
    hangs: &[Hang],
) -> Vec<Step> {
    let mentions: Vec<usize> =
        own.iter().copied().chain(hangs.iter().flat_map(|h| h.mentions.clone())).collect();
    let mut mentions = mentions;
    let mut all = parties::codes(annotated, &mentions);
    // "Thirteen agreements were signed with China": with the state that the report is about.
    let known = |m: &usize| annotated.mentions[*m].is_known();
    let with = hangs.iter().filter(|h| h.relation == Relation::With).any(|h| h.mentions.iter().any(known));
    let partner = with || noun.partners.iter().any(known);
    // "He reinstated the visiting forces pact": with the one other state that the headline names.
    let certain = noun.refers && noun.class.is_some() && trigger.is_finite();
    if all.len() == 1 && (partner || certain) && annotated.habits().home == Home::Line {
        let other = |m: &usize| !annotated.mentions[*m].codes().any(|c| all.contains(c));
        mentions.extend(home::at_home(annotated, trigger.first).into_iter().flatten().find(other));
        all = parties::codes(annotated, &mentions);
    }
    if all.len() != 2 {
        return Vec::new();
    }
    let agreement = agreements.name(n, noun, all.clone());
    vec![record(annotated, trigger, noun, Found { agreement, parties: all, mentions }, agreements)]
}

/// "its agreements with A, B and C", "those signed with A, B and C": one agreement with each.
fn pairs(
    annotated: &Annotated,
    trigger: &Trigger,
    n: usize,
    noun: &Noun,
    agreements: &mut Agreements,
    many: &[usize],
    takers: &[usize],
) -> Vec<Step> {
    let outside: Vec<usize> = takers
        .iter()
        .chain(&parties::mentions(annotated, noun))
        .copied()
        .filter(|m| !many.contains(m))
        .collect();
    let before = agreements.named_before(n).next().map(|a| agreements.all[a].clone());
    let mut steps = Vec::new();
    for (at, &m) in many.iter().enumerate() {
        let Some(newcomer) = annotated.mentions[m].codes().next().map(str::to_owned) else { continue };
        let told = parties::codes(annotated, &outside).into_iter().find(|c| *c != newcomer);
        let carried = || before.as_ref().and_then(|b| parties::pivot(annotated, &b.parties, &newcomer));
        let told = if noun.similar { carried().or(told) } else { told.or_else(carried) };
        let Some(pivot) = told else { continue };
        let class = noun
            .class
            .clone()
            .or_else(|| before.as_ref().filter(|_| noun.similar).and_then(|b| b.class.clone()));
        let like = Noun { class, ..noun.clone() };
        let pair: BTreeSet<String> = [pivot, newcomer].into();
        let agreement = agreements.name(n, &like, pair.clone());
        let mentions: Vec<usize> = outside.iter().copied().chain([m]).collect();
        let mut step =
            record(annotated, trigger, noun, Found { agreement, parties: pair, mentions }, agreements);
        let mention = &annotated.mentions[m];
        if at > 0 {
            (step.draft.first, step.draft.last) = (mention.first, mention.last);
        } else {
            step.draft.cover(mention.first, mention.last);
        }
        steps.push(step);
    }
    agreements.of_noun[n] = None;
    steps
}

/// What a step was found to be about.
struct Found {
    agreement: usize,
    parties: BTreeSet<String>,
    mentions: Vec<usize>,
}

fn record(
    annotated: &Annotated,
    trigger: &Trigger,
    noun: &Noun,
    found: Found,
    agreements: &Agreements,
) -> Step {
    let mut draft = Draft::new(trigger.rule, trigger.first, trigger.end());
    let same = annotated.tokens[noun.first].sentence == annotated.tokens[trigger.first].sentence;
    let close = annotated.clause_of[noun.first] == annotated.clause_of[trigger.first]
        || noun.last + 3 >= trigger.first;
    if same && close {
        draft.cover(noun.first, noun.last);
    }
    let here: Vec<usize> = found
        .mentions
        .iter()
        .copied()
        .filter(|m| annotated.clause_of[annotated.mentions[*m].first] == annotated.clause_of[trigger.first])
        .collect();
    draft.cover_mentions(annotated, &here);
    if let Some(date) = when::of(annotated, trigger.first, trigger.end(), trigger.rule.concept.lasting) {
        draft.cover(date.first, date.last);
        draft.when = Some(date.when);
    }
    draft.type_ = agreements.all[found.agreement].class.clone().unwrap_or_else(|| "other".to_owned());
    draft.modality = trigger
        .rule
        .modality
        .as_deref()
        .and_then(Modality::named)
        .unwrap_or_else(|| mood::modality(annotated, trigger.first));
    draft.polarity = mood::polarity(annotated, trigger.first);
    draft.actors = actors(annotated, &found, agreements);
    draft.body = body(annotated, &found.mentions);
    draft.confidence = f64::from(trigger.rule.weight) * if same { 1.0 } else { 0.8 };
    Step { draft, agreement: Some(found.agreement) }
}

/// Every party once: by the mention that names it here, else by an earlier one of the article.
fn actors(annotated: &Annotated, found: &Found, agreements: &Agreements) -> Vec<Actor> {
    let mut actors = Vec::new();
    for code in &found.parties {
        let is = |m: &usize| annotated.mentions[*m].codes().any(|c| c == code);
        let here = found.mentions.iter().copied().find(is);
        let Some(m) = here.or_else(|| agreements.mention_of(code)) else { continue };
        actors.extend(party(annotated, m).into_iter().filter(|a| a.code.as_ref() == Some(code)));
    }
    actors
}

/// A named body or a parliament that takes the step.
fn body(annotated: &Annotated, mentions: &[usize]) -> Option<String> {
    mentions.iter().find_map(|&m| {
        let mention = &annotated.mentions[m];
        let named = annotated.readings(mention.first).iter().any(|a| match a.sense.what {
            What::Name(entity, _) => {
                annotated.lexicon.entities.get(entity as usize).is_some_and(|e| e.kind == EntityKind::Body)
            }
            What::Word(_) => false,
        });
        let parliament = mention.who.iter().any(|w| w.sector.as_deref() == Some("LEG"));
        let (start, end) = annotated.bytes(mention.first, mention.last);
        let name = mention.who.first().and_then(|w| w.name.clone());
        (named || parliament).then(|| name.unwrap_or_else(|| annotated.article.text[start..end].to_owned()))
    })
}
