//! How one state's ties are shared among powers, over time.

mod marks;

use crate::axis;
use crate::canvas::{Anchor, Area, Canvas, Label};
use crate::element::{Element, number};
use crate::language::Word;
use crate::legend::{self, Entry};
use crate::page::Page;
use crate::palette::{GRID, INK, SOFT, look};
use crate::rows;
use crate::scale::{Scale, extent, round_up, usable};
use crate::series::{self, Point, Series};
use crate::svg::Svg;
use crate::text;

const NAME_SIZE: f64 = 12.5;

/// Lines of shares, each named at its right end with its last value. Lines and not areas: intervals and gaps can be
/// drawn on lines, and a share that grows in the middle of a stack cannot be read.
#[derive(Debug, Clone, PartialEq)]
pub struct Shares {
    /// Captions, language and size.
    pub page: Page,
    /// The powers, two to eight; shares are between 0 and 1.
    pub powers: Vec<Series>,
    /// Where the series change, if anywhere.
    pub marks: Vec<ChangePoint>,
}

/// A time at which a series changes, drawn from top to bottom.
#[derive(Debug, Clone, PartialEq)]
pub struct ChangePoint {
    /// When, in fractional years.
    pub time: f64,
    /// The interval of it, if it has one.
    pub interval: Option<(f64, f64)>,
    /// What is written at it; may be empty, and is left out where there is no room above the picture.
    pub label: String,
}

impl Shares {
    /// Draws the picture.
    pub fn svg(&self) -> Svg {
        self.page.draw(&self.summary(), |canvas, area| self.picture(canvas, area))
    }

    /// The first and the last share of each power, in words.
    fn summary(&self) -> String {
        let line = |power: &Series| {
            let points: Vec<Point> = series::runs(&power.points).concat();
            let ends =
                [points.first()?, points.last()?].map(|p| format!("{:.0}: {}", p.time, percent(p.value)));
            Some(format!("{}: {}. ", power.name, ends.join(" – ")))
        };
        self.powers.iter().filter_map(line).collect()
    }

    fn picture(&self, canvas: &mut Canvas, area: Area) {
        let values = self.powers.iter().flat_map(|power| series::reach(&power.points));
        let (Some((_, top)), Some(times)) = (extent(values), self.times()) else {
            return canvas.no_data(area);
        };
        let legend = legend::draw(canvas, area, &self.legend());
        let area = area.inset(0.0, legend + 26.0, 0.0, 0.0);
        let names = self.names(area);
        let widest = names.iter().map(|name| text::width(name, NAME_SIZE, true)).fold(0.0, f64::max);
        let plot = area.inset(42.0, 0.0, widest + 30.0, 24.0);
        let x = Scale::new(times, (plot.left, plot.right));
        let marks = marks::arrange(&self.marks, &x, plot);
        let plot = plot.inset(0.0, marks::height(&marks), 0.0, 0.0);
        let y = Scale::new((0.0, ceiling(top)), (plot.bottom, plot.top));
        self.axes(canvas, area, plot, (&x, &y));
        marks::draw(canvas, plot, &x, &marks);
        self.lines(canvas, (&x, &y));
        self.end_labels(canvas, plot, (&x, &y), &names);
    }

    /// From the first to the last time of any point; a single one gets room on both sides.
    fn times(&self) -> Option<(f64, f64)> {
        let times =
            self.powers.iter().flat_map(|power| series::runs(&power.points).concat()).map(|point| point.time);
        extent(times).map(|(low, high)| if high - low < 0.5 { (low - 0.5, high + 0.5) } else { (low, high) })
    }

    fn legend(&self) -> Vec<Entry<'_>> {
        let mut entries = Vec::new();
        let language = &self.page.language;
        if self.powers.iter().any(|power| power.points.iter().any(|point| point.band.is_some())) {
            entries.push(Entry::new(language.word(Word::Band), |(x, y)| {
                vec![
                    Element::rect(x - 13.0, y - 6.0, 26.0, 12.0)
                        .with("fill", look(0).colour)
                        .with("fill-opacity", 0.18),
                ]
            }));
        }
        if self.marks.iter().any(|mark| usable(mark.time).is_some()) {
            entries.push(Entry::new(language.word(Word::ChangePoint), |(x, y)| {
                let band = Element::rect(x - 9.0, y - 7.0, 18.0, 14.0).with("fill", GRID);
                vec![band, Element::line((x, y - 7.0), (x, y + 7.0)).stroke(marks::COLOUR, 1.4).dash("4 3")]
            }));
        }
        entries
    }

    /// What is written at the end of each line: its name and its last share.
    fn names(&self, area: Area) -> Vec<String> {
        let room = area.width() * 0.3;
        let name = |power: &Series| {
            let last = series::runs(&power.points).concat().last().and_then(|point| point.value);
            let value =
                last.map_or_else(String::new, |_| format!(" {}", self.page.language.number(percent(last))));
            let left = room - text::width(&value, NAME_SIZE, true);
            format!("{}{value}", text::cut(&text::tidy(&power.name), NAME_SIZE, true, left))
        };
        self.powers.iter().map(name).collect()
    }

    fn axes(&self, canvas: &mut Canvas, area: Area, plot: Area, (x, y): (&Scale, &Scale)) {
        let (at, anchor) = canvas.start(area);
        let title = self.page.language.word(Word::ShareOfTies);
        canvas.label(&Label { colour: SOFT, ..Label::new(title, (at, area.top - 16.0), 11.5, anchor) });
        axis::value_lines(canvas, plot, y, 5.0);
        axis::value_labels(canvas, plot, y, 5.0, |value| percent(Some(value)));
        axis::time(canvas, plot, x, false);
    }

    fn lines(&self, canvas: &mut Canvas, (x, y): (&Scale, &Scale)) {
        for (number, power) in self.powers.iter().enumerate() {
            series::draw_band(canvas, &power.points, look(number).colour, x, y);
        }
        for (number, power) in self.powers.iter().enumerate() {
            canvas.group(&text::tidy(&power.name), |canvas| {
                series::draw_line(canvas, &power.points, look(number), (x, y), Some(18.0));
            });
        }
    }

    /// Names at the right, moved apart, each joined to the end of its line.
    fn end_labels(&self, canvas: &mut Canvas, plot: Area, (x, y): (&Scale, &Scale), names: &[String]) {
        let last = |power: &Series| {
            let point = *series::runs(&power.points).concat().last()?;
            Some((x.at(point.time), y.within(point.value?)))
        };
        let ends: Vec<(usize, (f64, f64))> =
            self.powers.iter().enumerate().filter_map(|(i, power)| Some((i, last(power)?))).collect();
        let wanted: Vec<f64> = ends.iter().map(|(_, end)| end.1).collect();
        let heights = rows::spread(&wanted, NAME_SIZE * 1.3, (plot.top + 4.0, plot.bottom - 4.0));
        for ((i, end), height) in ends.iter().zip(heights) {
            let look = look(*i);
            let at = (plot.right + 16.0, height);
            let leader = series::polyline(
                [(end.0 + 4.0, end.1), (plot.right + 7.0, height), (at.0 + 1.0, height)].into_iter(),
            );
            canvas.put(Element::path(&leader).stroke(look.colour, 1.0).with("stroke-opacity", 0.8));
            canvas.put(look.marker.element((at.0 + 1.0, height), 3.6).with("fill", look.colour));
            let name = Label::new(&names[*i], (at.0 + 9.0, height), NAME_SIZE, Anchor::Left);
            canvas.label(&Label { bold: true, colour: INK, ..name });
        }
    }
}

/// The top of the axis: the next round fifth or tenth above the values, at most the whole.
fn ceiling(top: f64) -> f64 {
    let step = round_up((top / 4.0).max(0.01));
    ((top / step).ceil() * step).clamp(0.05, 1.0)
}

fn percent(share: Option<f64>) -> String {
    share.map_or_else(|| "–".to_owned(), |share| format!("{}%", number((share * 100.0).round())))
}
