//! Names that two languages write in different letters: Solhan and صولحان share the consonants s, l, h, n.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::LazyLock;

use mithaq_lexicon::fold::fold;
use mithaq_lexicon::{Time, Use, What};
use mithaq_world::{Letters, Side, settlement_nouns};

/// Consonants that a name must have to be told from other words.
const ENOUGH: usize = 3;

struct Sounds {
    /// Two letters that are one sound.
    pairs: Vec<(&'static str, &'static str)>,
    /// The sound of a letter, and whether it is silent at the end of a word.
    letters: HashMap<char, (char, bool)>,
}

static SOUNDS: LazyLock<Sounds> = LazyLock::new(|| {
    let mut sounds = Sounds { pairs: Vec::new(), letters: HashMap::new() };
    for Letters { letters, sound, silent_at_end: silent } in mithaq_world::letters() {
        let mut each = letters.chars();
        match (each.next(), each.next(), sound.chars().next()) {
            (Some(letter), None, Some(sound)) => _ = sounds.letters.insert(letter, (sound, silent)),
            _ => sounds.pairs.push((letters, sound)),
        }
    }
    sounds
});

/// Whether in this language a capital tells a name; else any word may be one.
pub(crate) fn tells_names(language: &str) -> bool {
    mithaq::lexicon().language(language).is_none_or(|l| l.habits.capitals)
}

/// The consonants of the names in a text: of capitalised words inside a sentence; in letters without capitals of
/// every word, because nothing tells its names.
pub(crate) fn skeletons(text: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut inside = false;
    for word in text.split_whitespace() {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let folded = fold(bare);
        if folded.chars().any(is_caseless) {
            found.extend(without_proclitics(&folded).filter_map(skeleton));
        } else if inside && bare.chars().next().is_some_and(char::is_uppercase) && !is_calendar(&folded) {
            found.extend(skeleton(folded.trim_end_matches("'s")));
        }
        inside = !word.ends_with(['.', '!', '?', '"', ':', '\u{201d}']);
    }
    found
}

/// Capitalised, and no name: a month or a day of the week.
fn is_calendar(folded: &str) -> bool {
    let calendar = |u: &Use| matches!(u, Use::Time(Time::Month(_) | Time::Weekday(_)));
    mithaq::lexicon().languages.iter().any(|language| {
        language.forms.get(folded).iter().any(|sense| match sense.what {
            What::Word(word) => language.lemmas[word as usize].uses.iter().any(calendar),
            What::Name(..) => false,
        })
    })
}

/// A letter of a script that has no capitals.
fn is_caseless(c: char) -> bool {
    c.is_alphabetic() && !c.is_lowercase() && !c.is_uppercase()
}

/// The word itself, and what is left where it may begin with a particle, as any language glues them on.
pub(crate) fn without_proclitics(folded: &str) -> impl Iterator<Item = &str> {
    let fronts = mithaq::lexicon().languages.iter().flat_map(move |l| l.grammar().fronts(folded));
    // What is glued to names and nouns: nothing that tells a time.
    let noun = fronts.filter(|front| front.skip > 0 && front.hidden.is_empty() && !front.clitics.future);
    let stripped = noun.map(move |front| &folded[front.skip..]);
    std::iter::once(folded).chain(stripped.filter(|rest| rest.chars().count() >= 3))
}

/// The consonants of a folded word, each sound one letter, doubled ones once.
fn skeleton(folded: &str) -> Option<String> {
    let mut joined = folded.to_owned();
    for (pair, sound) in &SOUNDS.pairs {
        joined = joined.replace(pair, sound);
    }
    let last = joined.chars().count().saturating_sub(1);
    let mut consonants = String::new();
    for (at, c) in joined.chars().enumerate() {
        let Some((sound, silent)) = SOUNDS.letters.get(&c) else { continue };
        if consonants.ends_with(*sound) || *silent && at == last {
            continue;
        }
        consonants.push(*sound);
    }
    (consonants.chars().count() >= ENOUGH).then_some(consonants)
}

/// Nouns that stand by the name of a settlement.
struct Nouns {
    before: HashSet<&'static str>,
    behind: HashSet<&'static str>,
}

static NOUNS: LazyLock<Nouns> = LazyLock::new(|| Nouns {
    before: settlement_nouns(Side::Before).collect(),
    behind: settlement_nouns(Side::Behind).collect(),
});

/// The consonants of villages, towns and districts that a text names as such: `the village of Solhan`,
/// `Barmal district`, `قرية تداريات`.
pub(crate) fn settlements(text: &str) -> BTreeSet<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let bare = |at: usize| words.get(at).map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    let is_name = |word: &&str| word.chars().next().is_some_and(|c| c.is_uppercase() || is_caseless(c));
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
