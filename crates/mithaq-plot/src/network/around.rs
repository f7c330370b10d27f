//! A state in the middle and the others around it.

use super::{Network, Side, Spot};
use crate::canvas::Area;
use crate::text;

/// The size of labels: the wished one and the least.
const SIZES: (f64, f64) = (12.0, 7.5);

/// Neighbours stand on an ellipse, evenly in height and not in angle: so each has a line of its own for its label.
/// They go clockwise from the top, community by community, the stronger ties of each first. Gives the size of labels.
pub(super) fn place(network: &Network, centre: usize, area: Area) -> (Vec<Spot>, f64) {
    let order = order(network, centre);
    let (right, left) = order.split_at(order.len().div_ceil(2));
    let slot = area.height() / (right.len().max(1) as f64 + 0.5);
    let size = (slot * 0.85).clamp(SIZES.0.min(SIZES.1), SIZES.0);
    let widest = order.iter().map(|node| text::width(&network.name(*node), size, false)).fold(0.0, f64::max);
    let radius =
        (area.width() / 2.0 - widest.min(area.width() * 0.28) - 16.0).min(area.height() * 0.85).max(20.0);
    let middle = area.middle();
    let mut spots = vec![Spot { at: middle, side: Side::Below }; network.nodes.len()];
    // The left side goes from the bottom up.
    let left: Vec<usize> = left.iter().rev().copied().collect();
    for (nodes, side, sign) in [(right, Side::Right, 1.0), (left.as_slice(), Side::Left, -1.0)] {
        for (number, node) in nodes.iter().enumerate() {
            let part = (number as f64 + 0.5) / nodes.len() as f64 * 2.0 - 1.0;
            // A fourth root instead of a square one: a rounder box, with more room at the top and bottom.
            let x = middle.0 + sign * radius * (1.0 - (part * part) * (part * part)).max(0.0).sqrt().sqrt();
            spots[*node] = Spot { at: (x, middle.1 + part * (area.height() / 2.0 - 4.0)), side };
        }
    }
    (spots, size)
}

fn order(network: &Network, centre: usize) -> Vec<usize> {
    let mut strength = vec![0.0; network.nodes.len()];
    for edge in network.ties().filter(|edge| edge.from == centre || edge.to == centre) {
        strength[edge.from] += edge.weight;
        strength[edge.to] += edge.weight;
    }
    let mut order: Vec<usize> = (0..network.nodes.len()).filter(|node| *node != centre).collect();
    order.sort_by(|a, b| {
        let (one, other) = (&network.nodes[*a], &network.nodes[*b]);
        let stronger = strength[*b].total_cmp(&strength[*a]);
        one.community.cmp(&other.community).then(stronger).then_with(|| one.name.cmp(&other.name))
    });
    order
}
