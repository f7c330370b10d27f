//! What is trained on: for the encoder what lexicon and rules make of the words; for the scorer of the rules every event
//! frame, also those that the reader drops, with its features.

use std::ops::Range;

use mithaq_record::Record;

use crate::annotate::{Annotated, annotate};
use crate::article::{Article, Document};
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

/// What lexicon and rules make of a text, by the bytes that it covers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Known {
    /// Names of features.
    pub features: Vec<(String, Range<usize>)>,
    /// Codes of those who are named there.
    pub names: Vec<(Vec<String>, Range<usize>)>,
}

/// What lexicon and rules make of a text, taken as it stands. Nothing where the lexicon does not know the language.
///
/// # Errors
/// [`Unreadable`] where the document holds no text.
pub fn features(document: &Document) -> Result<Known, Unreadable> {
    let article = Article { text: document.text.clone(), ..cleaned(document)? };
    Ok(annotated(&article, |annotated| {
        let bytes = |first, last| {
            let (start, end) = annotated.bytes(first, last);
            start..end
        };
        Known {
            features: decide::features(annotated)
                .into_iter()
                .map(|f| (f.name, bytes(f.first, f.last)))
                .collect(),
            names: decide::names(annotated)
                .into_iter()
                .map(|(codes, first, last)| (codes, bytes(first, last)))
                .collect(),
        }
    }))
}

/// The names of the signs by which a record is believed.
#[must_use]
pub fn signs() -> Vec<String> {
    decide::sign_names()
}

/// Every record that the encoder sees in a document, also those that it does not believe, each with its signs.
///
/// # Errors
/// [`Unreadable`] where the document holds no text.
pub fn signed(document: &Document) -> Result<Vec<(Record, Vec<f32>)>, Unreadable> {
    Ok(annotated(&cleaned(document)?, code::signed))
}

/// The windows that the encoder sees of a text: the ids of their pieces, the first piece that is decided on and the one behind the last.
#[must_use]
pub fn windows(text: &str) -> Vec<(Vec<u32>, usize, usize)> {
    decide::windows(text)
}

fn cleaned(document: &Document) -> Result<Article, Unreadable> {
    let has_letters = document.text.chars().any(char::is_alphabetic);
    has_letters.then(|| clean::clean(document, lexicon())).ok_or(Unreadable::Empty)
}

/// What is made of an article once its words are understood; nothing in a language that the lexicon does not know.
fn annotated<T: Default>(article: &Article, make: impl FnOnce(&Annotated) -> T) -> T {
    let language = lexicon().language(&article.language);
    language.map(|l| make(&annotate(article, l, lexicon()))).unwrap_or_default()
}
