//! Words and letters of all languages: which are looked for, in which letters they are written, what letters sound like, what reports
//! count, and what stands by the name of a village.

use std::ops::RangeInclusive;

use mithaq_lexicon::source::Row;

use crate::lists::{COUNTS, LANGUAGES, LETTERS, SCRIPTS, SETTLEMENTS};

/// The languages that are looked for: ISO 639-3, and ISO 639-1, by which articles name them.
pub fn languages() -> impl Iterator<Item = (&'static str, &'static str)> {
    LANGUAGES.rows.iter().map(|row| (row.get("iso639_3"), row.get("iso639_1")))
}

/// A script, and the languages written in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Script {
    /// Its letters.
    pub ranges: Vec<RangeInclusive<char>>,
    /// ISO 639-1.
    pub languages: Vec<&'static str>,
    /// Of these, those that are written in other scripts too.
    pub also: Vec<&'static str>,
}

/// The scripts that tell a language.
pub fn scripts() -> impl Iterator<Item = Script> {
    let point = |hex: &str| u32::from_str_radix(hex, 16).ok().and_then(char::from_u32);
    SCRIPTS.rows.iter().map(move |row| {
        let (from, to) = (row.values("from").filter_map(point), row.values("to").filter_map(point));
        Script {
            ranges: from.zip(to).map(|(from, to)| from..=to).collect(),
            languages: row.values("languages").collect(),
            also: row.values("also").collect(),
        }
    })
}

/// One letter, or two that are one sound.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Letters {
    /// As written, folded.
    pub letters: &'static str,
    /// A letter that stands for the sound in all alphabets.
    pub sound: &'static str,
    /// Nothing is heard of it at the end of a word.
    pub silent_at_end: bool,
}

/// What letters sound like.
pub fn letters() -> impl Iterator<Item = Letters> {
    let letters = |row: &'static Row| Letters {
        letters: row.get("letters"),
        sound: row.get("sound"),
        silent_at_end: row.get("end") == "-",
    };
    LETTERS.rows.iter().map(letters)
}

/// Words by which a report says what it counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountWords {
    /// `dead`, `troops`, …; of words for numbers the number.
    pub what: &'static str,
    /// `noun`, `cue`, `person`, `number` or `scale`.
    pub role: &'static str,
    /// Folded spellings.
    pub words: Vec<&'static str>,
}

/// What reports count, and how they say it.
pub fn counts() -> impl Iterator<Item = CountWords> {
    let words = |row: &'static Row| CountWords {
        what: row.get("what"),
        role: row.get("role"),
        words: row.get("words").split(' ').collect(),
    };
    COUNTS.rows.iter().map(words)
}

/// On which side of a name a noun stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The village of Solhan.
    Before,
    /// Barmal district.
    Behind,
}

/// Nouns that stand on this side of the name of a village, town or district; folded.
pub fn settlement_nouns(side: Side) -> impl Iterator<Item = &'static str> {
    let name = match side {
        Side::Before => "before",
        Side::Behind => "behind",
    };
    let rows = SETTLEMENTS.rows.iter().filter(move |row| row.get("side") == name);
    rows.flat_map(|row| row.get("words").split(' '))
}
