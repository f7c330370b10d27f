//! What a server answered: is it a page, and how is it wrapped?

use std::io::{self, Read};

use flate2::read::{MultiGzDecoder, ZlibDecoder};
use mithaq::Document;

use super::record::Response;
use crate::raw::{Body, Raw};
use crate::{LONGEST, day};

const MOST_FIELDS: usize = 128;

/// The page, where the answer is one: status 200, HTML.
pub(super) fn page(place: String, response: Response) -> io::Result<Option<Raw>> {
    let Response { url, mut answer } = response;
    let mut parsed = [httparse::EMPTY_HEADER; MOST_FIELDS];
    let mut head = httparse::Response::new(&mut parsed);
    let mut lenient = httparse::ParserConfig::default();
    lenient
        .allow_spaces_after_header_name_in_responses(true)
        .allow_obsolete_multiline_headers_in_responses(true)
        .ignore_invalid_headers_in_responses(true);
    let length = match lenient.parse_response(&mut head, &answer) {
        Ok(httparse::Status::Complete(length)) => length,
        _ => return Err(io::Error::new(io::ErrorKind::InvalidData, "no readable HTTP head")),
    };
    let field = |name: &str| {
        let field = head.headers.iter().find(|field| field.name.eq_ignore_ascii_case(name))?;
        Some(String::from_utf8_lossy(field.value).trim().to_ascii_lowercase())
    };
    let kind = field("Content-Type").unwrap_or_default();
    let is_html = kind.starts_with("text/html") || kind.starts_with("application/xhtml+xml");
    if head.code != Some(200) || !is_html {
        return Ok(None);
    }
    let modified = head.headers.iter().find(|field| field.name.eq_ignore_ascii_case("Last-Modified"));
    let published = modified.and_then(|field| day::stated(&String::from_utf8_lossy(field.value)));
    let coding = Coding {
        is_chunked: field("Transfer-Encoding").is_some_and(|coding| coding.contains("chunked")),
        content: field("Content-Encoding").unwrap_or_default(),
    };
    let known = Document {
        id: url.clone().unwrap_or_else(|| place.clone()),
        published_from: published.as_ref().map(|_| "HTTP header".to_owned()),
        published,
        url,
        ..Document::default()
    };
    let bytes = answer.split_off(length);
    Ok(Some(Raw::knowing(place, known, Body::Response { bytes, charset: charset(&kind), coding })))
}

/// `windows-1256` of `text/html; charset="windows-1256"`.
pub(crate) fn charset(kind: &str) -> Option<String> {
    let (_, charset) = kind.split_once("charset=")?;
    let charset = charset.split(';').next()?.trim_matches(['"', '\'', ' ']);
    (!charset.is_empty()).then(|| charset.to_owned())
}

/// How the body is wrapped, or was: many crawlers unwrap it and leave the head as it came.
#[derive(Debug, Clone, Default)]
pub(crate) struct Coding {
    is_chunked: bool,
    /// `Content-Encoding`, in lower case.
    content: String,
}

impl Coding {
    /// The page itself, unwrapped where it is wrapped as said.
    pub(crate) fn decode(&self, body: Vec<u8>) -> Result<Vec<u8>, String> {
        let body = if self.is_chunked { unchunked(&body).unwrap_or(body) } else { body };
        match self.content.as_str() {
            "gzip" | "x-gzip" if body.starts_with(&[0x1F, 0x8B]) => {
                limited(MultiGzDecoder::new(body.as_slice()))
            }
            "deflate" if !looks_like_html(&body) => limited(ZlibDecoder::new(body.as_slice())),
            "br" if !looks_like_html(&body) => {
                limited(brotli_decompressor::Decompressor::new(body.as_slice(), 4096))
            }
            "zstd" if !looks_like_html(&body) => {
                Err("packed with zstd, which Mithaq does not unpack".to_owned())
            }
            _ => Ok(body),
        }
    }
}

fn looks_like_html(body: &[u8]) -> bool {
    let body = body.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(body);
    body.trim_ascii_start().starts_with(b"<")
}

fn limited(packed: impl Read) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    packed.take(LONGEST as u64 + 1).read_to_end(&mut bytes).map_err(|error| error.to_string())?;
    if bytes.len() > LONGEST { Err("unpacked, longer than a report is".to_owned()) } else { Ok(bytes) }
}

/// The chunks put together; nothing where the body is not in chunks.
fn unchunked(mut body: &[u8]) -> Option<Vec<u8>> {
    let mut whole = Vec::new();
    loop {
        let httparse::Status::Complete((start, size)) = httparse::parse_chunk_size(body).ok()? else {
            return None;
        };
        if size == 0 {
            return Some(whole);
        }
        let end = start.checked_add(usize::try_from(size).ok()?)?;
        whole.extend_from_slice(body.get(start..end)?);
        body = body[end..].strip_prefix(b"\r\n")?;
    }
}
