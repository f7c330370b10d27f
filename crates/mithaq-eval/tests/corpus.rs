//! The corpus is gold as this crate reads it, and its words stand where it says.

use std::fs;
use std::path::Path;

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
