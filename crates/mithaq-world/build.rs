//! Compiles and checks the lexicon folder, so that the program starts with it ready and a slip in
//! the lexicon stops the build with its file and line.

#![allow(clippy::disallowed_methods, reason = "only what is built is pure")]

use std::path::{Path, PathBuf};
use std::{env, fs, process};

use mithaq_lexicon::Problem;
use mithaq_lexicon::source::List;

/// A link to the folder that people edit, and a copy of it in the package; where a checkout has no links, the folder itself.
const FOLDERS: [&str; 2] = ["lexicon", "../../lexicon"];

/// Lists that are no part of the table (src/lists.rs).
const LISTS: [&str; 5] = ["languages.tsv", "scripts.tsv", "letters.tsv", "counts.tsv", "settlements.tsv"];

fn main() {
    let own = PathBuf::from(env::var("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    let found = FOLDERS.iter().map(|folder| own.join(folder)).find(|folder| folder.join("world").is_dir());
    let folder = found.expect("the lexicon lies in the crate, or two folders above it");
    // Behind the link, since only so its files are watched.
    println!(
        "cargo::rerun-if-changed={}",
        folder.canonicalize().unwrap_or_else(|_| folder.clone()).display()
    );
    // Lists that are no part of the table are read from there as they are (src/lists.rs).
    println!("cargo::rustc-env=LEXICON_FOLDER={}", folder.display());
    let bytes = match compile(&folder) {
        Ok(bytes) => bytes,
        Err(problems) => {
            for problem in problems {
                println!("cargo::error=lexicon/{problem}");
            }
            process::exit(1);
        }
    };
    let out = PathBuf::from(env::var("OUT_DIR").expect("cargo sets it")).join("lexicon.bin");
    fs::write(out, bytes).expect("OUT_DIR can be written");
}

fn compile(folder: &Path) -> Result<Vec<u8>, Vec<Problem>> {
    let faults: Vec<_> = LISTS.iter().filter_map(|name| list(&folder.join(name), name).err()).collect();
    if !faults.is_empty() {
        return Err(faults);
    }
    Ok(mithaq_lexicon::open(folder)?.to_bytes().expect("memory holds the lexicon"))
}

/// A list that is no part of the table: it must be there and parse.
fn list(path: &Path, name: &str) -> Result<(), Problem> {
    let text = fs::read_to_string(path);
    let text = text.map_err(|error| Problem { file: name.to_owned(), line: 0, what: error.to_string() })?;
    List::parse(name, &text).map(|_| ())
}
