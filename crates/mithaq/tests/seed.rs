//! The page that Mithaq starts from. It belongs to its publisher and stays outside the project; where
//! it is not at hand, this test says that it was skipped.

#![allow(clippy::disallowed_methods, reason = "only the reader itself is pure")]

use std::path::Path;
use std::process::Command;
use std::{fs, io::Write};

use mithaq::{Document, Reader, read_by};

/// By words and rules, which were made on it, all of it is read; the encoder, which never saw it, must not fall back.
#[test]
fn the_seed_is_read() {
    for (reader, least) in [(Reader::Words, 43), (Reader::Encoder, 22)] {
        let Some(found) = found(reader) else { return };
        assert!(found >= least, "{reader:?}: {found}");
    }
}

/// How much of the seed's 43 items is found; nothing where the seed or python is not at hand.
fn found(reader: Reader) -> Option<u32> {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    let page = shared.join("seeds/000_0b286f1c72728b77.txt");
    let Ok(text) = fs::read_to_string(&page) else {
        println!("SKIPPED: {} is not here", page.display());
        return None;
    };
    let document = Document { id: "000_0b286f1c72728b77.txt".to_owned(), text, ..Document::default() };
    let reading = read_by(&document, reader).expect("it has text");
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
        skipped("no python3 to score with");
        return None;
    };
    scorer.stdin.take().expect("piped").write_all(lines.as_bytes()).expect("the scorer listens");
    let said = String::from_utf8(scorer.wait_with_output().expect("the scorer ends").stdout).expect("UTF-8");
    assert!(reader != Reader::Words || said.contains("0 violations"), "{said}");
    let found = said.split_once("found ").and_then(|(_, rest)| rest.split(' ').next()?.parse().ok());
    Some(found.unwrap_or_else(|| panic!("{said}")))
}

/// Tells that a check was left out for want of a tool; where every check must run (`.ci/run`), that is a failure.
fn skipped(why: &str) {
    assert!(std::env::var_os("MITHAQ_SKIP_NOTHING").is_none(), "left out: {why}");
    println!("SKIPPED: {why}");
}
