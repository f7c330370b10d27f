//! Compiles and checks the lexicon folder, so that the reader starts with it ready and a slip in
//! the lexicon stops the build with its file and line.

#![allow(clippy::disallowed_methods, reason = "only the reader itself is pure")]

use std::path::{Path, PathBuf};
use std::{env, fs, process};

fn main() {
    let folder = Path::new(&env::var("CARGO_MANIFEST_DIR").expect("cargo sets it")).join("../../lexicon");
    println!("cargo::rerun-if-changed={}", folder.display());
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

fn compile(folder: &Path) -> Result<Vec<u8>, Vec<mithaq_lexicon::Problem>> {
    Ok(mithaq_lexicon::open(folder)?.to_bytes().expect("memory holds the lexicon"))
}
