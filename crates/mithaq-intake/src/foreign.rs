//! Files that hold no report for us: those of other programs, told with what to do about them.

use memchr::memmem;

/// What to do with a file that is no text of a report; nothing where it may be one.
pub(crate) fn advice(bytes: &[u8]) -> Option<&'static str> {
    let has = |mark: &[u8]| memmem::find(&bytes[..bytes.len().min(HEAD)], mark).is_some();
    let line = bytes.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let tabs = memchr::memchr_iter(b'\t', line).count();
    let opens_with_number = line.first().is_some_and(u8::is_ascii_digit);
    match bytes {
        [b'%', b'P', b'D', b'F', ..] => Some("a PDF; take its text first: pdftotext FILE - | mithaq read -"),
        [b'P', b'K', 3, 4, ..] if has(b"word/") || has(b"[Content_Types].xml") => {
            Some("a Word or Office file; save it as text or HTML first")
        }
        [b'P', b'K', 3, 4, ..] => Some("a zip archive; unpack it first: unzip -p FILE | mithaq read -"),
        [0xD0, 0xCF, 0x11, 0xE0, ..] => Some("an old Word or Office file; save it as text or HTML first"),
        _ if line.starts_with(b"Event ID\tEvent Date") => {
            Some("ICEWS events; take them in with mithaq import --format icews")
        }
        _ if line.starts_with(b"Event Date\tActor Name") => {
            Some("POLECAT events; take them in with mithaq import --format polecat")
        }
        _ if opens_with_number && tabs == 60 => {
            Some("GDELT 2.0 events; take them in with mithaq import --format gdelt2")
        }
        _ if opens_with_number && matches!(tabs, 56 | 57) => {
            Some("GDELT 1.0 events; take them in with mithaq import --format gdelt1")
        }
        _ if bytes.starts_with(b"SQLite format 3\0") => Some("a database; is it the ledger? --ledger FILE"),
        _ => None,
    }
}

/// Where an archive names what is in it.
const HEAD: usize = 8192;

#[cfg(test)]
mod tests {
    use super::advice;

    #[test]
    fn files_of_other_programs() {
        let gdelt = ["1"; 61].join("\t");
        for (bytes, word) in [
            (&b"%PDF-1.7\n"[..], "PDF"),
            (b"PK\x03\x04\x14\0[Content_Types].xml", "Word"),
            (b"PK\x03\x04\x14\0a.txt", "zip"),
            (b"Event ID\tEvent Date\tSource Name", "icews"),
            (gdelt.as_bytes(), "gdelt2"),
        ] {
            assert!(advice(bytes).is_some_and(|told| told.contains(word)), "{word}");
        }
        for bytes in [&b"2025 began with a strike.\tBread was dear."[..], "مقال".as_bytes(), b""] {
            assert_eq!(advice(bytes), None);
        }
    }
}
