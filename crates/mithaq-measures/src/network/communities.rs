//! Communities by Louvain, and how good a division is.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Network;

/// A division of a network into communities, see [`Network::communities`].
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Communities {
    /// The members of each community by name; communities in the order of their first member.
    pub groups: Vec<Vec<String>>,
    /// [`Network::modularity`] of this division.
    pub modularity: Option<f64>,
}

impl Network {
    /// Divides the members into communities with more ties inside than chance would put there.
    ///
    /// Source: V. D. Blondel, J.-L. Guillaume, R. Lambiotte & E. Lefebvre, "Fast unfolding of communities in large
    /// networks", Journal of Statistical Mechanics (2008) P10008 (Louvain). Members are visited in the order of
    /// their names and not in a random one, so the same network always gives the same division. It is a good
    /// division and not surely the best; members without a tie stay alone.
    ///
    /// ```
    /// use mithaq_measures::network::Network;
    ///
    /// let ties = [("A", "B", 1.0), ("B", "C", 1.0), ("A", "C", 1.0), ("X", "Y", 1.0), ("C", "X", 0.1)];
    /// let communities = Network::new([], ties).unwrap().communities();
    /// assert_eq!(communities.groups, [vec!["A", "B", "C"], vec!["X", "Y"]]);
    /// ```
    #[must_use]
    pub fn communities(&self) -> Communities {
        let mut level = Level { neighbours: self.neighbours() };
        let mut community: Vec<usize> = (0..self.graph.node_count()).collect();
        while let Some(moved) = level.settle() {
            community.iter_mut().for_each(|place| *place = moved[*place]);
            level = level.merged(&moved);
        }
        let mut groups: Vec<Vec<String>> = vec![Vec::new(); level.neighbours.len()];
        for (name, &place) in self.names().zip(&community) {
            groups[place].push(name.to_owned());
        }
        Communities { groups, modularity: self.modularity(&community) }
    }

    /// How much more weight lies within communities than if the same strengths were tied at random.
    ///
    /// Q = Σ_c (w_c/m − (s_c/2m)²), w_c being the weight of the ties within community c, s_c the strength of its
    /// members, m the weight of all ties. `community` has a number for each member, in the order of names.
    ///
    /// Source: M. E. J. Newman, Physical Review E 70 (2004) 056131 (weighted). From −1/2 to below 1; no unit; above
    /// about 0.3 is usually called structure.
    ///
    /// None for a network without ties, and where there is not one number a member.
    ///
    /// ```
    /// use mithaq_measures::network::Network;
    ///
    /// let network = Network::new([], [("A", "B", 1.0), ("C", "D", 1.0)]).unwrap();
    /// assert_eq!(network.modularity(&[0, 0, 1, 1]), Some(0.5));
    /// assert_eq!(network.modularity(&[0, 1, 0, 1]), Some(-0.5));
    /// assert_eq!(network.modularity(&[0]), None);
    /// ```
    #[must_use]
    pub fn modularity(&self, community: &[usize]) -> Option<f64> {
        let twice: f64 = 2.0 * self.graph.edge_weights().sum::<f64>();
        if twice <= 0.0 || community.len() != self.graph.node_count() {
            return None;
        }
        let (mut within, mut strength) = (0.0, BTreeMap::new());
        for (node, neighbours) in self.neighbours().iter().enumerate() {
            for (&other, weight) in neighbours {
                within += if community[node] == community[other] { *weight } else { 0.0 };
                *strength.entry(community[node]).or_insert(0.0) += weight;
            }
        }
        let chance: f64 = strength.values().map(|strength: &f64| (strength / twice).powi(2)).sum();
        Some(within / twice - chance)
    }
}

/// The network with the communities found so far as its nodes; a node's tie to itself is the weight within it, twice.
struct Level {
    neighbours: Vec<BTreeMap<usize, f64>>,
}

impl Level {
    /// Moves nodes one by one to the neighbouring community that gains most, until none gains. None where none moved.
    fn settle(&self) -> Option<Vec<usize>> {
        let strength: Vec<f64> = self.neighbours.iter().map(|ties| ties.values().sum()).collect();
        let twice: f64 = strength.iter().sum();
        let mut community: Vec<usize> = (0..strength.len()).collect();
        let mut total = strength.clone();
        let mut moved = false;
        loop {
            let mut again = false;
            for node in 0..strength.len() {
                let home = community[node];
                total[home] -= strength[node];
                let best = self.best(node, &community, |c| total[c] * (strength[node] / twice));
                total[best] += strength[node];
                community[node] = best;
                again |= best != home;
            }
            if !again {
                return moved.then(|| numbered(&community));
            }
            moved = true;
        }
    }

    /// The community where a node gains most over staying: by more than rounding could, or moves might never end.
    fn best(&self, node: usize, community: &[usize], chance: impl Fn(usize) -> f64) -> usize {
        let mut weight = BTreeMap::from([(community[node], 0.0)]);
        for (&other, tie) in self.neighbours[node].iter().filter(|tie| *tie.0 != node) {
            *weight.entry(community[other]).or_insert(0.0) += tie;
        }
        let gain = |c: usize| weight[&c] - chance(c);
        let slack = 1e-12 * self.neighbours[node].values().sum::<f64>();
        weight.keys().fold(community[node], |best, &c| if gain(c) > gain(best) + slack { c } else { best })
    }

    /// The communities as the nodes of the next level.
    fn merged(&self, community: &[usize]) -> Self {
        let count = community.iter().max().map_or(0, |last| last + 1);
        let mut neighbours = vec![BTreeMap::new(); count];
        for (node, ties) in self.neighbours.iter().enumerate() {
            for (&other, tie) in ties {
                *neighbours[community[node]].entry(community[other]).or_insert(0.0) += tie;
            }
        }
        Self { neighbours }
    }
}

/// Communities numbered 0, 1, … as they first occur.
fn numbered(community: &[usize]) -> Vec<usize> {
    let mut numbers = BTreeMap::new();
    community
        .iter()
        .map(|&community| {
            let next = numbers.len();
            *numbers.entry(community).or_insert(next)
        })
        .collect()
}
