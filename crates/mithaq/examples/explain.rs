//! Explains one page, or the text given as an argument.

use std::{env, error::Error, fs};

fn main() -> Result<(), Box<dyn Error>> {
    let given = env::args().nth(1).ok_or("usage: explain PAGE|TEXT")?;
    let text = fs::read_to_string(&given).unwrap_or(given);
    let published = Some("2024-03-14".to_owned());
    print!(
        "{}",
        mithaq::explain(&mithaq::Document {
            text,
            published,
            language: Some("ar".to_owned()),
            ..Default::default()
        })
    );
    Ok(())
}
