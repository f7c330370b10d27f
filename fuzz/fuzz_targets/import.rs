//! Any bytes, as a file of each dataset: rows come in or are told, and the ledger stays sound.
#![no_main]

use std::fs;

use libfuzzer_sys::fuzz_target;
use mithaq_exchange::import::{Dataset, import};
use mithaq_ledger::Ledger;

const DATASETS: [Dataset; 9] = [
    Dataset::Gdelt1,
    Dataset::Gdelt2,
    Dataset::Icews,
    Dataset::Polecat,
    Dataset::Atop,
    Dataset::Cow,
    Dataset::Pax,
    Dataset::UnIdealPoints,
    Dataset::UnAgreement,
];

fuzz_target!(|bytes: &[u8]| {
    let Some((which, bytes)) = bytes.split_first() else { return };
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("rows.csv");
    fs::write(&file, bytes).expect("written");
    let path = folder.path().join("fuzz.ledger");
    let mut ledger = Ledger::open(&path).expect("a new ledger");
    let dataset = DATASETS[usize::from(*which) % DATASETS.len()];
    let _ = import(&mut ledger, Some(dataset), &file, |_| {});
    assert!(Ledger::check(&path).expect("reads").flaws.is_empty());
});
