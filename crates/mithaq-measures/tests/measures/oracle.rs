//! The numbers of scipy, scikit-learn, networkx and ruptures, written by `tests/oracle.py`.

use mithaq_measures::changes::{Penalty, Search, changes};
use mithaq_measures::network::Network;
use mithaq_measures::similarity::{Disagreement, kappa, tau_b};
use serde_json::Value;

use super::{near, system, value};

fn vectors(kind: &str) -> Vec<Value> {
    let all: Value = serde_json::from_str(include_str!("../oracle.json")).unwrap();
    all[kind].as_array().unwrap().clone()
}

fn numbers(value: &Value) -> Vec<f64> {
    value.as_array().unwrap().iter().map(|number| number.as_f64().unwrap()).collect()
}

fn places(value: &Value) -> Vec<usize> {
    numbers(value).into_iter().map(|number| number as usize).collect()
}

#[test]
fn similarity_of_coded_portfolios() {
    for vector in vectors("pairs") {
        let (a, b, levels) = (numbers(&vector["a"]), numbers(&vector["b"]), numbers(&vector["levels"]));
        for (name, wanted) in vector["expected"].as_object().unwrap() {
            let found = value(name, &a, &b, &system(&levels));
            match wanted.as_f64() {
                Some(wanted) => near(found, wanted),
                None => assert_eq!(found, None, "{name} of {a:?} and {b:?}"),
            }
        }
    }
}

#[test]
fn similarity_of_real_numbers() {
    for vector in vectors("reals") {
        let (a, b) = (numbers(&vector["a"]), numbers(&vector["b"]));
        near(tau_b(&a, &b), vector["tau-b"].as_f64().unwrap());
        let valued = kappa(&a, &b, Disagreement::Valued, &[]);
        near(valued, vector["kappa-valued"].as_f64().unwrap());
    }
}

#[test]
fn positions_and_modularity() {
    for vector in vectors("networks") {
        let network = network(&vector);
        let positions = network.positions();
        for (key, found) in [
            ("degree", positions.iter().map(|at| Some(at.degree as f64)).collect::<Vec<_>>()),
            ("strength", positions.iter().map(|at| Some(at.strength)).collect()),
            ("betweenness", positions.iter().map(|at| Some(at.betweenness)).collect()),
            ("share", positions.iter().map(|at| at.betweenness_share.or(Some(0.0))).collect()),
        ] {
            for (found, wanted) in found.into_iter().zip(numbers(&vector[key])) {
                near(found, wanted);
            }
        }
        near(network.modularity(&places(&vector["division"])), vector["modularity"].as_f64().unwrap());
    }
}

#[test]
fn communities_are_about_as_good_as_the_best_of_twenty_random_starts() {
    for vector in vectors("networks") {
        let found = network(&vector).communities().modularity.unwrap();
        let best = vector["best"].as_f64().unwrap();
        assert!(found >= best - 0.03, "{found}, others {best}");
    }
}

fn network(vector: &Value) -> Network {
    let ties = vector["ties"].as_array().unwrap().iter();
    let ties = ties.map(|tie| (tie[0].as_str().unwrap(), tie[1].as_str().unwrap(), tie[2].as_f64().unwrap()));
    let members = vector["members"].as_array().unwrap().iter().map(|name| name.as_str().unwrap());
    Network::new(members, ties).unwrap()
}

#[test]
fn pelt_finds_the_exact_division() {
    for vector in vectors("series") {
        let search = Search {
            penalty: Penalty::Fixed(vector["penalty"].as_f64().unwrap()),
            min_segment: vector["min_segment"].as_u64().unwrap() as usize,
        };
        let series = numbers(&vector["values"]);
        let mut ends: Vec<_> = changes(&series, &search).unwrap().iter().map(|change| change.at).collect();
        ends.push(series.len());
        assert_eq!(ends, places(&vector["ends"]), "{search:?} {series:?}");
    }
}
