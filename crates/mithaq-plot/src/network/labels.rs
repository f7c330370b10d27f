//! The names of nodes, where they cover least.

use super::{Network, Side, Spot};
use crate::canvas::{Anchor, Area, Canvas, Label};
use crate::text;

const SIDES: [Side; 4] = [Side::Below, Side::Above, Side::Right, Side::Left];

/// Writes all names. Around a centre each has its side; else the side is chosen, one name after another.
pub(super) fn draw(network: &Network, canvas: &mut Canvas, spots: &[Spot], size: f64, area: Area) {
    let nodes: Vec<Area> = spots.iter().map(|spot| around(spot.at, 6.0)).collect();
    let lines = along_lines(network, spots);
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
            let cost = |side: &Side| {
                covered(&frame(*side, spot.at, (width, size), distance), (&nodes, &placed, &lines), area)
            };
            SIDES.into_iter().min_by(|a, b| cost(a).total_cmp(&cost(b))).unwrap_or(spot.side)
        };
        placed.push(frame(side, spot.at, (width, size), distance));
        let (at, anchor) = anchor(side, spot.at, size, distance);
        canvas.label(&Label { bold: middle, rim: true, ..Label::new(&name, at, size, anchor) });
    }
}

/// Nodes, names placed before, and points on the lines of ties.
type Taken<'a> = (&'a [Area], &'a [Area], &'a [(f64, f64)]);

/// Points along all straight lines, a few pixels apart. Around a centre sides are fixed, and nobody asks.
fn along_lines(network: &Network, spots: &[Spot]) -> Vec<(f64, f64)> {
    if network.centre().is_some() {
        return Vec::new();
    }
    let steps = 100;
    let points = network.ties().take(2000).flat_map(|edge| {
        let (from, to) = (spots[edge.from].at, spots[edge.to].at);
        (0..=steps).map(move |step| {
            let part = f64::from(step) / f64::from(steps);
            (from.0 + (to.0 - from.0) * part, from.1 + (to.1 - from.1) * part)
        })
    });
    points.collect()
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
    let crossed = lines
        .iter()
        .filter(|(x, y)| (name.left..=name.right).contains(x) && (name.top..=name.bottom).contains(y));
    outside * 50.0 + on(placed) * 2.0 + on(nodes) * 2.0 + crossed.count() as f64 * 8.0
}

fn common(a: &Area, b: &Area) -> f64 {
    let width = a.right.min(b.right) - a.left.max(b.left);
    let height = a.bottom.min(b.bottom) - a.top.max(b.top);
    width.max(0.0) * height.max(0.0)
}
