//! Which mark stands in which row of its lane, so that no label lies on another.

use super::place::{GAP, Place};
use super::{Mark, Timeline};
use crate::canvas::{Area, Canvas};
use crate::element::number;
use crate::palette::Look;
use crate::rows::into_rows;
use crate::scale::Scale;
use crate::text;

/// The height of a row: what is wished, and the least at which labels can be read.
const ROW: (f64, f64) = (24.0, 14.0);

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
            let title = format!("{}: {}", number(place.mark.start), text::tidy(&place.mark.label));
            canvas.group(&title, |canvas| place.draw(canvas, y, look));
        }
    }
}
