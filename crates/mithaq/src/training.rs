//! What is trained on: for the encoder what lexicon and rules make of the words; for the scorer of the rules every event
//! frame, also those that the reader drops, with its features.

use crate::article::Document;
use crate::record::Record;
use crate::{Unreadable, annotate, clean, code, decide, lexicon};

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

/// What lexicon and rules make of a text, taken as it stands: pairs of a feature's name and the bytes that it covers. Nothing
/// where the lexicon does not know the language.
///
/// # Errors
/// [`Unreadable`] where the document holds no text.
pub fn features(document: &Document) -> Result<Vec<(String, std::ops::Range<usize>)>, Unreadable> {
    if !document.text.chars().any(char::is_alphabetic) {
        return Err(Unreadable::Empty);
    }
    let mut article = clean::clean(document, lexicon());
    article.text.clone_from(&document.text);
    let Some(language) = lexicon().language(&article.language) else { return Ok(Vec::new()) };
    let annotated = annotate::annotate(&article, language, lexicon());
    let found = decide::features(&annotated).into_iter();
    let bytes = |f: &decide::Feature| annotated.bytes(f.first, f.last);
    Ok(found.map(|f| (f.name.clone(), bytes(&f).0..bytes(&f).1)).collect())
}
