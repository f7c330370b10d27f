//! The network of agreements: states joined by what is in force between them.
//!
//! Graph and betweenness are those of rustworkx-core 0.18 (on petgraph 0.8, which has no betweenness): widely used and
//! tested. It has no communities. leiden-rs 0.8 has, but starts from a random seed and brings a command line and
//! another graph library with it; [`Network::communities`] is a hundred lines that need no seed.

mod communities;

use std::collections::{BTreeMap, BTreeSet};

use rustworkx_core::centrality::betweenness_centrality;
use rustworkx_core::petgraph::graph::{NodeIndex, UnGraph};
use rustworkx_core::petgraph::visit::EdgeRef;
use serde::Serialize;

pub use communities::Communities;

/// An undirected network with weighted ties; members are told apart by name and stand in the order of their names,
/// so that the order in which ties are given changes nothing.
///
/// ```
/// use mithaq_measures::network::Network;
///
/// let network = Network::new(["MLI"], [("FRA", "TGO", 2.0), ("RUS", "TGO", 1.0)]).unwrap();
/// let names: Vec<_> = network.names().collect();
/// assert_eq!(names, ["FRA", "MLI", "RUS", "TGO"]);
/// ```
#[derive(Debug, Clone)]
pub struct Network {
    graph: UnGraph<String, f64>,
}

/// Where one member stands in a network, see [`Network::positions`].
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Position {
    /// The member.
    pub name: String,
    /// Members it has a tie with, from 0 to n − 1.
    pub degree: usize,
    /// The weights of its ties added up, in their unit.
    pub strength: f64,
    /// Pairs of other members whose shortest way leads through it, each counted by the share of its shortest ways
    /// that do; from 0 to (n − 1)(n − 2)/2.
    pub betweenness: f64,
    /// The same as a share of all pairs of other members, from 0 to 1; none below three members.
    pub betweenness_share: Option<f64>,
}

impl Network {
    /// From ties (one, other, weight), and from members that may have none. Ties between the same two add up.
    ///
    /// None where a weight is not finite or not above 0, and where a tie joins a member to itself.
    pub fn new<'a>(
        members: impl IntoIterator<Item = &'a str>,
        ties: impl IntoIterator<Item = (&'a str, &'a str, f64)>,
    ) -> Option<Self> {
        let mut names: BTreeSet<&str> = members.into_iter().collect();
        let mut weights = BTreeMap::new();
        for (one, other, weight) in ties {
            *weights.entry((one.min(other), one.max(other))).or_insert(0.0) += weight;
            if one == other || weight <= 0.0 {
                return None;
            }
            names.extend([one, other]);
        }
        // A weight that is not finite leaves the sum so; and modularity needs its double.
        if !(2.0 * weights.values().sum::<f64>()).is_finite() {
            return None;
        }
        let mut graph = UnGraph::default();
        let nodes: BTreeMap<_, _> =
            names.into_iter().map(|name| (name, graph.add_node(name.to_owned()))).collect();
        for ((one, other), weight) in weights {
            graph.add_edge(nodes[one], nodes[other], weight);
        }
        Some(Self { graph })
    }

    /// The members by name.
    ///
    /// ```
    /// # use mithaq_measures::network::Network;
    /// assert_eq!(Network::new(["B", "A"], []).unwrap().names().collect::<Vec<_>>(), ["A", "B"]);
    /// ```
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.graph.node_weights().map(String::as_str)
    }

    /// Where each member stands, by name.
    ///
    /// Betweenness is that of L. C. Freeman, Sociometry 40 (1977) 35–41, by the algorithm of U. Brandes, Journal of
    /// Mathematical Sociology 25 (2001) 163–177. It counts steps: a heavy tie is no longer way than a light one.
    ///
    /// ```
    /// use mithaq_measures::network::Network;
    ///
    /// let network = Network::new([], [("FRA", "TGO", 2.0), ("RUS", "TGO", 1.0)]).unwrap();
    /// let togo = &network.positions()[2];
    /// assert_eq!((togo.name.as_str(), togo.degree, togo.strength), ("TGO", 2, 3.0));
    /// assert_eq!((togo.betweenness, togo.betweenness_share), (1.0, Some(1.0)));
    /// ```
    #[must_use]
    pub fn positions(&self) -> Vec<Position> {
        // Never in parallel: sums taken in another order would differ in the last digits from run to run.
        let between = betweenness_centrality(&self.graph, false, false, usize::MAX);
        self.graph
            .node_indices()
            .map(|node| self.position(node, between[node.index()].unwrap_or(0.0)))
            .collect()
    }

    fn position(&self, node: NodeIndex, betweenness: f64) -> Position {
        let others = self.graph.node_count() as f64 - 1.0;
        let pairs = others * (others - 1.0) / 2.0;
        Position {
            name: self.graph[node].clone(),
            degree: self.graph.edges(node).count(),
            strength: self.graph.edges(node).map(|tie| tie.weight()).sum(),
            betweenness,
            betweenness_share: (pairs > 0.0).then(|| betweenness / pairs),
        }
    }

    /// Each member's neighbours with the weight of the tie, in the order of names.
    fn neighbours(&self) -> Vec<BTreeMap<usize, f64>> {
        let ties = |node| self.graph.edges(node).map(move |tie| (tie.target().index(), *tie.weight()));
        self.graph.node_indices().map(|node| ties(node).collect()).collect()
    }
}
