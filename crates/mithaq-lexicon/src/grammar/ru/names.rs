//! Names: things decline by their head, people word by word, peoples in the plural.

use super::phrase::{Phrase, is_upper, of_cases};
use super::{Cases, Form, adjective, cases, is_vowel, last, noun, together, unchanged, without};
use crate::table::Number;

/// Endings of nouns in -о that decline; other names in -о and -е are foreign and stay.
const NEUTER: [&str; 8] = ["ство", "ово", "ево", "ёво", "ье", "ие", "ое", "оле"];

/// What stands before a name in small letters and declines, as other small words do not.
const TITLES: [&str; 3] = ["король", "королева", "папа"];

/// A state, a city, a body: `Босния и Герцеговина`, `Российская Федерация`. All of `Боко Харам!` stays.
pub(super) fn thing(name: &str) -> Vec<Form> {
    let first = name.split(" и ").next().unwrap_or_default();
    of_cases(cases_of(name), Phrase::of(first).is_feminine(), Number::Singular)
}

/// The cases of such a name.
pub(super) fn cases_of(name: &str) -> Cases {
    let mut parts = name.split(" и ");
    let first = part(parts.next().unwrap_or_default());
    parts.fold(first, |before, next| together(&before, " и ", &part(next)))
}

fn part(name: &str) -> Cases {
    let (head, tail) = name.split_once(' ').map_or((name, String::new()), |(h, t)| (h, format!(" {t}")));
    if name.ends_with('!') || tail.is_empty() && is_upper(name) {
        return unchanged(name.trim_end_matches('!'));
    }
    if is_name(head) && head.ends_with('ы') && adjective::kind(head).is_none() {
        return together(&noun::of_plural(head, None), &tail, &unchanged(""));
    }
    if tail.is_empty() && is_name(name) && is_foreign(name) {
        return unchanged(name);
    }
    Phrase::of(name).cases()
}

/// Конго, Самоа: names of these endings do not decline.
fn is_foreign(name: &str) -> bool {
    let in_o = name.ends_with(['о', 'е', 'ё']) && !NEUTER.iter().any(|ending| name.ends_with(ending));
    in_o || name.ends_with('а') && is_vowel(last(without(name, 1)))
}

fn is_name(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// A people, in the plural; from the singular both.
pub(super) fn people(name: &str) -> Vec<Form> {
    if name.ends_with(['ы', 'и', 'е']) && !name.contains(' ') {
        return of_cases(noun::of_plural(name, None), false, Number::Plural);
    }
    let phrase = Phrase::of(name);
    let both = [Some(phrase.cases()), phrase.plural()].into_iter().flatten();
    both.flat_map(|cases| of_cases(cases, false, Number::Plural)).collect()
}

/// Somebody: every word of the name declines, but for small ones (`бен`, `де`) and marked ones (`Меркель!`).
pub(super) fn person(name: &str) -> Vec<Form> {
    let mut words = name.split(' ').map(word);
    let first = words.next().unwrap_or_else(|| unchanged(""));
    let whole = words.fold(first, |before, next| together(&before, " ", &next));
    of_cases(whole, false, Number::Singular)
}

fn word(word: &str) -> Cases {
    if TITLES.contains(&word) {
        return noun::singular(word, None);
    }
    if let Some(fixed) = word.strip_suffix('!') {
        return unchanged(fixed);
    }
    let (head, last_part) =
        word.rsplit_once('-').map_or(("", word), |(_, part)| (&word[..word.len() - part.len()], part));
    let declines = is_name(last_part) && !is_upper(last_part) && last_part.chars().count() > 1;
    if !declines {
        return unchanged(word);
    }
    together(&unchanged(head), "", &surname(last_part))
}

/// One name of a person. `-ов` and `-ин` have an ending of their own, but not where they are foreign: both are made.
fn surname(word: &str) -> Cases {
    let end = last(word);
    let stem = without(word, 1);
    if ["ов", "ев", "ёв", "ин", "ын"].iter().any(|e| word.ends_with(e)) {
        return cases(word, ["", "а", "у", "а", "ым|ом", "е"]);
    }
    if ["ова", "ева", "ёва", "ина", "ына"].iter().any(|e| word.ends_with(e)) {
        return cases(stem, ["а", "ы|ой", "е|ой", "у", "ой", "е|ой"]);
    }
    let given = word.ends_with("ний") || word.ends_with("ая") && is_vowel(last(without(word, 2)));
    if let Some(cases) = adjective::of(word).filter(|_| !given) {
        return cases;
    }
    match end {
        'а' if is_vowel(last(stem)) => unchanged(word),
        'а' | 'я' | 'й' => noun::singular(word, None),
        'ь' => cases(stem, ["ь", "я", "ю", "я", "ем|ём", "е"]),
        _ if is_vowel(end) || !end.is_alphabetic() => unchanged(word),
        _ => noun::singular(word, fleeting(word)),
    }
}

/// Given names that lose a vowel.
fn fleeting(word: &str) -> Option<&'static str> {
    match word {
        "Павел" => Some("Павл"),
        "Лев" => Some("Льв"),
        "Пётр" => Some("Петр"),
        _ => None,
    }
}
