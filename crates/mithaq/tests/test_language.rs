//! A language that nobody speaks, read from a folder: what holds of every language holds without a line of Rust for it.

mod harness;

use std::path::PathBuf;
use std::sync::LazyLock;

use mithaq::{Document, Modality, Polarity, Reader, Reading, Record, read_by};

/// Its folder, which everything here is read by.
static FOLDER: LazyLock<PathBuf> = LazyLock::new(|| {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/lexicon");
    mithaq::use_lexicon(mithaq_lexicon::open(&folder).expect("a good lexicon"))
        .expect("nothing was read before");
    folder
});

fn read(text: &str, language: Option<&str>, reader: Reader) -> Reading {
    LazyLock::force(&FOLDER);
    let document = Document {
        text: text.to_owned(),
        language: language.map(str::to_owned),
        published: Some("2024-05-20".to_owned()),
        ..Document::default()
    };
    read_by(&document, reader).expect("it has letters")
}

/// `CONSULT RUS > TGO 2024-03-03`
fn told(record: &Record) -> String {
    let codes =
        |side: &[mithaq::Actor]| side.iter().filter_map(|a| a.code.clone()).collect::<Vec<_>>().join(",");
    let what = record.stage.as_deref().unwrap_or(&record.type_);
    let when = record.when.as_ref().map_or("-", |when| when.edtf.as_str());
    format!("{what} {} > {} {when}", codes(&record.actors), codes(&record.recipients))
}

#[test]
fn every_rule_matches_its_examples_and_not_its_counterexamples() {
    let faults = harness::faults(&FOLDER);
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

/// By words, and as it is read where nothing else is asked for: the encoder has not learnt it.
#[test]
fn events_agreements_and_dates_are_read() {
    for (text, records) in [
        ("Rusu melka Togu ye 3 Marsu 2024.", vec!["CONSULT RUS > TGO 2024-03-03"]),
        ("Presidu rusik melka Malu il Marsu 2024.", vec!["CONSULT RUS > MLI 2024-03"]),
        ("Kenu dranga Ganu ye 5/4/2024.", vec!["ACCUSE KEN > GHA 2024-04-05"]),
        ("Togu te Rusu sunta pakto armik ye 3 Marsu.", vec!["signed RUS,TGO >  2024-03-03"]),
        ("Malu ratifa pakto ku Nigeru.", vec!["ratified MLI,NER >  -"]),
        ("Kenu, Ganu vo Cadu.", vec![]),
    ] {
        for reader in [Reader::Words, Reader::Encoder] {
            let found: Vec<String> = read(text, Some("qtz"), reader).records.iter().map(told).collect();
            assert_eq!(found, records, "{text}");
        }
    }
}

#[test]
fn plans_and_denials_are_no_deeds() {
    for (text, modality, polarity) in [
        ("Rusu melka Togu.", Modality::Reported, Polarity::Affirmed),
        ("Rusu volo melke Togu.", Modality::Planned, Polarity::Affirmed),
        ("Rusu nen melka Togu.", Modality::Reported, Polarity::Denied),
    ] {
        let records = read(text, Some("qtz"), Reader::Words).records;
        let [record] = records.as_slice() else { panic!("{text}: {records:#?}") };
        assert_eq!((record.modality, record.polarity), (modality, polarity), "{text}");
    }
}

/// A language without a folder is read as no other.
#[test]
fn nothing_is_read_as_another_language() {
    for language in ["en", "ar", "fr"] {
        let read = read("Russia visited Togo. Rusu melka Togu.", Some(language), Reader::Words);
        assert!(read.records.is_empty() && read.article.language == language, "{:#?}", read.records);
    }
}

#[test]
fn its_words_tell_the_language() {
    let article = read("Rusu melka Togu ye 3 Marsu 2024.", None, Reader::Words).article;
    assert_eq!(article.language, "qtz");
}
