//! Adjectives, and names and nouns that inflect like them.

use super::{Cases, cases, is_sibilant, last, takes_i, without};

/// What an adjective agrees with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Masculine,
    Feminine,
    Neuter,
    Plural,
}

use Kind::{Feminine, Masculine, Neuter, Plural};

/// Nouns that look like adjectives; of those in -ой there are more than adjectives, so that only the commoner adjectives count.
const IN_OI: [&str; 16] = [
    "молодой",
    "второй",
    "шестой",
    "седьмой",
    "восьмой",
    "рядовой",
    "другой",
    "передовой",
    "мировой",
    "морской",
    "донской",
    "городской",
    "людской",
    "фронтовой",
    "силовой",
    "ключевой",
];

/// Whether a single word is an adjective in the nominative.
pub(super) fn is_one(word: &str) -> bool {
    kind(word).is_some() && !word.contains(' ')
}

/// The gender or number that a nominative shows.
pub(super) fn kind(word: &str) -> Option<Kind> {
    if is_possessive(word) {
        return Some(Plural);
    }
    let stem = without(word, 2);
    let before = last(stem);
    if stem.chars().count() < 2 || before == '\0' || super::is_vowel(before) {
        return None;
    }
    let ending = &word[stem.len()..];
    match ending {
        "ый" => Some(Masculine),
        "ой" => IN_OI.contains(&word.to_lowercase().as_str()).then_some(Masculine),
        "ий" => (takes_i(before) || before == 'н' && !stem.ends_with("ген") && !stem.ends_with("ари"))
            .then_some(Masculine),
        "ая" => Some(Feminine),
        "яя" => (before == 'н').then_some(Feminine),
        "ое" => Some(Neuter),
        "ее" => (is_sibilant(before) || before == 'н').then_some(Neuter),
        "ые" => Some(Plural),
        "ие" => takes_i(before).then_some(Plural),
        _ => None,
    }
}

/// Соломоновы Острова: an adjective in the plural with a short ending.
fn is_possessive(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase) && word.ends_with("овы")
}

/// The cases of a nominative, of the gender or number that it shows.
pub(super) fn of(word: &str) -> Option<Cases> {
    let kind = kind(word)?;
    if kind == Plural && is_possessive(word) {
        return Some(cases(without(word, 1), ["ы", "ых", "ым", "ы|ых", "ыми", "ых"]));
    }
    Some(made(word, kind))
}

/// All forms of an adjective, each once.
pub(super) fn all(word: &str) -> impl Iterator<Item = String> {
    let all = [Masculine, Feminine, Neuter, Plural].into_iter().flat_map(|kind| made(word, kind)).flatten();
    all.collect::<std::collections::BTreeSet<_>>().into_iter()
}

fn made(word: &str, kind: Kind) -> Cases {
    let stem = without(word, 2);
    let (end, ending) = (last(stem), &word[stem.len()..]);
    let soft = end == 'н' && matches!(ending, "ий" | "яя" | "ее" | "ие");
    let endings = match kind {
        Masculine if soft => [ending, "его", "ему", "ий|его", "им", "ем"],
        Feminine if soft => ["яя", "ей", "ей", "юю", "ей", "ей"],
        Neuter if soft => ["ее", "его", "ему", "ее", "им", "ем"],
        Plural if soft || takes_i(end) => ["ие", "их", "им", "ие|их", "ими", "их"],
        Plural => ["ые", "ых", "ым", "ые|ых", "ыми", "ых"],
        Masculine if is_sibilant(end) => ["ий", "его", "ему", "ий|его", "им", "ем"],
        Masculine if takes_i(end) && ending == "ой" => ["ой", "ого", "ому", "ой|ого", "им", "ом"],
        Masculine if takes_i(end) => ["ий", "ого", "ому", "ий|ого", "им", "ом"],
        Masculine if ending == "ой" => ["ой", "ого", "ому", "ой|ого", "ым", "ом"],
        Masculine => ["ый", "ого", "ому", "ый|ого", "ым", "ом"],
        Feminine if is_sibilant(end) => ["ая", "ей", "ей", "ую", "ей", "ей"],
        Feminine => ["ая", "ой", "ой", "ую", "ой", "ой"],
        Neuter if is_sibilant(end) => ["ее", "его", "ему", "ее", "им", "ем"],
        Neuter if takes_i(end) => ["ое", "ого", "ому", "ое", "им", "ом"],
        Neuter => ["ое", "ого", "ому", "ое", "ым", "ом"],
    };
    cases(stem, endings)
}

/// The cases of the plural of any nominative.
pub(super) fn in_plural(word: &str) -> Cases {
    if is_possessive(word) { of(word).unwrap_or_else(|| made(word, Plural)) } else { made(word, Plural) }
}
