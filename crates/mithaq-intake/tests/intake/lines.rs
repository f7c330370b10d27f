use crate::{document, fault, taken};

#[test]
fn documents_and_pages_by_line() {
    let lines = concat!(
        "{\"text\": \"Kenya and Ethiopia met.\", \"id\": \"a\", \"published\": \"2024-03-05\"}\n\n",
        "{\"html\": \"<html><head><meta property='og:site_name' content='The Rift Courier'></head>",
        "<body><h1>A border deal is signed</h1><p>Kenya and Ethiopia signed it.</p></body></html>\", ",
        "\"url\": \"https://rift.example/1\"}\n",
    );
    let taken: Vec<_> = taken("news.jsonl", lines).into_iter().map(|t| t.expect("reads")).collect();
    assert!(taken[0].place.ends_with("news.jsonl:1") && taken[1].place.ends_with("news.jsonl:3"));
    assert_eq!((taken[0].document.id.as_str(), taken[1].document.id.as_str()), ("a", "news.jsonl:3"));
    let page = &taken[1].document;
    assert_eq!(page.text, "A border deal is signed\nKenya and Ethiopia signed it.");
    assert_eq!(page.publisher.as_deref(), Some("The Rift Courier"));
    assert_eq!(page.url.as_deref(), Some("https://rift.example/1"));
}

#[test]
fn faults_have_line_and_column() {
    for (line, told) in [
        ("[\"Kenya\", \"x\"]", "a.jsonl:1: column 1: not a JSON object"),
        ("  \"Kenya\"", "a.jsonl:1: column 3: not a JSON object"),
        ("{\"text\": \"Ken\\u0000ya\"}", "a.jsonl:1: column 14: a NUL, which no text has"),
        ("{\"text\": \"Ken\0ya\"}", "a.jsonl:1: column 14: a NUL, which no text has"),
        ("{\"text\": 5}", "a.jsonl:1: column 10: invalid type: integer `5`, expected a string"),
        ("{\"id\": \"b\"}", "a.jsonl:1: column 11: missing field `text`"),
        ("{\"text\"", "a.jsonl:1: column 7: EOF while parsing an object"),
        ("{\"text\": \"a\", \"text\": \"b\"}", "a.jsonl:1: column 20: the key \"text\" stands twice"),
        ("{\"html\": \"a\", \"html\": \"b\"}", "a.jsonl:1: column 20: the key \"html\" stands twice"),
        (
            "{\"text\": \"a\", \"x\": {\"y\": 1, \"y\": 2}}",
            "a.jsonl:1: column 31: the key \"y\" stands twice",
        ),
    ] {
        assert_eq!(fault("a.jsonl", line), told);
    }
    assert_eq!(document("a.jsonl", "{\"text\": \"a \\\\u0000 b\"}").text, "a \\u0000 b");
    assert_eq!(fault("a.jsonl", b"{\"text\": \"\xff\"}"), "a.jsonl:1: column 11: not UTF-8");
    assert_eq!(document("a.jsonl", "\u{feff}{\"text\": \"x\"}").text, "x");
}

#[test]
fn utf16_is_told_once() {
    let text = "{\"text\": \"Kenya\"}\n{\"text\": \"Ethiopia\"}\n";
    let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let told = "a.jsonl: UTF-16, not UTF-8; convert it first (iconv -f UTF-16 -t UTF-8)";
    assert_eq!(fault("a.jsonl", &utf16), told);
    assert_eq!(fault("a.jsonl", [&b"\xff\xfe"[..], &utf16].concat()), told);
}

#[test]
fn a_line_that_is_too_long_costs_only_itself() {
    let lines = [vec![b'a'; 9 << 20], b"\n{\"text\": \"x\"}\n".to_vec()].concat();
    let taken = taken("a.jsonl", lines);
    assert_eq!(taken.len(), 2);
    assert_eq!(taken[0].as_ref().expect_err("long").what, "longer than 8 MiB, which is no report");
    assert_eq!(taken[1].as_ref().expect("reads").document.id, "a.jsonl:2");
}
