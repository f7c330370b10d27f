//! Names that two languages write in different letters: Solhan and صولحان share the consonants s, l, h, n.

use std::collections::{BTreeSet, HashSet};
use std::sync::LazyLock;

use mithaq_lexicon::fold::fold;

/// Consonants that a name must have to be told from other words.
const ENOUGH: usize = 3;

/// Longest first: what stands before a word in one piece with it.
const PROCLITICS: [&str; 11] = ["وال", "بال", "كال", "فال", "لل", "ال", "و", "ف", "ب", "ل", "ك"];

/// Latin letters that are one sound.
const PAIRS: [(&str, char); 8] =
    [("kh", 'h'), ("gh", 'g'), ("sh", 's'), ("ch", 's'), ("th", 't'), ("dh", 'd'), ("ph", 'f'), ("ck", 'k')];

/// Capitalised in English and no name.
const CALENDAR: [&str; 19] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The consonants of the names in a text: in Latin letters of capitalised words inside a sentence, in Arabic of
/// every word, because nothing tells its names.
pub(crate) fn skeletons(text: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut inside = false;
    for word in text.split_whitespace() {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let folded = fold(bare);
        if folded.chars().any(is_arabic) {
            found.extend(without_proclitics(&folded).filter_map(skeleton));
        } else if inside && bare.chars().next().is_some_and(char::is_uppercase) && !is_calendar(&folded) {
            found.extend(skeleton(folded.trim_end_matches("'s")));
        }
        inside = !word.ends_with(['.', '!', '?', '"', ':', '\u{201d}']);
    }
    found
}

fn is_calendar(folded: &str) -> bool {
    CALENDAR.contains(&folded)
}

fn is_arabic(c: char) -> bool {
    ('\u{0600}'..='\u{06FF}').contains(&c)
}

/// The word itself, and what is left where it may begin with a particle.
pub(crate) fn without_proclitics(folded: &str) -> impl Iterator<Item = &str> {
    let stripped = PROCLITICS.iter().filter_map(move |proclitic| folded.strip_prefix(proclitic));
    std::iter::once(folded).chain(stripped.filter(|rest| rest.chars().count() >= 3))
}

/// The consonants of a folded word, each sound one letter, doubled ones once.
fn skeleton(folded: &str) -> Option<String> {
    let mut joined = folded.to_owned();
    for (pair, sound) in PAIRS {
        joined = joined.replace(pair, &sound.to_string());
    }
    let last = joined.chars().count().saturating_sub(1);
    let mut consonants = String::new();
    for (at, c) in joined.chars().enumerate() {
        let Some(sound) = sound(c, at == last) else { continue };
        if !consonants.ends_with(sound) {
            consonants.push(sound);
        }
    }
    (consonants.chars().count() >= ENOUGH).then_some(consonants)
}

/// What a letter sounds like, as far as both alphabets tell; vowels and half vowels are left out.
fn sound(c: char, last: bool) -> Option<char> {
    Some(match c {
        'ه' if last => return None,
        'b' | 'p' | 'ب' => 'b',
        't' | 'ت' | 'ط' | 'ث' => 't',
        'g' | 'j' | 'ج' | 'غ' => 'g',
        'h' | 'ح' | 'خ' | 'ه' => 'h',
        'd' | 'د' | 'ذ' | 'ض' | 'ظ' => 'd',
        'r' | 'ر' => 'r',
        's' | 'z' | 'x' | 'س' | 'ص' | 'ش' | 'ز' => 's',
        'f' | 'v' | 'ف' => 'f',
        'k' | 'q' | 'c' | 'ق' | 'ك' => 'k',
        'l' | 'ل' => 'l',
        'm' | 'م' => 'm',
        'n' | 'ن' => 'n',
        _ => return None,
    })
}

/// Nouns that stand by the name of a settlement.
const SETTLEMENTS: &str = include_str!("../../../../lexicon/settlements.tsv");

struct Nouns {
    before: HashSet<&'static str>,
    behind: HashSet<&'static str>,
}

static NOUNS: LazyLock<Nouns> = LazyLock::new(|| {
    let rows =
        || SETTLEMENTS.lines().filter(|line| !line.starts_with('#')).skip(1).map(|line| line.split('\t'));
    let side = |side: &str| {
        let rows = rows().filter_map(|mut cells| (cells.nth(1)? == side).then(|| cells.next()).flatten());
        rows.flat_map(|words| words.split(' ')).collect()
    };
    Nouns { before: side("before"), behind: side("behind") }
});

/// The consonants of villages, towns and districts that a text names as such: `the village of Solhan`,
/// `Barmal district`, `قرية تداريات`.
pub(crate) fn settlements(text: &str) -> BTreeSet<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let bare = |at: usize| words.get(at).map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    let is_name = |word: &&str| word.chars().next().is_some_and(|c| c.is_uppercase() || is_arabic(c));
    let mut found = BTreeSet::new();
    for at in 0..words.len() {
        let noun = bare(at).map(fold).unwrap_or_default();
        if without_proclitics(&noun).any(|noun| NOUNS.before.contains(noun)) {
            let next = bare(at + 1).filter(|word| !word.eq_ignore_ascii_case("of")).or_else(|| bare(at + 2));
            found.extend(next.filter(is_name).and_then(|name| skeleton(&fold(name))));
        }
        if NOUNS.behind.contains(noun.as_str()) && at > 0 {
            found.extend(bare(at - 1).filter(is_name).and_then(|name| skeleton(&fold(name))));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{settlements, skeletons};

    #[test]
    fn settlements_are_named_as_such() {
        for (one, other) in [
            ("the village of Solhan in the north", "استهدف بلدة صولحان في الشمال"),
            ("struck Barmal district of the province", "على مديرية برمل في ولاية"),
            ("in the town of Tadaryat", "هاجم مسلحون قرية تداريات التابعة"),
        ] {
            let shared = settlements(one).intersection(&settlements(other)).count();
            assert_eq!(shared, 1, "{one} {other}");
        }
        assert!(settlements("a village in northern Burkina Faso").is_empty());
    }

    #[test]
    fn a_name_is_the_same_in_both_alphabets() {
        for (latin, arabic) in [
            ("in Solhan", "بلدة صولحان"),
            ("the Barmal district", "مديرية برمل"),
            ("of Paktika", "ولاية باكتيكا"),
            ("to Hemedti", "لحميدتي"),
            ("with Barrot's plane", "بارو"),
            ("at Tadaryat", "قرية تداريات"),
        ] {
            let shared = skeletons(latin).intersection(&skeletons(arabic)).count();
            let expected = usize::from(!latin.contains("Barrot"));
            assert_eq!(shared, expected, "{latin} {arabic}");
        }
    }

    #[test]
    fn sentence_starts_and_months_are_no_names() {
        assert!(skeletons("Gunmen came. Soldiers left on Saturday in March").is_empty());
    }
}
