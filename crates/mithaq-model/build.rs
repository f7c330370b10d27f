//! Says where the weights lie.

use std::env;
use std::path::Path;

/// A link to the folder, and a copy of it in the package; where a checkout has no links, the folder itself.
const PLACES: [&str; 2] = ["model/reader.bin", "../../model/reader.bin"];

fn main() {
    let own = env::var("CARGO_MANIFEST_DIR").expect("cargo sets it");
    let found = PLACES.iter().map(|place| Path::new(&own).join(place)).find(|place| place.is_file());
    let weights = found.expect("the weights lie in the crate, or two folders above it");
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rustc-env=READER={}", weights.display());
}
