//! Events, relations and assessments: a trigger, who fills its roles, and how real it is.

use std::collections::BTreeSet;

use mithaq_lexicon::{Home, Joint, Needs, Relation, Rule, Side, Use};
use mithaq_record::{Kind, Modality, Polarity, When};

use super::emit::{Draft, party};
use super::hangs::{self, Hang};
use super::speech::Speeches;
use super::triggers::{self, Trigger};
use super::{mood, score, when};
use crate::annotate::{Annotated, Role};

/// All frames whose rules find what they need.
pub(super) fn find(annotated: &Annotated, speeches: &Speeches) -> Vec<Draft> {
    scored(annotated, speeches).into_iter().filter(|f| f.suffices(annotated)).map(|f| f.draft).collect()
}

/// A frame with its score and what made it, besides the words of its sentence.
pub(super) struct Scored {
    pub draft: Draft,
    pub features: BTreeSet<String>,
    /// Told so plainly that no score keeps it from becoming a record.
    pub plain: bool,
}

impl Scored {
    pub(super) fn suffices(&self, annotated: &Annotated) -> bool {
        self.plain || score::is_sure_enough(annotated, &self.draft)
    }
}

/// Every frame, the doubtful ones too, in the order of the text.
pub(super) fn scored(annotated: &Annotated, speeches: &Speeches) -> Vec<Scored> {
    let found = triggers::find(annotated, &["event", "relation", "claim"]);
    let sentence = |t: &Trigger| annotated.tokens[t.first].sentence;
    let sentences = found.chunk_by(|a, b| sentence(a) == sentence(b));
    sentences.flat_map(|triggers| in_sentence(annotated, triggers, speeches)).collect()
}

/// The frames of one sentence; among what makes their scores is which other types of events it tells.
fn in_sentence(annotated: &Annotated, triggers: &[Trigger], speeches: &Speeches) -> Vec<Scored> {
    let frames: Vec<(&Trigger, Draft)> =
        triggers.iter().filter_map(|t| Some((t, frame(annotated, t, speeches)?))).collect();
    let judged = || frames.iter().filter(|(_, draft)| score::judges(draft));
    let types: BTreeSet<String> = judged().map(|(_, draft)| draft.type_.clone()).collect();
    let mut words = judged().next().map(|(trigger, _)| score::Words::of(annotated, trigger.first));
    let scored = frames.into_iter().map(|(trigger, mut draft)| {
        let sure = score::is_sure_rule(annotated, trigger, &draft);
        let mut features = BTreeSet::new();
        if let Some(words) = words.as_mut().filter(|_| score::judges(&draft)) {
            features = score::own_features(annotated, trigger, &draft, &types);
            let (own, found) = (draft.confidence, score::score(annotated, &draft, &features, words));
            draft.confidence = found.map_or(own, |score| if sure { score.max(own) } else { score });
        }
        let plain = sure || score::is_plain(annotated, trigger, &draft);
        Scored { draft, features, plain }
    });
    scored.collect()
}

/// "The treaty provides for joint exercises": no exercise takes place.
fn names_obligation(annotated: &Annotated, trigger: &Trigger) -> bool {
    let (first, last) = annotated.sentence(annotated.tokens[trigger.first].sentence);
    let treaty = |t: usize| annotated.has_use(t, |u| matches!(u, Use::Covers | Use::Agreement(_)));
    annotated.has_use(trigger.first, |u| matches!(u, Use::Scope(_))) && (first..=last).any(treaty)
}

fn fits_polarity(rule: &Rule, polarity: Polarity) -> bool {
    match rule.polarity {
        None => true,
        Some(Side::Affirmed) => polarity == Polarity::Affirmed,
        Some(Side::Denied) => polarity == Polarity::Denied,
    }
}

/// The reporter's own word, told as a fact.
fn is_assessment(draft: &Draft, speeches: &Speeches) -> bool {
    draft.modality == Modality::Reported && speeches.covering(draft.at).is_none()
}

/// Fillers of one role.
#[derive(Default)]
struct Filled {
    mentions: Vec<usize>,
    penalty: f64,
    distance: usize,
    carried: bool,
}

fn frame(annotated: &Annotated, trigger: &Trigger, speeches: &Speeches) -> Option<Draft> {
    let rule = trigger.rule;
    if names_obligation(annotated, trigger) {
        return None;
    }
    let hangs = hangs::of(annotated, trigger);
    let hangs = if rule.passive && trigger.is_finite() { hangs::as_passive(hangs) } else { hangs };
    // Where both sides can be told, they are; a rule that is content with less comes second.
    let turned = || hangs::with_subject_as_object(annotated, trigger, hangs.clone());
    let sides = if rule.needs == Needs::States { Needs::States } else { Needs::Both };
    let (actor, recipient) = roles(annotated, rule, &hangs, sides)
        .or_else(|| roles(annotated, rule, &turned()?, sides))
        .or_else(|| roles(annotated, rule, &hangs, rule.needs))?;
    let mut draft = Draft::new(rule, trigger.first, trigger.end());
    modal(annotated, trigger, &mut draft);
    if !fits_polarity(rule, draft.polarity) || draft.kind == Kind::Claim && !is_assessment(&draft, speeches) {
        return None;
    }
    dated(annotated, trigger, &mut draft);
    for filled in [&actor, &recipient] {
        if !filled.carried {
            draft.cover_mentions(annotated, &filled.mentions);
        }
    }
    draft.actors = actor.mentions.iter().flat_map(|m| party(annotated, *m)).collect();
    draft.recipients = recipient.mentions.iter().flat_map(|m| party(annotated, *m)).collect();
    if score::lacks_a_side(annotated, trigger, &draft) {
        return None;
    }
    contexts(annotated, trigger, &mut draft);
    draft.confidence = confidence(rule, &actor, &recipient);
    if draft.kind == Kind::Claim {
        draft.about = draft.actors.iter().chain(&draft.recipients).filter_map(|a| a.code.clone()).collect();
        draft.about.dedup();
    }
    Some(draft)
}

/// Fillers for both roles, if they are what the rule needs.
fn roles(annotated: &Annotated, rule: &Rule, hangs: &[Hang], needs: Needs) -> Option<(Filled, Filled)> {
    // "accusing France" and "France's accusation" look alike: first the genitive acts, then it is acted upon.
    let without_genitive: Vec<Relation> = rule.actor.iter().copied().filter(|r| *r != Relation::Of).collect();
    let open = rule.concept.kind == "event" && !rule.concept.reciprocal;
    let ways = [false, true].into_iter().filter(|unknown| !unknown || open);
    ways.flat_map(|unknown| [(rule.actor.as_slice(), unknown), (without_genitive.as_slice(), unknown)])
        .find_map(|(wanted, unknown)| {
            let actor = fill(annotated, rule, wanted, hangs, &[], unknown);
            let recipient = acted_upon(annotated, rule, hangs, &actor.mentions, unknown);
            let (actor, recipient) = match rule.concept.reciprocal {
                true => share(annotated, rule, hangs, actor, recipient),
                false => (actor, recipient),
            };
            satisfied(annotated, rule, needs, &actor, &recipient).then_some((actor, recipient))
        })
        .map(|(actor, recipient)| complete(annotated, rule, hangs, actor, recipient))
}

/// A role that nobody known fills is filled by whoever stands there, if one will do for the rule.
fn complete(
    annotated: &Annotated,
    rule: &Rule,
    hangs: &[Hang],
    actor: Filled,
    recipient: Filled,
) -> (Filled, Filled) {
    if rule.concept.kind != "event"
        || rule.concept.reciprocal
        || matches!(rule.needs, Needs::Both | Needs::States)
    {
        return (actor, recipient);
    }
    let actor = match actor.mentions.is_empty() {
        true => fill(annotated, rule, &rule.actor, hangs, &recipient.mentions, true),
        false => actor,
    };
    let recipient = match recipient.mentions.is_empty() {
        true => acted_upon(annotated, rule, hangs, &actor.mentions, true),
        false => recipient,
    };
    (actor, recipient)
}

/// States and organisations fill roles; where these leave one open, also generic agents of no state told
/// (gunmen, an army).
fn may_fill(annotated: &Annotated, m: usize, unknown: bool) -> bool {
    let mention = &annotated.mentions[m];
    let named = !mention.agents.is_empty() || mention.via == "name";
    let agent = named && !mention.unnamed && !mention.who.is_empty();
    (mention.is_known() && !mention.unnamed || agent && unknown) && !mention.is_region()
}

/// "Three French diplomats": nobody in particular, but whom the rule is about.
fn is_wanted(annotated: &Annotated, rule: &Rule, m: usize) -> bool {
    let mention = &annotated.mentions[m];
    let wanted = annotated
        .readings(mention.first)
        .iter()
        .any(|a| rule.with.iter().chain(&rule.beside).any(|w| a.is_word(*w)));
    let head = annotated.has_use(
        mention.first,
        |u| matches!(u, Use::Head(r) if annotated.language.rules.get(*r as usize).is_some_and(|r| r.id == rule.id)),
    );
    annotated.habits().noun_first && mention.is_known() && !mention.is_region() && (wanted || head)
}

/// Who fills the second role: rather somebody else than the actor's own side.
fn acted_upon(annotated: &Annotated, rule: &Rule, hangs: &[Hang], actors: &[usize], unknown: bool) -> Filled {
    let codes: Vec<&str> = actors.iter().flat_map(|m| annotated.mentions[*m].codes()).collect();
    let own = |m: &usize| annotated.mentions[*m].codes().any(|c| codes.contains(&c));
    // A victim is told beside the deed, not carried over from the sentence before.
    let beside = |h: &&Hang| rule.needs != Needs::None || !h.carried;
    let hangs: Vec<Hang> = hangs.iter().filter(beside).cloned().collect();
    let hangs = hangs.as_slice();
    let mut others: Vec<Hang> = hangs.iter().filter(|h| !h.mentions.iter().any(own)).cloned().collect();
    if !annotated.habits().noun_first {
        // Of "the Soviet advisers and experts in Egypt" Egypt still has the Soviets before it.
        let mixed = hangs.iter().filter(|h| h.mentions.iter().any(own)).cloned();
        others.extend(mixed.filter_map(|mut h| {
            h.mentions.retain(|m| !own(m) && annotated.mentions[*m].is_known());
            (!h.mentions.is_empty()).then_some(h)
        }));
    }
    let found = fill(annotated, rule, &rule.recipient, &others, actors, unknown);
    let told: Vec<Hang> = hangs.iter().filter(|h| h.relation != Relation::Home).cloned().collect();
    match found.mentions.is_empty() {
        true => fill(annotated, rule, &rule.recipient, &told, actors, unknown),
        false => found,
    }
}

/// The best relation that somebody fills.
fn fill(
    annotated: &Annotated,
    rule: &Rule,
    wanted: &[Relation],
    hangs: &[Hang],
    taken: &[usize],
    unknown: bool,
) -> Filled {
    // What needs no party named happens in a city rather than to its government.
    let only_place = rule.needs == Needs::None;
    let last = wanted.contains(&Relation::Subject).then_some(&Relation::Governor);
    for (rank, relation) in wanted.iter().chain(last).enumerate() {
        let fits = |m: &usize| {
            !taken.contains(m)
                && (may_fill(annotated, *m, unknown) || is_wanted(annotated, rule, *m))
                && !(only_place && annotated.mentions[*m].city)
        };
        // Of two states that it may have happened in none is taken.
        let at_line = annotated.habits().home == Home::Line;
        let open = |h: &Hang| at_line && *relation == Relation::Topic && h.mentions.len() > 1;
        let hang = hangs
            .iter()
            .filter(|h| h.relation == *relation && !open(h))
            .find(|h| h.mentions.iter().any(fits));
        let Some(hang) = hang else { continue };
        let adjectives =
            hangs.iter().filter(|h| *relation == Relation::Adjective && h.relation == Relation::Adjective);
        let together: Vec<usize> = if *relation == Relation::Adjective {
            adjectives.take(1).flat_map(|h| h.mentions.clone()).collect()
        } else {
            hang.mentions.clone()
        };
        return Filled {
            mentions: together.into_iter().filter(|m| fits(m)).collect(),
            penalty: 0.97_f64.powi(i32::try_from(rank).unwrap_or(0)) * if hang.carried { 0.8 } else { 1.0 },
            distance: hang.distance,
            carried: hang.carried,
        };
    }
    Filled::default()
}

/// In a reciprocal frame all parties stand on one side: "between A and B", "A with B", two adjectives.
fn share(
    annotated: &Annotated,
    rule: &Rule,
    hangs: &[Hang],
    actor: Filled,
    recipient: Filled,
) -> (Filled, Filled) {
    let wanted: Vec<Relation> = rule.actor.iter().chain(&rule.recipient).copied().collect();
    let mut all = Filled { penalty: 1.0, carried: actor.carried && recipient.carried, ..Filled::default() };
    let mut codes: Vec<String> = Vec::new();
    let parts = [&actor, &recipient].map(|f| f.mentions.clone());
    // Adjectives name parties side by side; whoever else hangs here comes in while there is but one.
    let adjectives = hangs
        .iter()
        .filter(|h| h.relation == Relation::Adjective && wanted.contains(&h.relation))
        .flat_map(|h| h.mentions.clone());
    let others =
        hangs.iter().filter(|h| !h.carried && wanted.contains(&h.relation)).flat_map(|h| h.mentions.clone());
    let sure = parts.into_iter().flatten().chain(adjectives).map(|m| (m, true));
    for (m, sure) in sure.chain(others.map(|m| (m, false))) {
        if !sure && codes.len() > 1 {
            break;
        }
        let new = annotated.mentions[m].codes().any(|c| !codes.iter().any(|k| k == c));
        if new && annotated.mentions[m].is_known() && !annotated.mentions[m].is_region() {
            codes.extend(annotated.mentions[m].codes().map(str::to_owned));
            all.mentions.push(m);
        }
    }
    all.distance = actor.distance.max(recipient.distance);
    all.penalty = if actor.mentions.is_empty() { recipient.penalty } else { actor.penalty };
    (all, Filled::default())
}

fn satisfied(annotated: &Annotated, rule: &Rule, needs: Needs, actor: &Filled, recipient: &Filled) -> bool {
    let (a, r) = (!actor.mentions.is_empty(), !recipient.mentions.is_empty());
    if rule.concept.reciprocal {
        let codes: std::collections::BTreeSet<&str> =
            actor.mentions.iter().flat_map(|m| annotated.mentions[*m].codes()).collect();
        return codes.len() >= if matches!(rule.needs, Needs::Both | Needs::States) { 2 } else { 1 };
    }
    match needs {
        Needs::States => {
            let known = |f: &Filled| f.mentions.iter().any(|m| annotated.mentions[*m].is_known());
            known(actor) && known(recipient) && differ(annotated, actor, recipient)
        }
        Needs::Both => a && r && differ(annotated, actor, recipient),
        Needs::Actor => a,
        Needs::Recipient => r,
        Needs::Any => a || r,
        Needs::Known => {
            [actor, recipient].iter().flat_map(|f| &f.mentions).any(|m| annotated.mentions[*m].is_known())
        }
        Needs::None => true,
    }
}

/// Nobody acts upon himself: some recipient is not among the actors.
fn differ(annotated: &Annotated, actor: &Filled, recipient: &Filled) -> bool {
    let codes = |f: &Filled| -> Vec<String> {
        f.mentions.iter().flat_map(|m| annotated.mentions[*m].codes()).map(str::to_owned).collect()
    };
    let (actors, recipients) = (codes(actor), codes(recipient));
    let one_unknown = actors.is_empty() != recipients.is_empty();
    one_unknown || recipients.iter().any(|c| !actors.contains(c))
}

/// "Instructors *will arrive*", "did *not come*": where a rule's noun needs a verb behind it, the verb tells how real it is.
fn deciding(annotated: &Annotated, trigger: &Trigger) -> usize {
    let verb = trigger.complement.map(|(at, _)| at).filter(|&at| {
        if annotated.habits().verb_first {
            annotated.is_finite(at) && !trigger.is_finite()
        } else {
            annotated.roles[trigger.first] == Role::None && annotated.roles[at] != Role::None
        }
    });
    verb.unwrap_or(trigger.first)
}

/// "Reports that instructors had arrived *were denied*."
fn denied_behind(annotated: &Annotated, at: usize) -> bool {
    let (first, last) = annotated.sentence(annotated.tokens[at].sentence);
    let that = (first..at).any(|t| annotated.has_use(t, |u| *u == Use::Joint(Joint::Content)));
    let denies = |t: usize| {
        annotated.roles[t].is_passive() && annotated.has_use(t, |u| matches!(u, Use::Report(r) if r.denial))
    };
    that && (at + 1..=last).any(denies)
}

fn modal(annotated: &Annotated, trigger: &Trigger, draft: &mut Draft) {
    let rule = trigger.rule;
    let at = deciding(annotated, trigger);
    let told = match rule.concept.lasting && !trigger.is_finite() {
        true => mood::modality_of_state(annotated, trigger.first),
        false => mood::modality(annotated, at),
    };
    let own = rule.modality.as_deref().and_then(Modality::named);
    draft.modality = if told == Modality::Asked { told } else { own.unwrap_or(told) };
    draft.polarity =
        mood::polarity(annotated, if annotated.habits().verb_first { at } else { trigger.first });
    if at != trigger.first && mood::polarity(annotated, at) == Polarity::Denied
        || denied_behind(annotated, at)
    {
        draft.polarity = Polarity::Denied;
    }
    let promised = matches!(draft.modality, Modality::Planned | Modality::Offered);
    if let Some(type_) = rule.concept.planned_as.as_ref().filter(|_| promised) {
        draft.type_.clone_from(type_);
        // The code of the deed is not the code of its promise.
        draft.cameo = None;
    }
}

fn dated(annotated: &Annotated, trigger: &Trigger, draft: &mut Draft) {
    if let Some(date) = when::of(annotated, trigger.first, trigger.end(), trigger.rule.concept.lasting) {
        draft.cover(date.first, date.last);
        if draft.modality == Modality::Reported && is_to_come(annotated, &date.when) {
            draft.modality = Modality::Planned;
        }
        draft.when = Some(date.when);
    }
}

/// PLOVER contexts that words of the frame tell: strengthening *military* ties.
fn contexts(annotated: &Annotated, trigger: &Trigger, draft: &mut Draft) {
    if draft.kind != Kind::Event {
        return;
    }
    let last = (trigger.end() + 2).min(annotated.tokens.len() - 1);
    for (use_, _) in (trigger.first..=last).flat_map(|t| annotated.uses(t)) {
        match use_ {
            Use::Context(context) if !draft.contexts.contains(context) => {
                draft.contexts.push(context.clone())
            }
            _ => {}
        }
    }
}

/// What is dated after the report appeared has not happened yet.
fn is_to_come(annotated: &Annotated, when: &When) -> bool {
    let last = annotated.known.published.map(|(_, last)| last.to_string());
    matches!((last, &when.start), (Some(last), Some(start)) if *start > last)
}

/// The rule's own weight, less what is far away or taken from elsewhere.
fn confidence(rule: &Rule, actor: &Filled, recipient: &Filled) -> f64 {
    let mut score = f64::from(rule.weight);
    for filled in [actor, recipient].into_iter().filter(|f| !f.mentions.is_empty()) {
        let far = i32::try_from(filled.distance.min(30)).unwrap_or(30);
        score *= filled.penalty * 0.99_f64.powi(far);
    }
    score
}
