//! The corpus is gold as this crate reads it, and its words stand where it says.

use std::fs;
use std::path::Path;

use mithaq_record::{AgreementClass, Modality, Obligation, RelationType, Step};
use serde_json::Value;

/// Every piece of words in a value: an object with `text`, `start` and `end`.
fn words<'a>(value: &'a Value, found: &mut Vec<&'a Value>) {
    match value {
        Value::Object(fields) => {
            if fields.contains_key("start") && fields.contains_key("text") {
                found.push(value);
            }
            fields.values().for_each(|value| words(value, found));
        }
        Value::Array(values) => values.iter().for_each(|value| words(value, found)),
        _ => {}
    }
}

#[test]
fn every_line_is_gold_and_every_word_stands_where_it_says() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpus");
    let mut texts = 0;
    for part in ["train", "dev", "test"] {
        for language in ["ar", "en", "fr", "ru"] {
            let path = corpus.join(part).join(format!("{language}.jsonl"));
            let lines = fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
            for (n, line) in lines.lines().enumerate() {
                let place = format!("{}:{}", path.display(), n + 1);
                let [gold] = &mithaq_eval::texts(line, n + 1).unwrap_or_else(|e| panic!("{place}: {e}"))[..]
                else {
                    panic!("{place}: one text a line");
                };
                assert!(gold.exhaustive && gold.language == language, "{place}");
                let value: Value = serde_json::from_str(line).expect("it was read above");
                let mut found = Vec::new();
                words(&value, &mut found);
                for word in found {
                    let at = |field: &str| {
                        usize::try_from(word[field].as_u64().expect("a number")).expect("it fits")
                    };
                    assert_eq!(
                        gold.text.get(at("start")..at("end")),
                        word["text"].as_str(),
                        "{place}: {word}"
                    );
                }
                for pattern in &gold.must {
                    let quote = pattern.quote.as_deref().expect("each has its place");
                    assert_eq!(gold.text.matches(quote).count(), 1, "{place}: «{quote}»");
                }
                texts += 1;
            }
        }
    }
    assert!(texts > 8_000, "{texts}");
}

/// The words of the corpus, `scripts/corpus/vocabulary.py`, are those of records.
#[test]
fn the_corpus_is_written_in_the_words_of_records() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scripts/corpus/vocabulary.py");
    let python = fs::read_to_string(path).expect("the corpus has a vocabulary");
    let list = |name: &str| {
        let told = python.split(&format!("\n{name} = ")).nth(1).unwrap_or_else(|| panic!("no {name}"));
        let strings = told.split(".split()").next().unwrap_or_default().split('"').skip(1).step_by(2);
        let mut words: Vec<String> = strings
            .flat_map(str::split_whitespace)
            .map(|word| {
                // As `spelled` has it.
                let kept = ["non-aggression", "counter-terrorism"].contains(&word);
                if kept { word.to_owned() } else { word.replace('-', " ") }
            })
            .collect();
        words.sort();
        words
    };
    let sorted = |names: &[&str], but: &[&str]| {
        let mut names: Vec<String> =
            names.iter().filter(|name| !but.contains(name)).map(|name| (*name).to_owned()).collect();
        names.sort();
        names
    };
    assert_eq!(list("STEPS"), sorted(&Step::NAMES, &[]));
    assert_eq!(list("CLASSES"), sorted(&AgreementClass::NAMES, &["reference"]));
    assert_eq!(list("RELATIONS"), sorted(&RelationType::NAMES, &[]));
    assert_eq!(list("SCOPE"), sorted(&Obligation::NAMES, &["offence", "neutrality"]));
    assert_eq!(list("MODALITIES"), sorted(&Modality::NAMES, &["reported"]));
}
