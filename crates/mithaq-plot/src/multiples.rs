//! Many little charts on the same axes, one a pair.

mod grid;

use crate::axis::{self, TICK_SIZE};
use crate::calendar::Per;
use crate::canvas::{Area, Canvas, Label};
use crate::element::{Element, number};
use crate::legend;
use crate::page::Page;
use crate::palette::{AXIS, GRID, INK, SOFT, look};
use crate::scale::{Scale, extent, usable};
use crate::series::{self, Point, Series};
use crate::svg::Svg;
use crate::table::Table;
use crate::text;
use crate::uncovered;
use grid::Grid;

const TITLE_SIZE: f64 = 11.5;
const TITLE_ROOM: f64 = 20.0;
/// About how many values are written at an axis, where there is room.
const TICKS: f64 = 4.0;
/// A grid of line charts with common axes, which are labelled at the edges only.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SmallMultiples {
    /// Captions, language and size.
    pub page: Page,
    /// One chart a series, with its name over it, in the order in which the grid is read.
    pub panels: Vec<Series>,
    /// How values are written.
    pub unit: Unit,
    /// What the values are; may be empty.
    pub value_name: String,
    /// The range of the value axis; without it, what the values need, from 0 where that is near.
    pub values: Option<(f64, f64)>,
    /// The times shown, in fractional years; without it, those of the points.
    pub span: Option<(f64, f64)>,
    /// What times are counted by.
    pub per: Per,
    /// Times that no source covers.
    pub uncovered: Vec<(f64, f64)>,
}

/// How values are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Unit {
    /// As numbers.
    #[default]
    Number,
    /// As percentages of one.
    Share,
}

impl SmallMultiples {
    /// Draws the picture.
    pub fn svg(&self) -> Svg {
        self.page.draw(&self.summary(), |canvas, area| self.picture(canvas, area))
    }

    /// What it shows: a time a row, a chart a column.
    pub fn table(&self) -> Table {
        let language = &self.page.language;
        series::table(&self.panels, self.per, language, |value| language.in_digits(&self.written(value)))
    }

    fn time(&self, time: f64) -> String {
        self.per.written(time, &self.page.language)
    }

    /// The first and the last value of each chart, in words.
    fn summary(&self) -> String {
        let line = |panel: &Series| {
            let points: Vec<Point> = series::runs(&panel.points).concat();
            let end =
                |point: &Point| Some(format!("{}: {}", self.time(point.time), self.written(point.value?)));
            Some(format!("{}: {} – {}. ", panel.name, end(points.first()?)?, end(points.last()?)?))
        };
        self.panels.iter().filter_map(line).collect()
    }

    fn tick(&self, value: f64) -> String {
        self.page.language.number(&self.written(value))
    }

    fn written(&self, value: f64) -> String {
        match self.unit {
            Unit::Number => number(value).replace('-', "−"),
            Unit::Share => format!("{}%", number((value * 100.0).round())),
        }
    }

    fn picture(&self, canvas: &mut Canvas, area: Area) {
        let points = || self.panels.iter().flat_map(|panel| series::runs(&panel.points).concat());
        let asked = self.span.and_then(|(a, b)| Some((usable(a.min(b))?, usable(a.max(b))?)));
        let times = asked.or_else(|| extent(points().map(|point| point.time)));
        let (Some(times), Some(values)) = (times, self.range()) else {
            return canvas.no_data(area);
        };
        let least = if self.per == Per::Year { 0.5 } else { 1.0 / 24.0 };
        let times = if times.1 - times.0 < least { (times.0 - least, times.1 + least) } else { times };
        let unknown: Vec<_> = uncovered::entry(&self.page.language, &self.uncovered).into_iter().collect();
        let area = area.inset(0.0, legend::draw(canvas, area, &unknown), 0.0, 0.0);
        let named = canvas.language.tidy(&self.value_name);
        let (at, anchor) = canvas.start(area);
        canvas.label(&Label { colour: SOFT, ..Label::new(&named, (at, area.top + 6.0), TITLE_SIZE, anchor) });
        let above = if named.is_empty() { 0.0 } else { 18.0 };
        let ticks = Scale::new(values, (0.0, 1.0)).round_values(TICKS);
        let side =
            ticks.iter().map(|value| text::width(&self.tick(*value), TICK_SIZE, false)).fold(0.0, f64::max);
        let grid = Grid::new(self.panels.len(), area.inset(side + 10.0, above, 14.0, 24.0));
        for (number, panel) in self.panels.iter().enumerate() {
            self.panel(canvas, &grid, number, panel, (times, values));
        }
    }

    /// The range asked for, or that of the values; 0 belongs to it when all values have one sign.
    fn range(&self) -> Option<(f64, f64)> {
        let asked = self.values.and_then(|(a, b)| Some((usable(a.min(b))?, usable(a.max(b))?)));
        let (low, high) = extent(self.panels.iter().flat_map(|panel| series::reach(&panel.points)))?;
        let needed = match self.unit {
            Unit::Number => (low.min(0.0), high.max(0.0)),
            // Intervals of shares may reach beyond what a share can be.
            Unit::Share => (0.0, high.clamp(0.05, 1.0)),
        };
        Some(asked.unwrap_or(needed))
    }

    fn panel(
        &self,
        canvas: &mut Canvas,
        grid: &Grid,
        number: usize,
        panel: &Series,
        (times, values): Ranges,
    ) {
        let back = canvas.language.is_right_to_left();
        let cell = grid.cell(number, back);
        let plot = cell.inset(0.0, TITLE_ROOM, 0.0, 0.0);
        let x = Scale::new(times, (plot.left, plot.right));
        let y = Scale::new(values, (plot.bottom, plot.top));
        let (at, anchor) = canvas.start(cell);
        let name = canvas.language.tidy(&panel.name);
        let short = text::cut(&name, TITLE_SIZE, true, cell.width());
        let title = Label::new(&short, (at, cell.top + TITLE_ROOM / 2.0), TITLE_SIZE, anchor);
        canvas.group("series", &name, |canvas| {
            canvas.label(&Label { bold: true, colour: INK, ..title });
            uncovered::draw(canvas, plot, &x, &self.uncovered);
            self.axes(canvas, grid, number, plot, (&x, &y));
            series::draw_band(canvas, &panel.points, look(0).colour, &x, &y);
            series::draw_line(canvas, &panel.points, look(0), (&x, &y), None);
            let told = |point: &Point| {
                let value = point.value.map_or_else(String::new, |value| self.tick(value));
                format!("{name} {}: {value}", self.time(point.time))
            };
            series::draw_tips(canvas, &panel.points, (&x, &y), told);
        });
    }

    fn axes(&self, canvas: &mut Canvas, grid: &Grid, number: usize, plot: Area, (x, y): (&Scale, &Scale)) {
        let ticks = (plot.height() / 22.0).clamp(1.0, TICKS);
        axis::value_lines(canvas, plot, y, ticks);
        if y.values().0 < 0.0 && y.values().1 > 0.0 {
            canvas.put(Element::line((plot.left, y.at(0.0)), (plot.right, y.at(0.0))).stroke(AXIS, 1.0));
        }
        if grid.is_lowest(number) {
            axis::time(canvas, plot, x, self.per, false);
        } else {
            canvas.put(Element::line((plot.left, plot.bottom), (plot.right, plot.bottom)).stroke(GRID, 1.0));
        }
        if grid.is_leftmost(number, canvas.language.is_right_to_left()) {
            axis::value_labels(canvas, plot, y, ticks, |value| self.tick(value));
        }
    }
}

/// The ranges of time and value.
type Ranges = ((f64, f64), (f64, f64));
