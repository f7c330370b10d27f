//! How one mark looks.

use super::{Kind, Standing};
use crate::element::Element;
use crate::palette::{Colour, INK, Marker, PAPER, SOFT};

/// The least length of a bar: else it would look like a square.
pub(super) const BAR: f64 = 16.0;
/// Half the width of a shape.
pub(super) const RADIUS: f64 = 5.0;

/// The elements of a mark between two places of the axis, at a height.
pub(super) fn draw(
    kind: Kind,
    standing: Standing,
    (from, to): (f64, f64),
    y: f64,
    colour: Colour,
) -> Vec<Element> {
    let middle = (from + to) / 2.0;
    let mut elements = Vec::new();
    let marker = match kind {
        Kind::Relation => None,
        Kind::Step => Some(Marker::Diamond),
        Kind::Event => Some(Marker::Circle),
        Kind::Claim => Some(Marker::Square),
    };
    let shape = match marker {
        None => {
            let (left, width) = if to - from < BAR { (middle - BAR / 2.0, BAR) } else { (from, to - from) };
            Element::rect(left, y - 4.0, width, 8.0).with("rx", 1.5)
        }
        Some(marker) => {
            // A shorter one would hide behind the shape.
            if to - from > RADIUS * 3.6 {
                elements.push(whisker((from, to), y, colour));
            }
            marker.element((middle, y), RADIUS)
        }
    };
    elements.push(shape.fill(fill(standing, colour)).stroke(colour, 1.7));
    if standing == Standing::Denied {
        elements.push(strike((middle, y)));
    }
    elements
}

/// The range in which the date lies, with feet at its ends.
fn whisker((from, to): (f64, f64), y: f64, colour: Colour) -> Element {
    let [from, to, y, up, down] = [from, to, y, y - 3.0, y + 3.0].map(crate::element::number);
    Element::path(&format!("M{from} {up}V{down}M{from} {y}H{to}M{to} {up}V{down}")).stroke(colour, 1.3)
}

fn strike((x, y): (f64, f64)) -> Element {
    let reach = RADIUS + 3.0;
    Element::line((x - reach, y + reach), (x + reach, y - reach)).stroke(INK, 1.7)
}

fn fill(standing: Standing, colour: Colour) -> Colour {
    if standing == Standing::Done { colour } else { PAPER }
}

/// A kind for the legend: its outline alone, since its filling says something else.
pub(super) fn sample(kind: Kind, (x, y): (f64, f64)) -> Vec<Element> {
    let half = if kind == Kind::Relation { 11.0 } else { 0.0 };
    draw(kind, Standing::Planned, (x - half, x + half), y, SOFT)
}

/// A filling for the legend, on a shape that is no kind's.
pub(super) fn filling(standing: Standing, (x, y): (f64, f64)) -> Vec<Element> {
    let pill = Element::rect(x - 9.0, y - 5.0, 18.0, 10.0).with("rx", 5.0);
    let mut elements = vec![pill.fill(fill(standing, SOFT)).stroke(SOFT, 1.7)];
    if standing == Standing::Denied {
        elements.push(strike((x, y)));
    }
    elements
}
