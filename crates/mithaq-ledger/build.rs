//! Names the rules of merging with a hash of their text: a ledger says by which of them, and by which lists and words (src/schema.rs), its
//! derived tables were worked out.

use std::fs;
use std::hash::Hasher;
use std::path::{Path, PathBuf};

use siphasher::sip::SipHasher13;

/// What decides how reports are put together.
const SOURCES: [&str; 3] = ["src/merge", "src/refresh", "sql/derived.sql"];

fn main() {
    let mut hasher = SipHasher13::new();
    for source in SOURCES {
        println!("cargo::rerun-if-changed={source}");
        for file in files(Path::new(source)) {
            hasher.write(&fs::read(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display())));
        }
    }
    println!("cargo::rustc-env=MITHAQ_MERGE_RULES={:016x}", hasher.finish());
}

/// A file, or those of a folder by name.
fn files(path: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(path) else { return vec![path.to_owned()] };
    let mut inside: Vec<PathBuf> = entries.filter_map(Result::ok).map(|entry| entry.path()).collect();
    inside.sort();
    inside
}
