//! Who is mentioned: by name, demonym, capital, seat, office, person, body, description.

mod company;
pub(crate) mod home;
mod noun_first;
mod noun_last;
mod resolve;
mod surnames;
mod told;

use std::collections::BTreeSet;

use mithaq_lexicon::{Agent, Entity, EntityKind, Has, Pronoun, Relation, Sense, Time, Use, Via, What};

use super::{Annotated, TokenKind};
use company::Company;
pub(super) use resolve::resolve;

/// One place of the text that names somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mention {
    /// First and last token.
    pub first: usize,
    pub last: usize,
    /// Who it is; two where "both states" stands for two. Empty while it stays open.
    pub who: Vec<Identity>,
    /// `name`, `demonym`, `capital`, …, as the record says it.
    pub via: &'static str,
    /// Nobody in particular: sources, observers.
    pub unnamed: bool,
    /// A single person rather than a state or body.
    pub person: bool,
    /// An adjective on some other noun: a *Russian* agreement.
    pub adjective: bool,
    /// A city, which may stand for a government or only say where.
    pub city: bool,
    /// The preposition before it.
    pub relation: Option<Relation>,
    /// Mentions joined by "and" share this number.
    pub group: usize,
    /// What verbs agree with: feminine, or nothing where it can be either.
    pub feminine: Option<bool>,
    /// The generic agents in it, the first one first: indices of the words.
    pub agents: Vec<u32>,
}

/// Somebody.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Identity {
    /// ISO 3166-1 alpha-3, or `IGO-…`; nothing where the text leaves it open.
    pub code: Option<String>,
    pub sector: Option<String>,
    pub name: Option<String>,
    /// A region rather than a state.
    pub region: bool,
}

impl Mention {
    /// The states and organisations it stands for.
    pub(crate) fn codes(&self) -> impl Iterator<Item = &str> {
        self.who.iter().filter_map(|w| w.code.as_deref())
    }

    pub(crate) fn is_known(&self) -> bool {
        self.codes().next().is_some()
    }

    /// A part of the world, which does nothing by itself.
    pub(crate) fn is_region(&self) -> bool {
        self.who.iter().all(|w| w.region) && !self.who.is_empty()
    }
}

/// Finds all mentions.
pub(super) fn find(annotated: &mut Annotated) {
    let company = Company::of(annotated);
    annotated.mentions = match annotated.habits().noun_first {
        true => noun_first(annotated, &company),
        false => noun_last::mentions(annotated, &company),
    };
    take_in_halves(annotated);
    surnames::resolve(annotated);
    stand_for_organisations(annotated);
}

/// "Brussels accuses Tbilisi": a capital where an organisation sits stands for that, unless the report speaks of the state.
fn stand_for_organisations(annotated: &mut Annotated) {
    let seated = |mention: &Mention| {
        let entities = (mention.first..=mention.last).find_map(|token| annotated.entity_at(token));
        let entity = entities.filter(|_| mention.via == "capital")?;
        Some((entity.code.as_deref()?, entity.organisation.as_deref()?))
    };
    let others = annotated.mentions.iter().filter(|mention| seated(mention).is_none());
    let told: BTreeSet<&str> = others.flat_map(Mention::codes).collect();
    let meant = |(m, mention)| {
        let (_, organisation) = seated(mention).filter(|(state, _)| !told.contains(state))?;
        Some((m, organisation.to_owned()))
    };
    let meant: Vec<(usize, String)> = annotated.mentions.iter().enumerate().filter_map(meant).collect();
    for (m, organisation) in meant {
        let own = annotated.mentions[m].who.iter_mut();
        own.for_each(|who| who.code = Some(organisation.clone()));
    }
}

/// *franco*-malien, *российско*-киргизский: an adjective of one state with the half of another's before it stands for both.
fn take_in_halves(annotated: &mut Annotated) {
    let mut mentions = std::mem::take(&mut annotated.mentions);
    for mention in &mut mentions {
        let found = (mention.first..=mention.last).find_map(|t| Some((t, half(annotated, t)?)));
        let Some((adjective, code)) = found else { continue };
        if mention.who.len() == 1 && mention.codes().all(|own| own != code) {
            mention.first = mention.first.min(adjective - 2);
            let other = Identity { code: Some(code), name: None, ..mention.who[0].clone() };
            mention.who.insert(0, other);
        }
    }
    mentions.sort_by_key(|m| m.first);
    mentions.dedup_by(|b, a| b.first <= a.last);
    annotated.mentions = mentions;
}

/// The state of the half that a hyphen ties to the adjective of a state.
fn half(annotated: &Annotated, adjective: usize) -> Option<String> {
    let first = adjective.checked_sub(2)?;
    let glued = |t: usize| annotated.tokens[t].end == annotated.tokens[t + 1].start;
    let is_tied = matches!(annotated.text(first + 1), "-" | "–") && glued(first) && glued(first + 1);
    let is_demonym = || senses(annotated, adjective).any(|s| matches!(s.what, What::Name(_, Via::Demonym)));
    (is_tied && is_demonym()).then_some(())?;
    annotated.uses(first).find_map(|(u, _)| match u {
        Use::Half(code) => Some(code.clone()),
        _ => None,
    })
}

fn noun_first(annotated: &Annotated, company: &Company) -> Vec<Mention> {
    let mut found: Vec<Mention> = Vec::new();
    let mut i = 0;
    while i < annotated.tokens.len() {
        match noun_first::mention(annotated, company, i) {
            Some(mut mention) => {
                mention.relation = relation(annotated, mention.first);
                mention.group = group(annotated, found.last(), &mention).unwrap_or(found.len());
                if let Some(before) =
                    found.last().filter(|b| b.group == mention.group && mention.relation.is_none())
                {
                    mention.relation = before.relation;
                }
                i = mention.last + 1;
                found.push(mention);
            }
            None => i += 1,
        }
    }
    found
}

/// The preposition before a mention: glued to it, or a word, with fillers between.
fn relation(annotated: &Annotated, first: usize) -> Option<Relation> {
    let glued = annotated.readings(first).iter().find_map(|a| a.clitics.preposition);
    if glued.is_some() {
        return glued;
    }
    let sentence = annotated.tokens[first].sentence;
    let before = (0..first).rev().take_while(|&t| annotated.tokens[t].sentence == sentence);
    let at = before.clone().take(4).find(|&t| {
        !annotated.has_use(annotated.start_of_reading(t), |u| matches!(u, Use::Filler | Use::Determiner))
            && annotated.text(t) != "\""
    })?;
    // "expelled in April the ambassador": the date takes the preposition.
    if annotated.is_in_date(at) {
        return None;
    }
    let governs = |at| {
        preposition(annotated, at)
            .filter(|_| annotated.readings(at).iter().all(|a| a.clitics.pronoun.is_none()))
    };
    if annotated.words().some.has(annotated.text(at)) && !follows_noun(annotated, at) {
        return None;
    }
    let found = governs(at).or_else(|| through_noun(annotated, at).and_then(governs));
    if found == Some(Relation::From) && counts(annotated, at) {
        return at.checked_sub(2).and_then(governs);
    }
    found
}

/// Whether a noun stands right before a token.
fn follows_noun(annotated: &Annotated, i: usize) -> bool {
    let Some(before) = i.checked_sub(1) else { return false };
    let small = |u: &Use| {
        matches!(
            u,
            Use::Preposition(_)
                | Use::Joint(_)
                | Use::Auxiliary(_)
                | Use::Negation
                | Use::Filler
                | Use::Determiner
        )
    };
    let (token, own) = (annotated.tokens[before], annotated.tokens[i]);
    token.sentence == own.sentence
        && token.kind == TokenKind::Word
        && !annotated.words().and.has(annotated.text(before))
        && !annotated.is_finite(before)
        && !annotated.has_use(annotated.start_of_reading(before), small)
}

/// "four *of* the soldiers": a number before "of" leaves the soldiers in the number's place.
fn counts(annotated: &Annotated, of: usize) -> bool {
    of.checked_sub(1).is_some_and(|before| {
        annotated.tokens[before].kind == TokenKind::Number
            || annotated.has_use(before, |u| matches!(u, Use::Filler | Use::Time(Time::Number(_))))
    })
}

/// "on the borders *of Ukraine*": the noun between preposition and name hands the preposition on.
fn through_noun(annotated: &Annotated, noun: usize) -> Option<usize> {
    let before =
        noun.checked_sub(1).filter(|&b| annotated.tokens[b].sentence == annotated.tokens[noun].sentence)?;
    let article = annotated.grammar().has_article(annotated.text(noun));
    let bare = !article && is_word(annotated, noun) && !annotated.is_finite(noun);
    let trigger = annotated.has_use(noun, |u| matches!(u, Use::Head(_) | Use::Agreement(_)));
    (bare && !trigger && annotated.mention_at(noun).is_none()).then_some(before)
}

/// The preposition that a token is.
fn preposition(annotated: &Annotated, i: usize) -> Option<Relation> {
    if let Some(relation) = annotated.words().prepositions_alone.get(annotated.text(i)) {
        return Some(*relation);
    }
    annotated.uses(annotated.start_of_reading(i)).find_map(|(u, a)| match u {
        Use::Preposition(relation) if a.last == i => Some(*relation),
        _ => None,
    })
}

/// The group of the mention before, if this one is joined to it by "and", "or" or a comma.
fn group(annotated: &Annotated, before: Option<&Mention>, mention: &Mention) -> Option<usize> {
    let before = before.filter(|b| b.adjective == mention.adjective && !b.unnamed)?;
    if annotated.tokens[before.first].sentence != annotated.tokens[mention.first].sentence {
        return None;
    }
    let own = annotated.readings(mention.first).iter().any(|a| a.clitics.preposition.is_some());
    let and = annotated.readings(mention.first).iter().any(|a| a.clitics.and);
    let filler = |t: usize| {
        annotated.has_use(annotated.start_of_reading(t), |u| matches!(u, Use::Filler | Use::Determiner))
    };
    let gap = before.last + 1..mention.first;
    let and = and || gap.clone().any(|t| filler(t) && annotated.readings(t).iter().any(|a| a.clitics.and));
    // "au Tchad et au Soudan": where clauses open with no verb, the same preposition may stand before each.
    let again = |t: usize| {
        !annotated.habits().verb_first
            && mention.relation.is_some()
            && mention.relation == before.relation
            && annotated.has_use(annotated.start_of_reading(t), |u| matches!(u, Use::Preposition(_)))
    };
    let between: Vec<&str> = gap.filter(|t| !filler(*t) && !again(*t)).map(|t| annotated.text(t)).collect();
    let joins = |word: &str| annotated.words().and.has(word) || annotated.words().or.has(word);
    let joined = match between.as_slice() {
        [] => and,
        ["،" | ","] => and || plain(before) && plain(mention),
        ["\""] => and,
        [word] => joins(word) || annotated.words().as_well.has(word),
        ["،" | ",", word] => joins(word),
        _ => false,
    };
    (joined && !own).then_some(before.group)
}

/// A name and nothing more, as lists have them.
fn plain(mention: &Mention) -> bool {
    matches!(mention.via, "name" | "capital") && !mention.is_region()
}

/// Whether a token can be part of a noun phrase that goes on.
fn is_word(annotated: &Annotated, i: usize) -> bool {
    annotated.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Word)
}

fn blank(first: usize, last: usize, via: &'static str) -> Mention {
    Mention {
        first,
        last,
        who: Vec::new(),
        via,
        unnamed: false,
        person: false,
        adjective: false,
        city: false,
        relation: None,
        group: 0,
        feminine: None,
        agents: Vec::new(),
    }
}

fn is_pair(annotated: &Annotated, i: usize) -> bool {
    annotated.has_use(i, |u| matches!(u, Use::Pronoun(Pronoun::Pair | Pronoun::People)))
}

fn last_of(annotated: &Annotated, i: usize) -> usize {
    annotated.readings(i).first().map_or(i, |a| a.last)
}

fn agent_at<'a>(annotated: &Annotated<'a>, i: usize) -> Option<(&'a Agent, u32, usize)> {
    annotated.readings(i).iter().find_map(|a| {
        let What::Word(word) = a.sense.what else { return None };
        a.uses(annotated.language).iter().find_map(|u| match u {
            Use::Agent(agent) => Some((agent, word, a.last)),
            _ => None,
        })
    })
}

fn senses(annotated: &Annotated, i: usize) -> impl Iterator<Item = Sense> {
    annotated.readings(i).iter().map(|a| a.sense)
}

fn via_word(entity: &Entity, via: Via) -> &'static str {
    match (entity.kind, via) {
        (_, Via::Demonym) => "demonym",
        (EntityKind::Capital, _) => "capital",
        (EntityKind::Seat, _) => "seat",
        (EntityKind::Person, _) => "person",
        (EntityKind::Body, _) => "body",
        _ => "name",
    }
}

fn identity(annotated: &Annotated, entity: &Entity) -> Identity {
    let named = !matches!(entity.kind, EntityKind::State | EntityKind::Capital);
    let governs = entity.kind == EntityKind::Capital || entity.breakaway;
    let sector = if governs { Some("GOV".to_owned()) } else { entity.sector.clone() };
    Identity {
        code: match entity.kind {
            EntityKind::Person => state_of(annotated, entity),
            _ if entity.breakaway => None,
            _ => entity.code.clone(),
        },
        sector,
        name: named.then(|| entity.name.clone()),
        region: entity.kind == EntityKind::Region,
    }
}

/// The state in whose office a person was when the article appeared, else the last one.
fn state_of(annotated: &Annotated, person: &Entity) -> Option<String> {
    let day = annotated.known.published.map(|(_, last)| last.to_string());
    let now = day.and_then(|day| person.terms.iter().find(|t| t.holds_on(&day)));
    let state = now.or(person.terms.last()).map(|t| t.state.clone()).or_else(|| person.code.clone());
    state.filter(|code| !code.is_empty())
}

/// Who held this office in this state on the day of publication, if exactly one person did.
fn holder(annotated: &Annotated, agent: &Agent, state: Option<&str>) -> Option<String> {
    let (office, state, (_, day)) = (agent.office.as_ref()?, state?, annotated.known.published?);
    let day = day.to_string();
    let holds =
        |e: &&Entity| e.terms.iter().any(|t| t.state == *state && t.office == *office && t.holds_on(&day));
    let mut holders = annotated.lexicon.entities.iter().filter(holds);
    match (holders.next(), holders.next()) {
        (Some(holder), None) => Some(holder.name.clone()),
        _ => None,
    }
}
