//! A written form of a word.

use crate::table::{Number, Shape};

/// A written form and its grammar. Not folded yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// As it is written.
    pub text: String,
    /// What sort of form it is.
    pub shape: Shape,
    /// It is feminine.
    pub feminine: bool,
    /// One, two or more.
    pub number: Number,
    /// Stands only before an attached pronoun.
    pub joined: bool,
}

impl Form {
    pub(crate) fn new(text: impl Into<String>, shape: Shape, feminine: bool, number: Number) -> Self {
        Self { text: text.into(), shape, feminine, number, joined: false }
    }

    /// A form that does not change.
    pub(crate) fn fixed(text: impl Into<String>) -> Self {
        Self::new(text, Shape::Fixed, false, Number::Singular)
    }

    pub(crate) fn joined(mut self) -> Self {
        self.joined = true;
        self
    }
}
