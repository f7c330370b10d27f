//! How deep the elements of a page lie in each other, before it is parsed: the time parsers and readability
//! libraries take grows with the square of it, so a page made to be deep would stop everything.

use std::collections::HashMap;

use memchr::{memchr, memmem};

/// Browsers, too, go no deeper.
const DEEPEST: usize = 512;

/// Elements that hold nothing or that end when the next one begins.
const ENDED_BY_OTHERS: [&[u8]; 34] = [
    b"area",
    b"base",
    b"br",
    b"col",
    b"embed",
    b"hr",
    b"img",
    b"input",
    b"link",
    b"meta",
    b"param",
    b"source",
    b"track",
    b"wbr",
    b"p",
    b"li",
    b"dt",
    b"dd",
    b"option",
    b"optgroup",
    b"tr",
    b"td",
    b"th",
    b"thead",
    b"tbody",
    b"tfoot",
    b"colgroup",
    b"rb",
    b"rt",
    b"rp",
    b"rtc",
    b"html",
    b"head",
    b"body",
];

/// Elements whose content is no markup.
const RAW: [&[u8]; 5] = [b"script", b"style", b"textarea", b"title", b"xmp"];

/// Refuses a page with more than [`DEEPEST`] elements open at once.
pub(super) fn check(page: &str) -> Result<(), &'static str> {
    let mut open: HashMap<Vec<u8>, usize> = HashMap::new();
    let mut depth = 0;
    let mut rest = page.as_bytes();
    while let Some(at) = memchr(b'<', rest) {
        rest = &rest[at + 1..];
        if let Some(comment) = rest.strip_prefix(b"!--") {
            rest = after(comment, b"-->");
            continue;
        }
        let (closes, tag) = rest.strip_prefix(b"/").map_or((false, rest), |tag| (true, tag));
        let name = name(tag);
        if name.is_empty() || ENDED_BY_OTHERS.contains(&name.as_slice()) {
            continue;
        }
        if closes {
            if let Some(count) = open.get_mut(&name).filter(|count| **count > 0) {
                *count -= 1;
                depth -= 1;
            }
        } else if RAW.contains(&name.as_slice()) {
            rest = after_raw(tag, &name);
        } else {
            *open.entry(name).or_default() += 1;
            depth += 1;
        }
        if depth > DEEPEST {
            return Err("elements lie more than 512 deep in each other, as in no report");
        }
    }
    Ok(())
}

/// In lower case; empty where no tag begins here.
fn name(tag: &[u8]) -> Vec<u8> {
    if !tag.first().is_some_and(u8::is_ascii_alphabetic) {
        return Vec::new();
    }
    tag.iter()
        .take_while(|b| !b.is_ascii_whitespace() && !b"/><".contains(b))
        .map(u8::to_ascii_lowercase)
        .collect()
}

fn after<'a>(bytes: &'a [u8], end: &[u8]) -> &'a [u8] {
    memmem::find(bytes, end).map_or(&[], |at| &bytes[at + end.len()..])
}

/// Behind `</name`, in either case.
fn after_raw<'a>(bytes: &'a [u8], name: &[u8]) -> &'a [u8] {
    let ends = |at: &usize| bytes[at + 2..].get(..name.len()).is_some_and(|n| n.eq_ignore_ascii_case(name));
    let end = memmem::find_iter(bytes, b"</").find(ends);
    end.map_or(&[], |at| &bytes[at + 2..])
}

#[cfg(test)]
mod tests {
    use super::check;

    #[test]
    fn deep_pages_are_refused_and_long_ones_are_not() {
        assert!(check(&"<div>".repeat(513)).is_err());
        assert!(check(&"<div></x>".repeat(513)).is_err());
        assert!(check(&"<table><tr><td>".repeat(513)).is_err());
        assert!(check(&"<p>a<br><div>b</div><li>".repeat(5000)).is_ok());
        let script = format!("<script>{}</SCRIPT><p>x", "if (a<b) '<div>' ".repeat(1000));
        assert!(check(&script).is_ok());
        assert!(check(&format!("<!-- {} -->", "<div>".repeat(1000))).is_ok());
    }
}
