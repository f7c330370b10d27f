//! A head, the adjectives before it that agree, and what stays as it is behind it.

use super::adjective::{self, Kind};
use super::{Cases, Form, noun, together, unchanged};
use crate::table::{Number, Shape};

/// An entry cut at its head.
pub(super) struct Phrase<'e> {
    /// Adjectives that agree with the head.
    adjectives: Vec<&'e str>,
    head: Head<'e>,
    /// What stays, with the blank before it.
    tail: String,
}

/// The word that inflects, with what its entry tells.
struct Head<'e> {
    word: &'e str,
    stem: Option<&'e str>,
    /// The plural and its genitive; an empty one says that there is none.
    plural: Option<(&'e str, Option<&'e str>)>,
    fixed: bool,
}

impl<'e> Head<'e> {
    fn of(text: &'e str) -> Self {
        let (text, plural) = text.split_once('~').map_or((text, None), |(word, plural)| (word, Some(plural)));
        let (text, stem) = text.split_once('|').map_or((text, None), |(word, stem)| (word, Some(stem)));
        let word = text.trim_end_matches(['!', '*']);
        let fixed = text.ends_with('!') || is_upper(word);
        let plural = plural.map(|p| p.split_once('/').map_or((p, None), |(p, genitive)| (p, Some(genitive))));
        Self { word, stem, plural, fixed }
    }
}

/// ООН, США: in capitals, so that it does not inflect.
pub(super) fn is_upper(word: &str) -> bool {
    word.chars().filter(|c| c.is_alphabetic()).count() > 1
        && word.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase)
}

impl<'e> Phrase<'e> {
    pub(super) fn of(entry: &'e str) -> Self {
        let words: Vec<&str> = entry.split(' ').collect();
        let agrees = |word: &&str| adjective::is_one(word);
        let leading = words.iter().take_while(|word| agrees(word)).count();
        let head = leading.min(words.len().saturating_sub(1));
        let tail = words[head + 1..].iter().map(|word| format!(" {word}")).collect();
        Self {
            adjectives: words[..head].to_vec(),
            head: Head::of(words.get(head).copied().unwrap_or("")),
            tail,
        }
    }

    /// The cases in the singular; of what is plural by itself in that.
    pub(super) fn cases(&self) -> Cases {
        let plural = self.adjectives.last().and_then(|a| adjective::kind(a)) == Some(Kind::Plural);
        let Head { word, stem, fixed, .. } = self.head;
        let head = match adjective::of(word).filter(|_| stem.is_none() && self.head.plural.is_none()) {
            _ if fixed => unchanged(word),
            Some(cases) => cases,
            None if plural => noun::of_plural(word, None),
            None => noun::singular(word, stem),
        };
        self.whole(self.adjectives.iter().filter_map(|a| adjective::of(a)), head)
    }

    /// The cases in the plural, if it has one beside its singular.
    pub(super) fn plural(&self) -> Option<Cases> {
        let kind = self.adjectives.last().and_then(|a| adjective::kind(a));
        if kind == Some(Kind::Plural) || self.head.fixed {
            return None;
        }
        let Head { word, stem, plural, .. } = self.head;
        let head = match plural {
            Some(("", _)) => return None,
            Some((plural, genitive)) => noun::of_plural(plural, genitive),
            None if adjective::kind(word).is_some() => adjective::in_plural(word),
            None => noun::plural(word, stem)?,
        };
        Some(self.whole(self.adjectives.iter().map(|a| adjective::in_plural(a)), head))
    }

    fn whole(&self, adjectives: impl DoubleEndedIterator<Item = Cases>, head: Cases) -> Cases {
        let head = adjectives.rev().fold(head, |behind, adjective| together(&adjective, " ", &behind));
        together(&head, &self.tail, &unchanged(""))
    }

    /// Whether its head shows that it is feminine.
    pub(super) fn is_feminine(&self) -> bool {
        let by_adjective = self.adjectives.last().and_then(|a| adjective::kind(a));
        by_adjective.map_or(self.head.word.ends_with(['а', 'я']), |kind| kind == Kind::Feminine)
    }
}

/// The forms of a noun or phrase in the lists of words.
pub(super) fn of_words(entry: &str) -> Result<Vec<Form>, String> {
    let phrase = Phrase::of(entry);
    if phrase.head.word.is_empty() {
        return Err(format!("{entry:?} has no word to inflect"));
    }
    let mut forms = of_cases(phrase.cases(), phrase.is_feminine(), Number::Singular);
    forms.extend(phrase.plural().into_iter().flat_map(|cases| of_cases(cases, false, Number::Plural)));
    Ok(forms)
}

/// Each form once.
pub(super) fn of_cases(cases: Cases, feminine: bool, number: Number) -> Vec<Form> {
    let mut texts: Vec<String> = cases.into_iter().flatten().collect();
    texts.sort();
    texts.dedup();
    texts.into_iter().map(|text| Form::new(text, Shape::Noun, feminine, number)).collect()
}
