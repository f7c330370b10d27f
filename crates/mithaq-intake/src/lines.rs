//! JSON lines: one document a line.

use std::io::{self, BufRead, Read};
use std::path::Path;
use std::sync::Arc;

use flate2::bufread::MultiGzDecoder;
use mithaq::Document;
use serde_json::Value;

use crate::items::Items;
use crate::keys::keys_once;
use crate::places::{self, Place};
use crate::raw::{Body, Raw};
use crate::window::{Counted, Window};
use crate::{Fault, LONGEST, html, text};

/// A line, or what is left of one that is too long.
pub enum Line {
    /// The line, without its end.
    Whole(Vec<u8>),
    /// It was longer than [`LONGEST`].
    TooLong,
}

/// The lines of a file, none held that is longer than [`LONGEST`].
pub struct Lines {
    bytes: Window,
    /// Reading failed: it would fail again for ever.
    failed: bool,
}

impl Lines {
    /// The lines of a file, unpacked, or of standard input (`-`).
    ///
    /// # Errors
    /// Where the file cannot be opened.
    pub fn open(file: &Path) -> io::Result<Self> {
        let place = places::given(file.to_owned());
        let counted: Box<dyn Read + Send> = Box::new(Counted { inner: place.open()?, read: Arc::default() });
        let mut packed = Window::new(counted);
        let is_packed = packed.peek(2)? == [0x1F, 0x8B];
        let bytes = if is_packed { Window::new(Box::new(MultiGzDecoder::new(packed)) as _) } else { packed };
        Ok(Self { bytes, failed: false })
    }

    /// Reads to the end of the line; nothing where the input has ended.
    fn line(&mut self) -> io::Result<Option<Line>> {
        let mut line = Vec::new();
        let (mut long, mut any) = (false, false);
        loop {
            let chunk = self.bytes.fill_buf()?;
            if chunk.is_empty() {
                break;
            }
            any = true;
            let end = memchr::memchr(b'\n', chunk);
            let part = &chunk[..end.unwrap_or(chunk.len())];
            long |= line.len() + part.len() > LONGEST;
            if long {
                line = Vec::new();
            } else {
                line.extend_from_slice(part);
            }
            let used = end.map_or(chunk.len(), |end| end + 1);
            self.bytes.consume(used);
            if end.is_some() {
                break;
            }
        }
        Ok(any.then_some(if long { Line::TooLong } else { Line::Whole(line) }))
    }
}

impl Iterator for Lines {
    type Item = io::Result<Line>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.failed {
            return None;
        }
        let line = self.line();
        self.failed = line.is_err();
        line.transpose()
    }
}

/// The documents of a file of JSON lines.
pub(crate) fn documents(place: Place, mut bytes: Window) -> Items {
    if bytes.peek(4).is_ok_and(text::is_utf16) {
        return Box::new(std::iter::once(Err(text::utf16(&place.shown))));
    }
    let lines = Lines { bytes, failed: false };
    Box::new(lines.enumerate().filter_map(move |(n, line)| {
        let shown = format!("{}:{}", place.shown, n + 1);
        match line {
            Ok(Line::Whole(bytes)) if bytes.iter().all(u8::is_ascii_whitespace) => None,
            Ok(Line::Whole(bytes)) => {
                Some(Ok(Raw::new(shown, format!("{}:{}", place.id, n + 1), Body::Json(bytes))))
            }
            Ok(Line::TooLong) => Some(Err(Fault::too_long(shown))),
            Err(error) => Some(Err(Fault::new(shown, error))),
        }
    }))
}

/// The document of one line. Columns are told in bytes, from 1.
pub(crate) fn document(place: &str, bytes: Vec<u8>, known: Document) -> Result<Document, Fault> {
    let at = |column: usize, what: &str| Fault::new(format!("{place}: column {column}"), what);
    let line = String::from_utf8(bytes).map_err(|e| at(e.utf8_error().valid_up_to() + 1, "not UTF-8"))?;
    let json = line.trim_start_matches('\u{FEFF}');
    let first = json.len() - json.trim_start().len();
    if !json[first..].starts_with('{') {
        return Err(at(first + 1, "not a JSON object"));
    }
    if let Some(zero) = nul(json) {
        return Err(at(zero + 1, "a NUL, which no text has"));
    }
    let wrong = |error: serde_json::Error| at(error.column(), &without_place(&error));
    let mut sent = keys_once(json.as_bytes()).and_then(|()| document_of(json)).map_err(wrong)?;
    if sent.document.id.is_empty() {
        sent.document.id = known.id;
    }
    match sent.html {
        Some(page) => html::document(place, &page, sent.document),
        None => Ok(sent.document),
    }
}

struct Sent {
    document: Document,
    html: Option<String>,
}

/// A line that holds `html` instead of `text` is a page; what else it says is known of that page.
fn document_of(json: &str) -> serde_json::Result<Sent> {
    if memchr::memmem::find(json.as_bytes(), b"\"html\"").is_some() {
        let mut fields: serde_json::Map<String, Value> = serde_json::from_str(json)?;
        if let Some(Value::String(_)) = fields.get("html")
            && !fields.contains_key("text")
            && let Some(Value::String(page)) = fields.remove("html")
        {
            fields.insert("text".to_owned(), Value::String(String::new()));
            let document = serde_json::from_value(Value::Object(fields))?;
            return Ok(Sent { document, html: Some(page) });
        }
    }
    Ok(Sent { document: serde_json::from_str(json)?, html: None })
}

/// Where a NUL stands, as it is or escaped.
fn nul(json: &str) -> Option<usize> {
    let plain = memchr::memchr(0, json.as_bytes());
    plain.or_else(|| {
        memchr::memmem::find_iter(json.as_bytes(), b"\\u0000").find(|&at| {
            // An even number of backslashes before it leaves this one to escape.
            let before = json.as_bytes()[..at].iter().rev().take_while(|b| **b == b'\\').count();
            before % 2 == 0
        })
    })
}

/// serde adds "at line 1 column 5", which says the wrong line here.
fn without_place(error: &serde_json::Error) -> String {
    let message = error.to_string();
    message.split(" at line ").next().unwrap_or(&message).to_owned()
}
