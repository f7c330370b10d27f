//! What must hold for all input.

use mithaq_measures::{Concentration, Measure, cooperation_index};
use proptest::prelude::*;

use super::{system, value};

const LEVELS: [f64; 5] = [-2.0, 0.0, 0.5, 1.0, 3.0];

/// Two portfolios over the levels, and weights for their members.
fn portfolios() -> impl Strategy<Value = (Vec<f64>, Vec<f64>, Vec<f64>)> {
    let cells = |size| prop::collection::vec(prop::sample::select(&LEVELS[..]), size);
    (1..30usize).prop_flat_map(move |size| (cells(size), cells(size), prop::collection::vec(0.01..9.0, size)))
}

proptest! {
    #[test]
    fn within_range_and_the_same_both_ways((a, b, weights) in portfolios()) {
        let system = system(&LEVELS).with_weights(&weights);
        for measure in Measure::all() {
            let found = measure.of(&a, &b, &system);
            prop_assert!(found.is_none_or(|found| (-1.0 - 1e-9..=1.0).contains(&found)), "{measure} {found:?}");
            let back = measure.of(&b, &a, &system);
            prop_assert_eq!(found.is_some(), back.is_some());
            prop_assert!(found.is_none() || (found.unwrap() - back.unwrap()).abs() < 1e-9);
        }
    }

    #[test]
    fn a_portfolio_is_like_itself((a, _, weights) in portfolios()) {
        let system = system(&LEVELS).with_weights(&weights);
        for measure in Measure::all() {
            let found = measure.of(&a, &a, &system);
            let must = matches!(measure, Measure::S(_) | Measure::SWeighted(_));
            let holds = if must { found == Some(1.0) } else { found.is_none_or(|found| (found - 1.0).abs() < 1e-9) };
            prop_assert!(holds, "{measure} {found:?}");
        }
    }

    #[test]
    fn pi_is_never_above_kappa((a, b, _) in portfolios()) {
        for kind in ["", "-binary", "-linear", "-quadratic", "-valued", "-valued-squared"] {
            let kappa = value(&format!("kappa{kind}"), &a, &b, &system(&LEVELS));
            let pi = value(&format!("pi{kind}"), &a, &b, &system(&LEVELS));
            prop_assert!(kappa.is_none() || pi.unwrap() <= kappa.unwrap() + 1e-9, "{kind} {kappa:?} {pi:?}");
        }
    }

    #[test]
    fn anything_gives_a_number_or_none(a in prop::collection::vec(any::<f64>(), 0..9), b in prop::collection::vec(any::<f64>(), 0..9)) {
        let system = system(&LEVELS).with_weights(&a);
        for measure in Measure::all() {
            prop_assert!(measure.of(&a, &b, &system).is_none_or(f64::is_finite));
        }
        if let Some(found) = Concentration::of(&a) {
            prop_assert!(found.herfindahl.is_finite() && found.effective.is_finite());
        }
        let search = mithaq_measures::changes::Search { min_segment: 1, ..Default::default() };
        for change in mithaq_measures::changes::changes(&a, &search).unwrap_or_default() {
            prop_assert!(change.before.is_finite() && change.after.is_finite());
            prop_assert!(change.low <= change.at && change.at <= change.high && change.high < a.len());
        }
    }

    #[test]
    fn concentration_within_range(amounts in prop::collection::vec(0.0..1e6, 1..40)) {
        if let Some(found) = Concentration::of(&amounts) {
            let size = amounts.len() as f64;
            prop_assert!((1.0 / size..=1.0).contains(&found.herfindahl));
            prop_assert!(found.normalised.is_none_or(|normalised| (0.0..=1.0).contains(&normalised)));
            prop_assert!(found.effective <= size + 1e-9);
        }
    }

    #[test]
    fn cooperation_within_range(cooperation in 0.0..1e9, conflict in 0.0..1e9) {
        let found = cooperation_index(cooperation, conflict);
        prop_assert!(found.is_none_or(|found| (-1.0..=1.0).contains(&found)));
    }
}

#[test]
fn unfit_input_gives_none() {
    let system = system(&LEVELS);
    for (a, b) in [(vec![], vec![]), (vec![0.0], vec![0.0, 1.0]), (vec![f64::NAN, 0.0], vec![0.0, 1.0])] {
        assert!(Measure::all().all(|measure| measure.of(&a, &b, &system).is_none()));
    }
    for weights in [&[1.0][..], &[0.0, 0.0], &[-1.0, 2.0], &[f64::NAN, 1.0]] {
        let weighted = system.clone().with_weights(weights);
        assert_eq!(value("s-weighted", &[0.0, 1.0], &[0.0, 1.0], &weighted), None);
    }
    assert_eq!(value("s", &[0.0, 4.0], &[0.0, 1.0], &system), None, "outside the scale");
    assert_eq!(value("kappa", &[0.0, 2.0], &[0.0, 1.0], &system), None, "no level");
    assert!(value("kappa-valued", &[0.0, 2.0], &[0.0, 1.0], &system).is_some());
    for amounts in [&[][..], &[0.0], &[-1.0, 2.0], &[f64::INFINITY, 1.0]] {
        assert_eq!(Concentration::of(amounts), None);
    }
    assert_eq!(cooperation_index(-1.0, 2.0), None);
    assert_eq!(cooperation_index(f64::NAN, 2.0), None);
}
