//! Clitics: و ف | ب ل ك س | ال before the word, ه ها هما هم نا after it.

use super::ARTICLE;
use crate::grammar::{Attached, Behind, Clitics, Front};
use crate::table::{Relation, Sense, Shape, Via, What};

const SUFFIXES: [(&str, Attached); 6] = [
    ("هما", Attached::Both),
    ("ها", Attached::Her),
    ("هم", Attached::Their),
    ("هن", Attached::Their),
    ("نا", Attached::Our),
    ("ه", Attached::His),
];

/// و and ف, then ب, ل, ك or س, then ال.
pub(super) fn fronts(word: &str) -> Vec<Front> {
    let mut all = vec![Front::default()];
    if word.starts_with(['و', 'ف']) {
        let clitics = Clitics { and: true, letters: 1, ..Clitics::default() };
        all.push(Front { skip: 2, hidden: "", clitics });
    }
    for i in 0..all.len() {
        let (skip, clitics) = (all[i].skip, all[i].clitics);
        let one = Clitics { letters: clitics.letters + 1, ..clitics };
        let taken = match word[skip..].chars().next() {
            Some('ب') => Clitics { preposition: Some(Relation::By), ..one },
            Some('ل') => Clitics { preposition: Some(Relation::To), ..one },
            Some('ك') => Clitics { preposition: Some(Relation::As), ..one },
            Some('س') => Clitics { future: true, ..one },
            _ => continue,
        };
        all.push(Front { skip: skip + 2, hidden: "", clitics: taken });
    }
    for i in 0..all.len() {
        articles(word, all[i], &mut all);
    }
    all
}

/// The article behind what was taken off; ل + ال is written لل.
fn articles(word: &str, front: Front, all: &mut Vec<Front>) {
    let Front { skip, clitics, .. } = front;
    let rest = &word[skip..];
    let article = Clitics { article: true, letters: clitics.letters + 2, ..clitics };
    if rest.starts_with(ARTICLE) {
        all.push(Front { skip: skip + ARTICLE.len(), hidden: "", clitics: article });
    } else if clitics.preposition == Some(Relation::To) && rest.starts_with('ل') {
        let merged = Clitics { letters: clitics.letters + 1, ..article };
        all.push(Front { skip: skip + 2, hidden: "", clitics: merged });
        all.push(Front { skip: skip + 2, hidden: ARTICLE, clitics });
    }
}

pub(super) fn behind(rest: &str) -> Option<Behind> {
    if rest.is_empty() {
        return Some(Behind::default());
    }
    let (suffix, pronoun) = SUFFIXES.iter().find(|(suffix, _)| *suffix == rest)?;
    let letters = u8::try_from(suffix.chars().count()).unwrap_or(0);
    Some(Behind { pronoun: Some(*pronoun), possessive: false, letters })
}

pub(super) fn fit(sense: Sense, clitics: &Clitics) -> bool {
    let finite = matches!(sense.shape, Shape::Past | Shape::Present);
    let name = matches!(sense.what, What::Name(_, Via::Name | Via::Surname));
    let one_of_each = !(clitics.article && clitics.pronoun.is_some());
    one_of_each
        && (!sense.joined || clitics.pronoun.is_some())
        && (!clitics.future || sense.shape == Shape::Present)
        && !(finite && (clitics.article || clitics.preposition.is_some_and(|p| p != Relation::To)))
        && !(name && (clitics.article || clitics.pronoun.is_some()))
        && !(sense.shape == Shape::Fixed && clitics.article)
        && !(sense.shape == Shape::Adjective && clitics.pronoun.is_some())
}

/// Without و, ب, ل, ك and ال.
pub(super) fn bare(word: &str) -> &str {
    let long = |rest: &str| rest.chars().count() > 2;
    let mut rest = word;
    for particle in ["و", "ب", "ل", "ك", ARTICLE] {
        rest = rest.strip_prefix(particle).filter(|r| long(r)).unwrap_or(rest);
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::{Attached, bare, behind, fronts};

    #[test]
    fn what_is_left_when_particles_are_taken_off() {
        for (word, left) in [
            ("روسيا", vec!["روسيا"]),
            ("وروسيا", vec!["وروسيا", "روسيا"]),
            ("بالقاهره", vec!["بالقاهره", "القاهره", "قاهره"]),
            ("للصين", vec!["للصين", "لصين", "صين", "+صين"]),
            ("سيزور", vec!["سيزور", "يزور"]),
        ] {
            let found: Vec<String> = fronts(word)
                .iter()
                .map(|f| format!("{}{}", if f.hidden.is_empty() { "" } else { "+" }, &word[f.skip..]))
                .collect();
            assert_eq!(found, left, "{word}");
        }
    }

    #[test]
    fn pronouns_behind() {
        for (rest, pronoun) in [("", None), ("ها", Some(Attached::Her)), ("هم", Some(Attached::Their))] {
            assert_eq!(behind(rest).map(|b| b.pronoun), Some(pronoun), "{rest}");
        }
        assert_eq!(behind("ون"), None);
        assert_eq!(bare("وبالمدينه"), "مدينه");
    }
}
