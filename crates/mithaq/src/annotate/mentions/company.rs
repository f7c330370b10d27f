//! The company a name keeps: which states the article names beyond doubt. It decides what an
//! ambiguous name (Guinea, Congo, مالي) means here, or that it means nothing.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use mithaq_lexicon::{Entity, EntityKind, Has, Relation, Use, Via, What, fold::fold};

use crate::annotate::{Annotated, Case};

/// Whom the article names beyond doubt.
pub(super) struct Company {
    /// How often each state by a name that can mean nothing else.
    counts: HashMap<String, u32>,
    /// The persons that it names in full, by their ids.
    persons: HashSet<String>,
}

impl Company {
    pub(super) fn of(annotated: &Annotated) -> Self {
        let mut counts = HashMap::new();
        let mut persons = HashSet::new();
        for i in 0..annotated.tokens.len() {
            let named: Vec<Named> = named(annotated, i).collect();
            let in_full = |n: &&Named| n.entity.kind == EntityKind::Person && n.via == Via::Name;
            persons.extend(named.iter().filter(in_full).map(|n| n.entity.id.clone()));
            let sure = named.iter().all(|n| !n.ambiguous) || governed(annotated, i) || listed(annotated, i);
            let mut codes: Vec<&str> = named
                .iter()
                .filter(|n| n.entity.kind != EntityKind::Region)
                .filter_map(|n| n.entity.code.as_deref())
                .collect();
            codes.dedup();
            if let (true, [code]) = (sure, codes.as_slice()) {
                *counts.entry((*code).to_owned()).or_insert(0) += 1;
            }
        }
        Self { counts, persons }
    }

    pub(super) fn knows(&self, code: &str) -> bool {
        self.counts.contains_key(code)
    }

    /// The entity a token names, with the way it names it. Of several the one whose state the
    /// article names elsewhere; none where that leaves more than one state.
    pub(super) fn choose<'a>(&self, annotated: &Annotated<'a>, i: usize) -> Option<(&'a Entity, Via)> {
        let mut candidates: Vec<Named> = named(annotated, i).collect();
        candidates.retain(|n| !is_of_another(annotated, i, n));
        candidates.sort_by_key(|n| (rank(n.entity.kind), self.likely(annotated, n.entity)));
        let pick = |n: &Named<'a>| (n.entity, n.via);
        let first = candidates.first()?.entity;
        if candidates.iter().all(|n| n.entity.code == first.code) {
            return candidates.first().filter(|n| !n.ambiguous || self.accepts(annotated, i, n)).map(pick);
        }
        let known: Vec<_> =
            candidates.iter().filter(|n| n.entity.code.as_deref().is_some_and(|c| self.knows(c))).collect();
        match known.as_slice() {
            [] => candidates.iter().find(|n| !n.ambiguous).map(pick),
            [one, rest @ ..] if rest.iter().all(|r| r.entity.code == one.entity.code) => Some(pick(one)),
            _ => None,
        }
    }

    /// Of several of one surname, whom the article names in full comes first, then who held an office on the day of publication, of
    /// those who led a state or its government, then who came to one last.
    fn likely<'e>(&self, annotated: &Annotated, entity: &'e Entity) -> (bool, bool, bool, Reverse<&'e str>) {
        let day = annotated.known.published.map(|(_, last)| last.to_string());
        let held = |of: fn(&str) -> bool| {
            day.as_ref()
                .is_some_and(|day| entity.terms.iter().any(|term| term.holds_on(day) && of(&term.office)))
        };
        let holds = held(|_| true);
        let leads = held(|office| office.starts_with("head_of_"));
        let from = entity.terms.iter().map(|term| term.from.as_str()).max().unwrap_or("");
        (!self.persons.contains(&entity.id), !holds, !leads, Reverse(from))
    }

    /// Whose an agent is: behind "minister of defence" even an ambiguous adjective is one of a state.
    pub(super) fn owner<'a>(&self, annotated: &Annotated<'a>, i: usize) -> Option<(&'a Entity, Via)> {
        let demonyms = || named(annotated, i).filter(|n| n.via == Via::Demonym);
        let one = || demonyms().next().filter(|n| demonyms().all(|m| m.entity.code == n.entity.code));
        self.choose(annotated, i).or_else(|| one().map(|n| (n.entity, n.via)))
    }

    /// Whether an ambiguous name is one here.
    fn accepts(&self, annotated: &Annotated, i: usize, named: &Named) -> bool {
        if annotated.habits().capitals {
            return self.accepts_capitalised(annotated, i, named);
        }
        let known = named.entity.code.as_deref().is_some_and(|c| self.knows(c));
        let before =
            i.checked_sub(1).filter(|&b| annotated.tokens[b].sentence == annotated.tokens[i].sentence);
        let after_agent = before.is_some_and(|b| annotated.has_use(b, |u| matches!(u, Use::Agent(_))));
        match named.via {
            Via::Demonym => {
                after_agent
                    || before.is_some_and(|b| beside_demonym(annotated, b))
                    || known && !before.is_some_and(|b| annotated.readings(b).is_empty())
            }
            _ if before.is_some_and(|b| annotated.is_finite(b)) => true,
            _ => {
                known && !after_unknown_noun(annotated, before)
                    || after_agent
                    || governed(annotated, i)
                    || listed(annotated, i)
            }
        }
    }
}

impl Company {
    /// Where names are written with capitals: a state is one unless it stands in somebody's name (Michael
    /// Jordan); anything else must be of a state that the article names, or stand beside a title.
    fn accepts_capitalised(&self, annotated: &Annotated, i: usize, named: &Named) -> bool {
        let last = annotated.last_of(i);
        let same = |t: usize| annotated.tokens[t].sentence == annotated.tokens[i].sentence;
        let unknown_name = |t: usize| is_unknown_name(annotated, t, i);
        let before = i.checked_sub(1).filter(|&b| same(b));
        let after_agent = before.is_some_and(|b| {
            annotated.has_use(annotated.start_of_reading(b), |u| matches!(u, Use::Agent(_)))
        });
        let opens = before.is_none();
        match named.entity.kind {
            // Of two capital letters (the foreign ministry *КР*) much else may be meant.
            EntityKind::State if is_two_capitals(annotated, i) => {
                after_agent || named.entity.code.as_deref().is_some_and(|c| self.knows(c))
            }
            EntityKind::State | EntityKind::Capital => {
                !unknown_name(last + 1) && !before.is_some_and(|b| unknown_name(b) && b > 0 && same(b - 1))
            }
            _ => named.entity.code.as_deref().is_some_and(|c| self.knows(c)) && !opens || after_agent,
        }
    }
}

fn is_two_capitals(annotated: &Annotated, i: usize) -> bool {
    annotated.tokens[i].case == Case::Upper && annotated.text(i).chars().count() == 2
}

/// A surname behind a given name that is not this person's, or itself somebody's given name.
fn is_of_another(annotated: &Annotated, i: usize, named: &Named) -> bool {
    if named.via != Via::Surname {
        return false;
    }
    if is_unknown_name(annotated, annotated.last_of(i) + 1, i) {
        return true;
    }
    let Some(before) = i.checked_sub(1) else { return false };
    let given = consonants(annotated.text(before));
    let own = fold(&named.entity.name);
    is_unknown_name(annotated, before, i) && !own.split_whitespace().any(|name| consonants(name) == given)
}

/// The first consonants of a name, by which its spellings in other letters agree: Sergey, Sergei.
fn consonants(name: &str) -> String {
    name.chars().filter(|c| c.is_alphabetic() && !"aeiouy".contains(*c)).take(2).collect()
}

/// A capitalised word that the lexicon does not know, in the sentence of another.
fn is_unknown_name(annotated: &Annotated, t: usize, other: usize) -> bool {
    annotated.tokens.get(t).is_some_and(|token| {
        token.case == Case::Capital && token.sentence == annotated.tokens[other].sentence
    }) && annotated.readings(t).is_empty()
        && annotated.start_of_reading(t) == t
}

/// In "الاتفاقية الروسية المالية" the adjective before is one of a state, too.
fn beside_demonym(annotated: &Annotated, before: usize) -> bool {
    named(annotated, before).any(|n| n.via == Via::Demonym && !n.ambiguous)
}

/// In "دعم مالي" the word before is a noun it could describe.
fn after_unknown_noun(annotated: &Annotated, before: Option<usize>) -> bool {
    before.is_some_and(|b| {
        annotated.readings(b).is_empty() && annotated.tokens[b].kind == crate::annotate::TokenKind::Word
    })
}

/// Behind "in", "from", "with" a name is a name.
fn governed(annotated: &Annotated, i: usize) -> bool {
    matches!(
        super::relation(annotated, i),
        Some(Relation::In | Relation::From | Relation::With | Relation::Between | Relation::To)
    )
}

/// In a list of states a name is a state.
fn listed(annotated: &Annotated, i: usize) -> bool {
    let states =
        |t: usize| named(annotated, t).any(|n| n.entity.kind == EntityKind::State && n.via == Via::Name);
    let separates =
        |t: usize| matches!(annotated.text(t), "،" | ",") || annotated.words().or.has(annotated.text(t));
    let and = |t: usize| annotated.readings(t).iter().any(|a| a.clitics.and);
    let next = (i + 1..i + 3).find(|&t| !separates(t)).unwrap_or(i + 1);
    let before =
        (i.saturating_sub(3)..i).rev().find(|&t| !separates(t)).map(|t| annotated.start_of_reading(t));
    let followed = (next > i + 1 || and(next)) && states(next);
    let follows =
        before.is_some_and(|b| states(b) && (and(i) || annotated.readings(b).iter().any(|a| a.last + 1 < i)));
    states(i) && (followed || follows)
}

/// An entity, and the way a token names it.
struct Named<'a> {
    entity: &'a Entity,
    via: Via,
    ambiguous: bool,
}

fn named<'a>(annotated: &Annotated<'a>, i: usize) -> impl Iterator<Item = Named<'a>> {
    let lexicon = annotated.lexicon;
    annotated.readings(i).iter().filter_map(move |a| match a.sense.what {
        What::Name(entity, via) => {
            Some(Named { entity: lexicon.entities.get(entity as usize)?, via, ambiguous: a.sense.ambiguous })
        }
        What::Word(_) => None,
    })
}

/// Where one name means several things of one state, the state comes first.
fn rank(kind: EntityKind) -> u8 {
    match kind {
        EntityKind::State => 0,
        EntityKind::Capital => 1,
        EntityKind::Organisation => 2,
        EntityKind::Body => 3,
        EntityKind::Seat => 4,
        EntityKind::Person => 5,
        EntityKind::Group => 6,
        EntityKind::Region => 7,
        EntityKind::City => 8,
    }
}
