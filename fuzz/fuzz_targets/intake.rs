//! Any bytes, as a file of any form: every document or fault comes out, and the end is reached.
#![no_main]

use std::fs;

use libfuzzer_sys::fuzz_target;
use mithaq_intake::{Form, documents};

const NAMES: [&str; 7] = ["a.txt", "a.html", "a.jsonl", "a.csv", "a.warc", "a.rss", "a"];

fuzz_target!(|bytes: &[u8]| {
    let Some((which, bytes)) = bytes.split_first() else { return };
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join(NAMES[usize::from(*which) % NAMES.len()]);
    fs::write(&file, bytes).expect("written");
    documents(&[file], Form::Auto).for_each(|taken| {
        if let Ok(taken) = taken {
            assert!(taken.document.text.len() <= 4 * mithaq_intake::LONGEST);
        }
    });
});
