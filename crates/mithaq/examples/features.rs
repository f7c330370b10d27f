//! Prints what lexicon and rules make of each text of a JSON-lines file, for training/: an array of [name, first character,
//! character behind the last] a line.

use std::io::{BufRead, Write};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().lines() {
        let document: mithaq::Document = serde_json::from_str(&line?)?;
        let characters = |bytes: usize| document.text[..bytes].chars().count();
        let found: Vec<(String, usize, usize)> = mithaq::training::features(&document)?
            .into_iter()
            .map(|(name, bytes)| (name, characters(bytes.start), characters(bytes.end)))
            .collect();
        serde_json::to_writer(&mut out, &found)?;
        out.write_all(b"\n")?;
    }
    Ok(out.flush()?)
}
