//! The noun phrase that names somebody, where nouns stand behind what belongs to them: *French President Emmanuel Macron*, *Israel's army*, *the
//! government of Togo*, *gunmen*, *the American Civil Liberties Union*.

use mithaq_lexicon::{Agent, Entity, EntityKind, Has, Number, Pronoun, Relation, Shape, Time, Use, Via};

use super::company::Company;
use super::{Identity, Mention, agent_at, blank, identity, is_pair, is_word, last_of, senses, via_word};
use crate::annotate::Annotated;
use crate::annotate::tokens::{Case, TokenKind, without_ending};
use crate::annotate::verbs::is_adverb;

/// All mentions, in the order of the text.
pub(super) fn mentions(annotated: &Annotated, company: &Company) -> Vec<Mention> {
    let mut found: Vec<Mention> = Vec::new();
    let mut i = 0;
    while i < annotated.tokens.len() {
        let Some(last) = chunk(annotated, i) else {
            found.extend(here(annotated, i));
            // "out of", "along with": the words inside are no noun phrase of their own.
            let preposition = annotated.has_use(i, |u| matches!(u, Use::Preposition(_)));
            i = if preposition { last_of(annotated, i) + 1 } else { i + 1 };
            continue;
        };
        let from = found.len();
        let next = Phrases::new(annotated, company, i, last).read(&mut found);
        let relation = relation(annotated, i);
        for mention in &mut found[from..] {
            mention.relation = relation;
        }
        i = next.max(last + 1);
    }
    // Where a report was written is a place: nobody who does something.
    if let Some((first, last)) = super::home::span(annotated) {
        for mention in found.iter_mut().filter(|m| first <= m.first && m.last <= last) {
            mention.relation = Some(Relation::In);
        }
    }
    groups(annotated, &mut found);
    found
}

/// "stationed *here*": in the state of the date line.
fn here(annotated: &Annotated, i: usize) -> Option<Mention> {
    let says = annotated.words().here.has(annotated.text(i)) && annotated.quoted[i].is_none();
    says.then(|| Mention { relation: Some(Relation::In), ..blank(i, i, "description") })
}

/// The last token of the noun phrase that starts here: words that are no verb and no small word.
fn chunk(annotated: &Annotated, first: usize) -> Option<usize> {
    if !is_nominal(annotated, first) || is_hyphen(annotated, first) {
        return None;
    }
    let sentence = annotated.tokens[first].sentence;
    let mut last = last_of(annotated, first);
    while annotated.tokens.get(last + 1).is_some_and(|t| t.sentence == sentence) {
        let next = last + 1;
        if !(is_nominal(annotated, next) || is_possessive_sign(annotated, next)) {
            break;
        }
        last = last_of(annotated, next);
    }
    while is_hyphen(annotated, last) && last > first {
        last -= 1;
    }
    Some(last)
}

fn is_hyphen(annotated: &Annotated, i: usize) -> bool {
    annotated.text(i) == "-"
}

/// The ' behind a plural, or the 's behind an abbreviation.
fn is_possessive_sign(annotated: &Annotated, i: usize) -> bool {
    i > 0
        && annotated.text(i) == "'"
        && annotated.tokens[i - 1].end == annotated.tokens[i].start
        && is_word(annotated, i + 1)
}

fn is_nominal(annotated: &Annotated, i: usize) -> bool {
    let token = annotated.tokens[i];
    if token.kind == TokenKind::Sign {
        let glued = i > 0 && annotated.tokens[i - 1].end == token.start;
        return is_hyphen(annotated, i)
            && glued
            && annotated.tokens.get(i + 1).is_some_and(|t| t.start == token.end);
    }
    if annotated.is_in_date(i) {
        return false;
    }
    // "намерен": words that say how real a thing is are no part of a noun phrase, nor are those that tell who speaks.
    let mood = annotated.habits().owners_behind
        && annotated.readings(i).iter().all(|a| a.sense.shape == Shape::Fixed)
        && annotated.has_use(i, |u| matches!(u, Use::Modality { .. } | Use::Report(_)));
    let small = annotated.has_use(i, |u| {
        matches!(
            u,
            Use::Time(Time::Weekday(_) | Time::Month(_))
                | Use::Preposition(_)
                | Use::Joint(_)
                | Use::Auxiliary(_)
                | Use::Negation
                | Use::Determiner
                | Use::Filler
                | Use::Pronoun(Pronoun::That | Pronoun::Its | Pronoun::Their | Pronoun::His)
        )
    });
    let and = joins(annotated, annotated.text(i));
    let phrase = annotated.readings(i).iter().any(|a| {
        a.sense.shape == Shape::Fixed && a.uses(annotated.language).iter().any(|u| matches!(u, Use::Head(_)))
    });
    let named = annotated.readings(i).iter().any(|a| matches!(a.sense.what, mithaq_lexicon::What::Name(..)));
    (named || !small && !mood && !phrase && !and && !is_adverb(annotated, i))
        && annotated.roles[i] == super::super::Role::None
}

/// One thing a phrase is made of.
struct Item<'a> {
    first: usize,
    last: usize,
    what: Part<'a>,
    possessive: bool,
}

enum Part<'a> {
    Name(&'a Entity, Via),
    Agent(&'a Agent, u32),
    /// Capitalised words that the lexicon does not know.
    Proper,
    Pair,
    Word,
}

/// A noun phrase, cut at its possessives.
struct Phrases<'p, 'a> {
    annotated: &'p Annotated<'a>,
    company: &'p Company,
    items: Vec<Item<'a>>,
}

impl<'p, 'a> Phrases<'p, 'a> {
    fn new(annotated: &'p Annotated<'a>, company: &'p Company, first: usize, last: usize) -> Self {
        let mut items: Vec<Item<'a>> = Vec::new();
        let mut i = first;
        while i <= last {
            let item = item(annotated, company, i, last);
            i = item.last + 1;
            match items.last_mut() {
                Some(before)
                    if matches!((&before.what, &item.what), (Part::Proper, Part::Proper))
                        && !before.possessive =>
                {
                    before.last = item.last;
                    before.possessive = item.possessive;
                }
                _ => items.push(item),
            }
        }
        Self { annotated, company, items }
    }

    /// Appends the mentions and tells the token after what was used.
    fn read(self, found: &mut Vec<Mention>) -> usize {
        let mut owner: Option<Mention> = None;
        let mut next = self.items.last().map_or(0, |i| i.last + 1);
        let parts: Vec<&[Item<'a>]> = self.items.split_inclusive(|i| i.possessive).collect();
        for (n, part) in parts.iter().enumerate() {
            let possessive = part.last().is_some_and(|i| i.possessive);
            let mut made = self.phrase(part, owner.take());
            let last = made.last_mut().filter(|m| n + 1 == parts.len() && !m.adjective);
            if let Some(mention) = last {
                next = next.max(self.complement(mention) + 1);
            }
            if possessive && made.last().is_some_and(|m| !m.adjective) {
                owner = made.pop();
                if let Some(owner) = &mut owner {
                    owner.adjective = true;
                }
            }
            found.extend(made);
            if n + 1 == parts.len() {
                found.extend(owner.take());
            }
        }
        next
    }

    /// The mentions of one stretch without possessives inside; an owner before it is taken in or put out.
    fn phrase(&self, items: &[Item<'a>], owner: Option<Mention>) -> Vec<Mention> {
        if let Some(next) = self.next_phrase(items) {
            let mut made = self.phrase(&items[..next], owner);
            made.extend(self.phrase(&items[next..], None));
            return made;
        }
        let is_agent = |i: &Item| matches!(i.what, Part::Agent(..));
        let agent = match self.annotated.habits().owners_behind {
            true => items.iter().position(is_agent),
            false => items.iter().rposition(is_agent),
        };
        if let Some(agent) = agent {
            return self.agent(items, agent, owner);
        }
        let mut made: Vec<Mention> = owner.into_iter().collect();
        for (n, item) in items.iter().enumerate() {
            let head = n + 1 == items.len();
            match &item.what {
                Part::Name(entity, via) => made.push(self.name(item, entity, *via, head)),
                Part::Pair => made.push(blank(item.first, item.last, "pronoun")),
                Part::Proper if head && self.is_name(item) => made.push(self.unknown(item)),
                _ => {}
            }
        }
        self.joined(made)
    }

    /// Where owners stand behind, a phrase ends with its owner: "поддержка *Россией* | правительства *Мали*", and has no other
    /// behind it if it has one before it: "с *российской* делегацией | *Франция*". A person may follow an owner: "президент *Франции*
    /// *Эмманюэль Макрон*".
    fn next_phrase(&self, items: &[Item<'a>]) -> Option<usize> {
        if !self.annotated.habits().owners_behind {
            return None;
        }
        let is_adjective = |item: &Item| {
            matches!(item.what, Part::Name(_, Via::Demonym))
                && senses(self.annotated, item.first).all(|s| s.shape == Shape::Adjective)
        };
        let (mut owner, mut adjective, mut agents) = (None, None, Vec::new());
        for (at, item) in items.iter().enumerate() {
            let beside = adjective.is_some_and(|a| a + 1 == at);
            match item.what {
                Part::Name(e, _) if e.kind == EntityKind::Person && owner != Some(true) => owner = Some(true),
                Part::Name(..) if is_adjective(item) => {
                    if owner.is_some() || adjective.is_some() && !beside {
                        return Some(at);
                    }
                    adjective = Some(at);
                }
                Part::Name(..) if owner.is_some() => return Some(at),
                Part::Name(..) if adjective.is_some() && !agents.is_empty() => {
                    return Some(agents.get(1).copied().unwrap_or(at));
                }
                Part::Name(..) => owner = Some(false),
                Part::Agent(..) | Part::Pair if owner.is_some() => return Some(at),
                Part::Agent(..) => agents.push(at),
                Part::Pair | Part::Proper | Part::Word => {}
            }
        }
        None
    }

    /// "Russian Vladimir Putin", "Turkey President": a person behind an adjective of the same state is one.
    fn joined(&self, mut made: Vec<Mention>) -> Vec<Mention> {
        if let [.., before, last] = made.as_slice() {
            // "Iraqi Kurds": the adjective says whose people without a state are.
            let whose = !last.is_known() && last.via == "name" && !last.person;
            let same = before.codes().next().is_some() && (before.codes().eq(last.codes()) || whose);
            if same && before.adjective && before.last + 1 == last.first && (last.person || whose) {
                let (first, code) = (before.first, before.codes().next().map(str::to_owned));
                made.remove(made.len() - 2);
                if let Some(last) = made.last_mut() {
                    last.first = first;
                    last.who.iter_mut().for_each(|w| w.code = w.code.take().or_else(|| code.clone()));
                }
            }
        }
        made
    }

    fn name(&self, item: &Item, entity: &Entity, via: Via, head: bool) -> Mention {
        let mut mention = blank(item.first, item.last, via_word(entity, via));
        mention.who = vec![identity(self.annotated, entity)];
        mention.person = entity.kind == EntityKind::Person;
        mention.city = matches!(entity.kind, EntityKind::City | EntityKind::Capital);
        let plural = senses(self.annotated, item.first).any(|s| s.number == Number::Plural);
        mention.adjective = match via {
            Via::Demonym if self.annotated.habits().owners_behind => {
                senses(self.annotated, item.first).all(|s| s.shape == Shape::Adjective)
            }
            _ if self.annotated.habits().owners_behind => false,
            Via::Demonym => !head || !plural && !is_people(self.annotated, item),
            _ => !mention.person && !head,
        };
        mention
    }

    /// A capitalised word at the head of a sentence need not be a name.
    fn is_name(&self, item: &Item) -> bool {
        let annotated = self.annotated;
        let opens = item.first == 0
            || annotated.tokens[item.first - 1].sentence != annotated.tokens[item.first].sentence;
        let upper = annotated.tokens[item.first].case == Case::Upper && annotated.text(item.first).len() > 1;
        item.last > item.first || !opens || upper
    }

    fn unknown(&self, item: &Item) -> Mention {
        let mut mention = blank(item.first, item.last, "name");
        mention.who = vec![Identity { name: Some(self.words(item.first, item.last)), ..Identity::default() }];
        mention
    }

    fn words(&self, first: usize, last: usize) -> String {
        let (start, end) = self.annotated.bytes(first, last);
        let endings = &self.annotated.words().possessive_endings;
        without_ending(&self.annotated.article.text[start..end], endings).to_owned()
    }

    /// A generic agent, whose it is, and who it is.
    fn agent(&self, items: &[Item<'a>], head: usize, owner: Option<Mention>) -> Vec<Mention> {
        let Part::Agent(agent, _) = items[head].what else { return Vec::new() };
        let names = || {
            items.iter().filter_map(|i| match i.what {
                Part::Name(entity, via) => Some((entity, via)),
                _ => None,
            })
        };
        let person = names().find(|(e, _)| e.kind == EntityKind::Person).map(|(e, _)| e);
        let state = names().find(|(e, _)| e.kind != EntityKind::Person).map(|(e, _)| e);
        let from = items
            .iter()
            .position(|i| {
                matches!(i.what, Part::Name(..) | Part::Agent(..)) || matches!(i.what, Part::Proper)
            })
            .unwrap_or(0);
        let to = items.iter().rposition(|i| !matches!(i.what, Part::Word)).unwrap_or(head).max(head);
        let mut mention = blank(
            items[from].first,
            items[to].last,
            if agent.office.is_some() || agent.person { "office" } else { "description" },
        );
        mention.unnamed = agent.unnamed;
        mention.person = agent.person;
        mention.agents = items
            .iter()
            .filter_map(|i| match i.what {
                Part::Agent(_, word) => Some(word),
                _ => None,
            })
            .collect();
        if !self.annotated.habits().owners_behind {
            mention.agents.reverse();
        }
        let mut who = Identity { sector: self.sector(items, agent), ..Identity::default() };
        if let Some(state) = state.filter(|s| s.kind != EntityKind::Region) {
            who.code = identity(self.annotated, state).code;
            if matches!(state.kind, EntityKind::Organisation | EntityKind::Group | EntityKind::Body) {
                who.name = Some(state.name.clone());
            }
        }
        if let Some(owner) = owner {
            if who.code.is_none() {
                who.code = owner.codes().next().map(str::to_owned);
            }
            mention.first = owner.first;
        }
        if let Some(person) = person {
            let known = identity(self.annotated, person);
            who.code = who.code.or(known.code);
            who.name = known.name;
        } else if let Some(item) = items[head + 1..].iter().find(|i| matches!(i.what, Part::Proper)) {
            who.name = Some(self.words(item.first, item.last));
            mention.unnamed = false;
        }
        self.holder(agent, &mut who);
        mention.who = vec![who];
        vec![mention]
    }

    /// The sector of the last agent that has one; "opposition leader" is of the opposition.
    fn sector(&self, items: &[Item<'a>], head: &Agent) -> Option<String> {
        let special = items.iter().find_map(|i| match i.what {
            Part::Agent(a, _) if a.adjectival => Some(a.sector.clone()),
            Part::Name(e, _) if e.kind == EntityKind::Group => e.sector.clone(),
            _ => None,
        });
        special.or_else(|| Some(head.sector.clone())).filter(|s| !s.is_empty())
    }

    /// Who held the office on the day of publication.
    fn holder(&self, agent: &Agent, who: &mut Identity) {
        if who.name.is_none() {
            who.name = super::holder(self.annotated, agent, who.code.as_deref());
        }
    }

    /// "The president *of Togo*", "ministers *from France and Mali*": takes the state in, and tells the last token.
    fn complement(&self, mention: &mut Mention) -> usize {
        let annotated = self.annotated;
        let at = mention.last + 1;
        let governed =
            annotated.has_use(at, |u| matches!(u, Use::Preposition(Relation::Of | Relation::From)));
        // "rebels in Sudan" are Sudan's, but soldiers in a state may be anybody's.
        let army = mention.who.iter().any(|w| w.sector.as_deref() == Some("MIL"));
        let inside = annotated.has_use(at, |u| *u == Use::Preposition(Relation::In)) && !army;
        let own = annotated.possessor(mention.first).is_some();
        let open = !mention.agents.is_empty() && !mention.is_known() && mention.who.len() == 1 && !own;
        // Soldiers from a state are withdrawn from it more often than they are its own.
        let away = annotated.words().away.has(annotated.text(at)) && !mention.person;
        if !(governed || inside) || !open || away {
            return mention.last;
        }
        let determiner = usize::from(annotated.has_use(at + 1, |u| *u == Use::Determiner));
        let Some((entity, via)) = self.company.choose(annotated, at + 1 + determiner) else {
            return mention.last;
        };
        let last = last_of(annotated, at + 1 + determiner);
        let more = chunk(annotated, at + 1 + determiner).is_some_and(|end| end > last);
        if via == Via::Demonym
            || entity.kind == EntityKind::Region
            || entity.kind == EntityKind::Person
            || more
        {
            return mention.last;
        }
        mention.who[0].code = identity(annotated, entity).code;
        mention.last = last;
        mention.last
    }
}

/// "The French", "the British": an adjective behind an article with no noun behind it names the people.
fn is_people(annotated: &Annotated, item: &Item) -> bool {
    item.first > 0
        && annotated.words().articles.has(annotated.text(item.first - 1))
        && item.first == item.last
}

fn item<'a>(annotated: &Annotated<'a>, company: &Company, i: usize, end: usize) -> Item<'a> {
    let make = |last: usize, what: Part<'a>| {
        let sign = last < end && is_possessive_sign(annotated, last + 1);
        let abbreviated = sign && annotated.text(last + 2) == "s";
        let possessive = sign || annotated.words().possessive_endings.end(annotated.text(last));
        let last = last + usize::from(sign) + usize::from(abbreviated);
        Item { first: i, last: last.min(end.max(i)), what, possessive }
    };
    if is_pair(annotated, i) {
        return make(last_of(annotated, i), Part::Pair);
    }
    if let Some((entity, via)) = company.choose(annotated, i) {
        return make(last_of(annotated, i), Part::Name(entity, via));
    }
    if let Some((agent, word, last)) = agent_at(annotated, i) {
        return make(last, Part::Agent(agent, word));
    }
    let capital = annotated.tokens[i].case != Case::Small && annotated.tokens[i].kind == TokenKind::Word;
    make(i, if capital { Part::Proper } else { Part::Word })
}

/// The preposition before a noun phrase, over its determiners.
fn relation(annotated: &Annotated, first: usize) -> Option<Relation> {
    let sentence = annotated.tokens[first].sentence;
    let at =
        (0..first).rev().take_while(|&t| annotated.tokens[t].sentence == sentence).take(6).find(|&t| {
            let start = annotated.start_of_reading(t);
            !annotated.has_use(start, |u| matches!(u, Use::Determiner | Use::Filler | Use::Pronoun(_)))
                && annotated.text(t) != "\""
                && (annotated.tokens[t].kind != TokenKind::Number || annotated.is_in_date(t))
        })?;
    // "In 2023 Niger …": the date takes the preposition.
    if annotated.is_in_date(at) {
        return None;
    }
    annotated.uses(annotated.start_of_reading(at)).find_map(|(u, a)| match u {
        Use::Preposition(relation) if a.last == at => Some(*relation),
        _ => None,
    })
}

/// Mentions joined by "and" or a comma share a number and the preposition of the first.
fn groups(annotated: &Annotated, found: &mut [Mention]) {
    for m in 0..found.len() {
        found[m].group = m;
        let Some(before) = m.checked_sub(1).map(|b| found[b].clone()) else { continue };
        if joined(annotated, &before, &found[m]) {
            found[m].group = before.group;
            found[m].relation = before.relation;
        }
    }
}

fn joined(annotated: &Annotated, before: &Mention, mention: &Mention) -> bool {
    if annotated.tokens[before.first].sentence != annotated.tokens[mention.first].sentence
        || before.adjective != mention.adjective
        || mention.relation.is_some()
    {
        return false;
    }
    let small = |t: usize| {
        annotated.has_use(annotated.start_of_reading(t), |u| matches!(u, Use::Determiner | Use::Filler))
    };
    let between: Vec<&str> =
        (before.last + 1..mention.first).filter(|t| !small(*t)).map(|t| annotated.text(t)).collect();
    let subject = annotated.roles.get(mention.last + 1).is_some_and(|r| r.is_finite());
    match between.as_slice() {
        [","] => before.via == "name" && mention.via == "name",
        ["-"] => before.adjective,
        [word] => joins(annotated, word),
        // ", and France withdrew" begins a clause of its own.
        [",", word] => joins(annotated, word) && !subject,
        _ => false,
    }
}

fn joins(annotated: &Annotated, word: &str) -> bool {
    annotated.words().and.has(word) || annotated.words().or.has(word)
}
