//! The reports in examples/, each with the records it must give beside it (`NAME.snap`).

#![allow(clippy::disallowed_methods, reason = "only the reader itself is pure")]

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use mithaq::{Actor, Document, Reader, Reading, Record};

fn examples() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples");
    let files =
        |language: &str| fs::read_dir(folder.join(language)).expect("examples of each language are there");
    let mut files: Vec<PathBuf> = ["ar", "en", "ru"]
        .into_iter()
        .flat_map(files)
        .filter_map(|e| Some(e.ok()?.path()))
        .filter(|p| p.extension().is_some_and(|e| e == "txt"))
        .collect();
    files.sort();
    files
}

fn read(file: &Path) -> Reading {
    let id = file.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let text = fs::read_to_string(file).expect("examples are UTF-8");
    mithaq::read_by(&Document { id, text, ..Document::default() }, Reader::Words).expect("examples have text")
}

fn codes(parties: &[Actor]) -> String {
    parties.iter().map(|a| a.code.as_deref().unwrap_or("?")).collect::<Vec<_>>().join("+")
}

fn line(record: &Record) -> String {
    let stage = record.stage.as_deref().map(|s| format!(" {s}")).unwrap_or_default();
    let parties = match record.recipients.is_empty() {
        true => codes(&record.actors),
        false => format!("{} > {}", codes(&record.actors), codes(&record.recipients)),
    };
    let about =
        if record.about.is_empty() { String::new() } else { format!(" about {}", record.about.join("+")) };
    let scope =
        if record.scope.is_empty() { String::new() } else { format!(" scope {}", record.scope.join(", ")) };
    let when = record.when.as_ref().map(|w| format!(" {}", w.edtf)).unwrap_or_default();
    format!(
        "{}{stage} [{}] {parties}{about}{when}{scope} {}/{} by {} {}\n    {}",
        word(&record.kind),
        record.type_,
        word(&record.modality),
        word(&record.polarity),
        word(&record.speaker.kind),
        record.speaker.code.as_deref().unwrap_or(""),
        record.quote,
    )
}

/// The word by which the record contract calls a value.
fn word(value: &impl serde::Serialize) -> String {
    let json = serde_json::to_value(value).expect("words serialise");
    json.as_str().unwrap_or_default().to_owned()
}

fn told(reading: &Reading) -> String {
    let article = &reading.article;
    let mut told = String::new();
    let _ =
        writeln!(told, "title: {}{}", article.title, if article.title_is_question { " (asks)" } else { "" });
    let _ = writeln!(
        told,
        "section: {:?}, publisher: {:?}, authors: {:?}",
        article.section, article.publisher, article.authors
    );
    let published = article.published.as_ref().map(|p| format!("{} to {}, {}", p.start, p.end, p.from));
    let _ = writeln!(told, "published: {}", published.unwrap_or_default());
    for piece in &article.dropped {
        let _ = writeln!(told, "dropped, {}: {}", piece.why, piece.text);
    }
    for record in &reading.records {
        let _ = writeln!(told, "{}", line(record));
    }
    told
}

#[test]
fn every_example_gives_its_records() {
    for file in examples() {
        let name = file.file_stem().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        insta::with_settings!({
            snapshot_path => file.parent().expect("a folder"),
            prepend_module_to_snapshot => false,
            omit_expression => true,
        }, { insta::assert_snapshot!(name, told(&read(&file))) });
    }
}

#[test]
fn quotes_and_parties_stand_where_they_say() {
    for file in examples() {
        let Reading { article, records } = read(&file);
        for record in records {
            assert_eq!(&article.text[record.start..record.end], record.quote);
            for actor in record.actors.iter().chain(&record.recipients) {
                assert_eq!(&article.text[actor.start..actor.end], actor.text);
            }
        }
    }
}

#[test]
fn what_is_dropped_is_not_in_the_text() {
    for file in examples() {
        let article = read(&file).article;
        for piece in article.dropped {
            assert!(!article.text.lines().any(|l| l == piece.text), "{}: {}", file.display(), piece.text);
        }
    }
}
