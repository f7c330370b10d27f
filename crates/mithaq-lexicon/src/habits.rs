//! What a language's grammar is like, as its `grammar.toml` tells it.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serialize};

use crate::fold::fold;
use crate::table::Relation;

/// Switches and small words that the reader asks for by name. What is not told is not so.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Habits {
    /// It is read from the right to the left.
    pub right_to_left: bool,
    /// What stands for 0 to 9 where its own digits are asked for.
    pub digits: Option<[char; 10]>,
    /// Names begin with a capital letter, other words only at the head of a sentence.
    pub capitals: bool,
    /// Names that the lexicon writes with a small letter are written so, and months are: *le golfe de Guinée*, *mars*.
    pub small_names: bool,
    /// Clauses open with their verb; the subject stands behind it.
    pub verb_first: bool,
    /// Adjectives and owners stand behind their noun.
    pub noun_first: bool,
    /// Adjectives stand before their noun, but whose a thing is stands behind it with no word between: *президент Франции*.
    pub owners_behind: bool,
    /// The verbal noun in the entry of a verb is an infinitive and no noun.
    pub infinitives: bool,
    /// Whether a form is a verb or a noun is told by where it stands; else by the form alone.
    pub verbs_by_place: bool,
    /// Things have a gender too, by which verbs and pronouns agree with them.
    pub things_have_gender: bool,
    /// Words that join clauses are prepositions as well: they open a clause where a verb follows.
    pub joints_need_verb: bool,
    /// Where a report is at home that says so nowhere else.
    pub home: Home,
    /// The trained encoder has learnt texts in it; texts in other languages are read by words and rules.
    pub trained: bool,
    /// A rule of this weight or more, with a known party on each side, is believed whatever the scorer says.
    pub certain_rule: Option<f32>,
    /// The small words.
    pub words: SmallWords,
}

/// What tells where a report is at home.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Home {
    /// A date line in capitals; else its headline, or the only state that it names.
    #[default]
    Line,
    /// The state that it names first, if it speaks of no other much more.
    Named,
}

/// Words and parts of words of one language, by what the reader needs them for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct SmallWords {
    /// the
    pub articles: Words,
    /// Prepositions that are articles where no noun stands before them: *des* soldats.
    pub some: Words,
    /// Before "is" they make the verb behind it active: *s'*est rendu.
    pub reflexive: Words,
    /// and
    pub and: Words,
    /// "and also": joins two that no comma parts.
    pub as_well: Words,
    /// or
    pub or: Words,
    /// but
    pub but: Words,
    /// Before the country that the report is from: this.
    pub this: Words,
    /// Where the report is from: here.
    pub here: Words,
    /// Subjects that stand for somebody named before: it, they.
    pub subject_pronouns: Words,
    /// Behind a verb, the thing told before: signed *it*.
    pub it: Words,
    /// The same with its preposition, in one word.
    pub on_it: Words,
    /// Words that say whose the thing behind them is: its, whose.
    pub possessors: Words,
    /// What is written at the end of an owner's name: 's.
    pub possessive_endings: Words,
    /// Before an infinitive: to.
    pub infinitive: Words,
    /// Small words behind which a verb may stand in the plural, though they do not look so.
    pub plural_alike: Words,
    /// Prepositions behind which somebody leaves a place rather than being of it.
    pub away: Words,
    /// The forces of a state as one.
    pub army: Words,
    /// Between somebody and the state that backs him or is his friend: Iran-*backed* gunmen.
    pub backed: Words,
    /// Of kinds of relations: parts of words that tell in its sentence that such a relation lies ahead: a *candidate* for membership.
    pub relations_ahead: BTreeMap<String, Words>,
    /// What a state signs or passes by itself, which is no agreement: a decree, a law.
    pub home_acts: Words,
    /// Of classes of agreements: parts of words of which one must stand in the report that tells of such an agreement.
    pub classes_need: BTreeMap<String, Words>,
    /// Of modes of events: parts of words of which one must stand in the sentence that tells of such an event.
    pub modes_need: BTreeMap<String, Words>,
    /// Of kinds of relations: parts of words of which one must stand in the sentence that tells of such a relation.
    pub relations_need: BTreeMap<String, Words>,
    /// Prepositions that stand by themselves where elsewhere they are glued to their word, before digits.
    #[serde(deserialize_with = "folded_keys")]
    pub prepositions_alone: BTreeMap<String, Relation>,
    /// "His country" begins so.
    pub own_country: Words,
    /// A relative pronoun that ends so is feminine.
    pub feminine_relatives: Words,
    /// Say of the verb behind them that it is only told so: *aurait* signé, *якобы*.
    pub hearsay: Words,
    /// Particles that stand before a verb.
    pub verb_particles: Words,
    /// Particles spelled like a verb, where a verb follows.
    pub particles_like_verbs: Words,
    /// Words behind which "not" means "still".
    pub still: Words,
    /// Before one of these a verb of thinking is another verb.
    pub never_modal_before: Words,
    /// Titles that behind a definite noun mean "main".
    pub main: Words,
    /// Names that have this in them are of either gender.
    pub either_gender: Words,
    /// Behind the digits of a day: st, nd.
    pub ordinal_endings: Words,
    /// Between a day and its month: of.
    pub day_of: Words,
    /// Between a month and the word for its year.
    pub year_of: Words,
    /// Behind the digits of a decade: s.
    pub decade_endings: Words,
    /// Behind the year of the Hijri calendar.
    pub hijri_era: Words,
    /// Between a Hijri date and the same day in the other calendar.
    pub same_day: Words,
    /// In a rights line, what says no more than that rights are held.
    pub rights: Words,
    /// In a rights line, before who holds them: by.
    pub held_by: Words,
}

/// Words, folded as text is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Vec<String>")]
pub struct Words(Vec<String>);

impl From<Vec<String>> for Words {
    fn from(words: Vec<String>) -> Self {
        Self(words.iter().map(|word| fold(word)).collect())
    }
}

impl std::ops::Deref for Words {
    type Target = [String];

    fn deref(&self) -> &[String] {
        &self.0
    }
}

fn folded_keys<'de, D: Deserializer<'de>>(from: D) -> Result<BTreeMap<String, Relation>, D::Error> {
    let told = BTreeMap::<String, Relation>::deserialize(from)?;
    Ok(told.into_iter().map(|(word, relation)| (fold(&word), relation)).collect())
}

/// Whether a list of words has this one.
pub trait Has {
    /// Whether it is one of them.
    fn has(&self, word: &str) -> bool;
    /// Whether it begins with one of them.
    fn begin(&self, word: &str) -> bool;
    /// Whether it ends in one of them.
    fn end(&self, word: &str) -> bool;
}

impl Has for [String] {
    fn has(&self, word: &str) -> bool {
        self.iter().any(|w| w == word)
    }

    fn begin(&self, word: &str) -> bool {
        self.iter().any(|w| word.starts_with(w.as_str()))
    }

    fn end(&self, word: &str) -> bool {
        self.iter().any(|w| word.ends_with(w.as_str()))
    }
}
