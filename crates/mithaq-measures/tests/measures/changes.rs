//! Change points: none in noise, exact ones at clear steps, intervals that hold what they promise.

use mithaq_measures::changes::{Penalty, Search, changes};

/// Noise with a standard deviation of 1: twelve uniform numbers, added up.
struct Noise(u64);

impl Noise {
    fn uniform(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 11) as f64 / (1u64 << 53) as f64
    }

    fn next(&mut self) -> f64 {
        (0..12).map(|_| self.uniform()).sum::<f64>() - 6.0
    }

    fn series(&mut self, size: usize, mean: impl Fn(usize) -> f64) -> Vec<f64> {
        (0..size).map(|at| mean(at) + self.next()).collect()
    }
}

fn points(series: &[f64]) -> Vec<usize> {
    changes(series, &Search::default()).unwrap().iter().map(|change| change.at).collect()
}

#[test]
fn false_alarms() {
    for size in [10, 20, 40, 80, 300] {
        let mut noise = Noise(size as u64);
        let alarms = (0..1000).filter(|_| !points(&noise.series(size, |_| 0.0)).is_empty()).count();
        println!("{size}: {alarms}");
    }
}

#[test]
fn coverage() {
    for (size, jump) in [(20, 3.0), (40, 2.0), (40, 3.0), (80, 1.5), (80, 2.0)] {
        let mut noise = Noise(7);
        let (mut found, mut held, mut width) = (0, 0, 0);
        for _ in 0..1000 {
            let series = noise.series(size, |at| if at < size / 2 { 0.0 } else { jump });
            let all = changes(&series, &Search::default()).unwrap();
            if let [change] = all[..] {
                found += 1;
                held += usize::from((change.low..=change.high).contains(&(size / 2)));
                width += change.high - change.low + 1;
            }
        }
        println!("{size} {jump}: found {found}, held {held}, width {}", width as f64 / found as f64);
    }
}
