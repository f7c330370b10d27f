//! The names of nodes, where they cover least.

use super::{Network, Side, Spot};
use crate::canvas::{Anchor, Area, Canvas, Label};
use crate::text;

const SIDES: [Side; 4] = [Side::Below, Side::Above, Side::Right, Side::Left];

/// Writes all names. Around a centre each has its side; else the side is chosen, one name after another.
pub(super) fn draw(network: &Network, canvas: &mut Canvas, spots: &[Spot], size: f64, area: Area) {
    let nodes: Vec<Area> = spots.iter().map(|spot| around(spot.at, 6.0)).collect();
    let lines = lines(network, spots);
    let mut placed: Vec<Area> = Vec::new();
    for (node, spot) in spots.iter().enumerate() {
        let middle = network.centre() == Some(node);
        let room = area.width() * if network.centre().is_some() { 0.28 } else { 0.2 };
        let size = if middle { 14.0 } else { size };
        let name = text::cut(&network.name(node), size, middle, room);
        let width = text::width(&name, size, middle);
        let distance = if middle { 15.0 } else { 10.0 };
        let side = if network.centre().is_some() {
            spot.side
        } else {
            let cost = |side| {
                covered(&frame(side, spot.at, (width, size), distance), (&nodes, &placed, &lines), area)
            };
            let costs = SIDES.map(|side| (cost(side), side));
            costs.into_iter().min_by(|a, b| a.0.total_cmp(&b.0)).map_or(spot.side, |(_, side)| side)
        };
        placed.push(frame(side, spot.at, (width, size), distance));
        let (at, anchor) = anchor(side, spot.at, size, distance);
        canvas.label(&Label { bold: middle, rim: true, ..Label::new(&name, at, size, anchor) });
    }
}

/// Nodes, names placed before, and the lines of ties.
type Taken<'a> = (&'a [Area], &'a [Area], &'a [Line]);
/// From one place to another.
type Line = ((f64, f64), (f64, f64));

/// The straight lines of all ties. Around a centre sides are fixed, and nobody asks.
fn lines(network: &Network, spots: &[Spot]) -> Vec<Line> {
    match network.centre() {
        Some(_) => Vec::new(),
        None => network.ties().map(|edge| (spots[edge.from].at, spots[edge.to].at)).collect(),
    }
}

/// How long a line runs inside a rectangle (Liang and Barsky 1984).
fn length_inside(area: &Area, (from, to): Line) -> f64 {
    let (x, y) = (to.0 - from.0, to.1 - from.1);
    let (mut enters, mut leaves) = (0.0_f64, 1.0_f64);
    for (step, low, high) in
        [(x, area.left - from.0, area.right - from.0), (y, area.top - from.1, area.bottom - from.1)]
    {
        if step.abs() < 1e-9 {
            if low > 0.0 || high < 0.0 {
                return 0.0;
            }
            continue;
        }
        let (a, b) = (low / step, high / step);
        enters = enters.max(a.min(b));
        leaves = leaves.min(a.max(b));
    }
    (leaves - enters).max(0.0) * (x * x + y * y).sqrt()
}

fn anchor(side: Side, (x, y): (f64, f64), size: f64, distance: f64) -> ((f64, f64), Anchor) {
    match side {
        Side::Left => ((x - distance, y), Anchor::Right),
        Side::Right => ((x + distance, y), Anchor::Left),
        Side::Above => ((x, y - distance - size * 0.4), Anchor::Middle),
        Side::Below => ((x, y + distance + size * 0.4), Anchor::Middle),
    }
}

fn around((x, y): (f64, f64), half: f64) -> Area {
    Area { left: x - half, top: y - half, right: x + half, bottom: y + half }
}

/// The rectangle a name would cover on that side.
fn frame(side: Side, at: (f64, f64), (width, size): (f64, f64), distance: f64) -> Area {
    let ((x, y), anchor) = anchor(side, at, size, distance);
    let left = match anchor {
        Anchor::Left => x,
        Anchor::Middle => x - width / 2.0,
        Anchor::Right => x - width,
    };
    Area { left, top: y - size * 0.55, right: left + width, bottom: y + size * 0.55 }
}

/// How much of other names, of nodes and of what lies outside a name would cover.
fn covered(name: &Area, (nodes, placed, lines): Taken, area: Area) -> f64 {
    let outside = (area.left - name.left).max(0.0)
        + (name.right - area.right).max(0.0)
        + (area.top - name.top).max(0.0);
    let on = |others: &[Area]| others.iter().map(|other| common(name, other)).sum::<f64>();
    let crossed = lines.iter().map(|line| length_inside(name, *line)).sum::<f64>();
    outside * 50.0 + on(placed) * 2.0 + on(nodes) * 2.0 + crossed
}

fn common(a: &Area, b: &Area) -> f64 {
    let width = a.right.min(b.right) - a.left.max(b.left);
    let height = a.bottom.min(b.bottom) - a.top.max(b.top);
    width.max(0.0) * height.max(0.0)
}
