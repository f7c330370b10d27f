//! A graph without a middle: ties pull, nodes push (Fruchterman and Reingold 1991, "Graph drawing by force-directed
//! placement").

use super::{Network, Side, Spot};
use crate::canvas::Area;
use crate::scale::extent;

/// Places nodes in the area. They start on a circle in the order of communities, without chance; the arithmetic uses
/// only what IEEE 754 fixes to the last bit, so that every machine ends at the same places.
pub(super) fn place(network: &Network, area: Area) -> Vec<Spot> {
    let mut places = start(network);
    let count = places.len();
    // A large graph gets fewer turns: each costs the square of its nodes.
    let turns = (4_000_000 / (count * count).max(1)).clamp(20, 400);
    let ideal = (1.0 / count as f64).sqrt();
    for turn in 0..turns {
        let heat = 0.1 * (1.0 - turn as f64 / turns as f64);
        let moves = forces(network, &places, ideal);
        for (place, (x, y)) in places.iter_mut().zip(moves) {
            let length = (x * x + y * y).sqrt().max(1e-9);
            let step = length.min(heat);
            *place = (place.0 + x / length * step, place.1 + y / length * step);
        }
    }
    into_area(&places, area)
}

/// A circle, by community. Sine and cosine differ in the last bit between machines, so they are rounded.
fn start(network: &Network) -> Vec<(f64, f64)> {
    let mut order: Vec<usize> = (0..network.nodes.len()).collect();
    order.sort_by_key(|node| network.nodes[*node].community);
    let mut places = vec![(0.0, 0.0); order.len()];
    for (number, node) in order.iter().enumerate() {
        let angle = number as f64 / order.len() as f64 * std::f64::consts::TAU;
        let round = |value: f64| (value * 1e6).round() / 1e6;
        places[*node] = (round(angle.sin()) * 0.5, round(angle.cos()) * 0.5);
    }
    places
}

fn forces(network: &Network, places: &[(f64, f64)], ideal: f64) -> Vec<(f64, f64)> {
    let mut moves = vec![(0.0, 0.0); places.len()];
    for a in 0..places.len() {
        for b in 0..a {
            let (x, y) = (places[a].0 - places[b].0, places[a].1 - places[b].1);
            let push = ideal * ideal / (x * x + y * y).max(1e-6);
            pull(&mut moves, a, b, (x * push, y * push));
        }
        // A weak pull to the middle keeps parts that nothing joins in the picture.
        moves[a].0 -= places[a].0 * 0.3;
        moves[a].1 -= places[a].1 * 0.3;
    }
    let heaviest = network.heaviest().max(1e-9);
    for edge in network.ties() {
        let (a, b) = (edge.from, edge.to);
        let (x, y) = (places[a].0 - places[b].0, places[a].1 - places[b].1);
        let tie = (x * x + y * y).sqrt() / ideal * (0.4 + 0.6 * edge.weight / heaviest);
        pull(&mut moves, a, b, (-x * tie, -y * tie));
    }
    moves
}

fn pull(moves: &mut [(f64, f64)], a: usize, b: usize, (x, y): (f64, f64)) {
    moves[a].0 += x;
    moves[a].1 += y;
    moves[b].0 -= x;
    moves[b].1 -= y;
}

/// Stretches the places over the area, with room for labels at the sides.
fn into_area(places: &[(f64, f64)], area: Area) -> Vec<Spot> {
    let area = area.inset(50.0, 16.0, 50.0, 22.0);
    let fit = |values: Vec<f64>, low: f64, high: f64| {
        let (least, most) = extent(values.iter().copied()).unwrap_or((0.0, 1.0));
        let span = most - least;
        values.into_iter().map(move |v| {
            if span > 1e-6 { low + (v - least) / span * (high - low) } else { (low + high) / 2.0 }
        })
    };
    let xs = fit(places.iter().map(|place| place.0).collect(), area.left, area.right);
    let ys = fit(places.iter().map(|place| place.1).collect(), area.top, area.bottom);
    xs.zip(ys).map(|at| Spot { at, side: Side::Below }).collect()
}
