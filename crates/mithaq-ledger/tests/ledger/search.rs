//! Finding reports by their words.

use mithaq_ledger::Ledger;

use crate::reports::{ledger_of, report};

fn ledger() -> (tempfile::TempDir, Ledger) {
    let text = |name: &str, text: &str| {
        let mut reading = report(name, "2025-03-01", &[]);
        reading.article.text = text.to_owned();
        reading
    };
    let (folder, mut ledger) = ledger_of(&[
        text("arabic", "وصل فلاديمير بوتين إلى لومي وبحث التعاون مع توغو"),
        text("english", "Putin came to Lomé for talks on the harbour"),
        text("other", "The harbour of Tripoli reopened"),
    ]);
    ledger.refresh(|_, _| {}).expect("indexes");
    (folder, ledger)
}

fn found(ledger: &Ledger, words: &[&str]) -> Vec<String> {
    let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
    let mut found: Vec<String> =
        ledger.search(&words, 10).expect("reads").into_iter().map(|report| report.document).collect();
    found.sort();
    found
}

#[test]
fn a_name_is_found_in_every_language_and_spelling() {
    let (_folder, ledger) = ledger();
    for name in ["Vladimir Putin", "Putin", "بوتين", "فلاديمير بوتين"] {
        assert_eq!(found(&ledger, &[name]), ["arabic", "english"], "{name}");
    }
    assert_eq!(found(&ledger, &["Lomé"]), found(&ledger, &["lome"]));
    assert_eq!(found(&ledger, &["التعاون"]), ["arabic"]);
    assert_eq!(found(&ledger, &["تعاون"]), ["arabic"], "without the article");
}

#[test]
fn all_words_must_be_there() {
    let (_folder, ledger) = ledger();
    assert_eq!(found(&ledger, &["harbour"]), ["english", "other"]);
    assert_eq!(found(&ledger, &["harbour", "Putin"]), ["english"]);
    assert_eq!(found(&ledger, &["harbour of"]), ["other"]);
    assert!(found(&ledger, &["\"", "*", "", "NEAR("]).is_empty());
}
