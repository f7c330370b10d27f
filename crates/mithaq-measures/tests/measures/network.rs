//! Networks at their edges; the numbers themselves are in `oracle`.

use mithaq_measures::network::Network;

const TIES: [(&str, &str, f64); 7] = [
    ("FRA", "DEU", 3.0),
    ("DEU", "ITA", 2.0),
    ("ITA", "FRA", 2.0),
    ("RUS", "MLI", 1.0),
    ("MLI", "BFA", 1.0),
    ("BFA", "RUS", 1.0),
    ("FRA", "MLI", 0.5),
];

#[test]
fn the_order_of_the_ties_changes_nothing() {
    let network = Network::new([], TIES).unwrap();
    let turned =
        Network::new(["RUS"], TIES.iter().rev().map(|&(one, other, weight)| (other, one, weight))).unwrap();
    assert_eq!(network.positions(), turned.positions());
    assert_eq!(network.communities(), turned.communities());
    assert_eq!(network.communities().groups, [vec!["BFA", "MLI", "RUS"], vec!["DEU", "FRA", "ITA"]]);
}

#[test]
fn ties_between_the_same_two_add_up() {
    let network = Network::new([], [("A", "B", 1.0), ("B", "A", 0.5)]).unwrap();
    let first = &network.positions()[0];
    assert_eq!((first.degree, first.strength, first.betweenness_share), (1, 1.5, None));
}

#[test]
fn without_ties_each_stays_alone() {
    assert!(Network::new([], []).unwrap().positions().is_empty());
    assert!(Network::new([], []).unwrap().communities().groups.is_empty());
    let network = Network::new(["B", "A", "C"], []).unwrap();
    let communities = network.communities();
    assert_eq!((communities.groups.len(), communities.modularity), (3, None));
    assert!(network.positions().iter().all(|at| (at.degree, at.betweenness) == (0, 0.0)));
}

#[test]
fn unfit_ties_give_none() {
    for weight in [0.0, -1.0, f64::NAN, f64::INFINITY, f64::MAX] {
        assert!(Network::new([], [("A", "B", weight)]).is_none(), "{weight}");
    }
    assert!(Network::new([], [("A", "A", 1.0)]).is_none());
    assert!(Network::new([], [("A", "B", 2.0), ("A", "B", -1.0)]).is_none());
}
