//! What a busy month costs: `cargo bench -p mithaq-ledger --bench merging [-- REPORTS...]`.
//!
//! So many reports of four records each, all between the same two states within 30 days, no two alike; they are added, merged, and then
//! one more is added on top. Without numbers: 500, 5,000 and 50,000 reports. In the same run stands what adding alone takes, without merging.

use std::time::{Duration, Instant};

use mithaq::Reading;
use mithaq_ledger::Ledger;

#[path = "../tests/ledger/reports.rs"]
#[allow(dead_code)]
mod reports;

use reports::{Told, agreement, event, report};

const TYPES: [&str; 6] = ["CONSULT", "AGREE", "ACCUSE", "AID", "SANCTION", "COOPERATE"];
const CLASSES: [&str; 3] = ["arms", "training", "economic"];
const STEPS: [&str; 3] = ["signed", "ratified", "negotiated"];

fn main() {
    let asked: Vec<usize> = std::env::args().skip(1).filter_map(|argument| argument.parse().ok()).collect();
    let sizes = if asked.is_empty() { vec![500, 5_000, 50_000] } else { asked };
    println!("{:>8}  {:>14}  {:>14}  {:>12}", "reports", "added", "merged", "one more");
    for size in sizes {
        let [added, merged, one_more] = measure(size);
        let each =
            |took: Duration| took.as_secs_f64() * 1e3 / f64::from(u32::try_from(size).unwrap_or(u32::MAX));
        println!(
            "{size:>8}  {:>8.3} ms each  {:>8.3} ms each  {:>9.1} ms",
            each(added),
            each(merged),
            one_more.as_secs_f64() * 1e3
        );
    }
}

/// The time to add, to merge, and to add and merge one more.
fn measure(size: usize) -> [Duration; 3] {
    let folder = tempfile::tempdir().expect("a folder");
    let mut ledger = Ledger::open(folder.path().join("bench.ledger")).expect("a new ledger");
    let added = timed(|| {
        for first in (0..size).step_by(2_000) {
            let chunk: Vec<Reading> = (first..size.min(first + 2_000)).map(told).collect();
            ledger.add_all(&chunk).expect("fits");
        }
    });
    let merged = timed(|| ledger.refresh(|_, _| {}).expect("merges"));
    let last = told(size);
    let one_more = timed(|| {
        ledger.add(&last.article, &last.records).expect("fits");
        ledger.refresh(|_, _| {}).expect("merges");
    });
    [added, merged, one_more]
}

fn timed(work: impl FnOnce()) -> Duration {
    let begin = Instant::now();
    work();
    begin.elapsed()
}

/// A report of four records in words of its own.
fn told(number: usize) -> Reading {
    let mut chance = Chance(number as u64 + 1);
    let day = format!("2025-03-{:02}", 1 + chance.below(30));
    let mut records: Vec<_> = (0..3)
        .map(|_| {
            let type_ = TYPES[chance.below(TYPES.len())];
            let record = event(type_, &["EGY"], &["SOM"]);
            let record = if chance.below(2) == 0 { record.on(&day) } else { record };
            mithaq::Record { quote: sentence(&mut chance), ..record }
        })
        .collect();
    let class = CLASSES[chance.below(CLASSES.len())];
    let step = agreement(class, &["EGY", "SOM"], STEPS[chance.below(STEPS.len())]);
    records.push(mithaq::Record { quote: sentence(&mut chance), ..step });
    report(&format!("report {number}"), &day, &records)
}

/// Ten words out of twenty thousand.
fn sentence(chance: &mut Chance) -> String {
    (0..10).map(|_| word(chance.below(20_000))).collect::<Vec<_>>().join(" ")
}

fn word(number: usize) -> String {
    const SYLLABLES: [&str; 16] =
        ["ba", "ke", "li", "mo", "nu", "ra", "se", "ti", "vo", "wu", "za", "fe", "gi", "ho", "ju", "da"];
    (0..4).map(|at| SYLLABLES[(number >> (4 * at)) & 15]).collect()
}

/// SplitMix64 (Steele, Lea and Flood, 2014): the same on every machine.
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^= mixed >> 31;
        usize::try_from(mixed % bound as u64).unwrap_or(0)
    }
}
