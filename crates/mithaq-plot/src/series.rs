//! Values over time: the line with its gaps, its band and its markers.

use std::collections::BTreeMap;

use crate::calendar::Per;
use crate::canvas::Canvas;
use crate::element::{Element, number};
use crate::language::{Language, Word};
use crate::palette::{Colour, Look, PAPER};
use crate::scale::{Scale, usable};
use crate::table::Table;

/// A value at a time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// When, in fractional years: 2024.0 is the year 2024 as a whole or its first day, 2024.25 April.
    pub time: f64,
    /// The value; none breaks the line.
    pub value: Option<f64>,
    /// The low and the high end of its interval.
    pub band: Option<(f64, f64)>,
}

impl Point {
    /// A value without an interval.
    pub fn at(time: f64, value: f64) -> Self {
        Self { time, value: Some(value), band: None }
    }
}

/// A named line.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Series {
    /// What it is called.
    pub name: String,
    /// Its points, in any order.
    pub points: Vec<Point>,
}

/// Points in the order of time, cut where a value is absent; what is not finite counts as absent.
pub(crate) fn runs(points: &[Point]) -> Vec<Vec<Point>> {
    let mut points: Vec<Point> =
        points.iter().copied().filter(|point| usable(point.time).is_some()).collect();
    points.sort_by(|a, b| a.time.total_cmp(&b.time));
    let split = points.split(|point| point.value.and_then(usable).is_none());
    split.filter(|run| !run.is_empty()).map(<[Point]>::to_vec).collect()
}

/// The ends of a point's interval, if both are usable, low first.
fn band(point: &Point) -> Option<(f64, f64)> {
    let (a, b) = point.band?;
    let (a, b) = (usable(a)?, usable(b)?);
    Some((a.min(b), a.max(b)))
}

/// All values a series reaches, with its intervals.
pub(crate) fn reach(points: &[Point]) -> impl Iterator<Item = f64> {
    runs(points).into_iter().flatten().flat_map(|point| {
        let (low, high) = band(&point).unzip();
        [point.value, low, high].into_iter().flatten()
    })
}

/// Puts the rows of a table together: a time a row, a series a column, and one more for its interval where it has one.
pub(crate) fn table(
    series: &[Series],
    per: Per,
    language: &Language,
    write: impl Fn(f64) -> String,
) -> Table {
    let has_band = |one: &Series| one.points.iter().any(|point| band(point).is_some());
    let mut head = vec![per.named(language)];
    let mut rows: BTreeMap<i64, Vec<String>> = BTreeMap::new();
    let key = |time: f64| (time * 1200.0).round() as i64;
    for one in series {
        let name = language.tidy(&one.name);
        let columns = if has_band(one) { 2 } else { 1 };
        let filled = head.len();
        if columns == 2 {
            let interval = language.word(Word::Interval).replace("{name}", &name);
            head.extend([name, interval]);
        } else {
            head.push(name);
        }
        for point in one.points.iter().filter(|point| usable(point.time).is_some()) {
            let row = rows.entry(key(point.time)).or_insert_with(|| vec![per.written(point.time, language)]);
            row.resize(filled, String::new());
            row.push(point.value.and_then(usable).map(&write).unwrap_or_default());
            if columns == 2 {
                let range = band(point).map(|(low, high)| format!("{} – {}", write(low), write(high)));
                row.push(range.unwrap_or_default());
            }
        }
        rows.values_mut().for_each(|row| row.resize(head.len(), String::new()));
    }
    Table { head, rows: rows.into_values().collect() }
}

/// The bands of a series, to lie under all lines.
pub(crate) fn draw_band(canvas: &mut Canvas, points: &[Point], colour: Colour, x: &Scale, y: &Scale) {
    for run in runs(points) {
        let ends: Vec<(f64, (f64, f64))> =
            run.iter().filter_map(|p| Some((x.at(p.time), band(p)?))).collect();
        if ends.len() < 2 {
            for &(at, (low, high)) in &ends {
                canvas.put(Element::line((at, y.within(low)), (at, y.within(high))).stroke(colour, 1.0));
            }
            continue;
        }
        let up = ends.iter().map(|(at, (_, high))| (*at, y.within(*high)));
        let down = ends.iter().rev().map(|(at, (low, _))| (*at, y.within(*low)));
        let shape = Element::path(&format!("{}Z", polyline(up.chain(down))));
        canvas.put(shape.fill(colour).with("fill-opacity", 0.13));
    }
}

/// The line of a series, with markers so far apart, or with none but where a point stands alone.
pub(crate) fn draw_line(
    canvas: &mut Canvas,
    points: &[Point],
    look: Look,
    (x, y): (&Scale, &Scale),
    apart: Option<f64>,
) {
    for run in runs(points) {
        let places: Vec<(f64, f64)> =
            run.iter().filter_map(|p| Some((x.at(p.time), y.within(p.value?)))).collect();
        if places.len() > 1 {
            let line = Element::path(&polyline(places.iter().copied())).stroke(look.colour, 2.2);
            canvas.put(line.dash(look.dash).with("stroke-linejoin", "round"));
        }
        let mut last = f64::NEG_INFINITY;
        for &(at, height) in &places {
            if places.len() == 1 || apart.is_some_and(|apart| at - last >= apart) {
                canvas.put(look.marker.element((at, height), 3.4).fill(look.colour).stroke(PAPER, 0.8));
                last = at;
            }
        }
    }
}

/// What is shown where somebody points at a value; nothing is drawn.
pub(crate) fn draw_tips(
    canvas: &mut Canvas,
    points: &[Point],
    (x, y): (&Scale, &Scale),
    told: impl Fn(&Point) -> String,
) {
    for point in runs(points).concat() {
        let Some(value) = point.value else { continue };
        canvas.group("tip", &told(&point), |canvas| {
            let circle = Element::new("circle").with("cx", x.at(point.time)).with("cy", y.within(value));
            canvas.put(circle.with("r", 6.0).fill(PAPER).with("fill-opacity", 0.0));
        });
    }
}

pub(crate) fn polyline(places: impl Iterator<Item = (f64, f64)>) -> String {
    let places: Vec<String> = places.map(|(x, y)| format!("{} {}", number(x), number(y))).collect();
    format!("M{}", places.join("L"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn absent_values_break_the_line() {
        let gap = Point { time: 2.0, value: None, band: None };
        let points =
            [Point::at(3.0, 1.0), gap, Point::at(1.0, 1.0), Point::at(4.0, f64::NAN), Point::at(5.0, 1.0)];
        assert_eq!(runs(&points).iter().map(Vec::len).collect::<Vec<_>>(), [1, 1, 1]);
    }
}
