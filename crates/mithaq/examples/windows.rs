//! Prints the windows that the encoder sees of each text of a JSON-lines file, as training/ must cut them too: an array of
//! [ids of the pieces, first piece of the core, piece behind the last] a line.

use std::io::{BufRead, Write};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().lines() {
        let document: mithaq::Document = serde_json::from_str(&line?)?;
        serde_json::to_writer(&mut out, &mithaq::training::windows(&document.text))?;
        out.write_all(b"\n")?;
    }
    Ok(out.flush()?)
}
