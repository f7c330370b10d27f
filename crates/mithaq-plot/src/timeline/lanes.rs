//! Which mark stands in which row of its lane, so that no label lies on another.

use super::shape::{self, RADIUS};
use super::{Mark, Timeline};
use crate::canvas::{Anchor, Area, Canvas, Label};
use crate::palette::Look;
use crate::rows::into_rows;
use crate::scale::Scale;
use crate::text;

const SIZE: f64 = 11.0;
/// The height of a row: what is wished, and the least at which labels can be read.
const ROW: (f64, f64) = (24.0, 14.0);
/// Between a mark and its label, and around both.
const GAP: f64 = 8.0;

/// A lane, laid out.
pub(super) struct Lane<'a> {
    pub(super) number: usize,
    pub(super) top: f64,
    pub(super) bottom: f64,
    places: Vec<Place<'a>>,
    rows: usize,
}

/// A mark, laid out.
struct Place<'a> {
    mark: &'a Mark,
    /// Its ends on the axis.
    ends: (f64, f64),
    label: String,
    /// Whether the label stands left of the mark, because at the right there is no room.
    before: bool,
    row: usize,
}

/// All lanes, over the height of the plot in proportion to their rows.
pub(super) fn arrange<'a>(timeline: &'a Timeline, plot: Area, x: &Scale) -> Vec<Lane<'a>> {
    let mut lanes: Vec<Lane> = (0..timeline.lanes.len())
        .map(|number| {
            let places = places(timeline, number, plot, x);
            let rows = places.iter().map(|place| place.row + 1).max().unwrap_or(1);
            Lane { number, top: 0.0, bottom: 0.0, places, rows }
        })
        .collect();
    // When not all rows fit, the lanes with most rows give some up, and with them labels.
    let fit = (plot.height() / ROW.1) as usize;
    while lanes.iter().map(|lane| lane.rows).sum::<usize>() > fit.max(lanes.len()) {
        match lanes.iter_mut().max_by_key(|lane| lane.rows) {
            Some(lane) if lane.rows > 1 => lane.rows -= 1,
            _ => break,
        }
    }
    // Each lane has half a row of air, as far as there is any.
    let weight = |lane: &Lane| lane.rows as f64 + 0.5;
    let unit = plot.height() / lanes.iter().map(weight).sum::<f64>().max(1.0);
    let mut top = plot.top;
    for lane in &mut lanes {
        (lane.top, lane.bottom) = (top, top + weight(lane) * unit);
        top = lane.bottom;
    }
    lanes
}

fn places<'a>(timeline: &'a Timeline, lane: usize, plot: Area, x: &Scale) -> Vec<Place<'a>> {
    let (low, high) = x.values();
    let marks = timeline.marks.iter().filter(|mark| mark.lane == lane);
    let seen = marks
        .filter_map(|mark| Some((mark, mark.ends().filter(|(start, end)| *end >= low && *start <= high)?)));
    let mut seen: Vec<(&Mark, (f64, f64))> = seen.collect();
    seen.sort_by(|a, b| a.1.0.total_cmp(&b.1.0).then_with(|| a.0.label.cmp(&b.0.label)));
    let mut places: Vec<Place> = seen
        .into_iter()
        .map(|(mark, (start, end))| Place::new(mark, (x.within(start), x.within(end)), plot))
        .collect();
    let rows = into_rows(&places.iter().map(Place::reach).collect::<Vec<_>>(), GAP);
    for (place, row) in places.iter_mut().zip(rows) {
        place.row = row;
    }
    places
}

impl<'a> Place<'a> {
    fn new(mark: &'a Mark, ends: (f64, f64), plot: Area) -> Self {
        let label = text::cut(&text::tidy(&mark.label), SIZE, false, plot.width() * 0.42);
        let mut place = Self { mark, ends, label, before: false, row: 0 };
        place.before = place.reach().1 > plot.right + 8.0;
        place
    }

    /// The ends of what is drawn for the mark itself.
    fn body(&self) -> (f64, f64) {
        let middle = (self.ends.0 + self.ends.1) / 2.0;
        (self.ends.0.min(middle - RADIUS * 1.3), self.ends.1.max(middle + RADIUS * 1.3))
    }

    /// The ends of mark and label together.
    fn reach(&self) -> (f64, f64) {
        let (from, to) = self.body();
        let label =
            if self.label.is_empty() { 0.0 } else { GAP / 2.0 + text::width(&self.label, SIZE, false) };
        if self.before { (from - label, to) } else { (from, to + label) }
    }
}

impl Lane<'_> {
    /// How many labels there was no row for.
    pub(super) fn left_out(&self) -> usize {
        self.places.iter().filter(|place| place.row >= self.rows && !place.label.is_empty()).count()
    }

    pub(super) fn draw(&self, canvas: &mut Canvas, plot: Area, look: Look) {
        let air = (self.bottom - self.top) / (self.rows as f64 + 0.5);
        let height = air.min(ROW.0);
        let first = (self.top + self.bottom) / 2.0 - height * (self.rows as f64 - 1.0) / 2.0;
        // From the last to the first, so that a mark without a row of its own lies under those that have one.
        for place in self.places.iter().rev() {
            let row = place.row.min(self.rows - 1);
            let y = (first + row as f64 * height).clamp(plot.top, plot.bottom);
            let title =
                format!("{}: {}", crate::element::number(place.mark.start), text::tidy(&place.mark.label));
            canvas.group(&title, |canvas| place.draw(canvas, y, look, place.row < self.rows));
        }
    }
}

impl Place<'_> {
    fn draw(&self, canvas: &mut Canvas, y: f64, look: Look, labelled: bool) {
        for element in shape::draw(self.mark.kind, self.mark.standing, self.ends, y, look.colour) {
            canvas.put(element);
        }
        if !labelled {
            return;
        }
        let (from, to) = self.body();
        let (at, anchor) =
            if self.before { (from - GAP / 2.0, Anchor::Right) } else { (to + GAP / 2.0, Anchor::Left) };
        canvas.label(&Label { rim: true, ..Label::new(&self.label, (at, y), SIZE, anchor) });
    }
}
