//! How one mark looks.

use super::{Kind, Standing};
use crate::element::Element;
use crate::palette::{INK, Marker, SOFT};

/// Half the width of a shape.
pub(super) const RADIUS: f64 = 5.0;

/// The elements of a mark between two places of the axis, at a height.
pub(super) fn draw(
    kind: Kind,
    standing: Standing,
    (from, to): (f64, f64),
    y: f64,
    colour: &str,
) -> Vec<Element> {
    let middle = (from + to) / 2.0;
    let mut elements = Vec::new();
    let shape = match kind {
        Kind::Relation => {
            let (left, width) = if to - from < 8.0 { (middle - 4.0, 8.0) } else { (from, to - from) };
            Element::rect(left, y - 4.0, width, 8.0).with("rx", 1.5)
        }
        Kind::Step | Kind::Event => {
            if to - from > RADIUS * 2.0 {
                elements.push(whisker((from, to), y, colour));
            }
            let marker = if kind == Kind::Step { Marker::Diamond } else { Marker::Circle };
            marker.element((middle, y), RADIUS)
        }
    };
    elements.push(shape.with("fill", fill(standing, colour)).stroke(colour, 1.7));
    if standing == Standing::Denied {
        let reach = RADIUS + 3.0;
        elements
            .push(Element::line((middle - reach, y + reach), (middle + reach, y - reach)).stroke(INK, 1.7));
    }
    elements
}

/// The range in which the date lies, with feet at its ends.
fn whisker((from, to): (f64, f64), y: f64, colour: &str) -> Element {
    let [from, to, y, up, down] = [from, to, y, y - 3.0, y + 3.0].map(crate::element::number);
    Element::path(&format!("M{from} {up}V{down}M{from} {y}H{to}M{to} {up}V{down}")).stroke(colour, 1.3)
}

fn fill(standing: Standing, colour: &str) -> &str {
    if standing == Standing::Done { colour } else { "#ffffff" }
}

/// A mark for the legend, in grey.
pub(super) fn sample(kind: Kind, standing: Standing, (x, y): (f64, f64)) -> Vec<Element> {
    let half = if kind == Kind::Relation { 11.0 } else { 0.0 };
    draw(kind, standing, (x - half, x + half), y, SOFT)
}
