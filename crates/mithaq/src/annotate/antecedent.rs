//! What an attached pronoun stands for, where that is clear.

use mithaq_lexicon::Number;

use super::{Annotated, Attached, Mention};

/// How many sentences back a pronoun may reach.
const SENTENCES: usize = 1;

/// The mentions that a pronoun before token `before` stands for: none where it stays open.
pub(crate) fn of(annotated: &Annotated, pronoun: Attached, before: usize) -> Vec<usize> {
    let here = annotated.tokens[before].sentence;
    let near = annotated
        .mentions_before(before)
        .take_while(|(_, m)| annotated.tokens[m.first].sentence + SENTENCES >= here)
        .filter(|(_, m)| !m.adjective && m.is_known() && !m.is_region());
    let near: Vec<(usize, &Mention)> = near.collect();
    match pronoun {
        Attached::Both => both(annotated, &near),
        Attached::Her => first(&near, |m| !m.person && m.feminine != Some(false) && !is_many(annotated, m)),
        // Where things have no gender "he" is a person.
        Attached::His if !annotated.habits().things_have_gender && near.iter().any(|(_, m)| m.person) => {
            first(&near, |m| m.person)
        }
        Attached::His => first(&near, |m| m.person || m.feminine != Some(true)),
        Attached::Their => both(annotated, &near),
        Attached::Our => Vec::new(),
    }
}

/// "French soldiers": "its" stands for one.
fn is_many(annotated: &Annotated, mention: &Mention) -> bool {
    let plural = |t: usize| annotated.readings(t).iter().any(|a| a.sense.number == Number::Plural);
    !annotated.habits().things_have_gender && !mention.agents.is_empty() && plural(mention.last)
}

fn first(near: &[(usize, &Mention)], fits: impl Fn(&Mention) -> bool) -> Vec<usize> {
    near.iter().find(|(_, m)| fits(m)).map(|(i, _)| *i).into_iter().collect()
}

/// Two that are joined by "and", or one mention that stands for two.
fn both(annotated: &Annotated, near: &[(usize, &Mention)]) -> Vec<usize> {
    for (i, mention) in near {
        if mention.who.len() == 2 {
            return vec![*i];
        }
        let group: Vec<usize> = group_of(annotated, *i);
        if group.len() > 1 {
            return group;
        }
    }
    near.first().map(|(i, _)| *i).into_iter().collect()
}

/// All mentions joined with this one by "and".
pub(crate) fn group_of(annotated: &Annotated, m: usize) -> Vec<usize> {
    let group = annotated.mentions[m].group;
    let from = (0..=m).rev().take_while(|&i| annotated.mentions[i].group == group).last().unwrap_or(m);
    (from..annotated.mentions.len()).take_while(|&i| annotated.mentions[i].group == group).collect()
}
