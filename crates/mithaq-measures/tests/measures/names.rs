//! Each measure by its name.

use std::collections::HashSet;

use mithaq_measures::Measure;

#[test]
fn each_measure_has_one_name_and_one_line() {
    let names: HashSet<_> = Measure::all().map(Measure::name).collect();
    let lines: HashSet<_> = Measure::all().map(Measure::description).collect();
    assert_eq!((names.len(), lines.len()), (Measure::COUNT, Measure::COUNT));
    for measure in Measure::all() {
        assert_eq!(measure.to_string().parse(), Ok(measure));
        assert!(measure.description().chars().count() <= 80);
    }
}

#[test]
fn the_parts_of_a_name_may_stand_in_any_order() {
    for (asked, name) in [
        ("s-squared-weighted", "s-weighted-squared"),
        ("s-binary-squared", "s-binary"),
        ("s-binary-squared-weighted", "s-weighted-binary"),
        ("pi-squared-valued", "pi-valued-squared"),
        ("tau-b", "tau-b"),
    ] {
        assert_eq!(asked.parse::<Measure>().unwrap().name(), name);
    }
}

#[test]
fn what_is_no_name_is_refused_and_the_names_are_told() {
    for asked in ["", "-", "S", "weighted-s", "s-", "s-s", "kappa-weighted", "pi-binary-squared", "tau"] {
        let error = asked.parse::<Measure>().unwrap_err();
        assert!(error.to_string().ends_with("pi-valued-squared, tau-b"), "{error}");
    }
}
