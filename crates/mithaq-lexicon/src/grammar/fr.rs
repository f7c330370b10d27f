//! French inflection from what an entry shows.
//!
//! | entry | means |
//! |---|---|
//! | `accuser/` | verb in -er or, like *finir*, in -ir, regular |
//! | `prendre/pris/prend,prennent,pren` | verb: infinitive, participle, present of one and of several, stem of the imperfect (told by the present of several unless it stands) |
//! | `venir/*venu/vient,viennent,ven/viendr` | the last part is the stem of the future; `*` before the participle: *est venu* is active |
//! | `se rendre/rendu/rend,rendent` | reflexive: all forms with *se* or *s'*, and with *être*: *s'est rendu* |
//! | `rompre/rompu/rompt,rompent les liens` | the verb inflects, what follows it stays |
//! | `accord militaire`, `accord de paix` | a noun: the words before a preposition take the plural |
//! | `conseil~conseils de guerre` | a noun with its plural |
//! | `allié(e)` | a noun of a person or an adjective: both genders |
//!
//! Adjectives made of names have all four forms (`malien`, or `grec/grecque` where the feminine is not regular), and with a capital
//! they are the people.

use super::{Form, Grammar};
use crate::fold::fold;
use crate::table::{Number, Shape};
use Number::{Plural, Singular};

/// Small words that lose their vowel before another, folded.
const ELIDED: [&str; 13] =
    ["l'", "d'", "n'", "s'", "qu'", "c'", "j'", "m'", "t'", "jusqu'", "lorsqu'", "puisqu'", "quoiqu'"];

/// Words that end the head of a phrase: what stands before them inflects.
const PREPOSITIONS: [&str; 14] =
    ["de", "du", "des", "à", "au", "aux", "en", "pour", "sur", "contre", "dans", "avec", "par", "entre"];

/// Endings that only adverbs have; nouns end in -ment as well (gouvernement).
const ADVERBS: [&str; 6] = ["amment", "emment", "llement", "iquement", "airement", "ivement"];

/// Endings of the imperfect, of present and past of the conditional: he, they.
const ENDINGS: [&str; 2] = ["ait", "aient"];

/// Forms of *être* before the participle of a reflexive verb.
const BEING: [(&str, Shape); 11] = [
    ("est", Shape::Past),
    ("sont", Shape::Past),
    ("était", Shape::Past),
    ("étaient", Shape::Past),
    ("sera", Shape::Present),
    ("seront", Shape::Present),
    ("serait", Shape::Present),
    ("seraient", Shape::Present),
    ("soit", Shape::Present),
    ("étant", Shape::Active),
    ("être", Shape::Masdar),
];

pub(super) struct French;

impl Grammar for French {
    fn inflect(&self, entry: &str) -> Result<Vec<Form>, String> {
        if entry.contains('/') { verb(entry) } else { Ok(noun(entry)) }
    }

    fn demonym(&self, stem: &str) -> Vec<Form> {
        let (one, her) = match stem.split_once('/') {
            Some((one, her)) => (one.to_owned(), her.to_owned()),
            None => (stem.to_owned(), feminine(stem)),
        };
        let forms = [
            (one.clone(), false, Singular),
            (her.clone(), true, Singular),
            (plural(&one), false, Plural),
            (plural(&her), true, Plural),
        ];
        let of = |shape, write: fn(&str) -> String| {
            forms
                .iter()
                .map(move |(text, feminine, number)| Form::new(write(text), shape, *feminine, *number))
        };
        of(Shape::Adjective, str::to_owned).chain(of(Shape::Noun, capital)).collect()
    }

    fn elided(&self, word: &str) -> usize {
        ELIDED
            .iter()
            .find(|small| word.len() > small.len() && word.starts_with(*small))
            .map_or(0, |s| s.len())
    }

    fn looks_plural(&self, word: &str) -> bool {
        word.ends_with(['s', 'x'])
    }

    fn is_ahead(&self, word: &str) -> bool {
        word.len() > 3 && (word.ends_with("ra") || word.ends_with("ront"))
    }

    /// Forms of one and of several differ from all nouns' alike: none needs a plural before it.
    fn is_third_person(&self, _word: &str) -> bool {
        true
    }

    fn is_adverb(&self, word: &str) -> bool {
        ADVERBS.iter().any(|ending| word.ends_with(ending))
    }
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn feminine(word: &str) -> String {
    let doubled = ["ien", "ïen", "yen", "éen", "on", "el"];
    if word.ends_with('e') {
        word.to_owned()
    } else if doubled.iter().any(|ending| word.ends_with(ending)) {
        format!("{word}{}e", &word[word.len() - 1..])
    } else if let Some(stem) = word.strip_suffix("er") {
        format!("{stem}ère")
    } else if let Some(stem) = word.strip_suffix("if") {
        format!("{stem}ive")
    } else if let Some(stem) = word.strip_suffix("eux") {
        format!("{stem}euse")
    } else {
        format!("{word}e")
    }
}

fn plural(word: &str) -> String {
    if word.ends_with(['s', 'x', 'z']) {
        word.to_owned()
    } else if let Some(stem) = word.strip_suffix("al") {
        format!("{stem}aux")
    } else if word.ends_with("eau") || word.ends_with("eu") {
        format!("{word}x")
    } else {
        format!("{word}s")
    }
}

fn noun(entry: &str) -> Vec<Form> {
    if let Some((one, several)) = entry.split_once('~') {
        return vec![
            Form::new(one, Shape::Noun, false, Singular),
            Form::new(several, Shape::Noun, false, Plural),
        ];
    }
    let words: Vec<&str> = entry.split(' ').collect();
    let head =
        words.iter().position(|w| PREPOSITIONS.contains(w) || w.starts_with("d'")).unwrap_or(words.len());
    let write = |her: bool, several: bool| {
        let written = words.iter().enumerate().map(|(n, word)| {
            let one = match word.strip_suffix("(e)") {
                Some(stem) if her => feminine(stem),
                Some(stem) => stem.to_owned(),
                None => (*word).to_owned(),
            };
            if several && n < head { plural(&one) } else { one }
        });
        written.collect::<Vec<_>>().join(" ")
    };
    let genders: &[bool] = if entry.contains("(e)") { &[false, true] } else { &[false] };
    let numbers = [(Singular, false), (Plural, true)];
    let forms = genders.iter().flat_map(|her| numbers.map(|(number, several)| (*her, number, several)));
    forms.map(|(her, number, several)| Form::new(write(her, several), Shape::Noun, her, number)).collect()
}

/// What an entry of a verb shows.
struct Verb<'e> {
    infinitive: &'e str,
    participle: String,
    /// "est venu": with être it is active.
    moves: bool,
    /// He, they; the stem of the imperfect.
    present: [String; 3],
    future: String,
}

fn verb(entry: &str) -> Result<Vec<Form>, String> {
    let reflexive = entry.strip_prefix("se ").or_else(|| entry.strip_prefix("s'"));
    let (spec, tail) = split(reflexive.unwrap_or(entry));
    let verb = parts(spec).ok_or_else(|| {
        format!("{entry:?}: a verb is written infinitive/participle/present,of several,stem/future")
    })?;
    let (simple, compound) = (simple(&verb), participles(&verb));
    let forms: Vec<(String, Shape)> = match reflexive {
        Some(_) => itself(&simple, &compound),
        None => {
            let shape = if verb.moves { Shape::Past } else { Shape::Passive };
            simple.into_iter().chain(compound.into_iter().map(|text| (text, shape))).collect()
        }
    };
    let form = |(text, shape)| Form::new(format!("{text}{tail}"), shape, false, Singular);
    Ok(forms.into_iter().map(form).collect())
}

/// All forms of one word but the participle of what is done.
fn simple(verb: &Verb) -> Vec<(String, Shape)> {
    let [he, they, stem] = &verb.present;
    let mut forms = vec![
        (verb.infinitive.to_owned(), Shape::Masdar),
        (he.clone(), Shape::Present),
        (they.clone(), Shape::Present),
        (format!("{stem}ant"), Shape::Active),
    ];
    forms.extend(ENDINGS.map(|ending| (format!("{stem}{ending}"), Shape::Past)));
    forms.extend(simple_past(verb).into_iter().map(|text| (text, Shape::Past)));
    let ahead = ["a", "ont", ENDINGS[0], ENDINGS[1]].map(|ending| format!("{}{ending}", verb.future));
    forms.extend(ahead.map(|text| (text, Shape::Present)));
    forms
}

/// accusé, accusée, accusés, accusées
fn participles(verb: &Verb) -> [String; 4] {
    let (one, her) = (verb.participle.clone(), format!("{}e", verb.participle));
    [plural(&one), plural(&her), one, her]
}

/// se rend, s'arme; s'est rendu
fn itself(simple: &[(String, Shape)], participles: &[String]) -> Vec<(String, Shape)> {
    let vowel = |text: &str| fold(text).starts_with(['a', 'e', 'i', 'o', 'u', 'y', 'h']);
    let with = |text: &str| if vowel(text) { format!("s'{text}") } else { format!("se {text}") };
    let alone = simple.iter().map(|(text, shape)| (with(text), *shape));
    let compound = participles
        .iter()
        .flat_map(|participle| BEING.map(|(is, shape)| (format!("{} {participle}", with(is)), shape)));
    alone.chain(compound).collect()
}

/// The verb of an entry, and what follows it; blanks stand nowhere inside the verb.
fn split(entry: &str) -> (&str, String) {
    let (verb, tail) = entry.split_once(' ').unwrap_or((entry, ""));
    (verb, if tail.is_empty() { String::new() } else { format!(" {tail}") })
}

fn parts(spec: &str) -> Option<Verb<'_>> {
    let told: Vec<&str> = spec.split('/').collect();
    let (&infinitive, rest) = told.split_first()?;
    let part = |n: usize| rest.get(n).copied().filter(|part| !part.is_empty());
    let participle = part(0).unwrap_or("");
    let moves = participle.starts_with('*');
    let participle = Some(participle.trim_start_matches('*')).filter(|p| !p.is_empty());
    let participle = participle.map_or_else(|| regular_participle(infinitive), |p| Some(p.to_owned()))?;
    let present = match part(1) {
        Some(told) => {
            let mut told = told.split(',').map(str::to_owned);
            let (he, they) = (told.next()?, told.next()?);
            let stem = told.next().unwrap_or_else(|| they.trim_end_matches("ent").to_owned());
            [he, they, stem]
        }
        None => regular_present(infinitive)?,
    };
    let future = part(2).unwrap_or_else(|| infinitive.trim_end_matches('e')).to_owned();
    (rest.len() < 4 && !infinitive.is_empty()).then_some(Verb {
        infinitive,
        participle,
        moves,
        present,
        future,
    })
}

fn regular_participle(infinitive: &str) -> Option<String> {
    let er = infinitive.strip_suffix("er").map(|stem| format!("{stem}é"));
    er.or_else(|| infinitive.strip_suffix('r').filter(|stem| stem.ends_with('i')).map(str::to_owned))
}

fn regular_present(infinitive: &str) -> Option<[String; 3]> {
    if let Some(stem) = infinitive.strip_suffix("er") {
        let soft = if stem.ends_with('g') { format!("{stem}e") } else { stem.to_owned() };
        return Some([format!("{stem}e"), format!("{stem}ent"), soft]);
    }
    let stem = infinitive.strip_suffix("ir")?;
    Some([format!("{stem}it"), format!("{stem}issent"), format!("{stem}iss")])
}

/// accusa, accusèrent; prit, prirent; voulut, voulurent.
fn simple_past(verb: &Verb) -> Vec<String> {
    if let Some(stem) = verb.infinitive.strip_suffix("er").filter(|_| verb.participle.ends_with('é')) {
        let soft = if stem.ends_with('g') { "e" } else { "" };
        return vec![format!("{stem}{soft}a"), format!("{stem}èrent")];
    }
    let stem = verb.participle.trim_end_matches(['s', 't']);
    match stem.chars().last() {
        Some('i' | 'u') => vec![format!("{stem}t"), format!("{stem}rent")],
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::{French, Grammar, Shape};

    fn forms(entry: &str) -> Vec<String> {
        French.inflect(entry).expect(entry).into_iter().map(|f| f.text).collect()
    }

    #[test]
    fn verbs() {
        for (entry, wanted) in [
            (
                "accuser/",
                vec![
                    "accuse",
                    "accusent",
                    "accusait",
                    "accusa",
                    "accusera",
                    "accuserait",
                    "accusées",
                    "accusant",
                ],
            ),
            ("engager/", vec!["engage", "engagent", "engageait", "engagea", "engageant", "engagé"]),
            ("finir/", vec!["finit", "finissent", "finissait", "finira", "finie"]),
            ("prendre/pris/prend,prennent,pren", vec!["prenait", "prit", "prirent", "prises", "prendront"]),
            ("venir/*venu/vient,viennent,ven/viendr", vec!["venait", "viendra", "venues"]),
            (
                "se rendre/rendu/rend,rendent",
                vec!["se rendre", "se rendait", "s'est rendue", "se sont rendus"],
            ),
            ("s'emparer/", vec!["s'emparer", "s'empare", "s'est emparé"]),
            (
                "rompre/rompu/rompt,rompent les liens",
                vec!["rompre les liens", "rompait les liens", "rompu les liens"],
            ),
        ] {
            let made = forms(entry);
            for form in wanted {
                assert!(made.iter().any(|m| m == form), "{entry} does not make {form}, only {made:?}");
            }
        }
        assert!(French.inflect("prendre/").is_err());
    }

    #[test]
    fn participles_with_etre_are_active_where_the_entry_says_so() {
        for (entry, participle, shape) in [
            ("accuser/", "accusé", Shape::Passive),
            ("arriver/*", "arrivé", Shape::Past),
            ("se rendre/rendu/rend,rendent", "s'est rendu", Shape::Past),
        ] {
            let made = French.inflect(entry).expect(entry);
            let shapes: Vec<Shape> = made.iter().filter(|f| f.text == participle).map(|f| f.shape).collect();
            assert_eq!(shapes, [shape], "{entry}");
        }
    }

    #[test]
    fn nouns() {
        for (entry, wanted) in [
            ("accord militaire", vec!["accord militaire", "accords militaires"]),
            ("accord de paix", vec!["accord de paix", "accords de paix"]),
            ("traité d'amitié", vec!["traité d'amitié", "traités d'amitié"]),
            ("général", vec!["général", "généraux"]),
            ("pays allié", vec!["pays allié", "pays alliés"]),
            (
                "conseiller(e) militaire",
                vec![
                    "conseiller militaire",
                    "conseillers militaires",
                    "conseillère militaire",
                    "conseillères militaires",
                ],
            ),
            ("œil~yeux", vec!["œil", "yeux"]),
        ] {
            assert_eq!(forms(entry), wanted, "{entry}");
        }
    }

    #[test]
    fn adjectives_made_of_names() {
        for (stem, wanted) in [
            ("malien", ["malien", "malienne", "maliens", "maliennes"]),
            ("français", ["français", "française", "français", "françaises"]),
            ("guinéen", ["guinéen", "guinéenne", "guinéens", "guinéennes"]),
            ("libyen", ["libyen", "libyenne", "libyens", "libyennes"]),
            ("féroïen", ["féroïen", "féroïenne", "féroïens", "féroïennes"]),
            ("letton", ["letton", "lettonne", "lettons", "lettonnes"]),
            ("russe", ["russe", "russe", "russes", "russes"]),
            ("occidental", ["occidental", "occidentale", "occidentaux", "occidentales"]),
            ("grec/grecque", ["grec", "grecque", "grecs", "grecques"]),
        ] {
            let made: Vec<String> = French.demonym(stem).into_iter().map(|f| f.text).collect();
            assert_eq!(made[..4], wanted, "{stem}");
            assert!(made[4].starts_with(char::is_uppercase) && made.len() == 8, "{made:?}");
        }
    }

    #[test]
    fn small_words_lose_their_vowel() {
        for (word, small) in
            [("l'accord", 2), ("qu'il", 3), ("jusqu'a", 6), ("accord", 0), ("aujourd'hui", 0), ("l'", 0)]
        {
            assert_eq!(French.elided(word), small, "{word}");
        }
    }
}
