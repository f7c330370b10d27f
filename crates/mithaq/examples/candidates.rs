//! Prints every event frame of a JSON-lines file with its features, for scripts/train_scorer.py.

use std::io::BufRead;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    for line in std::io::stdin().lock().lines() {
        let line: serde_json::Value = serde_json::from_str(&line?)?;
        let text = |key: &str| line.get(key).and_then(|v| v.as_str()).map(str::to_owned);
        let document = mithaq::Document {
            id: text("id").unwrap_or_default(),
            text: text("text").unwrap_or_default(),
            language: text("language"),
            published: text("published"),
            ..mithaq::Document::default()
        };
        for candidate in mithaq::training::candidates(&document)? {
            let told = serde_json::json!({"record": candidate.record, "features": candidate.features, "plain": candidate.plain});
            println!("{told}");
        }
    }
    Ok(())
}
