//! Any text, read as Arabic: no panic, and every quote stands where it says.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mithaq::{Document, read};

fuzz_target!(|text: &str| {
    let document = Document { text: text.to_owned(), language: Some("ar".to_owned()), ..Document::default() };
    if let Ok(reading) = read(&document) {
        for record in reading.records {
            assert_eq!(&reading.article.text[record.start..record.end], record.quote);
        }
    }
});
