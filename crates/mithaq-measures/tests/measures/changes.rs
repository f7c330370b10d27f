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
fn noise_alone_seldom_shows_a_change() {
    // Of 1000 series each; the documentation promises about one in twenty for 10 to 40 values.
    for (size, most) in [(10, 80), (20, 70), (40, 55), (80, 40), (300, 15)] {
        let mut noise = Noise(size as u64);
        let alarms = (0..1000).filter(|_| !points(&noise.series(size, |_| 0.0)).is_empty()).count();
        assert!(alarms <= most, "{alarms} of 1000 with {size} values");
    }
}

#[test]
fn a_step_is_found_and_the_interval_holds_it_19_times_in_20() {
    for (size, jump) in [(20, 3.0), (40, 2.0), (40, 3.0), (80, 1.5), (80, 2.0)] {
        let mut noise = Noise(7);
        let (mut found, mut held) = (0, 0);
        for _ in 0..1000 {
            let series = noise.series(size, |at| if at < size / 2 { 0.0 } else { jump });
            if let [change] = changes(&series, &Search::default()).unwrap()[..] {
                found += 1;
                held += usize::from((change.low..=change.high).contains(&(size / 2)));
            }
        }
        assert!(found >= 900, "{found} of 1000 with {size} values and a jump of {jump}");
        assert!(held * 20 >= found * 19, "{held} of {found} with {size} values and a jump of {jump}");
    }
}

#[test]
fn clear_steps_are_found_where_they_are() {
    let mut noise = Noise(3);
    let steps = |at: usize| [0.0, 12.0, 4.0, -9.0][at / 15];
    assert_eq!(points(&noise.series(60, steps)), [15, 30, 45]);
    let clean: Vec<f64> = (0..60).map(|at| if at < 41 { 2.0 } else { 3.0 }).collect();
    assert_eq!(points(&clean), [41]);
    let far = |at: usize| 1e9 + if at < 20 { 0.0 } else { 10.0 };
    assert_eq!(points(&noise.series(40, far)), [20]);
}

#[test]
fn one_odd_value_is_no_change() {
    let mut noise = Noise(4);
    let mut series = noise.series(40, |_| 0.0);
    series[17] += 9.0;
    assert_eq!(points(&series), [0; 0]);
    let mut quiet = [0.0; 30];
    quiet[12] = 5.0;
    assert_eq!(points(&quiet), [0; 0]);
}

#[test]
fn constant_and_short_series_have_no_points() {
    for size in 0..40 {
        assert_eq!(points(&vec![0.1; size]), [0; 0]);
    }
    assert_eq!(points(&[0.0, 0.0, 9.0, 9.0, 9.0]), [0; 0], "no room for two segments of three");
    assert_eq!(points(&[1.0, 9.0]), [0; 0]);
}

#[test]
fn unfit_input_gives_none() {
    let search = Search::default();
    assert_eq!(changes(&[1.0, f64::NAN], &search), None);
    assert_eq!(changes(&[1.0, 2.0], &Search { min_segment: 0, ..search }), None);
    assert_eq!(changes(&[1.0, 2.0], &Search { penalty: Penalty::Fixed(f64::NAN), ..search }), None);
    assert_eq!(changes(&[1.0, 2.0], &Search { min_segment: usize::MAX, ..search }), Some(vec![]));
}

#[test]
fn a_penalty_of_its_own() {
    let series = [0.0, 0.3, -0.2, 0.1, 1.4, 1.1, 1.3, 0.9, 1.2, 1.0];
    let with = |penalty| changes(&series, &Search { penalty, min_segment: 1 }).unwrap().len();
    assert_eq!(with(Penalty::Fixed(1e9)), 0);
    assert_eq!(with(Penalty::Fixed(f64::INFINITY)), 0);
    assert_eq!(with(Penalty::Fixed(4.0)), 1);
    assert_eq!(with(Penalty::Fixed(-1.0)), 9, "for nothing, each value is a segment");
}

#[test]
fn a_change_in_the_last_value_is_marked_as_pushed_inside() {
    let mut series = vec![1.0, 0.9, 1.0, 1.1, 1.0, 0.9, 1.0, 1.1, 1.0, 1.0, 1.0, 9.0];
    let found = changes(&series, &Search::default()).expect("finite");
    assert!(found.iter().all(|change| change.pushed), "{found:?}");
    series.extend([9.1, 8.9, 9.0]);
    let found = changes(&series, &Search::default()).expect("finite");
    assert_eq!(found.iter().map(|change| (change.at, change.pushed)).collect::<Vec<_>>(), [(11, false)]);
}
