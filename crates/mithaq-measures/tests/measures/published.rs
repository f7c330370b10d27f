//! Germany and Russia in 1914 over a system of 20 states, as worked through in Signorino & Ritter (1999).

use super::{system, value};

const LEVELS: [f64; 4] = [0.0, 1.0, 2.0, 3.0];

/// GMY, RUS, UKG, FRN, AUH, ITA, BEL, SPN, TUR, NTH, SWD, RUM, POR, SWZ and six more.
fn portfolios() -> ([f64; 20], [f64; 20]) {
    let (mut germany, mut russia) = ([0.0; 20], [0.0; 20]);
    for ally in [0, 4, 5, 11] {
        germany[ally] = 3.0;
    }
    for (ally, tie) in [(1, 3.0), (3, 3.0), (2, 1.0), (5, 1.0)] {
        russia[ally] = tie;
    }
    (germany, russia)
}

#[test]
fn germany_and_russia_in_1914() {
    let mut weights = [0.0; 20];
    weights[..14].copy_from_slice(&[
        0.25, 0.21, 0.20, 0.08, 0.08, 0.05, 0.03, 0.03, 0.02, 0.01, 0.01, 0.01, 0.01, 0.01,
    ]);
    let (germany, russia) = portfolios();
    let system = system(&LEVELS).with_weights(&weights);
    for (name, published, half_digit) in [
        ("tau-b", 0.030_316_95, 0.5e-8),
        ("s", 0.4, 1e-12),
        ("s-weighted", -0.46, 1e-12),
        ("s-squared", 0.4444, 0.5e-4),
        ("kappa-binary", 0.0625, 1e-12),
        ("pi-binary", 0.0625, 1e-12),
    ] {
        let found = value(name, &germany, &russia, &system).unwrap();
        assert!((found - published).abs() <= half_digit, "{name}: {found}, published {published}");
    }
}

#[test]
fn a_change_of_the_scale_changes_s_only() {
    let (germany, russia) = portfolios();
    let wide = system(&[0.0, 1.0, 2.0, 3.0, 6.0]);
    assert_eq!(value("s", &germany, &russia, &wide), Some(0.7));
    for name in ["tau-b", "kappa", "pi-linear", "kappa-valued"] {
        let narrow = value(name, &germany, &russia, &system(&LEVELS));
        assert_eq!(value(name, &germany, &russia, &wide), narrow, "{name}");
    }
}
