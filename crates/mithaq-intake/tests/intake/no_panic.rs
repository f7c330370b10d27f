//! Whatever the bytes, each parser answers, and says where a fault is.

use proptest::prelude::*;

use crate::{gzip, taken};

const NAMES: [&str; 7] = ["a.txt", "a.html", "a.jsonl", "a.csv", "a.warc", "a.rss", "a"];

const PIECES: [&str; 40] = [
    "<html>",
    "<p>",
    "</p>",
    "<div class=date>",
    "<time datetime=",
    "'2024-03-05'",
    ">",
    "<meta charset=",
    "utf-16",
    "<script type=\"application/ld+json\">",
    "</script>",
    "{\"@type\": \"NewsArticle\", \"headline\": ",
    "\"",
    "}",
    "[",
    "{",
    "\"text\": ",
    "\"html\": ",
    "\\u0000",
    ",",
    "\n",
    "\r\n",
    "\r\n\r\n",
    "text",
    "WARC/1.0\r\n",
    "WARC-Type: response\r\n",
    "Content-Type: application/http\r\n",
    "Content-Length: ",
    "10",
    "99999999999999999999",
    "HTTP/1.1 200 OK\r\n",
    "Content-Type: text/html\r\n",
    "Transfer-Encoding: chunked\r\n",
    "<rss><channel>",
    "<item>",
    "<description>",
    "<feed>",
    "وقعت توغو",
    "\u{1f}\u{8b}",
    "\0",
];

fn check(bytes: &[u8]) {
    for name in NAMES {
        for bytes in [bytes.to_vec(), gzip(bytes)] {
            for taken in taken(name, bytes) {
                match taken {
                    Ok(taken) => assert!(!taken.document.id.is_empty() && taken.digest.len() == 64),
                    Err(fault) => {
                        assert!(fault.place.starts_with('a') && !fault.what.is_empty(), "{fault:?}")
                    }
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        check(&bytes);
    }

    #[test]
    fn any_pieces(pieces in proptest::collection::vec(proptest::sample::select(PIECES.to_vec()), 0..40)) {
        check(pieces.concat().as_bytes());
    }

    #[test]
    fn any_damage(at in 0usize..400, byte in any::<u8>()) {
        let page = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><p>Kenya and Ethiopia met.</html>";
        let record = format!("WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/\r\nContent-Type: application/http\r\nContent-Length: {}\r\n\r\n{page}\r\n\r\n", page.len());
        let mut packed = [gzip(&record), gzip(&record)].concat();
        let at = at % packed.len();
        packed[at] = byte;
        let taken = taken("a.warc.gz", packed);
        prop_assert!(taken.iter().any(Result::is_ok), "{taken:?}");
    }
}
