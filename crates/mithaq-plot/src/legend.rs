//! A legend: samples with their names, in lines from where reading starts.

use crate::canvas::{Anchor, Area, Canvas, Label};
use crate::element::Element;
use crate::palette::SOFT;
use crate::text;

const SIZE: f64 = 11.5;
const LINE: f64 = 19.0;
/// Room for a sample.
const SAMPLE: f64 = 26.0;

/// One entry: draws its sample around a place, and its name.
pub(crate) struct Entry<'a> {
    pub(crate) name: String,
    pub(crate) sample: Box<dyn Fn((f64, f64)) -> Vec<Element> + 'a>,
}

impl<'a> Entry<'a> {
    pub(crate) fn new(name: &str, sample: impl Fn((f64, f64)) -> Vec<Element> + 'a) -> Self {
        Self { name: text::tidy(name), sample: Box::new(sample) }
    }

    /// An entry whose name ends with a number of ours, already in its order.
    pub(crate) fn with_number(
        name: &str,
        number: &str,
        sample: impl Fn((f64, f64)) -> Vec<Element> + 'a,
    ) -> Self {
        Self { name: format!("{name} {number}"), sample: Box::new(sample) }
    }

    fn width(&self, room: f64) -> f64 {
        (SAMPLE + 6.0 + text::width(&self.name, SIZE, false)).min(room) + 18.0
    }
}

/// Draws a legend along the top of an area; gives its height.
pub(crate) fn draw(canvas: &mut Canvas, area: Area, entries: &[Entry]) -> f64 {
    let room = area.width();
    let (mut used, mut line) = (0.0, 0.0);
    for entry in entries {
        let width = entry.width(room);
        if used > 0.0 && used + width - 18.0 > room {
            (used, line) = (0.0, line + 1.0);
        }
        put(canvas, area, entry, (used, area.top + (line + 0.5) * LINE));
        used += width;
    }
    if entries.is_empty() { 0.0 } else { (line + 1.0) * LINE + 4.0 }
}

fn put(canvas: &mut Canvas, area: Area, entry: &Entry, (used, y): (f64, f64)) {
    let back = canvas.language.is_right_to_left();
    let x = |distance: f64| if back { area.right - used - distance } else { area.left + used + distance };
    for element in (entry.sample)((x(SAMPLE / 2.0), y)) {
        canvas.put(element);
    }
    let name = text::cut(&entry.name, SIZE, false, area.width() - SAMPLE - 6.0);
    let anchor = if back { Anchor::Right } else { Anchor::Left };
    canvas.label(&Label { colour: SOFT, ..Label::new(&name, (x(SAMPLE + 6.0), y), SIZE, anchor) });
}
