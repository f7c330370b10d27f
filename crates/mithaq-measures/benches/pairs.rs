//! All measures for all pairs of a system as large as today's, beside the floor: one plain loop over the same cells.
//!
//! `cargo bench -p mithaq-measures`

use divan::{Bencher, black_box};
use mithaq_measures::{Measure, Scale, System, all_pairs};

const STATES: usize = 195;

fn main() {
    divan::main();
}

/// Alliances about as thick as today's: most cells 0, the own cell 3.
fn alliances() -> Vec<Vec<f64>> {
    let tie = |i: usize, j: usize| match (i.min(j) * 31 + i.max(j) * 17) % 23 {
        0 | 1 => 3.0,
        2 => 2.0,
        3 => 1.0,
        _ => 0.0,
    };
    (0..STATES).map(|i| (0..STATES).map(|j| if i == j { 3.0 } else { tie(i, j) }).collect()).collect()
}

fn system() -> System {
    let weights: Vec<f64> = (1..=STATES).map(|rank| 1.0 / rank as f64).collect();
    System::new(Scale::new(0.0, 3.0).unwrap()).with_levels(&[0.0, 1.0, 2.0, 3.0]).with_weights(&weights)
}

/// The 19 measures of all 18,915 pairs, on all cores.
#[divan::bench]
fn every_measure(bencher: Bencher) {
    let (rows, system) = (alliances(), system());
    bencher.bench(|| all_pairs(black_box(&rows), &system));
}

/// The floor: Σ |a − b| of all pairs, on one core.
#[divan::bench]
fn plain_double_loop(bencher: Bencher) {
    let rows = alliances();
    bencher.bench(|| {
        let rows = black_box(&rows);
        let distance =
            |i: usize, j: usize| rows[i].iter().zip(&rows[j]).map(|(a, b)| (a - b).abs()).sum::<f64>();
        let pairs = (0..STATES).flat_map(|i| (i + 1..STATES).map(move |j| (i, j)));
        pairs.map(|(i, j)| distance(i, j)).collect::<Vec<_>>()
    });
}

/// One measure for one pair, portfolios made ready each time.
#[divan::bench(args = ["s", "kappa", "kappa-valued", "pi-valued", "tau-b"])]
fn one_pair(bencher: Bencher, name: &str) {
    let (rows, system) = (alliances(), system());
    let measure: Measure = name.parse().unwrap();
    bencher.bench(|| measure.of(black_box(&rows[0]), black_box(&rows[1]), &system));
}
