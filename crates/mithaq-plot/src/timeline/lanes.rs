//! Which mark stands in which row of its lane, so that no label lies on another.

use super::place::{GAP, Place};
use super::rest::{self, Rest};
use super::{Mark, Timeline};
use crate::canvas::{Area, Canvas};
use crate::palette::Look;
use crate::scale::Scale;

/// The height of a row: what is wished, and the least at which labels can be read.
const ROW: (f64, f64) = (24.0, 17.0);

/// A lane, laid out.
pub(super) struct Lane<'a> {
    pub(super) number: usize,
    pub(super) top: f64,
    pub(super) bottom: f64,
    /// What stands in it, each in its row.
    places: Vec<Place<'a>>,
    /// What there was no room for; it has a row of its own, the last.
    rest: Vec<Rest<'a>>,
    rows: usize,
}

/// All lanes, over the height of the plot in proportion to their rows.
pub(super) fn arrange<'a>(timeline: &'a Timeline, plot: Area, x: &Scale) -> Vec<Lane<'a>> {
    let all: Vec<Vec<Place>> =
        (0..timeline.lanes.len()).map(|number| places(timeline, number, plot, x)).collect();
    let mut rows: Vec<usize> = all.iter().map(|places| needed(places)).collect();
    // When not all rows fit, the lanes with most rows give some up, and with them their lightest marks.
    let fit = ((plot.height() / ROW.1) as usize).max(rows.len());
    while rows.iter().sum::<usize>() > fit {
        match rows.iter_mut().max() {
            Some(most) if *most > 1 => *most -= 1,
            _ => break,
        }
    }
    let mut lanes: Vec<Lane> = all
        .into_iter()
        .zip(rows)
        .enumerate()
        .map(|(number, (places, rows))| lane(timeline, number, (places, rows), plot))
        .collect();
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

/// The marks of a lane within the years shown, the heaviest first.
fn places<'a>(timeline: &'a Timeline, lane: usize, plot: Area, x: &Scale) -> Vec<Place<'a>> {
    let (low, high) = x.values();
    let marks = timeline.marks.iter().filter(|mark| mark.lane == lane);
    let seen = marks
        .filter_map(|mark| Some((mark, mark.ends().filter(|(start, end)| *end >= low && *start <= high)?)));
    let mut seen: Vec<(&Mark, (f64, f64))> = seen.collect();
    seen.sort_by(|a, b| {
        let heavier = b.0.weight.total_cmp(&a.0.weight);
        heavier.then(a.1.0.total_cmp(&b.1.0)).then_with(|| a.0.label.cmp(&b.0.label))
    });
    let language = &timeline.page.language;
    seen.into_iter()
        .map(|(mark, (start, end))| Place::new(mark, (x.within(start), x.within(end)), language, plot))
        .collect()
}

/// The rows that all would need.
fn needed(places: &[Place]) -> usize {
    let mut rows = Rows::default();
    places.iter().for_each(|place| {
        rows.put(place, usize::MAX);
    });
    rows.0.len().max(1)
}

/// Rows with what stands in them.
#[derive(Default)]
struct Rows(Vec<Vec<(f64, f64)>>);

impl Rows {
    /// The first row where a mark has room, among so many.
    fn put(&mut self, place: &Place, most: usize) -> Option<usize> {
        let (from, to) = place.reach();
        let free = |row: &Vec<(f64, f64)>| row.iter().all(|(a, b)| to + GAP <= *a || *b + GAP <= from);
        let row = self.0.iter().position(free).unwrap_or(self.0.len());
        if row >= most {
            return None;
        }
        if row == self.0.len() {
            self.0.push(Vec::new());
        }
        self.0[row].push((from, to));
        Some(row)
    }
}

/// Gives each mark a row, the heaviest first; what finds none among those that are left is counted in the last.
fn lane<'a>(
    timeline: &Timeline,
    number: usize,
    (places, rows): (Vec<Place<'a>>, usize),
    plot: Area,
) -> Lane<'a> {
    let all_fit = needed(&places) <= rows;
    let most = if all_fit { rows } else { rows - 1 };
    let mut filled = Rows::default();
    let (mut shown, mut left_out) = (Vec::new(), Vec::new());
    for mut place in places {
        match filled.put(&place, most) {
            Some(row) => {
                place.row = row;
                shown.push(place);
            }
            None => left_out.push(place),
        }
    }
    // They are read in the order of time.
    shown.sort_by(|a, b| a.middle().total_cmp(&b.middle()));
    let rest = rest::together(&left_out, &timeline.page.language, plot);
    Lane { number, top: 0.0, bottom: 0.0, places: shown, rest, rows }
}

impl Lane<'_> {
    pub(super) fn draw(&self, canvas: &mut Canvas, plot: Area, look: Look) {
        let air = (self.bottom - self.top) / (self.rows as f64 + 0.5);
        let height = air.min(ROW.0);
        let first = (self.top + self.bottom) / 2.0 - height * (self.rows as f64 - 1.0) / 2.0;
        let at = |row: usize| (first + row as f64 * height).clamp(plot.top, plot.bottom);
        for place in &self.places {
            let title = canvas.language.tidy(&place.mark.told());
            canvas.group("mark", &title, |canvas| place.draw(canvas, at(place.row), look));
        }
        for rest in &self.rest {
            rest.draw(canvas, at(self.rows - 1), look.colour);
        }
    }
}
