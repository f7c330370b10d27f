//! Words in, all their written forms out.

mod arabic;
mod english;

use crate::table::{Number, Shape};

/// A written form and its grammar. Not folded yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Form {
    pub text: String,
    pub shape: Shape,
    pub feminine: bool,
    pub number: Number,
    /// Stands only before an attached pronoun.
    pub joined: bool,
}

impl Form {
    pub(crate) fn new(text: impl Into<String>, shape: Shape, feminine: bool, number: Number) -> Self {
        Self { text: text.into(), shape, feminine, number, joined: false }
    }

    pub(crate) fn joined(mut self) -> Self {
        self.joined = true;
        self
    }
}

/// All forms of a word as the lexicon writes it.
///
/// # Errors
/// Says what is wrong with the spelling of the entry.
pub(crate) fn inflect(language: &str, spec: &str) -> Result<Vec<Form>, String> {
    if spec.trim().is_empty() {
        return Err("an empty word".to_owned());
    }
    if let Some(fixed) = spec.strip_prefix('=') {
        return Ok(vec![Form::new(fixed, Shape::Fixed, false, Number::Singular)]);
    }
    match language {
        "ar" => arabic::inflect(spec),
        "en" => english::inflect(spec),
        _ => Ok(vec![Form::new(spec, Shape::Fixed, false, Number::Singular)]),
    }
}

/// All forms of an adjective made from a name.
pub(crate) fn demonym(language: &str, stem: &str) -> Vec<Form> {
    match language {
        "ar" => arabic::adjective(stem),
        "en" => english::demonym(stem),
        _ => vec![Form::new(stem, Shape::Adjective, false, Number::Singular)],
    }
}
