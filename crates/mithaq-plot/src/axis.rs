//! Axes: time below, values at the left.

use crate::calendar::Per;
use crate::canvas::{Anchor, Area, Canvas, Label};
use crate::element::Element;
use crate::palette::{AXIS, GRID, SOFT};
use crate::scale::Scale;
use crate::text;

/// The size of what stands at the ticks.
pub(crate) const TICK_SIZE: f64 = 11.0;

/// Between what stands at two ticks.
const APART: f64 = 8.0;

/// A time axis along the bottom of an area, with ticks and, if wanted, thin lines up through it.
pub(crate) fn time(canvas: &mut Canvas, area: Area, scale: &Scale, per: Per, grid: bool) {
    let y = area.bottom;
    canvas.put(Element::line((area.left, y), (area.right, y)).stroke(AXIS, 1.0));
    let mut free = f64::NEG_INFINITY;
    for (value, text) in scale.times(per, 58.0) {
        let text = canvas.language.number(&text);
        let x = scale.at(value);
        if grid {
            canvas.put(Element::line((x, area.top), (x, y)).stroke(GRID, 1.0));
        }
        canvas.put(Element::line((x, y), (x, y + 4.0)).stroke(AXIS, 1.0));
        // Kept within the axis, so that neighbouring charts do not touch.
        let half = text::width(&text, TICK_SIZE, false) / 2.0;
        let middle = x.min(area.right - half).max(area.left + half);
        if middle - half < free {
            continue;
        }
        free = middle + half + APART;
        canvas.label(&Label {
            colour: SOFT,
            ..Label::new(&text, (middle, y + 13.0), TICK_SIZE, Anchor::Middle)
        });
    }
}

/// Thin lines across an area at round values.
pub(crate) fn value_lines(canvas: &mut Canvas, area: Area, scale: &Scale, most: f64) {
    for value in scale.round_values(most) {
        let y = scale.at(value);
        canvas.put(Element::line((area.left, y), (area.right, y)).stroke(GRID, 1.0));
    }
}

/// What is written at round values, left of an area.
pub(crate) fn value_labels(
    canvas: &mut Canvas,
    area: Area,
    scale: &Scale,
    most: f64,
    text: impl Fn(f64) -> String,
) {
    for value in scale.round_values(most) {
        let at = (area.left - 7.0, scale.at(value));
        canvas.label(&Label { colour: SOFT, ..Label::new(&text(value), at, TICK_SIZE, Anchor::Right) });
    }
}
