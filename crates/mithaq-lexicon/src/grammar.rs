//! What a language does with its words that no list can say: one file a language behind one small trait, found by
//! the language's code. A language without a file is read plainly: every form as its entry writes it.
//!
//! What a list can say stands in the language's folder: `lexicon/*/grammar.toml`, see [`crate::Habits`].

mod ar;
mod clitics;
mod en;
mod form;
mod fr;
mod plain;
mod ru;

pub use clitics::{Attached, Behind, Clitics, Front};
pub use form::Form;

use crate::table::{Number, Sense, Shape};

/// What sort of name a list holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Naming {
    /// A state, a city, a body, a group.
    Thing,
    /// Somebody, in full or by the surname.
    Person,
    /// A people, in the plural.
    People,
}

/// A language's way with its words.
pub trait Grammar: Sync {
    /// All forms of a word as its entry writes it.
    ///
    /// # Errors
    /// Says what is wrong with the spelling of the entry.
    fn inflect(&self, entry: &str) -> Result<Vec<Form>, String>;

    /// All forms of an adjective made from a name.
    fn demonym(&self, stem: &str) -> Vec<Form>;

    /// The spellings of a name that news mixes, the name itself among them.
    fn spellings(&self, name: &str) -> Vec<String> {
        vec![name.to_owned()]
    }

    /// All forms of a name as its list writes it.
    fn name(&self, name: &str, naming: Naming) -> Vec<Form> {
        let number = if naming == Naming::People { Number::Plural } else { Number::Singular };
        self.spellings(name).into_iter().map(|text| Form::new(text, Shape::Noun, false, number)).collect()
    }

    /// A name of a list as it is written in a text, without marks of the entry.
    fn written<'e>(&self, entry: &'e str) -> &'e str {
        entry
    }

    /// A state, city, body or group in the cases that the language has beside that of its list: genitive, dative, accusative, …
    fn cases(&self, _entry: &str) -> Vec<(&'static str, String)> {
        Vec::new()
    }

    /// The ways to take off what is glued to the front of a folded word; to take off nothing is one.
    fn fronts(&self, _word: &str) -> Vec<Front> {
        vec![Front::default()]
    }

    /// What is glued behind a form, if `rest`, the rest of its word, can be.
    fn behind(&self, rest: &str) -> Option<Behind> {
        rest.is_empty().then(Behind::default)
    }

    /// Whether what is glued to a word can stand at one of this sense.
    fn fits(&self, _sense: Sense, _clitics: &Clitics) -> bool {
        true
    }

    /// The bytes at which this folded word may be cut in two names between which a blank was lost.
    fn seams(&self, _word: &str) -> Vec<usize> {
        Vec::new()
    }

    /// The bytes at the front of a folded word that are a word of their own, though no blank parts them: l' in *l'accord*.
    fn elided(&self, _word: &str) -> usize {
        0
    }

    /// An unknown folded word without what may be glued to it.
    fn bare<'w>(&self, word: &'w str) -> &'w str {
        word
    }

    /// Whether the article is written at the front of this folded word.
    fn has_article(&self, _word: &str) -> bool {
        false
    }

    /// Whether this unknown folded word can only be a noun or an adjective.
    fn is_nominal(&self, _word: &str) -> bool {
        false
    }

    /// Whether this folded word, known to be a noun, can stand in the genitive.
    fn can_be_genitive(&self, _word: &str) -> bool {
        true
    }

    /// Whether this unknown folded word can be a noun that takes the name behind it as its owner.
    fn can_be_owned(&self, _word: &str) -> bool {
        false
    }

    /// Whether this folded word looks like a plural.
    fn looks_plural(&self, _word: &str) -> bool {
        false
    }

    /// Whether this folded form of a verb, known to be in the present, has a subject in the singular.
    fn is_third_person(&self, _word: &str) -> bool {
        false
    }

    /// Whether this unknown folded word in small letters can only be a verb with a tense.
    fn looks_finite(&self, _word: &str) -> bool {
        false
    }

    /// Whether this unknown folded word in small letters can only be an infinitive.
    fn looks_infinitive(&self, _word: &str) -> bool {
        false
    }

    /// Whether this folded form, known to be a participle of what it is done to, says by itself that it was done.
    fn is_predicate(&self, _word: &str) -> bool {
        false
    }

    /// Whether this folded form, known to be of the present, can only be of the future: *signera*, *подпишет*.
    fn is_ahead(&self, _word: &str) -> bool {
        false
    }

    /// Whether this folded word can only be an adverb.
    fn is_adverb(&self, _word: &str) -> bool {
        false
    }

    /// Whether this folded form is a plural that takes no owner behind it.
    fn is_plural_by_itself(&self, _word: &str) -> bool {
        false
    }
}

/// The grammar of the language with this code.
#[must_use]
pub fn of(code: &str) -> &'static dyn Grammar {
    match code {
        "ar" => &ar::Arabic,
        "en" => &en::English,
        "fr" => &fr::French,
        "ru" => &ru::Russian,
        _ => &plain::Plain,
    }
}

/// All forms of an entry: exactly itself behind `=`, else as the language inflects it.
///
/// # Errors
/// Says what is wrong with the spelling of the entry.
pub(crate) fn inflect(grammar: &dyn Grammar, entry: &str) -> Result<Vec<Form>, String> {
    if entry.trim().is_empty() {
        return Err("an empty word".to_owned());
    }
    match entry.strip_prefix('=') {
        Some(fixed) => Ok(vec![Form::fixed(fixed)]),
        None => grammar.inflect(entry),
    }
}
