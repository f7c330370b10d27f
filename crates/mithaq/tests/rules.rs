//! Every rule of the lexicon against its own examples.

mod harness;

use std::path::Path;

#[test]
fn every_rule_matches_its_examples_and_not_its_counterexamples() {
    let faults = harness::faults(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../lexicon"));
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}
