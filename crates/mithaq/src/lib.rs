//! The reader. A page goes in, an article and its records come out; nothing else happens:
//! no files, no clock, no network, no randomness. The same bytes give the same records everywhere.
//!
//! ```text
//! Document ──clean──▶ Article ──annotate──▶ Annotated ──code──▶ Records
//! ```
//!
//! ```
//! let page = mithaq::Document { text: "زار الرئيس الفرنسي بغداد.".into(), ..Default::default() };
//! let reading = mithaq::read(&page)?;
//! assert_eq!(reading.records[0].type_, "CONSULT");
//! # Ok::<(), mithaq::Unreadable>(())
//! ```

mod annotate;
mod article;
mod clean;
mod code;
mod decide;
mod explain;
mod time;
pub mod training;

pub use mithaq_record::{
    Actor, Kind, Modality, Place, Polarity, Record, Reporting, Speaker, SpeakerKind, When,
};
pub use mithaq_world::{InUse, lexicon, use_lexicon};

pub use article::{Article, Document, Dropped, PUBLISHED_FROM, Photo, Published};
pub use explain::explain;

/// What reads here: the program's version, and which lexicon and which model. Whoever has the same reads the same.
#[must_use]
pub fn made_by() -> String {
    let (version, lexicon, model) = (env!("CARGO_PKG_VERSION"), &lexicon().digest, decide::digest());
    format!("mithaq {version}, lexicon {lexicon}, model {model}")
}

/// What the reader makes of one document.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// The cleaned page.
    pub article: Article,
    /// What it says, in the order of the text.
    pub records: Vec<Record>,
}

/// Why a document could not be read at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreadable {
    /// No letter in it.
    Empty,
}

impl std::fmt::Display for Unreadable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Empty => f.write_str("no text in it"),
        }
    }
}

impl std::error::Error for Unreadable {}

/// How a text is read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Reader {
    /// By words and rules alone: some hundred times as fast, and less sure. The rule of each record is an entry of the lexicon.
    Words,
    /// By the trained encoder, which decides what is a deed and who fills its roles; names, codes, dates and places are the
    /// lexicon's. The rule of each record begins with `encoder#`. A language that it has not learnt is read by words.
    #[default]
    Encoder,
}

impl Reader {
    /// What reads so here: the program's version, which lexicon and which model, or that it goes without one. Whoever has the same reads
    /// the same.
    #[must_use]
    pub fn named(self) -> String {
        match self {
            Self::Encoder => made_by(),
            Self::Words => {
                format!("mithaq {}, lexicon {}, by words alone", env!("CARGO_PKG_VERSION"), lexicon().digest)
            }
        }
    }
}

/// Reads one document as it is read where nothing else is asked for.
///
/// # Errors
/// As [`read_by`].
pub fn read(document: &Document) -> Result<Reading, Unreadable> {
    read_by(document, Reader::default())
}

/// Reads one document.
///
/// # Errors
/// [`Unreadable`] where the document holds no text. A text in a language the lexicon does not know
/// is cleaned and gives no records.
pub fn read_by(document: &Document, reader: Reader) -> Result<Reading, Unreadable> {
    if !document.text.chars().any(char::is_alphabetic) {
        return Err(Unreadable::Empty);
    }
    let article = clean::clean(document, lexicon());
    let records = read_article(&article, reader).unwrap_or_default();
    Ok(Reading { article, records })
}

/// Reads an article that was cleaned before; nothing where the lexicon does not know its language.
#[must_use]
pub fn read_article(article: &Article, reader: Reader) -> Option<Vec<Record>> {
    let language = lexicon().language(&article.language)?;
    let annotated = annotate::annotate(article, language, lexicon());
    Some(match reader {
        Reader::Encoder if language.habits.trained => code::decided(&annotated),
        Reader::Words | Reader::Encoder => code::code(&annotated),
    })
}
