//! What the scorer is trained on: every event frame, also those that the reader drops, with its features.

use crate::article::Document;
use crate::record::Record;
use crate::{Unreadable, annotate, clean, code, lexicon};

/// A frame before anything is dropped.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// The record it would become.
    pub record: Record,
    /// Its features, as `lexicon/*/weights.tsv` names them.
    pub features: Vec<String>,
    /// Told so plainly that no score keeps it from becoming a record.
    pub plain: bool,
}

/// All event frames of a document.
///
/// # Errors
/// [`Unreadable`] where the document holds no text.
pub fn candidates(document: &Document) -> Result<Vec<Candidate>, Unreadable> {
    if !document.text.chars().any(char::is_alphabetic) {
        return Err(Unreadable::Empty);
    }
    let article = clean::clean(document, lexicon());
    let Some(language) = lexicon().language(&article.language) else { return Ok(Vec::new()) };
    Ok(code::candidates(&annotate::annotate(&article, language, lexicon())))
}
