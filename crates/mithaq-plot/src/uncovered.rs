//! Times of which no source says anything: shaded, so that a gap is not taken for nothing.

use crate::canvas::{Area, Canvas};
use crate::element::{Element, number as number_of};
use crate::language::{Language, Word};
use crate::legend::Entry;
use crate::palette::{GRID, UNKNOWN};
use crate::scale::{Scale, usable};

/// Between two of the slanting lines.
const APART: f64 = 9.0;
/// A bound, should a picture be absurdly large.
const MOST: usize = 4_000;

/// From one time to another, in fractional years.
pub(crate) type Gap = (f64, f64);

/// Those that can be drawn on a scale, as places.
fn seen(gaps: &[Gap], x: &Scale) -> Vec<(f64, f64)> {
    let (low, high) = x.values();
    let usable = gaps.iter().filter_map(|(a, b)| Some((usable(a.min(*b))?, usable(a.max(*b))?)));
    usable.filter(|(a, b)| *b > low && *a < high).map(|(a, b)| (x.within(a), x.within(b))).collect()
}

/// A rectangle with slanting lines, drawn one by one: a pattern would need a name that is unique in the page around it.
fn hatched((left, top): (f64, f64), (right, bottom): (f64, f64)) -> Vec<Element> {
    let (width, height) = (right - left, bottom - top);
    // Lines from the lower left to the upper right, by where each would meet the lower edge.
    let count = ((width + height) / APART) as usize;
    let line = |number: usize| {
        let at = (number as f64 + 0.5) * APART;
        let (x1, y1) = if at <= height { (left, top + at) } else { (left + at - height, bottom) };
        let (x2, y2) = if at <= width { (left + at, top) } else { (right, top + at - width) };
        format!("M{} {}L{} {}", number_of(x1), number_of(y1), number_of(x2), number_of(y2))
    };
    let lines: String = (0..count.min(MOST)).map(line).collect();
    let ground = Element::rect(left, top, width, height).fill(UNKNOWN).with("fill-opacity", 0.45);
    match lines.is_empty() {
        true => vec![ground],
        false => vec![ground, Element::path(&lines).stroke(GRID, 1.0)],
    }
}

/// Shades them over the height of a plot, under all else.
pub(crate) fn draw(canvas: &mut Canvas, plot: Area, x: &Scale, gaps: &[Gap]) {
    let title = canvas.language.word(Word::Uncovered).to_owned();
    for (from, to) in seen(gaps, x) {
        canvas.group("uncovered", &title, |canvas| {
            hatched((from, plot.top), (to, plot.bottom)).into_iter().for_each(|element| canvas.put(element));
        });
    }
}

/// What the legend says of them, if there are any.
pub(crate) fn entry<'a>(language: &Language, gaps: &[Gap]) -> Option<Entry<'a>> {
    let some = gaps.iter().any(|(a, b)| usable(*a).is_some() && usable(*b).is_some());
    some.then(|| {
        Entry::new(language.word(Word::Uncovered), |(x, y)| hatched((x - 11.0, y - 7.0), (x + 11.0, y + 7.0)))
    })
}
