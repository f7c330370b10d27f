//! What a report counts: 132 dead, seven companies, about 1,000 troops.

use std::collections::{BTreeSet, HashMap};
use std::sync::LazyLock;

use mithaq_lexicon::fold::fold;
use serde::{Deserialize, Serialize};

use super::names::without_proclitics;

/// How many words may stand between a number and what it counts.
const NEAR: usize = 3;
/// How many between a number of people and what became of them.
const CUE_NEAR: usize = 6;

/// A number that a report gives.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) struct Number {
    /// `dead`, `troops`, …: first column of `lexicon/counts.tsv`.
    pub what: String,
    pub value: u64,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    /// It stands by the number.
    Noun,
    /// It tells what became of the people who are counted.
    Cue,
    /// It says that people are counted, and no more.
    Person,
    Number,
    Scale,
}

static WORDS: LazyLock<HashMap<&str, Vec<(Role, &str)>>> = LazyLock::new(|| {
    let mut words: HashMap<&str, Vec<(Role, &str)>> = HashMap::new();
    for counted in mithaq_world::counts() {
        let role = match counted.role {
            "noun" => Role::Noun,
            "cue" => Role::Cue,
            "person" => Role::Person,
            "number" => Role::Number,
            _ => Role::Scale,
        };
        counted.words.iter().for_each(|word| words.entry(word).or_default().push((role, counted.what)));
    }
    words
});

/// What sums of money are counted under.
const MONEY: &str = "money";
/// They stand before a number: `$524.2 million`.
const CURRENCIES: [char; 4] = ['$', '€', '£', '¥'];

/// A word of the text as far as counting goes.
#[derive(Clone, Default)]
struct Word {
    value: Option<u64>,
    /// What stands behind the decimal point, as millionths.
    fraction: u64,
    /// A sign of money stands before it.
    money: bool,
    scale: Option<u64>,
    nouns: Vec<&'static str>,
    cues: Vec<&'static str>,
    person: bool,
    /// A sentence or a line ends here.
    ends: bool,
}

/// All numbers in the text of which the list knows what they count.
pub(crate) fn numbers(text: &str) -> BTreeSet<Number> {
    text.lines().flat_map(sentences).flat_map(|words| counted(&words)).collect()
}

fn sentences(line: &str) -> Vec<Vec<Word>> {
    let mut sentences = vec![Vec::new()];
    for word in line.split_whitespace() {
        let word = understood(word);
        let ends = word.ends;
        sentences.last_mut().into_iter().for_each(|sentence| sentence.push(word.clone()));
        if ends {
            sentences.push(Vec::new());
        }
    }
    sentences
}

fn understood(spelled: &str) -> Word {
    let bare = spelled.trim_matches(|c: char| !c.is_alphanumeric());
    let folded = fold(bare);
    let (whole, fraction) = decimal(&folded).unwrap_or((&folded, 0));
    let mut word = Word {
        value: digits(whole).or_else(|| hyphened(&folded)),
        fraction,
        money: spelled.contains(CURRENCIES),
        ends: spelled.ends_with(['.', '!', '?', '؟']),
        ..Word::default()
    };
    for form in without_proclitics(&folded) {
        for (role, what) in WORDS.get(form).into_iter().flatten() {
            match role {
                Role::Noun => word.nouns.push(what),
                Role::Cue => word.cues.push(what),
                Role::Person => word.person = true,
                Role::Number => word.value = word.value.or(what.parse().ok()),
                Role::Scale => word.scale = word.scale.or(what.parse().ok()),
            }
        }
        if !word.nouns.is_empty() || word.person || word.value.is_some() || word.scale.is_some() {
            break;
        }
    }
    word
}

/// What stands before and behind the decimal point: `524.2`, `524٫2`, `524,2`; the fraction in millionths.
fn decimal(folded: &str) -> Option<(&str, u64)> {
    let (whole, fraction) = folded.split_once(['.', '٫', ','])?;
    // A comma before three digits groups thousands.
    let groups = folded.contains(',') && fraction.len() == 3;
    let is_fraction =
        !groups && (1..=6).contains(&fraction.len()) && fraction.bytes().all(|b| b.is_ascii_digit());
    is_fraction.then(|| Some((whole, format!("{fraction:0<6}").parse().ok()?)))?
}

/// `132`, `1,000`, `1٬000`; not `A320`, not `12-hour`.
fn digits(folded: &str) -> Option<u64> {
    let plain: String = folded.chars().filter(|c| !matches!(c, ',' | '٬')).collect();
    let grouped = folded.len() == plain.len() || plain.len() >= 4;
    (grouped && !plain.is_empty() && plain.bytes().all(|b| b.is_ascii_digit())).then(|| plain.parse().ok())?
}

/// `twenty-two`
fn hyphened(folded: &str) -> Option<u64> {
    let (tens, ones) = folded.split_once('-')?;
    let value = |word| {
        let (_, what) = WORDS.get(word)?.iter().find(|(role, _)| *role == Role::Number)?;
        what.parse::<u64>().ok()
    };
    Some(value(tens)? + value(ones)?)
}

fn counted(words: &[Word]) -> Vec<Number> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let (value, after) = number(words, at);
        if let Some((value, what)) = value.and_then(|value| Some((value, what(words, at, after)?))) {
            found.push(Number { what: what.to_owned(), value });
        }
        at = after.max(at + 1);
    }
    found
}

/// The number that begins at a word, and the word after it: `12`, `اثني عشر`, `275 ألفا`, `two hundred`.
fn number(words: &[Word], at: usize) -> (Option<u64>, usize) {
    let Some(mut value) = words[at].value.filter(|value| *value > 0) else { return (None, at + 1) };
    let mut after = at + 1;
    let mut millionths = words[at].fraction;
    while let Some(word) = words.get(after) {
        match (word.value, word.scale) {
            (Some(ten @ 10), _) if value < 10 || value == 12 => {
                value = if value == 12 { 12 } else { value + ten }
            }
            (_, Some(scale)) => {
                value =
                    value.saturating_mul(scale).saturating_add(millionths.saturating_mul(scale) / 1_000_000);
                millionths = 0;
            }
            _ => break,
        }
        after += 1;
    }
    (Some(value), after)
}

/// What the number counts: the nearest noun after it, or what became of the people it counts.
fn what(words: &[Word], at: usize, after: usize) -> Option<&'static str> {
    if words[at].money {
        return Some(MONEY);
    }
    let near = &words[after..words.len().min(after + NEAR)];
    // The next number has a noun of its own.
    let near = &near[..near.iter().position(|word| word.value.is_some()).unwrap_or(near.len())];
    let noun = near.iter().find_map(|word| word.nouns.first().copied().map(|noun| (noun, word.person)));
    let people = near.iter().any(|word| word.person);
    if let Some((noun, false)) = noun.filter(|_| !people) {
        return Some(noun);
    }
    let before = words[at.saturating_sub(CUE_NEAR)..at].iter().rev();
    let behind = words[after..words.len().min(after + CUE_NEAR)].iter();
    let cue = |word: &Word| word.cues.first().copied();
    let next = near.first().and_then(cue);
    if people { before.chain(behind).find_map(cue).or(noun.map(|(noun, _)| noun)) } else { next }
}

#[cfg(test)]
mod tests {
    use super::numbers;

    #[test]
    fn what_is_counted() {
        for (text, what, value) in [
            ("At least 132 killed in village attack", "dead", 132),
            ("killing at least 20 fighters", "dead", 20),
            ("ارتفعت الحصيلة إلى 160 قتيلا على الأقل", "dead", 160),
            ("مقتل 46 شخصا في غارات", "dead", 46),
            ("About 700 French soldiers are deployed", "troops", 700),
            ("about 1,000 US troops", "troops", 1000),
            ("الجزائر تطرد 12 موظفا", "officials", 12),
            ("أمهلت الجزائر اثني عشر موظفا", "officials", 12),
            ("قُتل أربعة عشر شخصا", "dead", 14),
            ("six companies based in the Emirates", "companies", 6),
            ("ست شركات مقرها الإمارات", "companies", 6),
            ("دخول 17 منشأة ومنطقة عسكرية", "sites", 17),
            ("Twenty-two people were arrested", "arrested", 22),
            ("two dozen soldiers crossed", "troops", 24),
            ("نحو ألف عسكري فرنسي", "troops", 1000),
            ("وصل 275 ألف متظاهر", "protesters", 275_000),
            ("a loan of $524.2 million", "money", 524_200_000),
            ("قرض بقيمة 524.2 مليار دولار", "money", 524_200_000_000),
            ("قرض بقيمة 524,2 مليون دولار", "money", 524_200_000),
            ("a loan of 1,250 million dollars", "money", 1_250_000_000),
            ("worth 3 billion euros", "money", 3_000_000_000),
        ] {
            let found = numbers(text);
            assert!(found.iter().any(|n| n.what == what && n.value == value), "{text}: {found:?}");
        }
    }

    #[test]
    fn years_days_and_names_count_nothing() {
        for text in ["on 5 June 2021 the village", "قاعدة 201 قرب أغاديز", "F-16 jets", "في 17 مارس"]
        {
            assert!(numbers(text).is_empty(), "{text}: {:?}", numbers(text));
        }
    }
}
