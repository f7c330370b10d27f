//! Bytes that should be text.

use crate::{Fault, encoding, foreign};

/// The text of a page: UTF-8, or what it looks like (windows-1256, KOI8-R, UTF-16 with its mark, …), as old archives have it.
pub(crate) fn any(place: &str, bytes: Vec<u8>) -> Result<String, Fault> {
    match foreign::advice(&bytes) {
        Some(advice) => Err(Fault::new(place, advice)),
        None if std::str::from_utf8(&bytes).is_ok() => utf8(place, bytes),
        None => encoding::decode(place, &bytes, None, None),
    }
}

/// The text of these bytes, which must be UTF-8.
pub(crate) fn utf8(place: &str, bytes: Vec<u8>) -> Result<String, Fault> {
    if is_utf16(&bytes) {
        return Err(utf16(place));
    }
    if let Some(at) = memchr::memchr(0, &bytes) {
        return Err(Fault::new(format!("{place}: byte {at}"), "binary, not text"));
    }
    String::from_utf8(bytes)
        .map_err(|e| Fault::new(format!("{place}: byte {}", e.utf8_error().valid_up_to()), "not UTF-8"))
}

/// With a byte order mark, or with the zeros that ASCII has in it.
pub(crate) fn is_utf16(head: &[u8]) -> bool {
    let ascii = |byte: u8| byte.is_ascii_graphic() || byte.is_ascii_whitespace();
    match head {
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => true,
        [a, 0, b, 0, ..] | [0, a, 0, b, ..] => ascii(*a) && ascii(*b),
        _ => false,
    }
}

pub(crate) fn utf16(place: &str) -> Fault {
    Fault::new(place, "UTF-16, not UTF-8; convert it first (iconv -f UTF-16 -t UTF-8)")
}
