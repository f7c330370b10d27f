//! Mentions that stand for others: "the two countries", "the president" without a state, "the Gulf
//! of Guinea state". Where two readings stay open, none is taken.

use super::told::Told;
use super::{Identity, Mention, home};
use mithaq_lexicon::{Agent, Has, Home, Pronoun, Relation, Use, Via, What};

use crate::annotate::{Analysis, Annotated, Role, antecedent};

/// How many sentences back "the two" may reach.
const PAIR_SENTENCES: usize = 3;
/// Among how many persons told before "the two men" are looked for.
const PEOPLE_BACK: usize = 200;

/// Finds whom they stand for, and the mention of the state that the report is from.
pub(in crate::annotate) fn resolve(annotated: &mut Annotated) -> Option<usize> {
    let home = at_line(annotated).then(|| home::dateline(annotated)).flatten();
    let mut told = Told::new(annotated);
    for m in 0..annotated.mentions.len() {
        let mention = &annotated.mentions[m];
        let who = if mention.via == "pronoun" && mention.who.is_empty() {
            pair(annotated, m, &told)
        } else if mention.who.iter().any(|w| w.region && w.code.is_none()) && !mention.agents.is_empty() {
            member_of_region(annotated, m, &told)
        } else if !mention.agents.is_empty()
            && !mention.is_known()
            && (!mention.unnamed || is_capital(annotated, m))
        {
            owner(annotated, m)
                .or_else(|| same_office(annotated, m, &told))
                .or_else(|| at_dateline(annotated, m, home.as_deref()))
                .or_else(|| at_home(annotated, m, &told))
                .or_else(|| only_state(annotated, m, &told))
                .or_else(|| own_country(annotated, m, &told))
        } else if mention.who.is_empty() && mention.relation == Some(Relation::In) {
            home.clone().map(|code| vec![Identity { code: Some(code), ..Identity::default() }])
        } else {
            None
        };
        if let Some(who) = who {
            let old: Vec<String> = states(&annotated.mentions[m].who);
            annotated.mentions[m].who = who;
            told.changed(annotated, m, &old);
        }
        if annotated.mentions[m].is_known() && is_capital(annotated, m) {
            annotated.mentions[m].unnamed = false;
        }
        told.pass(annotated, m);
    }
    told.home(annotated)
}

/// Whether its date line tells where a report is at home.
fn at_line(annotated: &Annotated) -> bool {
    annotated.habits().home == Home::Line
}

/// The two states that were named last, if the text leaves no third.
fn pair(annotated: &Annotated, m: usize, told: &Told) -> Option<Vec<Identity>> {
    let here = annotated.tokens[annotated.mentions[m].first].sentence;
    let people = annotated.has_use(annotated.mentions[m].last, |u| *u == Use::Pronoun(Pronoun::People))
        || annotated.has_use(annotated.mentions[m].first, |u| *u == Use::Pronoun(Pronoun::People));
    let near: Vec<&Mention> = match people {
        true => told.people().take(PEOPLE_BACK).map(|b| &annotated.mentions[b]).collect(),
        false => annotated.mentions[..m]
            .iter()
            .rev()
            .take_while(|b| annotated.tokens[b.first].sentence + PAIR_SENTENCES >= here)
            .filter(|b| !b.is_region() && b.is_known())
            .filter(|b| !b.codes().any(|code| annotated.past_states.contains(&code)))
            .collect(),
    };
    let groups = near.iter().filter(|b| b.who.len() == 2).map(|b| states(&b.who)).next();
    let here_only: Vec<&Mention> =
        near.iter().copied().filter(|b| annotated.tokens[b.first].sentence == here).collect();
    if let Some(two) = last_two(&here_only) {
        return Some(
            two.into_iter().map(|code| Identity { code: Some(code), ..Identity::default() }).collect(),
        );
    }
    let joined = joined_pair(&near);
    let mut named: Vec<String> = Vec::new();
    for code in near.iter().flat_map(|b| b.codes()).filter(|c| c.len() == 3) {
        if !named.iter().any(|n| n == code) {
            named.push(code.to_owned());
        }
    }
    let two = joined
        .or(groups)
        .or_else(|| (named.len() == 2).then(|| named.clone()))
        .or_else(|| leading_pair(told, &named))?;
    Some(two.into_iter().map(|code| Identity { code: Some(code), ..Identity::default() }).collect())
}

/// The last two states of the same sentence.
fn last_two(near: &[&Mention]) -> Option<Vec<String>> {
    let later = near.iter().find_map(|m| m.codes().find(|c| c.len() == 3))?;
    let earlier = near.iter().flat_map(|m| m.codes()).find(|c| *c != later && c.len() == 3)?;
    Some(vec![earlier.to_owned(), later.to_owned()])
}

fn states(who: &[Identity]) -> Vec<String> {
    who.iter().filter_map(|w| w.code.clone()).collect()
}

/// The last two states that were joined by "and" and stand alone so; of a longer list no two are meant.
fn joined_pair(near: &[&Mention]) -> Option<Vec<String>> {
    near.chunk_by(|a, b| a.group == b.group).find_map(|group| {
        let [later, earlier] = group else { return None };
        let (later, earlier) = (later.codes().next()?, earlier.codes().next()?);
        (later != earlier && later.len() == 3 && earlier.len() == 3)
            .then(|| vec![earlier.to_owned(), later.to_owned()])
    })
}

/// Of more than two, the two that the whole article speaks of most, if they lead clearly.
fn leading_pair(told: &Told, near: &[String]) -> Option<Vec<String>> {
    let mut ranked: Vec<(&String, u32)> = near.iter().map(|c| (c, told.count(c))).collect();
    ranked.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    match ranked.as_slice() {
        [one, two, three, ..] if two.1 > three.1 => Some(vec![one.0.clone(), two.0.clone()]),
        _ => None,
    }
}

/// "The Gulf of Guinea state" is the state of that region that was named last.
fn member_of_region(annotated: &Annotated, m: usize, told: &Told) -> Option<Vec<Identity>> {
    let region = annotated.mentions[m].who.first()?.name.as_deref()?;
    let members = &annotated.lexicon.entities.iter().find(|e| e.id == region && !e.states.is_empty())?.states;
    let named = told.last_of(members)?;
    Some(vec![Identity { code: Some(named.clone()), ..Identity::default() }])
}

/// "The junta", "the army", "the country" of a report with a date line: those of the state where it was written.
fn at_dateline(annotated: &Annotated, m: usize, home: Option<&str>) -> Option<Vec<Identity>> {
    let mention = &annotated.mentions[m];
    let own = mention.who.first()?;
    let agent = agent(annotated, m)?;
    let body = agent.seated || matches!(own.sector.as_deref(), Some("LEG")) || is_army(annotated, mention);
    // "The country" as a subject may be any state that was spoken of.
    let place = agent.state && is_place(annotated, mention);
    let definite = annotated.is_definite(mention.first) || demonstrative(annotated, mention.first);
    let fits = !mention.person && definite && (body || place);
    home.filter(|_| fits).map(|code| vec![Identity { code: Some(code.to_owned()), ..own.clone() }])
}

/// "Mali ordered the ambassador to leave the country": the one state that the sentence named before.
fn in_sentence(annotated: &Annotated, m: usize) -> Option<Vec<Identity>> {
    let mention = &annotated.mentions[m];
    let (first, _) = annotated.sentence(annotated.tokens[mention.first].sentence);
    let before = annotated.mentions_in(first, mention.first).filter(|(n, b)| *n != m && !b.adjective);
    let named = |b: &Mention| {
        matches!(b.via, "name" | "capital") || b.agents.iter().any(|_| b.is_known() && !b.person)
    };
    let mut codes: Vec<String> = before
        .filter(|(_, b)| named(b) && !b.is_region())
        .flat_map(|(_, b)| b.codes().map(str::to_owned).collect::<Vec<_>>())
        .filter(|c| c.len() == 3)
        .collect();
    codes.dedup();
    let [code] = codes.as_slice() else { return None };
    Some(vec![Identity { code: Some(code.clone()), ..mention.who.first()?.clone() }])
}

/// Behind a preposition, or the object right behind its verb.
fn is_place(annotated: &Annotated, mention: &Mention) -> bool {
    let verb = mention.first.checked_sub(2).is_some_and(|t| annotated.roles[t] != Role::None);
    mention.relation.is_some() || verb
}

/// "The capital" is nobody until it is known of which state.
fn is_capital(annotated: &Annotated, m: usize) -> bool {
    at_line(annotated) && agent(annotated, m).is_some_and(|a| a.state && a.unnamed)
}

fn demonstrative(annotated: &Annotated, first: usize) -> bool {
    first > 0 && annotated.words().this.has(annotated.text(first - 1))
}

/// The forces of a state as one: soldiers may be anybody's.
fn is_army(annotated: &Annotated, mention: &Mention) -> bool {
    let (start, end) = annotated.bytes(mention.first, mention.last);
    annotated.words().army.has(&annotated.article.text[start..end])
}

fn agent<'a>(annotated: &Annotated<'a>, m: usize) -> Option<&'a Agent> {
    let word = *annotated.mentions[m].agents.first()?;
    annotated.language.lemmas.get(word as usize)?.uses.iter().find_map(|u| match u {
        Use::Agent(agent) => Some(agent),
        _ => None,
    })
}

/// "The military council", "the parliament", of no state told anywhere: that of the state which the
/// headline names first, if the article speaks of it about as much as of any other.
fn at_home(annotated: &Annotated, m: usize, told: &Told) -> Option<Vec<Identity>> {
    let mention = &annotated.mentions[m];
    let own = mention.who.first()?;
    let definite = annotated.is_definite(mention.first);
    let place =
        at_line(annotated) && agent(annotated, m).is_some_and(|a| a.state) && is_place(annotated, mention);
    if place {
        return in_sentence(annotated, m).filter(|_| !is_capital(annotated, m));
    }
    let official = matches!(own.sector.as_deref(), Some("GOV" | "LEG"));
    if !definite || !official || mention.person {
        return None;
    }
    let home = if at_line(annotated) { None } else { told.home(annotated) };
    let home = home.map(|h| &annotated.mentions[h]);
    let first = home.and_then(|h| h.codes().next()).or_else(|| told.first_state(annotated))?;
    let count = told.count(first);
    let leads = count > 0 && count * 3 >= told.most() * 2;
    let leads = leads && is_free(annotated, m, first);
    leads.then(|| vec![Identity { code: Some(first.to_owned()), ..own.clone() }])
}

/// Whether a description may be of a state that nothing but the article's talk of it ties to it: no adjective of an unknown state
/// stands behind it ("le président *congolais*"), and it does nothing with that state.
fn is_free(annotated: &Annotated, m: usize, code: &str) -> bool {
    let mention = &annotated.mentions[m];
    let is_adjective = |a: &Analysis| matches!(a.sense.what, What::Name(_, Via::Demonym));
    let next = mention.last + 1;
    let follows = annotated.habits().noun_first
        && annotated.tokens.get(next).is_some_and(|t| t.sentence == annotated.tokens[mention.first].sentence)
        && annotated.mention_at(next).is_none()
        && annotated.readings(next).iter().any(is_adjective);
    let (first, last) = annotated.sentence(annotated.tokens[mention.first].sentence);
    let other = |o: &Mention| o.relation == Some(Relation::With) && o.codes().any(|own| own == code);
    !follows && !annotated.mentions_in(first, last).any(|(n, o)| n != m && other(o))
}

/// "Opposition groups", "the president", where the article names one state and no other: that state's.
/// Gunmen and gangs may be anybody's.
fn only_state(annotated: &Annotated, m: usize, told: &Told) -> Option<Vec<Identity>> {
    let own = annotated.mentions[m].who.first()?;
    let domestic = matches!(
        own.sector.as_deref(),
        Some("GOV" | "LEG" | "JUD" | "COP" | "MIL" | "OPP" | "PTY" | "CVL" | "REB" | "MED" | "EDU")
    );
    let code = told.only_state().filter(|_| domestic && at_line(annotated))?;
    is_free(annotated, m, code).then_some(())?;
    Some(vec![Identity { code: Some(code.to_owned()), ..own.clone() }])
}

/// "A spokesman said that *his country* …": the state of the report, if the sentence has named no other.
fn own_country(annotated: &Annotated, m: usize, told: &Told) -> Option<Vec<Identity>> {
    let mention = &annotated.mentions[m];
    if !annotated.words().own_country.begin(annotated.text(mention.first)) {
        return None;
    }
    let home = &annotated.mentions[told.home(annotated)?];
    let (first, _) = annotated.sentence(annotated.tokens[mention.first].sentence);
    let mut named = annotated.mentions_in(first, mention.first).flat_map(|(_, b)| b.codes());
    let own = mention.who.first()?;
    let code = home.codes().next()?;
    named.all(|c| c == code).then(|| vec![Identity { code: Some(code.to_owned()), ..own.clone() }])
}

/// "Its ambassador", "its forces": the pronoun on the noun tells whose.
fn owner(annotated: &Annotated, m: usize) -> Option<Vec<Identity>> {
    let mention = &annotated.mentions[m];
    let pronoun = annotated.possessor(mention.first)?;
    let owners = antecedent::of(annotated, pronoun, mention.first);
    let [owner] = owners.as_slice() else { return None };
    let code = annotated.mentions[*owner].codes().next()?.to_owned();
    let own = mention.who.first()?;
    Some(vec![Identity { code: Some(code), ..own.clone() }])
}

/// "The president" alone is the president whose state was told before.
fn same_office(annotated: &Annotated, m: usize, told: &Told) -> Option<Vec<Identity>> {
    let mention = &annotated.mentions[m];
    let head = mention.agents.first()?;
    let before = &annotated.mentions[told.last_with(*head)?];
    let (own, theirs) = (mention.who.first()?, before.who.first()?);
    Some(vec![Identity { code: theirs.code.clone(), ..own.clone() }])
}
