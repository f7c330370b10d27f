//! What is glued to words.

use crate::table::Relation;

/// What was glued to a word.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Clitics {
    /// "and"
    pub and: bool,
    /// A preposition.
    pub preposition: Option<Relation>,
    /// The article.
    pub article: bool,
    /// A mark of the future.
    pub future: bool,
    /// An attached pronoun.
    pub pronoun: Option<Attached>,
    /// A mark of the owner.
    pub possessive: bool,
    /// Letters taken off, for preferring the reading that takes off least.
    pub letters: u8,
}

/// Attached pronouns of the third person, and "our".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Attached {
    /// Of one, masculine.
    His,
    /// Of one, feminine, or of a thing.
    Her,
    /// Of two.
    Both,
    /// Of several.
    Their,
    /// Ours.
    Our,
}

/// One way to take clitics off the front of a word.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Front {
    /// Bytes taken off.
    pub skip: usize,
    /// Letters that the spelling hides: they belong to the form that follows.
    pub hidden: &'static str,
    /// What was taken off.
    pub clitics: Clitics,
}

/// What is glued behind a form.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Behind {
    /// An attached pronoun.
    pub pronoun: Option<Attached>,
    /// A mark of the owner.
    pub possessive: bool,
    /// Letters taken off.
    pub letters: u8,
}
