//! Reads one page and prints its article and records as JSON lines: the library without the program.

use std::{env, error::Error, fs};

fn main() -> Result<(), Box<dyn Error>> {
    let path = env::args().nth(1).ok_or("usage: read PAGE")?;
    let id = path.rsplit('/').next().unwrap_or_default().to_owned();
    let page = mithaq::Document { id, text: fs::read_to_string(&path)?, ..Default::default() };
    let reading = mithaq::read(&page)?;
    println!("{{\"kind\":\"article\",{}", &serde_json::to_string(&reading.article)?[1..]);
    for record in &reading.records {
        println!("{}", serde_json::to_string(record)?);
    }
    Ok(())
}
