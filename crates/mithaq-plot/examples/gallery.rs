//! Writes every kind of picture in every language into a folder: `cargo run --example gallery -- FOLDER`.

#[path = "../tests/plot/samples.rs"]
mod samples;

use std::{env, error::Error, fs, path::PathBuf};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(env::args().nth(1).ok_or("the folder to write into is missing")?);
    fs::create_dir_all(&folder)?;
    for (name, svg) in samples::gallery() {
        fs::write(folder.join(&name).with_extension("svg"), svg.as_str())?;
        fs::write(folder.join(name).with_extension("png"), svg.png(1.0)?)?;
    }
    Ok(())
}
