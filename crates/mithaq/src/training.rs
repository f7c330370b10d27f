//! What is trained on: for the encoder what lexicon and rules make of the words; for the scorer of the rules every event
//! frame, also those that the reader drops, with its features.

use crate::annotate::{Annotated, annotate};
use crate::article::{Article, Document};
use crate::record::Record;
use crate::{Unreadable, clean, code, decide, lexicon};

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
    Ok(annotated(&cleaned(document)?, code::candidates))
}

/// What lexicon and rules make of a text, taken as it stands: pairs of a feature's name and the bytes that it covers. Nothing
/// where the lexicon does not know the language.
///
/// # Errors
/// [`Unreadable`] where the document holds no text.
pub fn features(document: &Document) -> Result<Vec<(String, std::ops::Range<usize>)>, Unreadable> {
    let article = Article { text: document.text.clone(), ..cleaned(document)? };
    Ok(annotated(&article, |annotated| {
        let spanned = |f: decide::Feature| {
            let (start, end) = annotated.bytes(f.first, f.last);
            (f.name, start..end)
        };
        decide::features(annotated).into_iter().map(spanned).collect()
    }))
}

fn cleaned(document: &Document) -> Result<Article, Unreadable> {
    let has_letters = document.text.chars().any(char::is_alphabetic);
    has_letters.then(|| clean::clean(document, lexicon())).ok_or(Unreadable::Empty)
}

/// What is made of an article once its words are understood; nothing in a language that the lexicon does not know.
fn annotated<T>(article: &Article, make: impl FnOnce(&Annotated) -> Vec<T>) -> Vec<T> {
    let language = lexicon().language(&article.language);
    language.map(|l| make(&annotate(article, l, lexicon()))).unwrap_or_default()
}
