//! Nouns of the three declensions. Gender and stress are not spelled, so that a word in -ь is inflected both ways and endings that hang on stress
//! stand side by side: a form too many matches no text.

use super::{Cases, cases, is_sibilant, is_vowel, last, takes_i, unchanged, without};

/// The cases of a noun in the singular; `stem` is that of its other cases where the entry tells it.
pub(super) fn singular(word: &str, stem: Option<&str>) -> Cases {
    let end = last(word);
    if let Some(stem) = stem {
        let endings = if end == 'ь' { SOFT } else { hard(last(stem)) };
        return nominative(word, cases(stem, endings));
    }
    let stem = without(word, 1);
    match end {
        'а' => cases(stem, in_a(last(stem))),
        'я' if stem.ends_with('и') => cases(stem, ["я", "и", "и", "ю", "ей", "и"]),
        'я' => cases(stem, ["я", "и", "е", "ю", "ей|ёй", "е"]),
        'й' if stem.ends_with('и') => cases(stem, ["й", "я", "ю", "й|я", "ем", "и"]),
        'й' => cases(stem, ["й", "я", "ю", "й|я", "ем", "е"]),
        'ь' => cases(stem, ["ь", "я|и", "ю|и", "ь|я", "ем|ём|ью", "е|и"]),
        'о' => cases(stem, ["о", "а", "у", "о", "ом", "е"]),
        'е' | 'ё' if stem.ends_with(['и', 'ь']) => {
            let end = if stem.ends_with('и') { "и" } else { "е" };
            cases(stem, ["е", "я", "ю", "е", "ем|ём", end])
        }
        'е' if last(stem) == 'ц' || is_sibilant(last(stem)) => cases(stem, ["е", "а", "у", "е", "ем", "е"]),
        'е' => cases(stem, ["е", "я", "ю", "е", "ем", "е"]),
        _ if !end.is_alphabetic() || is_vowel(end) => unchanged(word),
        _ => {
            let oblique = fleeting(word);
            nominative(word, cases(&oblique, hard(last(&oblique))))
        }
    }
}

const SOFT: [&str; 6] = ["", "я", "ю", "я", "ем|ём", "е"];

/// The endings behind a hard consonant; the nominative is set by itself.
fn hard(end: char) -> [&'static str; 6] {
    let instrumental = if end == 'ц' || is_sibilant(end) { "ем|ом" } else { "ом" };
    ["", "а", "у", "а", instrumental, "е"]
}

fn in_a(before: char) -> [&'static str; 6] {
    let genitive = if takes_i(before) { "и" } else { "ы" };
    let instrumental = if before == 'ц' || is_sibilant(before) { "ей|ой" } else { "ой" };
    ["а", genitive, "е", "у", instrumental, "е"]
}

/// The nominative is as written, and so may the accusative be.
fn nominative(word: &str, mut cases: Cases) -> Cases {
    cases[0] = vec![word.to_owned()];
    cases[3].push(word.to_owned());
    cases
}

/// The stem of the other cases: боец, бойца; украинец, украинца; владелец, владельца.
fn fleeting(word: &str) -> String {
    let Some(stem) = word.strip_suffix("ец") else { return word.to_owned() };
    let short = stem.chars().count() < 2;
    let cluster = stem.chars().rev().take(2).all(|c| !is_vowel(c) && c != 'ь');
    match last(stem) {
        _ if short || cluster => word.to_owned(),
        c if is_vowel(c) => format!("{stem}йц"),
        'л' => format!("{stem}ьц"),
        _ => format!("{stem}ц"),
    }
}

/// The cases of a noun in the plural, from its singular.
pub(super) fn plural(word: &str, stem: Option<&str>) -> Option<Cases> {
    let end = last(word);
    if let Some(stem) = stem {
        return Some(if end == 'ь' { cases(stem, SOFT_PLURAL) } else { hard_plural(stem) });
    }
    if let Some(stem) = word.strip_suffix("ин").filter(|s| s.ends_with("ан") || s.ends_with("ян")) {
        return Some(cases(stem, ["е", "", "ам", "", "ами", "ах"]));
    }
    let stem = without(word, 1);
    Some(match end {
        'а' => without_vowel(stem, if takes_i(last(stem)) { "и" } else { "ы" }),
        'я' | 'й' if stem.ends_with('и') => {
            let genitive = if end == 'й' { "ев" } else { "й" };
            cases(stem, ["и", genitive, "ям", "и|ев", "ями", "ях"])
        }
        'я' => cases(stem, ["и", "ь|й|ей", "ям", "и|ей", "ями", "ях"]),
        'й' => cases(stem, ["и", "ев", "ям", "и|ев", "ями", "ях"]),
        'ь' => cases(stem, SOFT_PLURAL),
        'о' => without_vowel(stem, "а"),
        'е' | 'ё' if stem.ends_with('и') => cases(stem, ["я", "й", "ям", "я", "ями", "ях"]),
        'е' => cases(stem, ["я|а", "й|", "ям|ам", "я|а", "ями|ами", "ях|ах"]),
        _ if is_vowel(end) || !end.is_alphabetic() => return None,
        _ => hard_plural(&fleeting(word)),
    })
}

const SOFT_PLURAL: [&str; 6] = ["и", "ей", "ям", "и|ей", "ями", "ях"];

fn hard_plural(stem: &str) -> Cases {
    let end = last(stem);
    let nominative = if takes_i(end) { "и" } else { "ы" };
    let genitive = match end {
        'ц' => "ев|ов",
        c if is_sibilant(c) => "ей",
        _ => "ов",
    };
    let mut made = cases(stem, [nominative, genitive, "ам", genitive, "ами", "ах"]);
    let accusative = made[0].clone();
    made[3].extend(accusative);
    made
}

/// The genitive of the plural is the bare stem: стран, сил; разведок.
fn without_vowel(stem: &str, nominative: &str) -> Cases {
    let mut made = cases(stem, [nominative, "", "ам", nominative, "ами", "ах"]);
    made[1] = vec![bare(stem)];
    made[3].push(bare(stem));
    made
}

/// A stem with the vowel that its end needs: разведк, разведок; чашк, чашек.
fn bare(stem: &str) -> String {
    let Some(before) = stem.strip_suffix('к') else { return stem.to_owned() };
    match last(before) {
        c if is_vowel(c) => stem.to_owned(),
        'й' | 'ь' => format!("{}ек", without(before, 1)),
        c if is_sibilant(c) => format!("{before}ек"),
        _ => format!("{before}ок"),
    }
}

/// The cases of a plural from its nominative, with its genitive where the entry tells it.
pub(super) fn of_plural(word: &str, genitive: Option<&str>) -> Cases {
    let stem = without(word, 1);
    let mut made = match last(word) {
        'ы' if stem.ends_with('ц') => cases(stem, ["ы", "ев|ов", "ам", "ы|ев|ов", "ами", "ах"]),
        'ы' => cases(stem, ["ы", "ов|", "ам", "ы|ов", "ами", "ах"]),
        'а' => cases(stem, ["а", "ов|", "ам", "а", "ами", "ах"]),
        'е' => cases(stem, ["е", "", "ам", "", "ами", "ах"]),
        'я' => cases(stem, ["я", "ев|ей|й", "ям", "я|ей", "ями", "ях"]),
        'и' if takes_i(last(stem)) => cases(stem, ["и", "ов|ей|", "ам", "и|ов|ей", "ами", "ах"]),
        'и' => cases(stem, ["и", "ей|ев|й|ь", "ям", "и|ей|ев", "ями", "ях"]),
        _ => unchanged(word),
    };
    if let Some(genitive) = genitive {
        made[1] = vec![genitive.to_owned()];
        made[3] = vec![word.to_owned(), genitive.to_owned()];
    }
    made
}
