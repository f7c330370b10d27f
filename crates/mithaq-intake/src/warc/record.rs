//! One record of a web archive.

use std::io::{self, BufRead, ErrorKind, Read};

use super::BEGIN;
use crate::LONGEST;

/// The longest head of a record, in bytes, and the most fields in it.
const LONGEST_HEAD: usize = 64 * 1024;
const MOST_FIELDS: usize = 128;

pub(super) enum Record {
    Response(Box<Response>),
    /// A request, metadata, a picture: read past.
    Other,
    /// A response that no report is as long as: read past.
    TooLong,
    End,
}

/// What a server answered.
pub(super) struct Response {
    /// `WARC-Target-URI`.
    pub url: Option<String>,
    /// The HTTP answer: head and body.
    pub answer: Vec<u8>,
}

/// The next record. Errors are damage: the head is none, or the record ends too soon.
pub(super) fn next(bytes: &mut impl BufRead) -> io::Result<Record> {
    skip_blank(bytes)?;
    let head = head(bytes)?;
    if head.is_empty() {
        return Ok(Record::End);
    }
    let head = Head::parse(&head)?;
    let record = if !head.is_response {
        skip(bytes, head.length)?;
        Record::Other
    } else if head.length > LONGEST as u64 {
        skip(bytes, head.length)?;
        Record::TooLong
    } else {
        let answer = exactly(bytes, head.length)?;
        Record::Response(Box::new(Response { url: head.url, answer }))
    };
    // At the end of a member this also compares its checksum, before anything of it is handed on.
    if skip_blank(bytes)? == 0 && !bytes.fill_buf()?.is_empty() {
        return Err(damage("the record does not end where it says"));
    }
    Ok(record)
}

/// Goes past the blank lines between records and gives their bytes.
pub(super) fn skip_blank(bytes: &mut impl BufRead) -> io::Result<usize> {
    let mut skipped = 0;
    loop {
        let ahead = bytes.fill_buf()?;
        let blank = ahead.iter().take_while(|b| matches!(b, b'\r' | b'\n')).count();
        let is_over = blank < ahead.len() || ahead.is_empty();
        bytes.consume(blank);
        skipped += blank;
        if is_over {
            return Ok(skipped);
        }
    }
}

/// The lines up to the first blank one; nothing at the end of the input.
fn head(bytes: &mut impl BufRead) -> io::Result<Vec<u8>> {
    let mut head = Vec::new();
    let mut limited = bytes.take(LONGEST_HEAD as u64);
    loop {
        let read = limited.read_until(b'\n', &mut head)?;
        if !BEGIN.starts_with(&head[..head.len().min(BEGIN.len())]) {
            return Err(damage("no record begins here"));
        }
        if read == 0 && !head.is_empty() {
            return Err(damage("the head of the record does not end"));
        }
        if read == 0 || matches!(&head[head.len() - read..], b"\r\n" | b"\n") {
            return Ok(head);
        }
    }
}

struct Head {
    length: u64,
    is_response: bool,
    url: Option<String>,
}

impl Head {
    fn parse(head: &[u8]) -> io::Result<Self> {
        let fields = memchr::memchr(b'\n', head).map_or(&[][..], |end| &head[end + 1..]);
        let mut parsed = [httparse::EMPTY_HEADER; MOST_FIELDS];
        let fields = match httparse::parse_headers(fields, &mut parsed) {
            Ok(httparse::Status::Complete((_, fields))) => fields,
            _ => return Err(damage("the head of the record is not readable")),
        };
        let field = |name: &str| {
            let field = fields.iter().find(|field| field.name.eq_ignore_ascii_case(name))?;
            Some(String::from_utf8_lossy(field.value).trim().to_owned())
        };
        let length = field("Content-Length").and_then(|length| length.parse().ok());
        let is_http =
            field("Content-Type").is_some_and(|t| t.to_ascii_lowercase().starts_with("application/http"));
        Ok(Self {
            length: length.ok_or_else(|| damage("the record does not say how long it is"))?,
            is_response: is_http && field("WARC-Type").is_some_and(|kind| kind == "response"),
            // WARC 1.0 wrote it between < and >, by mistake of its grammar.
            url: field("WARC-Target-URI").map(|url| url.trim_matches(['<', '>']).to_owned()),
        })
    }
}

fn skip(bytes: &mut impl BufRead, length: u64) -> io::Result<()> {
    let skipped = io::copy(&mut bytes.take(length), &mut io::sink())?;
    if skipped == length { Ok(()) } else { Err(too_soon()) }
}

fn exactly(bytes: &mut impl BufRead, length: u64) -> io::Result<Vec<u8>> {
    let mut all = Vec::new();
    bytes.take(length).read_to_end(&mut all)?;
    if all.len() as u64 == length { Ok(all) } else { Err(too_soon()) }
}

fn too_soon() -> io::Error {
    io::Error::new(ErrorKind::UnexpectedEof, "the record ends too soon")
}

fn damage(what: &'static str) -> io::Error {
    io::Error::new(ErrorKind::InvalidData, what)
}
