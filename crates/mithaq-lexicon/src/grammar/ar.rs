//! Arabic inflection from what an entry shows.
//!
//! | entry | means |
//! |---|---|
//! | `وقع/يوقع/توقيع/موقع/موقع` | verb: past, present, verbal nouns (parted by `,`), active and passive participle; `-` skips one |
//! | `عسكري(ة)` | adjective |
//! | `سفير~سفراء` | noun with broken plural(s) |
//! | `مسؤول+ين`, `اتفاق+ات` | noun with a sound plural |
//! | `زيارة` | noun in ة: plural in ات |
//! | `رئيس` | noun, singular and dual only |
//! | several words | the first and words with a mark inflect; any word but the first may take ال |
//!
//! Only the third person (and "we") is made: reports hardly use others.

mod clitics;

use super::{Behind, Clitics, Form, Front, Grammar};
use crate::table::{Number, Sense, Shape};
use Number::{Dual, Plural, Singular};

pub(super) struct Arabic;

/// The article, as it is written at the front of a word.
const ARTICLE: &str = "ال";

impl Grammar for Arabic {
    fn inflect(&self, entry: &str) -> Result<Vec<Form>, String> {
        if entry.contains(' ') && !entry.contains('/') {
            return phrase(entry);
        }
        word(entry)
    }

    /// Of two adjectives both inflect and both take the article: الكورية الشمالية.
    fn demonym(&self, stem: &str) -> Vec<Form> {
        match stem.split_once(' ') {
            Some((first, second)) if first.ends_with('ي') => {
                let pairs = adjective(first).into_iter().zip(adjective(second));
                pairs.flat_map(|(first, second)| join(&first, &second, 1)).collect()
            }
            _ => adjective(stem),
        }
    }

    /// A foreign g is written غ, ج, ق or ك: every name in غ is known in the other spellings too.
    fn spellings(&self, name: &str) -> Vec<String> {
        let mut all = vec![name.to_owned()];
        if name.contains('غ') && name.chars().count() > 4 {
            all.extend(["ج", "ك"].map(|g| name.replace('غ', g)));
        }
        all
    }

    fn fronts(&self, word: &str) -> Vec<Front> {
        clitics::fronts(word)
    }

    fn behind(&self, rest: &str) -> Option<Behind> {
        clitics::behind(rest)
    }

    fn fits(&self, sense: Sense, clitics: &Clitics) -> bool {
        clitics::fit(sense, clitics)
    }

    /// Before "and the".
    fn seams(&self, word: &str) -> Vec<usize> {
        word.match_indices("وال").map(|(at, _)| at).filter(|at| *at > 0).collect()
    }

    fn bare<'w>(&self, word: &'w str) -> &'w str {
        clitics::bare(word)
    }

    fn has_article(&self, word: &str) -> bool {
        word.starts_with(ARTICLE)
    }

    fn is_nominal(&self, word: &str) -> bool {
        word.contains(ARTICLE) || word.ends_with(['ه', 'ا', 'ي']) || word.ends_with("ات")
    }

    /// No genitive ends in the ا of the accusative.
    fn can_be_genitive(&self, word: &str) -> bool {
        !word.ends_with('ا')
    }

    fn can_be_owned(&self, word: &str) -> bool {
        !self.has_article(word)
            && self.can_be_genitive(word)
            && !word.trim_start_matches(['و', 'ف']).starts_with(['ي', 'ت'])
    }

    /// A plural that keeps its ن.
    fn is_plural_by_itself(&self, word: &str) -> bool {
        word.ends_with("ون") || word.ends_with("ين")
    }
}

fn word(spec: &str) -> Result<Vec<Form>, String> {
    if spec.contains('/') {
        return verb(spec);
    }
    Ok(match spec.strip_suffix("(ة)") {
        Some(stem) => adjective(stem),
        None => noun(spec, Shape::Noun),
    })
}

/// A phrase: its first word and marked words inflect, every word but the first may carry the article.
fn phrase(spec: &str) -> Result<Vec<Form>, String> {
    let mut forms = vec![Form::new("", Shape::Noun, false, Singular)];
    for (i, part) in spec.split_whitespace().enumerate() {
        let marked = i == 0 || part.contains(['~', '+', '(']);
        let choices = if marked {
            word(part)?
        } else {
            vec![Form::new(part, Shape::Noun, part.ends_with('ة'), Singular)]
        };
        forms = forms
            .iter()
            .flat_map(|left| choices.iter().flat_map(move |right| join(left, right, i)))
            .collect();
        if forms.len() > 4000 {
            return Err(format!("{spec:?} makes more than 4000 forms; mark fewer of its words"));
        }
    }
    Ok(forms)
}

fn join(left: &Form, right: &Form, position: usize) -> Vec<Form> {
    if right.joined {
        return Vec::new();
    }
    if position == 0 {
        return vec![right.clone()];
    }
    let with = |tail: String| Form { text: format!("{} {tail}", left.text), ..left.clone() };
    let mut forms = vec![with(right.text.clone())];
    if !right.text.starts_with(ARTICLE) {
        forms.push(with(format!("{ARTICLE}{}", right.text)));
    }
    forms
}

fn verb(spec: &str) -> Result<Vec<Form>, String> {
    let parts: Vec<&str> = spec.split('/').map(str::trim).collect();
    if parts.len() > 5 {
        return Err(format!("{spec:?}: a verb has at most five parts"));
    }
    let part = |i: usize| parts.get(i).copied().filter(|p| !p.is_empty() && *p != "-");
    let mut forms = Vec::new();
    forms.extend(part(0).into_iter().flat_map(past));
    forms.extend(part(1).into_iter().flat_map(present));
    for masdar in part(2).into_iter().flat_map(|m| m.split(',')) {
        forms.extend(noun(masdar.trim(), Shape::Masdar));
    }
    forms.extend(part(3).into_iter().flat_map(|p| participle(p, Shape::Active)));
    forms.extend(part(4).into_iter().flat_map(|p| participle(p, Shape::Passive)));
    Ok(forms)
}

fn past(stem: &str) -> Vec<Form> {
    let form = |text: String, feminine, number| Form::new(text, Shape::Past, feminine, number);
    let mut chars = stem.chars();
    let last = chars.next_back().unwrap_or(' ');
    let rest = chars.as_str();
    let (short, dual) = match last {
        'ى' => (rest.to_owned(), format!("{rest}يا")),
        'ا' => (rest.to_owned(), format!("{rest}وا")),
        _ => (stem.to_owned(), format!("{stem}ا")),
    };
    let plural = if last == 'ي' { rest } else { &short };
    let mut forms = vec![
        form(stem.to_owned(), false, Singular),
        form(format!("{short}ت"), true, Singular),
        form(dual, false, Dual),
        form(format!("{short}تا"), true, Dual),
        form(format!("{plural}وا"), false, Plural),
        form(format!("{plural}و"), false, Plural).joined(),
        form(format!("{stem}نا"), false, Plural),
    ];
    if last == 'ى' {
        forms.push(form(format!("{rest}ا"), false, Singular).joined());
        // The passive: أُلغيت.
        forms.push(form(format!("{rest}يت"), true, Singular));
    }
    forms
}

fn present(stem: &str) -> Vec<Form> {
    let body = stem.strip_prefix('ي').unwrap_or(stem);
    let mut chars = body.chars();
    let last = chars.next_back().unwrap_or(' ');
    let rest = chars.as_str();
    let weak = matches!(last, 'ي' | 'ى' | 'و');
    let plural = if weak { rest } else { body };
    let mut forms = Vec::new();
    for (prefix, feminine) in [("ي", false), ("ت", true)] {
        let mut form = |text: String, number| forms.push(Form::new(text, Shape::Present, feminine, number));
        form(format!("{prefix}{body}"), Singular);
        let dual = if last == 'ى' { format!("{rest}ي") } else { body.to_owned() };
        form(format!("{prefix}{dual}ان"), Dual);
        form(format!("{prefix}{dual}ا"), Dual);
        if weak {
            form(format!("{prefix}{rest}"), Singular);
        }
        if let Some(cut) = hollow(body) {
            form(format!("{prefix}{cut}"), Singular);
        }
    }
    for ending in ["ون", "وا"] {
        forms.push(Form::new(format!("ي{plural}{ending}"), Shape::Present, false, Plural));
    }
    forms.push(Form::new(format!("ي{plural}و"), Shape::Present, false, Plural).joined());
    forms.push(Form::new(format!("ن{body}"), Shape::Present, false, Plural));
    if last == 'ى' {
        forms.push(Form::new(format!("ي{rest}ا"), Shape::Present, false, Singular).joined());
        forms.push(Form::new(format!("ت{rest}ا"), Shape::Present, true, Singular).joined());
    }
    forms
}

/// The jussive of a hollow verb drops its long vowel: يزور, لم يزر.
fn hollow(body: &str) -> Option<String> {
    let chars: Vec<char> = body.chars().collect();
    let [.., before, vowel, last] = chars[..] else { return None };
    let long = matches!(vowel, 'ا' | 'و' | 'ي');
    let closed = !matches!(last, 'ا' | 'و' | 'ي' | 'ى') && !matches!(before, 'ا' | 'و' | 'ي');
    (long && closed).then(|| chars[..chars.len() - 2].iter().chain([&last]).collect())
}

fn noun(spec: &str, shape: Shape) -> Vec<Form> {
    let (base, sound, broken) = match spec.split_once('+') {
        Some((base, ending)) => (base, Some(ending), Vec::new()),
        None => {
            let mut parts = spec.split('~');
            (parts.next().unwrap_or(spec), None, parts.collect::<Vec<_>>())
        }
    };
    let mut forms = singular(base, shape);
    match sound {
        Some("ين" | "ون") => forms.extend(masculine_plural(base, shape)),
        Some(ending) => forms.push(Form::new(format!("{base}{ending}"), shape, true, Plural)),
        None if broken.is_empty() => {
            if let Some(stem) = base.strip_suffix('ة') {
                forms.push(Form::new(format!("{stem}ات"), shape, true, Plural));
            }
        }
        None => forms.extend(broken.iter().flat_map(|b| broken_plural(b, shape))),
    }
    forms
}

fn singular(base: &str, shape: Shape) -> Vec<Form> {
    if let Some(stem) = base.strip_suffix('ة') {
        let form = |ending: &str, number| Form::new(format!("{stem}{ending}"), shape, true, number);
        return vec![
            form("ة", Singular),
            form("ت", Singular).joined(),
            form("تان", Dual),
            form("تين", Dual),
            form("تا", Dual),
            form("تي", Dual),
        ];
    }
    let form = |ending: &str, number| Form::new(format!("{base}{ending}"), shape, false, number);
    let mut forms = vec![form("", Singular)];
    if let Some(stem) = base.strip_suffix('ى') {
        forms.push(Form::new(format!("{stem}ا"), shape, false, Singular).joined());
    }
    if base.ends_with('ء') {
        forms.extend(seated_hamza(base).map(|t| Form::new(t, shape, false, Singular).joined()));
    }
    if !base.ends_with(['ى', 'ا', 'ء']) {
        forms.extend([form("ا", Singular), form("ان", Dual), form("ين", Dual), form("ي", Dual)]);
    }
    forms
}

fn masculine_plural(base: &str, shape: Shape) -> Vec<Form> {
    ["ون", "ين", "و", "ي"].map(|e| Form::new(format!("{base}{e}"), shape, false, Plural)).to_vec()
}

fn broken_plural(plural: &str, shape: Shape) -> Vec<Form> {
    let mut forms = vec![Form::new(plural, shape, false, Plural)];
    if let Some(stem) = plural.strip_suffix('ة') {
        forms.push(Form::new(format!("{stem}ت"), shape, false, Plural).joined());
    }
    if plural.ends_with('ء') {
        forms.extend(seated_hamza(plural).map(|t| Form::new(t, shape, false, Plural).joined()));
    }
    if !plural.ends_with(['ء', 'ة', 'ى']) {
        forms.push(Form::new(format!("{plural}ا"), shape, false, Plural));
    }
    forms
}

/// Before a pronoun the final hamza gets a seat: وزراء, وزرائها, وزراؤها.
fn seated_hamza(word: &str) -> impl Iterator<Item = String> {
    let stem = word.trim_end_matches('ء').to_owned();
    ["ئ", "ؤ"].into_iter().map(move |seat| format!("{stem}{seat}"))
}

fn participle(stem: &str, shape: Shape) -> Vec<Form> {
    adjective(stem).into_iter().map(|f| Form { shape, ..f }).collect()
}

fn adjective(stem: &str) -> Vec<Form> {
    let form = |ending: &str, feminine, number| {
        Form::new(format!("{stem}{ending}"), Shape::Adjective, feminine, number)
    };
    vec![
        form("", false, Singular),
        form("ا", false, Singular),
        form("ة", true, Singular),
        form("ت", true, Singular).joined(),
        form("ان", false, Dual),
        form("ين", false, Plural),
        form("ون", false, Plural),
        form("و", false, Plural),
        form("تان", true, Dual),
        form("تين", true, Dual),
        form("ات", true, Plural),
    ]
}

#[cfg(test)]
mod tests {
    use super::{Arabic, Grammar};

    fn makes(spec: &str, wanted: &[&str]) {
        let forms: Vec<String> =
            Arabic.inflect(spec).expect("a good entry").into_iter().map(|f| f.text).collect();
        for want in wanted {
            assert!(forms.iter().any(|f| f == want), "{spec} does not make {want}, only {forms:?}");
        }
    }

    #[test]
    fn verbs() {
        makes(
            "وقع/يوقع/توقيع/موقع/موقع",
            &["وقعت", "وقعا", "وقعوا", "توقع", "يوقعون", "توقيع", "موقعة", "موقعان"],
        );
        makes("نفى/ينفي/نفي", &["نفت", "نفيا", "نفوا", "تنفي", "ينفون", "ينف"]);
        makes("دعا/يدعو/دعوة", &["دعت", "دعوا", "تدعو", "يدعون", "دعوة", "دعوات"]);
        makes("زار/يزور/زيارة/زائر", &["زارت", "زاروا", "يزر", "تزور", "زيارت", "زائرة"]);
        makes("أجرى/يجري/إجراء", &["أجرت", "أجريا", "أجروا", "تجري", "أجرا"]);
    }

    #[test]
    fn nouns_and_adjectives() {
        makes("سفير~سفراء", &["سفير", "سفراء", "سفيرا", "سفيران", "سفرائ"]);
        makes("مسؤول+ين", &["مسؤولون", "مسؤولين", "مسؤولو"]);
        makes("اتفاقية", &["اتفاقيات", "اتفاقيت", "اتفاقيتان"]);
        makes("عسكري(ة)", &["عسكري", "عسكرية", "عسكريا", "عسكريون"]);
    }

    #[test]
    fn both_words_of_a_demonym_inflect() {
        let forms: Vec<String> = Arabic.demonym("كوري شمالي").into_iter().map(|f| f.text).collect();
        for wanted in ["كوري شمالي", "كوري الشمالي", "كورية الشمالية", "كوريين شماليين"]
        {
            assert!(forms.iter().any(|form| form == wanted), "{wanted}: {forms:?}");
        }
    }

    #[test]
    fn phrases_take_articles_inside() {
        makes("تعاون عسكري(ة)", &["تعاون عسكري", "تعاون العسكري"]);
        assert!(Arabic.inflect("أ/ب/ج/د/ه/و").is_err());
    }
}
