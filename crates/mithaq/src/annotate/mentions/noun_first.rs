//! The noun phrase that names somebody, where nouns stand before what belongs to them: وزير الخارجية الروسي سيرغي لافروف, سلطات باماكو,
//! مجلس الدوما (البرلمان الروسي), مصادر أمنية توغولية.

mod phrase;

use mithaq_lexicon::{Entity, EntityKind, Has, Number, Sense, Use, Via, What};

use super::company::Company;
use super::{Mention, agent_at, blank, identity, is_pair, is_word, last_of, senses, via_word};
use crate::annotate::Annotated;
use phrase::Phrase;

/// The mention that starts at token `i`.
pub(super) fn mention(annotated: &Annotated, company: &Company, i: usize) -> Option<Mention> {
    if let Some((agent, word, last)) = agent_at(annotated, i).filter(|_| !is_mere_adjective(annotated, i)) {
        return Some(Phrase::start(annotated, company, i, agent, word, last).read());
    }
    if is_pair(annotated, i) {
        return Some(pair(annotated, company, i));
    }
    name(annotated, company, i)
}

/// "The two sides", or "the Russian and Nigerien sides".
fn pair(annotated: &Annotated, company: &Company, i: usize) -> Mention {
    let mut mention = blank(i, last_of(annotated, i), "pronoun");
    let mut named = Vec::new();
    while let Some((entity, Via::Demonym)) = company.choose(annotated, mention.last + 1) {
        named.push(identity(annotated, entity));
        mention.last = last_of(annotated, mention.last + 1);
    }
    if named.len() == 2 {
        mention.who = named;
        mention.via = "demonym";
    }
    mention
}

/// "الشريك الرئيس": behind a definite noun that is no agent, "president" can mean "main".
fn is_mere_adjective(annotated: &Annotated, i: usize) -> bool {
    let article = |t: usize| annotated.has_article(t) || annotated.grammar().has_article(annotated.text(t));
    let Some(before) = i.checked_sub(1) else { return false };
    let adjectival = agent_at(annotated, i).is_some_and(|(agent, ..)| agent.adjectival);
    if adjectival {
        let noun =
            is_word(annotated, before) && annotated.tokens[before].sentence == annotated.tokens[i].sentence;
        let small = annotated.has_use(before, |u| {
            matches!(u, Use::Preposition(_) | Use::Joint(_) | Use::Filler | Use::Negation)
        });
        return noun
            && !small
            && !annotated.readings(before).iter().any(|a| a.is_finite())
            && !annotated.readings(i).iter().any(|a| a.clitics.and);
    }
    let main = annotated.words().main.end(annotated.text(i)) && article(i);
    main && article(before)
        && agent_at(annotated, before).is_none()
        && !annotated.is_finite(before)
        && name_at(annotated, before).is_none()
}

fn name_at(annotated: &Annotated, i: usize) -> Option<Sense> {
    senses(annotated, i).find(|s| matches!(s.what, What::Name(_, Via::Name | Via::Surname)))
}

/// A name by itself.
fn name(annotated: &Annotated, company: &Company, i: usize) -> Option<Mention> {
    let (entity, via) = company.choose(annotated, i)?;
    let mut mention = blank(i, last_of(annotated, i), via_word(entity, via));
    mention.who = vec![identity(annotated, entity)];
    mention.person = entity.kind == EntityKind::Person;
    mention.city = matches!(entity.kind, EntityKind::City | EntityKind::Capital);
    mention.feminine = gender(annotated, entity, i);
    if via == Via::Demonym {
        let sense = senses(annotated, i).find(|s| matches!(s.what, What::Name(_, Via::Demonym)))?;
        let people = sense.number == Number::Plural && !follows_noun(annotated, i);
        mention.adjective = !people;
        mention.feminine = Some(sense.feminine);
    }
    extend(annotated, company, &mut mention);
    Some(mention)
}

/// An apposition in brackets or between commas that names the same state belongs to the mention.
fn extend(annotated: &Annotated, company: &Company, mention: &mut Mention) {
    if mention.adjective {
        return;
    }
    let next = mention.last + 1;
    let sign = annotated.text(next).to_owned();
    if sign != "(" && !(mention.person && matches!(sign.as_str(), "،" | ",")) {
        return;
    }
    let Some(inner) = agent_at(annotated, next + 1)
        .map(|(agent, word, last)| Phrase::start(annotated, company, next + 1, agent, word, last).read())
    else {
        return;
    };
    if !inner.codes().eq(mention.codes()) {
        return;
    }
    let closed = sign == "(" && annotated.text(inner.last + 1) == ")";
    mention.last = if closed { inner.last + 1 } else { inner.last };
    if mention.person {
        mention.who[0].sector.clone_from(&inner.who[0].sector);
    }
}

fn follows_noun(annotated: &Annotated, i: usize) -> bool {
    let Some(before) = i.checked_sub(1) else { return false };
    annotated.tokens[before].sentence == annotated.tokens[i].sentence
        && is_word(annotated, before)
        && !annotated.readings(i).iter().any(|a| a.clitics.and || a.clitics.preposition.is_some())
        && !annotated.is_finite(before)
        && !annotated.has_use(before, |u| {
            matches!(u, Use::Preposition(_) | Use::Joint(_) | Use::Filler | Use::Negation)
        })
}

/// Verbs agree with states as feminine, but some names may be either, and people are read as
/// masculine unless their title says otherwise.
fn gender(annotated: &Annotated, entity: &Entity, i: usize) -> Option<bool> {
    match entity.kind {
        EntityKind::Person => None,
        EntityKind::Organisation | EntityKind::Body | EntityKind::Group | EntityKind::Seat => None,
        _ if annotated.words().either_gender.iter().any(|part| annotated.text(i).contains(part.as_str())) => {
            None
        }
        _ => Some(true),
    }
}
