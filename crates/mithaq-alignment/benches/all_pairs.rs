//! Every measure of similarity for all pairs of all states in one year, from the ledger to the values; and one pair.
//!
//! `cargo bench -p mithaq-alignment`

use divan::{Bencher, black_box};
use mithaq_alignment::measure::{Name, Study, Who};
use mithaq_alignment::{Years, system};
use mithaq_ledger::{ImportedAlliance, Ledger};

const YEARS: Years = Years { from: 2015, to: 2015 };

fn main() {
    divan::main();
}

/// A ledger with 120 alliances of up to 30 states, as thick as today's, in a folder that is kept while it is read.
fn ledger() -> (tempfile::TempDir, Ledger) {
    let states = system(2015, std::iter::empty(), ("2015-01-01", "2015-12-31"));
    let mut alliances = Vec::new();
    for id in 0..120_usize {
        for member in 0..2 + id % 29 {
            alliances.push(ImportedAlliance {
                source: "atop".to_owned(),
                id: id.to_string(),
                member: states[(id * 37 + member * (1 + id % 5)) % states.len()].clone(),
                start: "1990-01-01".to_owned(),
                defence: id % 3 == 0,
                nonaggression: id % 3 == 1,
                consultation: true,
                ..ImportedAlliance::default()
            });
        }
    }
    let folder = tempfile::tempdir().expect("a folder");
    let mut ledger = Ledger::open(folder.path().join("bench.ledger")).expect("a new ledger");
    ledger.import_alliances(&alliances).expect("they fit");
    (folder, ledger)
}

fn count(ledger: &Ledger, name: &str, who: &Who) -> usize {
    let (name, mut values): (Name, _) = (name.parse().expect("a name"), 0);
    let study = Study::default();
    let each = |value: &mithaq_alignment::measure::Value<'_>| {
        values += usize::from(black_box(value).value.is_some());
        Ok(())
    };
    study.values(ledger, name, who, YEARS, each).expect("it is measured");
    values
}

#[divan::bench]
fn every_measure_of_all_pairs(bencher: Bencher) {
    let (_folder, ledger) = ledger();
    bencher.bench_local(|| count(&ledger, "all", &Who::All));
}

#[divan::bench(args = ["s", "tau-b", "kappa"])]
fn one_pair(bencher: Bencher, name: &str) {
    let (_folder, ledger) = ledger();
    let who = Who::Pair("FRA".to_owned(), "RUS".to_owned());
    bencher.bench_local(|| count(&ledger, name, &who));
}
