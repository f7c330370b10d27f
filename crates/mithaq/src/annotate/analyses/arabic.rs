//! Arabic clitics: و ف | ب ل ك س | ال before the word, ه ها هما هم نا after it. They are taken off
//! only when what is left is in the lexicon.

use mithaq_lexicon::{Language, Sense, Shape, Via, What};

use super::{Analysis, Attached, Clitics};
use crate::annotate::tokens::{Token, TokenKind};

const SUFFIXES: [(&str, Attached); 6] = [
    ("هما", Attached::Both),
    ("ها", Attached::Her),
    ("هم", Attached::Their),
    ("هن", Attached::Their),
    ("نا", Attached::Our),
    ("ه", Attached::His),
];

/// One way to take clitics off the front of a word.
struct Front {
    /// Bytes taken off.
    skip: usize,
    /// Letters that the spelling hides: ل + ال is written لل.
    hidden: &'static str,
    clitics: Clitics,
}

/// All readings that start at token `i`.
pub(super) fn readings(folded: &str, tokens: &[Token], i: usize, language: &Language) -> Vec<Analysis> {
    let mut found = Vec::new();
    let word = &folded[tokens[i].start..tokens[i].end];
    for front in fronts(word) {
        language.forms.walk(front.hidden, folded, tokens[i].start + front.skip, |end, senses| {
            let Some((last, pronoun)) = ends_at(folded, tokens, i, end) else { return };
            let mut clitics = Clitics { pronoun: pronoun.map(|(p, _)| p), ..front.clitics };
            clitics.letters += pronoun.map_or(0, |(_, letters)| letters);
            let fitting = senses.iter().filter(|s| fits(**s, &clitics));
            found.extend(fitting.map(|&sense| Analysis { last, sense, clitics }));
        });
    }
    found
}

fn fronts(word: &str) -> Vec<Front> {
    let mut all = vec![Front { skip: 0, hidden: "", clitics: Clitics::default() }];
    if word.starts_with(['و', 'ف']) {
        all.push(Front {
            skip: 2,
            hidden: "",
            clitics: Clitics { and: true, letters: 1, ..Clitics::default() },
        });
    }
    for i in 0..all.len() {
        let (skip, clitics) = (all[i].skip, all[i].clitics);
        let taken = |letters: u8| Clitics { letters: clitics.letters + letters, ..clitics };
        match word[skip..].chars().next() {
            Some(c @ ('ب' | 'ل' | 'ك')) => all.push(Front {
                skip: skip + 2,
                hidden: "",
                clitics: Clitics { preposition: Some(c), ..taken(1) },
            }),
            Some('س') => {
                all.push(Front { skip: skip + 2, hidden: "", clitics: Clitics { future: true, ..taken(1) } })
            }
            _ => {}
        }
    }
    for i in 0..all.len() {
        let (skip, clitics) = (all[i].skip, all[i].clitics);
        let rest = &word[skip..];
        let article = Clitics { article: true, letters: clitics.letters + 2, ..clitics };
        if rest.starts_with("ال") {
            all.push(Front { skip: skip + 4, hidden: "", clitics: article });
        } else if clitics.preposition == Some('ل') && rest.starts_with('ل') {
            all.push(Front {
                skip: skip + 2,
                hidden: "",
                clitics: Clitics { letters: clitics.letters + 1, ..article },
            });
            all.push(Front { skip: skip + 2, hidden: "ال", clitics });
        }
    }
    all
}

/// The token a form ends in, and the pronoun that is left after it.
fn ends_at(
    folded: &str,
    tokens: &[Token],
    first: usize,
    end: usize,
) -> Option<(usize, Option<(Attached, u8)>)> {
    let last = (first..tokens.len()).take_while(|&t| tokens[t].start < end).last()?;
    let token = tokens[last];
    if token.kind != TokenKind::Word || token.sentence != tokens[first].sentence {
        return None;
    }
    let rest = &folded[end.min(token.end)..token.end];
    if rest.is_empty() {
        return Some((last, None));
    }
    let (suffix, pronoun) = SUFFIXES.iter().find(|(s, _)| *s == rest)?;
    Some((last, Some((*pronoun, u8::try_from(suffix.chars().count()).unwrap_or(0)))))
}

/// Whether the clitics can stand at a word of this sense.
fn fits(sense: Sense, clitics: &Clitics) -> bool {
    let finite = matches!(sense.shape, Shape::Past | Shape::Present);
    let name = matches!(sense.what, What::Name(_, Via::Name | Via::Surname));
    let one_of_each = !(clitics.article && clitics.pronoun.is_some());
    one_of_each
        && (!sense.joined || clitics.pronoun.is_some())
        && (!clitics.future || sense.shape == Shape::Present)
        && !(finite && (clitics.article || clitics.preposition.is_some_and(|p| p != 'ل')))
        && !(name && (clitics.article || clitics.pronoun.is_some()))
        && !(sense.shape == Shape::Fixed && clitics.article)
        && !(sense.shape == Shape::Adjective && clitics.pronoun.is_some())
}
