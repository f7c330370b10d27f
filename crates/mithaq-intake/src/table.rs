//! Tables: CSV with a header, one document a row.

use std::io::{self, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use mithaq::Document;

use crate::items::Items;
use crate::places::Place;
use crate::raw::{Body, Raw};
use crate::window::Window;
use crate::{Fault, LONGEST, day, foreign, text};

/// A header is within this many bytes.
const HEADER: usize = 64 * 1024;

/// What other tools call the columns.
const TEXT: &[&str] = &["text", "body", "content", "full_text", "fulltext"];
const HTML: &[&str] = &["html"];
const ID: &[&str] = &["id"];
const LANGUAGE: &[&str] = &["language", "lang"];
const PUBLISHED: &[&str] = &["published", "date", "published_at", "publish_date", "publication_date"];
const URL: &[&str] = &["url", "link"];
const TITLE: &[&str] = &["title", "headline"];
const PUBLISHER: &[&str] = &["publisher", "source", "outlet"];

/// Where the columns are that matter.
struct Columns {
    text: Option<usize>,
    html: Option<usize>,
    id: Option<usize>,
    language: Option<usize>,
    published: Option<usize>,
    url: Option<usize>,
    title: Option<usize>,
    publisher: Option<usize>,
}

impl Columns {
    fn of(header: &csv::ByteRecord) -> Result<Self, String> {
        let names: Vec<String> =
            header.iter().map(|name| String::from_utf8_lossy(name).trim().to_lowercase()).collect();
        let find = |all: &[&str]| all.iter().find_map(|name| names.iter().position(|n| n == name));
        let columns = Self {
            text: find(TEXT),
            html: find(HTML),
            id: find(ID),
            language: find(LANGUAGE),
            published: find(PUBLISHED),
            url: find(URL),
            title: find(TITLE),
            publisher: find(PUBLISHER),
        };
        let parted_by = ["؛", "،"].into_iter().find(|sign| names.iter().any(|name| name.contains(sign)));
        if let Some(sign) = parted_by.filter(|_| columns.text.or(columns.html).is_none()) {
            return Err(format!("the columns are parted by {sign:?}; it must be a comma, semicolon or tab"));
        }
        if columns.text.or(columns.html).is_none() {
            let wanted = [TEXT, HTML].concat().join(", ");
            return Err(format!(
                "no column with the text; one must be named {wanted}; there are: {}",
                names.join(", ")
            ));
        }
        Ok(columns)
    }
}

/// The rows of a table, without its header.
pub(crate) fn rows(place: Place, bytes: Window) -> Items {
    match Rows::new(&place, bytes) {
        Ok(rows) => Box::new(rows),
        Err(fault) => Box::new(std::iter::once(Err(fault))),
    }
}

struct Rows {
    shown: String,
    id: String,
    columns: Columns,
    reader: csv::Reader<Bounded>,
    left: Left,
    failed: bool,
}

impl Rows {
    fn new(place: &Place, mut bytes: Window) -> Result<Self, Fault> {
        let fault = |what: &dyn std::fmt::Display| Fault::new(&place.shown, what);
        let head = bytes.peek(HEADER).map_err(|e| fault(&e))?;
        if text::is_utf16(head) {
            return Err(text::utf16(&place.shown));
        }
        if let Some(advice) = foreign::advice(head) {
            return Err(fault(&advice));
        }
        let left = Left::default();
        left.refill();
        let delimiter = delimiter(head);
        let bounded = Bounded { bytes, left: left.clone() };
        let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).from_reader(bounded);
        let columns = Columns::of(reader.byte_headers().map_err(|e| fault(&e))?).map_err(|e| fault(&e))?;
        let (shown, id) = (place.shown.clone(), place.id.clone());
        Ok(Self { shown, id, columns, reader, left, failed: false })
    }

    fn raw(&self, row: &csv::ByteRecord, line: u64) -> Result<Raw, Fault> {
        let place = format!("{}:{line}", self.shown);
        let field = |column: Option<usize>| {
            let field = column.and_then(|column| row.get(column)).filter(|field| !field.is_empty())?;
            Some(std::str::from_utf8(field).map(str::to_owned).map_err(|_| Fault::new(&place, "not UTF-8")))
        };
        let columns = &self.columns;
        let known = Document {
            id: field(columns.id).transpose()?.unwrap_or_else(|| format!("{}:{line}", self.id)),
            language: field(columns.language).transpose()?,
            published: field(columns.published).transpose()?.map(|date| day::stated(&date).unwrap_or(date)),
            url: field(columns.url).transpose()?,
            title: field(columns.title).transpose()?,
            publisher: field(columns.publisher).transpose()?,
            ..Document::default()
        };
        let bytes = |column: Option<usize>| column.and_then(|column| row.get(column)).map(<[u8]>::to_vec);
        let body = match (bytes(columns.text).filter(|text| !text.is_empty()), bytes(columns.html)) {
            (None, Some(bytes)) if !bytes.is_empty() => Body::Html { bytes, charset: None },
            (Some(text), _) => Body::Plain(text::utf8(&place, text)?.into_bytes()),
            (None, _) => return Err(Fault::new(place, "empty")),
        };
        Ok(Raw::knowing(place, known, body))
    }
}

impl Iterator for Rows {
    type Item = Result<Raw, Fault>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.failed {
            return None;
        }
        self.left.refill();
        let mut row = csv::ByteRecord::new();
        let read = self.reader.read_byte_record(&mut row);
        let line = row.position().map_or_else(|| self.reader.position().line(), csv::Position::line);
        match read {
            Ok(false) => None,
            Ok(true) if row.as_slice().len() > LONGEST => {
                Some(Err(Fault::too_long(format!("{}:{line}", self.shown))))
            }
            Ok(true) => Some(self.raw(&row, line)),
            Err(error) => {
                self.failed = error.is_io_error();
                Some(Err(Fault::new(format!("{}:{line}", self.shown), told(&error))))
            }
        }
    }
}

fn told(error: &csv::Error) -> String {
    match error.kind() {
        csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
            format!("{len} fields, and the header has {expected_len}")
        }
        csv::ErrorKind::Io(error) => error.to_string(),
        _ => error.to_string(),
    }
}

/// Comma, semicolon or tab, whichever the first line has most of.
fn delimiter(head: &[u8]) -> u8 {
    let line = head.split(|b| *b == b'\n').next().unwrap_or_default();
    let count = |delimiter: u8| line.iter().filter(|b| **b == delimiter).count();
    // The last of equals wins, so the comma stands last.
    *[b'\t', b';', b','].iter().max_by_key(|d| count(**d)).unwrap_or(&b',')
}

/// How much may still be read before the row must end.
#[derive(Clone, Default)]
struct Left(Arc<AtomicUsize>);

impl Left {
    /// A longest document with what stands beside it and, at worst, each character quoted.
    fn refill(&self) {
        self.0.store(3 * LONGEST, Ordering::Relaxed);
    }
}

/// Ends a row that would otherwise, for want of a quotation mark, be the rest of the file.
struct Bounded {
    bytes: Window,
    left: Left,
}

impl Read for Bounded {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let left = self.left.0.load(Ordering::Relaxed);
        if left == 0 {
            return Err(io::Error::other("the row does not end; is a quotation mark missing?"));
        }
        let most = into.len().min(left);
        let read = self.bytes.read(&mut into[..most])?;
        self.left.0.store(left - read, Ordering::Relaxed);
        Ok(read)
    }
}
