//! How one state's ties are shared among powers, over time.

mod marks;

use crate::axis;
use crate::calendar::Per;
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
use crate::table::Table;
use crate::text;
use crate::uncovered;

const NAME_SIZE: f64 = 12.5;
/// From one name to the next below it.
const NAME_GAP: f64 = NAME_SIZE * 1.3;

/// Lines of shares, each named at its right end with its last value. Lines and not areas: intervals and gaps can be
/// drawn on lines, and a share that grows in the middle of a stack cannot be read.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Shares {
    /// Captions, language and size.
    pub page: Page,
    /// The powers, two to eight; shares are between 0 and 1.
    pub powers: Vec<Series>,
    /// Where the series change, if anywhere.
    pub marks: Vec<ChangePoint>,
    /// The times shown, in fractional years; without it, those of the points.
    pub span: Option<(f64, f64)>,
    /// What times are counted by.
    pub per: Per,
    /// Times that no source covers.
    pub uncovered: Vec<(f64, f64)>,
    /// What the shares are of; without it, of ties.
    pub value_name: String,
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

    /// What it shows: a time a row, a power a column.
    pub fn table(&self) -> Table {
        let language = &self.page.language;
        series::table(&self.powers, self.per, language, |share| language.in_digits(&percent(Some(share))))
    }

    /// The first and the last share of each power, in words.
    fn summary(&self) -> String {
        let line = |power: &Series| {
            let points: Vec<Point> = series::runs(&power.points).concat();
            let ends = [points.first()?, points.last()?]
                .map(|p| format!("{}: {}", self.time(p.time), percent(p.value)));
            Some(format!("{}: {}. ", power.name, ends.join(" – ")))
        };
        self.powers.iter().filter_map(line).collect()
    }

    fn time(&self, time: f64) -> String {
        self.per.written(time, &self.page.language)
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
        let plot = area.inset(42.0, 0.0, widest + 30.0, 20.0);
        let x = Scale::new(times, (plot.left, plot.right));
        let marks = marks::arrange(&self.marks, &self.page.language, &x, plot);
        let plot = plot.inset(0.0, marks::height(&marks), 0.0, 0.0);
        let y = Scale::new((0.0, ceiling(top)), (plot.bottom, plot.top));
        uncovered::draw(canvas, plot, &x, &self.uncovered);
        self.axes(canvas, area, plot, (&x, &y));
        marks::draw(canvas, plot, &x, (&marks, self.per));
        self.lines(canvas, (&x, &y));
        self.end_labels(canvas, plot, (&x, &y), &names);
    }

    /// The times asked for, else from the first to the last of any point; a single one gets room on both sides.
    fn times(&self) -> Option<(f64, f64)> {
        let asked = self.span.and_then(|(a, b)| Some((usable(a.min(b))?, usable(a.max(b))?)));
        let times =
            self.powers.iter().flat_map(|power| series::runs(&power.points).concat()).map(|point| point.time);
        let least = if self.per == Per::Year { 0.5 } else { 1.0 / 24.0 };
        let shown = asked.or_else(|| extent(times))?;
        Some(if shown.1 - shown.0 < least { (shown.0 - least, shown.1 + least) } else { shown })
    }

    fn legend(&self) -> Vec<Entry<'_>> {
        let mut entries = Vec::new();
        let language = &self.page.language;
        if self.powers.iter().any(|power| power.points.iter().any(|point| point.band.is_some())) {
            entries.push(Entry::new(language.word(Word::Band), |(x, y)| {
                vec![
                    Element::rect(x - 13.0, y - 6.0, 26.0, 12.0)
                        .fill(look(0).colour)
                        .with("fill-opacity", 0.18),
                ]
            }));
        }
        if self.marks.iter().any(|mark| usable(mark.time).is_some()) {
            entries.push(Entry::new(language.word(Word::ChangePoint), |(x, y)| {
                let band = Element::rect(x - 9.0, y - 7.0, 18.0, 14.0).fill(GRID);
                vec![band, Element::line((x, y - 7.0), (x, y + 7.0)).stroke(SOFT, 1.4).dash("4 3")]
            }));
        }
        entries.extend(uncovered::entry(language, &self.uncovered));
        entries
    }

    /// What is written at the end of each line: its name and its last share.
    fn names(&self, area: Area) -> Vec<String> {
        let room = area.width() * 0.3;
        let name = |power: &Series| {
            let last = series::runs(&power.points).concat().last().and_then(|point| point.value);
            let value =
                last.map_or_else(String::new, |_| format!(" {}", self.page.language.number(&percent(last))));
            let left = room - text::width(&value, NAME_SIZE, true);
            format!("{}{value}", text::cut(&self.page.language.tidy(&power.name), NAME_SIZE, true, left))
        };
        self.powers.iter().map(name).collect()
    }

    fn axes(&self, canvas: &mut Canvas, area: Area, plot: Area, (x, y): (&Scale, &Scale)) {
        let (at, anchor) = canvas.start(area);
        let title = match self.value_name.as_str() {
            "" => self.page.language.word(Word::ShareOfTies),
            named => &canvas.language.tidy(named),
        };
        canvas.label(&Label { colour: SOFT, ..Label::new(title, (at, area.top - 16.0), 11.5, anchor) });
        axis::value_lines(canvas, plot, y, 5.0);
        let language = &self.page.language;
        axis::value_labels(canvas, plot, y, 5.0, |value| language.number(&percent(Some(value))));
        axis::time(canvas, plot, x, self.per, false);
    }

    fn lines(&self, canvas: &mut Canvas, (x, y): (&Scale, &Scale)) {
        for (number, power) in self.powers.iter().enumerate() {
            series::draw_band(canvas, &power.points, look(number).colour, x, y);
        }
        for (number, power) in self.powers.iter().enumerate() {
            let name = canvas.language.tidy(&power.name);
            canvas.group("series", &name, |canvas| {
                series::draw_line(canvas, &power.points, look(number), (x, y), Some(18.0));
                let told =
                    |point: &Point| format!("{name} {}: {}", self.time(point.time), percent(point.value));
                series::draw_tips(canvas, &power.points, (x, y), told);
            });
        }
    }

    /// Where there is not room for all names, those of the largest shares; and how many are left.
    fn with_room(&self, mut ends: Vec<End>, most: usize) -> (Vec<End>, usize) {
        if ends.len() <= most {
            return (ends, 0);
        }
        // A greater share ends higher up.
        ends.sort_by(|a, b| a.1.1.total_cmp(&b.1.1).then(a.0.cmp(&b.0)));
        let more = ends.len() - most.saturating_sub(1);
        ends.truncate(most.saturating_sub(1));
        (ends, more)
    }

    /// Names at the right, moved apart, each joined to the end of its line.
    fn end_labels(&self, canvas: &mut Canvas, plot: Area, (x, y): (&Scale, &Scale), names: &[String]) {
        let last = |power: &Series| {
            let point = *series::runs(&power.points).concat().last()?;
            Some((x.at(point.time), y.within(point.value?)))
        };
        let ends: Vec<End> =
            self.powers.iter().enumerate().filter_map(|(i, power)| Some((i, last(power)?))).collect();
        let (top, bottom) = (plot.top + 4.0, plot.bottom - 4.0);
        let (ends, more) = self.with_room(ends, ((bottom - top) / NAME_GAP) as usize + 1);
        let wanted: Vec<f64> = ends.iter().map(|(_, end)| end.1).collect();
        let lowest = if more > 0 { bottom - NAME_GAP } else { bottom };
        let heights = rows::spread(&wanted, NAME_GAP, (top, lowest));
        if more > 0 {
            let text = canvas.language.more(more);
            let widest = names.iter().map(|name| text::width(name, NAME_SIZE, true)).fold(0.0, f64::max);
            let room = text::cut(&text, NAME_SIZE, false, widest);
            let at = (plot.right + 25.0, bottom);
            canvas.label(&Label { colour: SOFT, ..Label::new(&room, at, NAME_SIZE, Anchor::Left) });
        }
        for ((i, end), height) in ends.iter().zip(heights) {
            let look = look(*i);
            let at = (plot.right + 16.0, height);
            let leader = series::polyline(
                [(end.0 + 4.0, end.1), (plot.right + 7.0, height), (at.0 + 1.0, height)].into_iter(),
            );
            canvas.put(Element::path(&leader).stroke(look.colour, 1.0).with("stroke-opacity", 0.8));
            canvas.put(look.marker.element((at.0 + 1.0, height), 3.6).fill(look.colour));
            let name = Label::new(&names[*i], (at.0 + 9.0, height), NAME_SIZE, Anchor::Left);
            canvas.label(&Label { bold: true, colour: INK, ..name });
        }
    }
}

/// A line, by its number, and where it ends.
type End = (usize, (f64, f64));

/// The top of the axis: the next round fifth or tenth above the values, at most the whole.
fn ceiling(top: f64) -> f64 {
    let step = round_up((top / 4.0).max(0.01));
    ((top / step).ceil() * step).clamp(0.05, 1.0)
}

fn percent(share: Option<f64>) -> String {
    share.map_or_else(|| "–".to_owned(), |share| format!("{}%", number((share * 100.0).round())))
}
