//! The measures against published numbers, against other software, and against what must always hold.

mod changes;
mod names;
mod network;
mod oracle;
mod properties;
mod published;
mod table;

use mithaq_measures::{Measure, Scale, System};

fn system(levels: &[f64]) -> System {
    let (min, max) = (levels.iter().copied().reduce(f64::min), levels.iter().copied().reduce(f64::max));
    System::new(Scale::new(min.unwrap(), max.unwrap()).unwrap()).with_levels(levels)
}

fn value(name: &str, a: &[f64], b: &[f64], system: &System) -> Option<f64> {
    name.parse::<Measure>().unwrap().of(a, b, system)
}

#[track_caller]
fn near(found: Option<f64>, wanted: f64) {
    assert!(found.is_some_and(|found| (found - wanted).abs() < 1e-9), "{found:?}, not {wanted}");
}
