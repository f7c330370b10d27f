//! What a language's grammar is like, as its `grammar.toml` tells it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::fold::fold;
use crate::table::Relation;

/// Switches and small words that the reader asks for by name. What is not told is not so.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Habits {
    /// It is read from the right to the left.
    pub right_to_left: bool,
    /// Names begin with a capital letter, other words only at the head of a sentence.
    pub capitals: bool,
    /// Clauses open with their verb; the subject stands behind it.
    pub verb_first: bool,
    /// Adjectives and owners stand behind their noun.
    pub noun_first: bool,
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
    pub articles: Vec<String>,
    /// and
    pub and: Vec<String>,
    /// "and also": joins two that no comma parts.
    pub as_well: Vec<String>,
    /// or
    pub or: Vec<String>,
    /// but
    pub but: Vec<String>,
    /// Before the country that the report is from: this.
    pub this: Vec<String>,
    /// Where the report is from: here.
    pub here: Vec<String>,
    /// Subjects that stand for somebody named before: it, they.
    pub subject_pronouns: Vec<String>,
    /// Behind a verb, the thing told before: signed *it*.
    pub it: Vec<String>,
    /// The same with its preposition, in one word.
    pub on_it: Vec<String>,
    /// Words that say whose the thing behind them is: its, whose.
    pub possessors: Vec<String>,
    /// What is written at the end of an owner's name: 's.
    pub possessive_endings: Vec<String>,
    /// Before an infinitive: to.
    pub infinitive: Vec<String>,
    /// Small words behind which a verb may stand in the plural, though they do not look so.
    pub plural_alike: Vec<String>,
    /// Prepositions behind which somebody leaves a place rather than being of it.
    pub away: Vec<String>,
    /// The forces of a state as one.
    pub army: Vec<String>,
    /// Prepositions that stand by themselves where elsewhere they are glued to their word, before digits.
    pub prepositions_alone: BTreeMap<String, Relation>,
    /// "His country" begins so.
    pub own_country: Vec<String>,
    /// A relative pronoun that ends so is feminine.
    pub feminine_relatives: Vec<String>,
    /// Particles that stand before a verb.
    pub verb_particles: Vec<String>,
    /// Particles spelled like a verb, where a verb follows.
    pub particles_like_verbs: Vec<String>,
    /// Words behind which "not" means "still".
    pub still: Vec<String>,
    /// Before one of these a verb of thinking is another verb.
    pub never_modal_before: Vec<String>,
    /// Titles that behind a definite noun mean "main".
    pub main: Vec<String>,
    /// Names that have this in them are of either gender.
    pub either_gender: Vec<String>,
    /// Behind the digits of a day: st, nd.
    pub ordinal_endings: Vec<String>,
    /// Between a day and its month: of.
    pub day_of: Vec<String>,
    /// Between a month and the word for its year.
    pub year_of: Vec<String>,
    /// Behind the digits of a decade: s.
    pub decade_endings: Vec<String>,
    /// Behind the year of the Hijri calendar.
    pub hijri_era: Vec<String>,
    /// Between a Hijri date and the same day in the other calendar.
    pub same_day: Vec<String>,
    /// In a rights line, what says no more than that rights are held.
    pub rights: Vec<String>,
    /// In a rights line, before who holds them: by.
    pub held_by: Vec<String>,
}

impl Habits {
    /// With its words folded, as text is.
    pub(crate) fn folded(mut self) -> Self {
        for words in self.words.lists() {
            for word in words.iter_mut() {
                *word = fold(word);
            }
        }
        let alone = std::mem::take(&mut self.words.prepositions_alone);
        self.words.prepositions_alone = alone.into_iter().map(|(word, r)| (fold(&word), r)).collect();
        self
    }
}

impl SmallWords {
    fn lists(&mut self) -> [&mut Vec<String>; 32] {
        let Self {
            articles,
            and,
            as_well,
            or,
            but,
            this,
            here,
            subject_pronouns,
            it,
            on_it,
            possessors,
            possessive_endings,
            infinitive,
            plural_alike,
            away,
            army,
            prepositions_alone: _,
            own_country,
            feminine_relatives,
            verb_particles,
            particles_like_verbs,
            still,
            never_modal_before,
            main,
            either_gender,
            ordinal_endings,
            day_of,
            year_of,
            decade_endings,
            hijri_era,
            same_day,
            rights,
            held_by,
        } = self;
        [
            articles,
            and,
            as_well,
            or,
            but,
            this,
            here,
            subject_pronouns,
            it,
            on_it,
            possessors,
            possessive_endings,
            infinitive,
            plural_alike,
            away,
            army,
            own_country,
            feminine_relatives,
            verb_particles,
            particles_like_verbs,
            still,
            never_modal_before,
            main,
            either_gender,
            ordinal_endings,
            day_of,
            year_of,
            decade_endings,
            hijri_era,
            same_day,
            rights,
            held_by,
        ]
    }
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
