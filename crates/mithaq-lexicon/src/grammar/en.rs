//! English inflection from what an entry shows.
//!
//! | entry | means |
//! |---|---|
//! | `to accuse` | verb, regular |
//! | `to hold/held` | verb with its past (and, behind another `/`, its participle) |
//! | `to call off` | the verb inflects, what follows it stays |
//! | `attack` | noun, regular plural |
//! | `man~men` | noun with its plural |
//! | `foreign minister` | the last word inflects |
//! | `minister of defence` | with a preposition inside the first word inflects |

use super::{Behind, Form, Grammar};
use crate::table::{Number, Shape};
use Number::{Plural, Singular};

/// Words that end the head of a phrase: what stands before them inflects.
const PREPOSITIONS: [&str; 10] = ["of", "for", "in", "to", "on", "with", "from", "at", "by", "over"];

pub(super) struct English;

impl Grammar for English {
    fn inflect(&self, entry: &str) -> Result<Vec<Form>, String> {
        match entry.strip_prefix("to ") {
            Some(verb) => self::verb(verb.trim()),
            None => Ok(noun(entry)),
        }
    }

    /// An adjective made from a name, and where it can be one the name of its people.
    fn demonym(&self, stem: &str) -> Vec<Form> {
        let mut forms = vec![Form::new(stem, Shape::Adjective, false, Singular)];
        let countable = ["an", "i", "b", "ot", "ek", "ak", "at", "en", "er", "ian", "ne", "ab"];
        if countable.iter().any(|e| stem.ends_with(e)) {
            forms.push(Form::new(format!("{stem}s"), Shape::Noun, false, Plural));
        }
        forms
    }

    /// 's, or ' behind a plural.
    fn behind(&self, rest: &str) -> Option<Behind> {
        let possessive = !rest.is_empty();
        let known = matches!(rest, "" | "'s" | "'");
        known.then(|| Behind { possessive, letters: u8::from(possessive), ..Behind::default() })
    }

    fn looks_plural(&self, word: &str) -> bool {
        word.ends_with('s') && !word.ends_with("ss")
    }

    fn is_third_person(&self, word: &str) -> bool {
        word.ends_with('s')
    }

    fn is_adverb(&self, word: &str) -> bool {
        word.len() > 4 && word.ends_with("ly")
    }
}

fn verb(spec: &str) -> Result<Vec<Form>, String> {
    let (head, tail) = spec.split_once(' ').map_or((spec, String::new()), |(h, t)| (h, format!(" {t}")));
    let mut parts = head.split('/').map(str::trim);
    let base = parts.next().filter(|b| !b.is_empty()).ok_or_else(|| format!("{spec:?} has no verb"))?;
    let past = parts.next().map_or_else(|| regular_past(base), str::to_owned);
    let participle = parts.next().map_or_else(|| past.clone(), str::to_owned);
    if parts.next().is_some() {
        return Err(format!("{spec:?}: a verb has at most three parts"));
    }
    let form = |text: String, shape| Form::new(format!("{text}{tail}"), shape, false, Singular);
    Ok(vec![
        form(base.to_owned(), Shape::Present),
        form(third_person(base), Shape::Present),
        form(gerund(base), Shape::Active),
        form(past, Shape::Past),
        form(participle, Shape::Passive),
    ])
}

fn noun(spec: &str) -> Vec<Form> {
    if let Some((singular, plural)) = spec.split_once('~') {
        let lead = singular.rsplit_once(' ').map_or("", |(lead, _)| lead);
        let plural = if lead.is_empty() { plural.to_owned() } else { format!("{lead} {plural}") };
        return vec![
            Form::new(singular, Shape::Noun, false, Singular),
            Form::new(plural, Shape::Noun, false, Plural),
        ];
    }
    let words: Vec<&str> = spec.split(' ').collect();
    let head = words.iter().position(|w| PREPOSITIONS.contains(w)).filter(|at| *at > 0);
    let head = head.unwrap_or(words.len()) - 1;
    let with = |word: String| {
        let mut all: Vec<String> = words.iter().map(|w| (*w).to_owned()).collect();
        all[head] = word;
        all.join(" ")
    };
    vec![
        Form::new(spec, Shape::Noun, false, Singular),
        Form::new(with(plural(words[head])), Shape::Noun, false, Plural),
    ]
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u')
}

/// Ends in a consonant and y: carry, army.
fn consonant_y(word: &str) -> Option<&str> {
    word.strip_suffix('y').filter(|stem| stem.chars().next_back().is_some_and(|c| !is_vowel(c)))
}

fn third_person(base: &str) -> String {
    if base == "be" {
        return "is".to_owned();
    }
    plural(base)
}

fn plural(word: &str) -> String {
    if let Some(stem) = consonant_y(word) {
        return format!("{stem}ies");
    }
    let hissing = ["s", "x", "z", "ch", "sh"].iter().any(|e| word.ends_with(e));
    let o = word.strip_suffix('o').is_some_and(|stem| stem.chars().next_back().is_some_and(|c| !is_vowel(c)));
    if hissing || o { format!("{word}es") } else { format!("{word}s") }
}

fn gerund(base: &str) -> String {
    if let Some(stem) = base.strip_suffix("ie") {
        return format!("{stem}ying");
    }
    let silent = base.len() > 2 && base.ends_with('e') && !base.ends_with("ee") && !base.ends_with("ye");
    match base.strip_suffix('e').filter(|_| silent) {
        Some(stem) => format!("{stem}ing"),
        None => format!("{}ing", doubled(base)),
    }
}

fn regular_past(base: &str) -> String {
    if base.ends_with('e') {
        return format!("{base}d");
    }
    match consonant_y(base) {
        Some(stem) => format!("{stem}ied"),
        None => format!("{}ed", doubled(base)),
    }
}

/// A single consonant behind a single stressed vowel is written twice. Stress is not spelled, so only
/// words of one syllable and the endings listed double.
fn doubled(base: &str) -> String {
    let chars: Vec<char> = base.chars().collect();
    let [.., before, vowel, last] = chars[..] else { return base.to_owned() };
    let one = is_vowel(vowel) && !is_vowel(last) && !matches!(last, 'w' | 'x' | 'y') && !is_vowel(before);
    let syllables = chars.windows(2).filter(|w| is_vowel(w[0]) && !is_vowel(w[1])).count();
    let stressed = ["mit", "fer", "pel", "bel", "cur", "cel", "tel", "tol", "sap", "nap", "rap", "dmit"];
    let stressed = stressed.iter().any(|e| base.ends_with(e)) && !base.ends_with("ffer");
    if one && (syllables == 1 || stressed) { format!("{base}{last}") } else { base.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::{English, Grammar};

    fn makes(spec: &str, wanted: &[&str]) {
        let forms: Vec<String> =
            English.inflect(spec).expect("a good entry").into_iter().map(|f| f.text).collect();
        for want in wanted {
            assert!(forms.iter().any(|f| f == want), "{spec} does not make {want}, only {forms:?}");
        }
    }

    #[test]
    fn verbs() {
        makes("to accuse", &["accuse", "accuses", "accused", "accusing"]);
        makes("to deny", &["denies", "denied", "denying"]);
        makes("to expel", &["expelled", "expelling", "expels"]);
        makes("to stop", &["stopped", "stopping"]);
        makes("to visit", &["visited", "visiting"]);
        makes("to offer", &["offered", "offering"]);
        makes("to attack", &["attacked", "attacks"]);
        makes("to hold/held", &["held", "holding", "holds"]);
        makes("to call off", &["called off", "calls off", "calling off"]);
        makes("to die", &["dying", "died"]);
        assert!(English.inflect("to a/b/c/d").is_err());
    }

    #[test]
    fn nouns() {
        makes("attack", &["attacks"]);
        makes("army", &["armies"]);
        makes("policeman~policemen", &["policeman", "policemen"]);
        makes("foreign minister", &["foreign ministers"]);
        makes("minister of defence", &["ministers of defence"]);
    }
}
