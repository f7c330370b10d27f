//! Verbs, from the infinitive and where needed the third person, the past and the passive participle.

use super::{Form, adjectival, adjective, is_sibilant, is_vowel, last, without};
use crate::table::{Number, Shape};
use Number::{Plural, Singular};

/// Whether an entry is a verb: it tells a second form, or ends like an infinitive and not like a noun in -сть.
pub(super) fn is_one(entry: &str) -> bool {
    let word = entry.split(' ').next().unwrap_or("");
    if word.contains(['~', '|', '!', '*']) {
        return false;
    }
    let bare = word.strip_suffix("ся").or_else(|| word.strip_suffix("сь")).unwrap_or(word);
    let regular = bare.strip_suffix("ть").is_some_and(|stem| is_vowel(last(stem)));
    word.contains('/') || regular
}

/// What a verb is made of.
struct Verb<'e> {
    infinitive: &'e str,
    /// `обвинит`
    third: String,
    /// `обвинил`
    past: String,
    /// `обвинен`, in its variants
    passive: Vec<String>,
    reflexive: bool,
}

pub(super) fn forms(entry: &str) -> Result<Vec<Form>, String> {
    let (word, tail) = entry.split_once(' ').map_or((entry, String::new()), |(w, t)| (w, format!(" {t}")));
    let verb = Verb::of(word)?;
    let mut forms = verb.all();
    forms.iter_mut().for_each(|form| form.text.push_str(&tail));
    Ok(forms)
}

impl<'e> Verb<'e> {
    fn of(entry: &'e str) -> Result<Self, String> {
        let mut parts = entry.split('/').map(str::trim);
        let infinitive =
            parts.next().filter(|i| !i.is_empty()).ok_or_else(|| format!("{entry:?} has no verb"))?;
        let reflexive = infinitive.ends_with("ся") || infinitive.ends_with("сь");
        let bare = bare(infinitive);
        let third = parts
            .next()
            .filter(|p| !p.is_empty())
            .map_or_else(|| third(bare), |p| Some(self::bare(p).to_owned()));
        let third = third.ok_or_else(|| format!("{entry:?}: its third person must be told"))?;
        let past = parts.next().filter(|p| !p.is_empty());
        let past = past.map_or_else(|| format!("{}л", without(bare, 2)), |p| self::bare(p).to_owned());
        let told = parts.next().map(|p| vec![p.to_owned()]);
        if parts.next().is_some() {
            return Err(format!("{entry:?}: a verb has at most four parts"));
        }
        let passive = told.unwrap_or_else(|| passive(bare, &third));
        Ok(Self { infinitive, third, past, passive, reflexive })
    }

    fn all(&self) -> Vec<Form> {
        let mut forms = vec![Form::new(self.infinitive, Shape::Masdar, false, Singular)];
        let stem = self.past.strip_suffix('л').unwrap_or(&self.past);
        let pasts = [(self.past.clone(), false, Singular)].into_iter().chain(
            [("ла", true, Singular), ("ло", false, Singular), ("ли", false, Plural)]
                .map(|(ending, feminine, number)| (format!("{stem}{ending}"), feminine, number)),
        );
        forms.extend(pasts.map(|(text, f, n)| Form::new(self.voiced(text), Shape::Past, f, n)));
        let present =
            [(self.third.clone(), Singular), (thirds(&self.third), Plural), (first(&self.third), Plural)];
        forms.extend(present.map(|(text, n)| Form::new(self.voiced(text), Shape::Present, false, n)));
        forms.extend(self.gerunds().map(|text| Form::new(self.voiced(text), Shape::Active, false, Singular)));
        forms.extend(self.participles().map(|text| adjectival(self.voiced_behind(text), Shape::Active)));
        if !self.reflexive {
            forms.extend(self.passives().map(|text| adjectival(text, Shape::Passive)));
        }
        forms
    }

    /// With -ся or behind a vowel -сь, if the verb has it.
    fn voiced(&self, text: String) -> String {
        match self.reflexive {
            true if is_vowel(last(&text)) => text + "сь",
            true => text + "ся",
            false => text,
        }
    }

    /// Participles have -ся whatever stands before it.
    fn voiced_behind(&self, text: String) -> String {
        if self.reflexive { text + "ся" } else { text }
    }

    /// обвинив, обвиняя
    fn gerunds(&self) -> impl Iterator<Item = String> {
        let past = self
            .past
            .strip_suffix('л')
            .map(|stem| if self.reflexive { format!("{stem}вши") } else { format!("{stem}в") });
        let stem = without(&self.third, 2);
        let present = format!("{stem}{}", if is_sibilant(last(stem)) { "а" } else { "я" });
        past.into_iter().chain([present])
    }

    /// обвинивший, обвиняющий
    fn participles(&self) -> impl Iterator<Item = String> {
        let past = self
            .past
            .strip_suffix('л')
            .map_or_else(|| format!("{}ший", self.past), |stem| format!("{stem}вший"));
        let present = format!("{}щий", without(&thirds(&self.third), 1));
        [past, present].into_iter().flat_map(|p| adjective::all(&p).collect::<Vec<_>>())
    }

    /// обвинен, обвинена, обвиненный
    fn passives(&self) -> impl Iterator<Item = String> {
        self.passive.iter().flat_map(|short| {
            let full = if short.ends_with('н') { format!("{short}ный") } else { format!("{short}ый") };
            let short = ["", "а", "о", "ы"].map(|ending| format!("{short}{ending}"));
            short.into_iter().chain(adjective::all(&full).collect::<Vec<_>>())
        })
    }
}

/// Without -ся.
fn bare(word: &str) -> &str {
    word.strip_suffix("ся").or_else(|| word.strip_suffix("сь")).unwrap_or(word)
}

/// The third person of a regular infinitive.
fn third(infinitive: &str) -> Option<String> {
    let stem = infinitive.strip_suffix("ть")?;
    let ovat = stem.strip_suffix("ова").map(|s| format!("{s}ует"));
    let evat = stem.strip_suffix("ева").filter(|s| !is_vowel(last(s))).map(|s| format!("{s}юет"));
    let nut = stem.strip_suffix("ну").map(|s| format!("{s}нет"));
    let it = stem.strip_suffix('и').map(|s| format!("{s}ит"));
    ovat.or(evat).or(nut).or(it).or_else(|| Some(format!("{stem}ет")))
}

/// обвинит, обвинят; введет, введут; обвиняет, обвиняют
fn thirds(third: &str) -> String {
    let stem = without(third, 2);
    let end = last(stem);
    let ending = match third.ends_with("ит") {
        true if is_sibilant(end) => "ат",
        true => "ят",
        false if is_vowel(end) || end == 'ь' || end == 'л' => "ют",
        false => "ут",
    };
    // може-т, могут; влечё-т, влекут
    let stem = match ending {
        "ут" if stem.ends_with("мож") => format!("{}г", without(stem, 1)),
        "ут" if stem.ends_with("леч") => format!("{}к", without(stem, 1)),
        _ => stem.to_owned(),
    };
    format!("{stem}{ending}")
}

/// обвинит, обвиним
fn first(third: &str) -> String {
    format!("{}м", without(third, 1))
}

/// The short passive participle in its variants.
fn passive(infinitive: &str, third: &str) -> Vec<String> {
    let Some(stem) = infinitive.strip_suffix("ть") else {
        return vec![format!("{}ен", without(third, 2))];
    };
    if let Some(soft) = stem.strip_suffix('и') {
        let beaten = third.ends_with("ьет") || third.ends_with("ьёт");
        return match beaten {
            true => vec![format!("{stem}т")],
            false => softened(soft).into_iter().map(|stem| format!("{stem}ен")).collect(),
        };
    }
    match last(stem) {
        'а' => vec![format!("{stem}н")],
        'я' => vec![format!("{stem}н"), format!("{stem}т")],
        'е' => vec![format!("{stem}н")],
        _ => vec![format!("{stem}т")],
    }
}

/// The stem as it sounds before -ен: осуд, осужд; захват, захвач; постав, поставл.
fn softened(stem: &str) -> Vec<String> {
    let short = without(stem, 1);
    match last(stem) {
        'б' | 'в' | 'п' | 'м' | 'ф' => vec![format!("{stem}л")],
        'д' => vec![format!("{short}жд"), format!("{short}ж")],
        'т' if short.ends_with('с') => vec![format!("{}щ", without(short, 1))],
        'т' => vec![format!("{short}щ"), format!("{short}ч")],
        'з' => vec![format!("{short}ж")],
        'с' => vec![format!("{short}ш")],
        _ => vec![stem.to_owned()],
    }
}

/// Endings that of words in small letters hardly any but verbs have, in the present and in the past.
const FINITE: [&str; 33] = [
    "ают",
    "яют",
    "уют",
    "еют",
    "ает",
    "яет",
    "ует",
    "еет",
    "ется",
    "ются",
    "ится",
    "ятся",
    "утся",
    "атся",
    "лся",
    "лась",
    "лось",
    "лись",
    "али",
    "яли",
    "или",
    "ыли",
    "овал",
    "овала",
    "овало",
    "нула",
    "нули",
    "нуло",
    "ывал",
    "ивал",
    "ывала",
    "ивала",
    "ула",
];
/// Nouns that end so all the same.
const NOT_FINITE: [&str; 14] = [
    "детали",
    "медали",
    "педали",
    "морали",
    "эмали",
    "стали",
    "вертикали",
    "фестивали",
    "госпитали",
    "автомобили",
    "стили",
    "идеали",
    "спирали",
    "магистрали",
];
const NOT_INFINITIVE: [&str; 10] =
    ["печать", "память", "сеть", "нить", "суть", "кровать", "тетрадь", "треть", "благодать", "рукоять"];

pub(super) fn looks_finite(word: &str) -> bool {
    let noun = NOT_FINITE.contains(&word) || word.ends_with("мобили");
    word.chars().count() > 4 && FINITE.iter().any(|e| word.ends_with(e)) && !noun
}

/// Endings of the present that only verbs of what goes on have.
const GOES_ON: [&str; 12] =
    ["ает", "ают", "яет", "яют", "ует", "уют", "еет", "еют", "юет", "юют", "дает", "дают"];

/// Verbs of motion, and what is made of them: what goes on.
const MOVES: [&str; 12] = [
    "водит",
    "водят",
    "носит",
    "носят",
    "возит",
    "возят",
    "ходит",
    "ходят",
    "ступают",
    "просит",
    "просят",
    "езжает",
];

/// Other verbs without a prefix, by which they would tell of something done.
const UNDONE: [&str; 62] = [
    "ведет",
    "ведут",
    "идет",
    "идут",
    "несет",
    "несут",
    "может",
    "могут",
    "хочет",
    "хотят",
    "видит",
    "видят",
    "говорит",
    "говорят",
    "грозит",
    "грозят",
    "держит",
    "держат",
    "следит",
    "следят",
    "служит",
    "служат",
    "стоит",
    "стоят",
    "состоит",
    "состоят",
    "лежит",
    "лежат",
    "пишет",
    "пишут",
    "готовит",
    "готовят",
    "строит",
    "строят",
    "хранит",
    "хранят",
    "ждет",
    "ждут",
    "бьет",
    "бьют",
    "живет",
    "живут",
    "платит",
    "платят",
    "судит",
    "судят",
    "учит",
    "учат",
    "летит",
    "летят",
    "бомбит",
    "бомбят",
    "ищет",
    "ищут",
    "верит",
    "верят",
    "ставит",
    "ставят",
    "есть",
    "длит",
    "значит",
    "мстит",
];

/// Whether a form of the present is of a verb of something done, so that it tells the future.
pub(super) fn is_ahead(word: &str) -> bool {
    let bare = word.strip_suffix("ся").or_else(|| word.strip_suffix("сь"));
    let (is_reflexive, word) = (bare.is_some(), bare.unwrap_or(word));
    let ends = |all: &[&str]| all.iter().any(|end| word.ends_with(end));
    // состоится, but состоит.
    let is_undone = UNDONE.contains(&word) && !(is_reflexive && word.starts_with("состо"));
    let third = ends(&["ет", "ит", "ут", "ют", "ят", "ат"]);
    third && word.chars().count() > 4 && !ends(&GOES_ON) && !ends(&MOVES) && !is_undone
}

pub(super) fn looks_infinitive(word: &str) -> bool {
    let verbal = ["ать", "ять", "ить", "еть", "уть", "ыть", "ться", "тись"].iter().any(|e| word.ends_with(e));
    word.chars().count() > 4 && verbal && !NOT_INFINITIVE.contains(&word)
}
