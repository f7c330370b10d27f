//! The page that Mithaq starts from. It belongs to its publisher and stays outside the project; where
//! it is not at hand, this test says that it was skipped.

#![allow(clippy::disallowed_methods, reason = "only the reader itself is pure")]

use std::path::Path;
use std::process::Command;
use std::{fs, io::Write};

use mithaq::{Document, read};

#[test]
fn the_seed_is_read_whole() {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    let page = shared.join("seeds/000_0b286f1c72728b77.txt");
    let Ok(text) = fs::read_to_string(&page) else {
        eprintln!("SKIPPED: {} is not here", page.display());
        return;
    };
    let reading = read(&Document { id: "000_0b286f1c72728b77.txt".to_owned(), text, ..Document::default() })
        .expect("it has text");
    let mut lines = format!(
        "{{\"kind\":\"article\",{}\n",
        &serde_json::to_string(&reading.article).expect("it serialises")[1..]
    );
    for record in &reading.records {
        lines += &(serde_json::to_string(record).expect("it serialises") + "\n");
    }
    let scorer = Command::new("python3")
        .arg(shared.join("score/seed.py"))
        .arg(shared.join("gold/seed.json"))
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .spawn();
    let Ok(mut scorer) = scorer else {
        eprintln!("SKIPPED: no python3 to score with");
        return;
    };
    scorer.stdin.take().expect("piped").write_all(lines.as_bytes()).expect("the scorer listens");
    let said = String::from_utf8(scorer.wait_with_output().expect("the scorer ends").stdout).expect("UTF-8");
    assert!(said.contains("found 43 of 43, 0 violations"), "{said}");
}
