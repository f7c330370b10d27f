//! A document before the expensive part.

use mithaq::Document;
use sha2::{Digest, Sha256};

use crate::warc::http::{self, Coding};
use crate::{Fault, encoding, html, lines, text};

/// A page, line, row, response or entry as it lies in its file.
#[derive(Debug, Clone)]
pub struct Raw {
    place: String,
    /// What is known beside the page itself; its `text` is empty.
    known: Document,
    body: Body,
}

#[derive(Debug, Clone)]
pub(crate) enum Body {
    /// Text.
    Plain(Vec<u8>),
    /// HTML in any encoding; the one that was said beside the page.
    Html { bytes: Vec<u8>, charset: Option<String> },
    /// HTML as it came over HTTP.
    Response { bytes: Vec<u8>, charset: Option<String>, coding: Coding },
    /// A line of JSON lines.
    Json(Vec<u8>),
    /// HTML that holds the report and nothing else.
    Fragment(Vec<u8>),
}

impl Raw {
    pub(crate) fn new(place: String, id: String, body: Body) -> Self {
        Self { place, known: Document { id, ..Document::default() }, body }
    }

    pub(crate) fn knowing(place: String, known: Document, body: Body) -> Self {
        Self { place, known, body }
    }

    /// A page that was fetched, with what its server calls it (`text/html; charset=windows-1256`) and what is
    /// known of it beside: its title may be HTML, as in feeds; `text` in `known` is not looked at.
    #[must_use]
    pub fn page(place: String, bytes: Vec<u8>, content_type: &str, known: Document) -> Self {
        let body = if content_type.contains("html") {
            Body::Html { bytes, charset: http::charset(content_type) }
        } else {
            Body::Plain(bytes)
        };
        Self { place, known: plainly_titled(known), body }
    }

    /// What a feed holds of a report, with nothing around it: HTML or plain text in UTF-8.
    #[must_use]
    pub fn excerpt(place: String, bytes: Vec<u8>, content_type: &str, known: Document) -> Self {
        let body = if content_type.contains("html") { Body::Fragment(bytes) } else { Body::Plain(bytes) };
        Self { place, known: plainly_titled(known), body }
    }

    /// The file, and the line or byte where that says more.
    #[must_use]
    pub fn place(&self) -> &str {
        &self.place
    }

    /// SHA-256 in hexadecimal of the bytes of the page and of what came beside them (the address in a web
    /// archive, the other columns of a table); of a file that is one page, and of a line, simply of its
    /// bytes, unpacked. The name of the file is no part of it.
    #[must_use]
    pub fn digest(&self) -> String {
        let mut digest = Sha256::new();
        digest.update(self.body.bytes());
        let Document { language, published, url, title, publisher, authors, .. } = &self.known;
        let said = [language, published, url, title, publisher].into_iter().flatten().chain(authors);
        for (number, said) in said.enumerate() {
            digest.update([number as u8]);
            digest.update((said.len() as u64).to_le_bytes());
            digest.update(said);
        }
        digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// The document for the reader.
    ///
    /// # Errors
    /// Where the page is no text, is not what it says it is, or is longer than [`LONGEST`](crate::LONGEST).
    pub fn document(self) -> Result<Document, Fault> {
        let Self { place, known, body } = self;
        match body {
            Body::Plain(bytes) => Ok(Document { text: text::any(&place, bytes)?, ..known }),
            Body::Html { bytes, charset } => page(&place, &bytes, charset.as_deref(), known),
            Body::Response { bytes, charset, coding } => {
                let bytes = coding.decode(bytes).map_err(|what| Fault::new(&place, what))?;
                page(&place, &bytes, charset.as_deref(), known)
            }
            Body::Json(bytes) => lines::document(&place, bytes, known),
            Body::Fragment(bytes) => {
                let text = html::text(&place, &text::utf8(&place, bytes)?)?;
                Ok(Document { text, ..known })
            }
        }
    }
}

fn plainly_titled(known: Document) -> Document {
    let title = known.title.as_deref().map(html::plain).filter(|title| !title.is_empty());
    Document { title, ..known }
}

fn page(place: &str, bytes: &[u8], charset: Option<&str>, known: Document) -> Result<Document, Fault> {
    let page = encoding::decode(place, bytes, charset, known.url.as_deref())?;
    html::document(place, &page, known)
}

impl Body {
    fn bytes(&self) -> &[u8] {
        match self {
            Self::Plain(bytes) | Self::Json(bytes) | Self::Fragment(bytes) => bytes,
            Self::Html { bytes, .. } | Self::Response { bytes, .. } => bytes,
        }
    }
}
