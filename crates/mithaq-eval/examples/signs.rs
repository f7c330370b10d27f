//! Prints of each record that the encoder sees in texts of gold, also of those that it does not believe, whether it is right and the
//! signs by which it is believed, for training/believe.py. One object a line: `language`, `right` (all its parts), `such` (its kind,
//! type and place), `signs` by name.

use std::io::{BufRead, Write};

use serde_json::json;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let names = mithaq::training::signs();
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for (number, line) in std::io::stdin().lock().lines().enumerate() {
        for text in mithaq_eval::texts(&line?, number + 1)? {
            let patterns = || text.must.iter().chain(&text.may);
            for (record, signs) in mithaq::training::signed(&text.document())? {
                let verdicts =
                    patterns().filter_map(|p| mithaq_eval::judge(p, &record, &text.text, text.exact));
                let counted = |wrong: &mithaq_eval::Wrong| !wrong.field.is_counted_only();
                let wrong: Vec<usize> = verdicts.map(|v| v.iter().filter(|w| counted(w)).count()).collect();
                let signs: serde_json::Map<_, _> =
                    names.iter().cloned().zip(signs.into_iter().map(Into::into)).collect();
                let told = json!({ "language": text.language, "right": wrong.contains(&0), "such": !wrong.is_empty(), "signs": signs });
                serde_json::to_writer(&mut out, &told)?;
                out.write_all(b"\n")?;
            }
        }
    }
    Ok(out.flush()?)
}
