//! In which form pages come, as said or as recognised.

use memchr::memmem;

/// How the pages lie in their files. Each file may also be packed with gzip.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Form {
    /// By name and content, each file for itself.
    #[default]
    Auto,
    /// Text, one page a file, pasted or scraped.
    Page,
    /// HTML, one page a file.
    Html,
    /// JSON lines, one document a line.
    Jsonl,
    /// Comma-separated values with a header, one document a row.
    Csv,
    /// Web archive (WARC 1.0, 1.1).
    Warc,
    /// RSS, Atom or JSON feed.
    Feed,
}

/// The form of a file from its name, `.gz` taken off, and its first bytes, unpacked.
pub(crate) fn recognise(name: &str, head: &[u8]) -> Form {
    let name = name.to_ascii_lowercase();
    let extension = name.strip_suffix(".gz").unwrap_or(&name).rsplit_once('.').map_or("", |(_, e)| e);
    match extension {
        "html" | "htm" | "xhtml" => Form::Html,
        "jsonl" | "ndjson" => Form::Jsonl,
        "csv" | "tsv" => Form::Csv,
        "warc" => Form::Warc,
        "rss" | "atom" => Form::Feed,
        _ => by_content(head),
    }
}

fn by_content(head: &[u8]) -> Form {
    let head = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head).trim_ascii_start().to_ascii_lowercase();
    let has = |mark: &str| memmem::find(&head, mark.as_bytes()).is_some();
    let line = head.split(|b| *b == b'\n').next().unwrap_or_default();
    let has_key = |key: &str| memmem::find(line, key.as_bytes()).is_some();
    if head.starts_with(b"warc/1.") {
        Form::Warc
    } else if head.starts_with(b"<!doctype html") || head.starts_with(b"<html") {
        Form::Html
    } else if head.starts_with(b"<") && ["<rss", "<feed", "<rdf:rdf"].into_iter().any(has) {
        Form::Feed
    } else if head.starts_with(b"<") && has("<html") {
        Form::Html
    } else if head.starts_with(b"{") && has("jsonfeed.org/version") {
        Form::Feed
    } else if head.starts_with(b"{") && (has_key("\"text\"") || has_key("\"html\"")) {
        Form::Jsonl
    } else {
        Form::Page
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_by_name_and_content() {
        for (name, head, form) in [
            ("a.html", "", Form::Html),
            ("A.HTM.GZ", "", Form::Html),
            ("a", "\u{feff}\n<!DOCTYPE html>", Form::Html),
            ("a.xml", "<?xml version=\"1.0\"?>\n<html xmlns=\"x\">", Form::Html),
            ("a.xml", "<?xml version=\"1.0\"?>\n<rss version=\"2.0\">", Form::Feed),
            ("a.xml", "<sitemap>", Form::Page),
            ("a.json", "{\"version\": \"https://jsonfeed.org/version/1.1\"}", Form::Feed),
            ("a.ndjson", "", Form::Jsonl),
            ("stdin", "{\"id\": 1, \"text\": \"x\"}\n", Form::Jsonl),
            ("a.json", "{\n  \"text\": 1\n}", Form::Page),
            ("a.csv.gz", "", Form::Csv),
            ("x.warc.gz", "", Form::Warc),
            ("stdin", "WARC/1.1\r\n", Form::Warc),
            ("a.txt", "The king <html> of", Form::Page),
            ("warc", "", Form::Page),
        ] {
            assert_eq!(recognise(name, head.as_bytes()), form, "{name} {head}");
        }
    }
}
