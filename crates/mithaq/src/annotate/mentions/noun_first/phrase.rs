//! The noun phrase around a generic agent: "the foreign minister of Russia, Sergei Lavrov", "the authorities
//! in Bamako", "the governments of the two countries".

use mithaq_lexicon::{Agent, Entity, EntityKind, Number, Pronoun, Relation, Shape, Use, Via, What};

use super::super::company::Company;
use super::super::{Identity, Mention, agent_at, blank, holder, is_pair, is_word, last_of, senses, state_of};
use crate::annotate::Annotated;

/// Words that may stand between an agent and the adjective or name that tells whose it is.
const UNKNOWN_BETWEEN: usize = 3;

/// A generic agent and what tells whose it is.
pub(super) struct Phrase<'p, 'a> {
    annotated: &'p Annotated<'a>,
    company: &'p Company,
    agent: &'a Agent,
    mention: Mention,
    identity: Identity,
    /// "The governments of the two countries".
    pair: bool,
}

impl<'p, 'a> Phrase<'p, 'a> {
    pub(super) fn start(
        annotated: &'p Annotated<'a>,
        company: &'p Company,
        i: usize,
        agent: &'a Agent,
        word: u32,
        last: usize,
    ) -> Self {
        let mut mention =
            blank(i, last, if agent.office.is_some() || agent.person { "office" } else { "description" });
        let sense = senses(annotated, i).find(|s| s.what == What::Word(word));
        mention.unnamed = agent.unnamed;
        mention.person = agent.person;
        mention.feminine = match sense {
            Some(s) if s.number == Number::Singular && s.feminine => Some(true),
            Some(s) if s.number == Number::Singular && agent.person => Some(false),
            _ => None,
        };
        mention.agents.push(word);
        let identity =
            Identity { sector: Some(agent.sector.clone()).filter(|s| !s.is_empty()), ..Identity::default() };
        Self { annotated, company, agent, mention, identity, pair: false }
    }

    pub(super) fn read(mut self) -> Mention {
        self.title();
        let mut at = self.mention.last + 1;
        let mut unknown = 0;
        while unknown < UNKNOWN_BETWEEN {
            match self.step(at) {
                Step::Taken(next) => (at, unknown) = (next, 0),
                Step::Passed(next) => (at, unknown) = (next, unknown + 1),
                Step::Ended => break,
            }
        }
        self.person();
        self.holder();
        self.expert();
        self.official();
        if self.mention.unnamed {
            self.identity.name = None;
        }
        if self.pair {
            self.mention.via = "pronoun";
            return self.mention;
        }
        let mut who = vec![self.identity.clone()];
        who.extend(self.second());
        self.mention.who = who;
        self.mention
    }

    /// "The French and Armenian ministers": a second adjective joined by "and" is a second party, with
    /// or without a name behind each.
    fn second(&mut self) -> Option<Identity> {
        let at = self.mention.last + 1;
        let and = self.annotated.readings(at).iter().any(|a| a.clitics.and);
        let (entity, via) = self.company.owner(self.annotated, at)?;
        if !and || via != Via::Demonym || entity.code == self.identity.code || self.identity.code.is_none() {
            return None;
        }
        self.mention.last = last_of(self.annotated, at);
        let mut second = Identity { code: entity.code.clone(), name: None, ..self.identity.clone() };
        let next = self.mention.last + 1;
        if let Some((person, _)) =
            self.company.choose(self.annotated, next).filter(|(e, _)| e.kind == EntityKind::Person)
        {
            second.name = Some(person.name.clone());
            self.mention.last = last_of(self.annotated, next);
        }
        Some(second)
    }

    /// "The analyst Kofi Agboko": a definite expert with two unknown words behind has a name.
    fn expert(&mut self) {
        let annotated = self.annotated;
        let definite = annotated.has_article(self.mention.first);
        let unknown = |t: usize| is_word(annotated, t) && annotated.readings(t).is_empty();
        let from = (self.mention.last + 1..self.mention.last + 3)
            .find(|&t| unknown(t) && !annotated.grammar().has_article(annotated.text(t)));
        if let Some(from) = from.filter(|f| self.mention.unnamed && definite && unknown(f + 1)) {
            self.mention.unnamed = false;
            self.mention.last = from + 1;
        }
    }

    /// "A Western diplomat", "an Egyptian official": somebody, but nobody knows who.
    fn official(&mut self) {
        let annotated = self.annotated;
        let definite = |t: usize| {
            annotated.is_definite(t) || annotated.readings(t).iter().any(|a| a.clitics.pronoun.is_some())
        };
        let adjective = senses(annotated, self.mention.first + 1).any(|s| s.shape == Shape::Adjective);
        let indefinite = !definite(self.mention.first)
            && (adjective || self.mention.last == self.mention.first)
            && !definite(self.mention.first + 1);
        if self.agent.person && self.agent.office.is_none() && self.identity.name.is_none() && indefinite {
            self.mention.unnamed = true;
        }
    }

    /// The quoted name of a newspaper or site is only a name, whatever words stand in it.
    fn title(&mut self) {
        let open = self.mention.last + 1;
        if self.agent.sector != "MED" || self.annotated.text(open) != "\"" {
            return;
        }
        if let Some(close) = (open + 1..open + 8).find(|&t| self.annotated.text(t) == "\"") {
            self.mention.last = close;
        }
    }

    /// What the word at `at` adds to the phrase.
    fn step(&mut self, at: usize) -> Step {
        let annotated = self.annotated;
        let same_sentence = annotated
            .tokens
            .get(at)
            .is_some_and(|t| t.sentence == annotated.tokens[self.mention.first].sentence);
        if !same_sentence || !is_word(annotated, at) {
            return Step::Ended;
        }
        if let Some(owner) = self.behind_of(at) {
            return self.owned_by(owner);
        }
        if !self.goes_on(at) {
            return Step::Ended;
        }
        if is_pair(annotated, at) && self.identity.code.is_none() {
            self.pair = true;
            self.mention.last = last_of(annotated, at);
            return Step::Ended;
        }
        if let Some((entity, via)) = self.company.owner(annotated, at) {
            return self.owner(at, entity, via);
        }
        if let Some((agent, word, last)) = agent_at(annotated, at) {
            // A noun with an article takes no genitive: another agent behind it is somebody else.
            let article = |t: usize| annotated.has_article(t);
            let other = article(self.mention.first) && article(at) && !agent.adjectival;
            // Nor does a plural that stands by itself: "gunmen soldiers" are two.
            // But "military instructors": such a word right behind can be an adjective on it.
            let absolute = self.is_plural_by_itself();
            if absolute
                && self.mention.agents.len() == 1
                && at == self.mention.last + 1
                && self.is_adjective(at)
            {
                return self.take(last);
            }
            let other = other
                || !agent.adjectival
                    && (absolute || !annotated.grammar().can_be_genitive(annotated.text(at)));
            // "le ministre malien *des Affaires étrangères*": what tells the office may stand behind whose it is.
            if agent.adjectival && agent.office.is_some() {
                return self.office(agent, last);
            }
            if self.identity.code.is_some() || agent.counterpart || other {
                return Step::Ended;
            }
            if self.mention.person && agent.person && !agent.counterpart {
                return if annotated.has_article(at) { Step::Ended } else { self.take(last) };
            }
            self.mention.agents.push(word);
            return self.take(last);
        }
        self.pass(at)
    }

    /// What an office is for: with it a minister is the foreign minister, and a ministry of defence is the army's.
    fn office(&mut self, of: &'a Agent, last: usize) -> Step {
        if self.agent.person && self.agent.office.is_none() {
            self.agent = of;
        }
        self.identity.sector =
            Some(of.sector.clone()).filter(|s| !s.is_empty()).or(self.identity.sector.take());
        self.take(last)
    }

    /// What stands behind "of" at `at`, and the articles there.
    fn behind_of(&self, at: usize) -> Option<usize> {
        let annotated = self.annotated;
        let of = annotated.has_use(at, |u| *u == Use::Preposition(Relation::Of));
        let from = last_of(annotated, at) + 1;
        let is_article = |t: &usize| annotated.has_use(*t, |u| *u == Use::Determiner);
        of.then(|| (from..).find(|t| !is_article(t)).unwrap_or(from))
    }

    /// "The government *of Mali*", "a member *of the forces* of Mali", "the presidents *of the two states*".
    fn owned_by(&mut self, at: usize) -> Step {
        let annotated = self.annotated;
        let other_sentence = annotated
            .tokens
            .get(at)
            .is_none_or(|t| t.sentence != annotated.tokens[self.mention.first].sentence);
        // "ses soldats du Niger": whose they are is told; Niger is where they leave.
        let own = annotated.possessor(self.mention.first).is_some();
        if other_sentence || own || self.identity.code.is_some() {
            return Step::Ended;
        }
        if is_pair(annotated, at) {
            self.pair = true;
            self.mention.last = last_of(annotated, at);
            return Step::Ended;
        }
        if let Some((entity, via)) = self.company.owner(annotated, at) {
            return match entity.kind == EntityKind::Person || via == Via::Demonym {
                true => Step::Ended,
                false => self.owner(at, entity, via),
            };
        }
        let Some((_, word, last)) = agent_at(annotated, at) else { return Step::Ended };
        self.mention.agents.push(word);
        self.take(last)
    }

    fn is_adjective(&self, at: usize) -> bool {
        senses(self.annotated, at).any(|s| s.shape == Shape::Adjective)
            && self.annotated.grammar().is_plural_by_itself(self.annotated.text(at))
    }

    fn is_plural_by_itself(&self) -> bool {
        let last = self.mention.last;
        senses(self.annotated, last).any(|s| s.number == Number::Plural)
            && self.annotated.grammar().is_plural_by_itself(self.annotated.text(last))
    }

    /// Clitics, prepositions and verbs end the phrase, but "the authorities in Bamako" and "a delegation
    /// from Guinea" go on.
    fn goes_on(&self, at: usize) -> bool {
        let annotated = self.annotated;
        if annotated.has_use(at, |u| *u == Use::Preposition(Relation::From)) {
            let state = |(e, via): (&Entity, Via)| e.kind == EntityKind::State && via == Via::Name;
            let plain = annotated
                .readings(self.mention.first)
                .iter()
                .all(|a| !a.clitics.article && a.clitics.pronoun.is_none());
            let official = self.agent.sector == "GOV" && plain;
            let behind = official && at == self.mention.last + 1 && self.identity.code.is_none();
            return behind && self.company.choose(annotated, at + 1).is_some_and(state);
        }
        if annotated.has_use(at, |u| *u == Use::Preposition(Relation::In)) {
            return self.agent.seated
                && self.identity.code.is_none()
                && self.company.choose(annotated, at + 1).is_some();
        }
        !annotated.is_finite(at)
            && !annotated.has_use(at, |u| {
                matches!(
                    u,
                    Use::Preposition(_)
                        | Use::Joint(_)
                        | Use::Negation
                        | Use::Pronoun(Pronoun::That)
                        | Use::Report(_)
                )
            })
            && !annotated.readings(at).iter().any(|a| a.clitics.and || a.clitics.preposition.is_some())
    }

    fn owner(&mut self, at: usize, entity: &Entity, via: Via) -> Step {
        let last = last_of(self.annotated, at);
        if entity.kind == EntityKind::Person {
            return self.name_person(entity, last);
        }
        if self.agent.sector == "MED" && via != Via::Demonym {
            return self.take(last);
        }
        if self.identity.code.is_some() {
            return Step::Ended;
        }
        if entity.kind == EntityKind::Region && via == Via::Demonym && self.mention.unnamed {
            return self.take(last);
        }
        if entity.kind == EntityKind::Region && !self.agent.state {
            return Step::Ended;
        }
        self.identity.code.clone_from(&entity.code);
        if entity.kind == EntityKind::Region {
            self.identity.name = Some(entity.id.clone());
            self.identity.region = true;
        }
        if matches!(entity.kind, EntityKind::Organisation | EntityKind::Group) {
            self.identity.name = Some(entity.name.clone());
        }
        self.take(last)
    }

    fn take(&mut self, last: usize) -> Step {
        self.mention.last = last;
        Step::Taken(last + 1)
    }

    /// A word that the phrase may contain but that says nothing: an adjective, a word with an article, or "in".
    fn pass(&self, at: usize) -> Step {
        let annotated = self.annotated;
        let adjective = senses(annotated, at).any(|s| matches!(s.shape, Shape::Adjective | Shape::Active));
        let article = annotated.grammar().has_article(annotated.text(at));
        let inside = annotated.has_use(at, |u| matches!(u, Use::Preposition(Relation::In | Relation::From)));
        let unknown = annotated.readings(at).is_empty();
        if adjective || article || inside || unknown && self.mention.last + 1 == at {
            Step::Passed(last_of(annotated, at) + 1)
        } else {
            Step::Ended
        }
    }

    fn name_person(&mut self, person: &Entity, last: usize) -> Step {
        let state = state_of(self.annotated, person);
        if self.identity.code.is_some()
            && state.is_some()
            && self.identity.code != state
            && !person.terms.iter().any(|t| Some(&t.state) == self.identity.code.as_ref())
        {
            return Step::Ended;
        }
        self.identity.code = self.identity.code.take().or(state);
        self.identity.name = Some(person.name.clone());
        self.mention.last = last;
        Step::Ended
    }

    /// "The president of Togo, Faure Gnassingbé".
    fn person(&mut self) {
        let at = self.mention.last + 1;
        if self.identity.name.is_some() || !self.agent.person || !matches!(self.annotated.text(at), "،" | ",")
        {
            return;
        }
        if let Some((entity, _)) =
            self.company.choose(self.annotated, at + 1).filter(|(e, _)| e.kind == EntityKind::Person)
        {
            self.name_person(entity, last_of(self.annotated, at + 1));
        }
    }

    /// Who held the office on the day of publication.
    fn holder(&mut self) {
        if self.identity.name.is_none() {
            self.identity.name = holder(self.annotated, self.agent, self.identity.code.as_deref());
        }
    }
}

enum Step {
    Taken(usize),
    Passed(usize),
    Ended,
}
