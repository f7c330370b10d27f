//! Prints what lexicon and rules make of each text of a JSON-lines file, for training/, one object a line: `features`, each as
//! [name, first character, character behind the last], and `names`, the same with the codes of those who are named.

use std::io::{BufRead, Write};
use std::ops::Range;

use serde_json::json;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().lines() {
        let document: mithaq::Document = serde_json::from_str(&line?)?;
        let known = mithaq::training::features(&document)?;
        let characters = |bytes: usize| document.text[..bytes].chars().count();
        let found = json!({ "features": spanned(known.features, characters), "names": spanned(known.names, characters) });
        serde_json::to_writer(&mut out, &found)?;
        out.write_all(b"\n")?;
    }
    Ok(out.flush()?)
}

fn spanned<T>(found: Vec<(T, Range<usize>)>, at: impl Fn(usize) -> usize) -> Vec<(T, usize, usize)> {
    found.into_iter().map(|(what, bytes)| (what, at(bytes.start), at(bytes.end))).collect()
}
