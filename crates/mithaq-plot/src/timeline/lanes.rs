//! Which mark stands in which row of its lane, so that no label lies on another.

use super::shape::{self, RADIUS};
use super::{Mark, Timeline};
use crate::canvas::{Anchor, Area, Canvas, Label};
use crate::element::Element;
use crate::palette::Look;
use crate::rows::into_rows;
use crate::scale::Scale;
use crate::text;

const SIZE: f64 = 11.0;
/// The height of a row: what is wished, and the least at which labels can be read.
const ROW: (f64, f64) = (24.0, 14.0);
/// Between a mark and its label, and around both.
const GAP: f64 = 8.0;
/// How far labels may reach past the axis.
const EDGE: f64 = 8.0;

/// A lane, laid out.
pub(super) struct Lane<'a> {
    pub(super) number: usize,
    pub(super) top: f64,
    pub(super) bottom: f64,
    places: Vec<Place<'a>>,
    rows: usize,
    /// How many labels there was no row for.
    pub(super) left_out: usize,
}

/// A mark, laid out.
struct Place<'a> {
    mark: &'a Mark,
    /// Its ends on the axis.
    ends: (f64, f64),
    label: String,
    side: Side,
    row: usize,
}

/// Where a label stands: right of its mark; left of it where there is no room; on its bar where there is none there.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    After,
    Before,
    On,
}

/// All lanes, over the height of the plot in proportion to their rows.
pub(super) fn arrange<'a>(timeline: &'a Timeline, plot: Area, x: &Scale) -> Vec<Lane<'a>> {
    let mut lanes: Vec<Lane> = (0..timeline.lanes.len())
        .map(|number| {
            let places = places(timeline, number, plot, x);
            let rows = places.iter().map(|place| place.row + 1).max().unwrap_or(1);
            Lane { number, top: 0.0, bottom: 0.0, places, rows, left_out: 0 }
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
    lanes.iter_mut().for_each(Lane::fit_unlabelled);
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
        let mut place = Self { mark, ends, label, side: Side::After, row: 0 };
        let (from, to) = place.body();
        let (before, after) = (from - plot.left, plot.right + EDGE - to);
        let needed = text::width(&place.label, SIZE, false) + GAP / 2.0;
        if needed > after {
            place.side = if needed <= before { Side::Before } else { Side::On };
        }
        if place.side == Side::On && to - from < needed + GAP {
            // No bar to write on either: as much as fits on the roomier side.
            place.side = if before > after { Side::Before } else { Side::After };
            place.label = text::cut(&place.label, SIZE, false, before.max(after) - GAP / 2.0);
        }
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
        match self.side {
            Side::After => (from, to + label),
            Side::Before => (from - label, to),
            Side::On => (from, to),
        }
    }
}

impl Lane<'_> {
    /// Marks past the last row lose their label and go where their shape alone has room, else into the last row.
    fn fit_unlabelled(&mut self) {
        for i in 0..self.places.len() {
            if self.places[i].row < self.rows {
                continue;
            }
            self.left_out += usize::from(!self.places[i].label.is_empty());
            self.places[i].label.clear();
            let (from, to) = self.places[i].body();
            let free = |row: &usize| {
                let mut others = self.places.iter().filter(|other| other.row == *row).map(Place::reach);
                others.all(|(a, b)| to + 2.0 <= a || b + 2.0 <= from)
            };
            self.places[i].row = (0..self.rows).find(free).unwrap_or(self.rows - 1);
        }
    }

    pub(super) fn draw(&self, canvas: &mut Canvas, plot: Area, look: Look) {
        let air = (self.bottom - self.top) / (self.rows as f64 + 0.5);
        let height = air.min(ROW.0);
        let first = (self.top + self.bottom) / 2.0 - height * (self.rows as f64 - 1.0) / 2.0;
        for place in &self.places {
            let y = (first + place.row as f64 * height).clamp(plot.top, plot.bottom);
            let title =
                format!("{}: {}", crate::element::number(place.mark.start), text::tidy(&place.mark.label));
            canvas.group(&title, |canvas| place.draw(canvas, y, look));
        }
    }
}

impl Place<'_> {
    fn draw(&self, canvas: &mut Canvas, y: f64, look: Look) {
        for element in shape::draw(self.mark.kind, self.mark.standing, self.ends, y, look.colour) {
            canvas.put(element);
        }
        let (from, to) = self.body();
        let (at, anchor) = match self.side {
            Side::After => (to + GAP / 2.0, Anchor::Left),
            Side::Before => (from - GAP / 2.0, Anchor::Right),
            Side::On => return self.label_on_bar(canvas, y),
        };
        canvas.label(&Label { rim: true, ..Label::new(&self.label, (at, y), SIZE, anchor) });
    }

    /// The bar is broken for its label, near where reading starts.
    fn label_on_bar(&self, canvas: &mut Canvas, y: f64) {
        let width = text::width(&self.label, SIZE, false) + GAP;
        let inset = ((self.ends.1 - self.ends.0 - width) / 2.0).min(24.0);
        let back = canvas.language.is_right_to_left();
        let left = if back { self.ends.1 - inset - width } else { self.ends.0 + inset };
        canvas.put(Element::rect(left, y - SIZE * 0.75, width, SIZE * 1.5).with("fill", "#ffffff"));
        canvas.label(&Label::new(&self.label, (left + width / 2.0, y), SIZE, Anchor::Middle));
    }
}
