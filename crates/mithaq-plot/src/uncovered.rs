//! Times of which no source says anything: shaded, so that a gap is not taken for nothing.

use crate::canvas::{Area, Canvas};
use crate::element::Element;
use crate::language::{Language, Word};
use crate::legend::Entry;
use crate::palette::{AXIS, UNKNOWN};
use crate::scale::{Scale, usable};

/// From one time to another, in fractional years.
pub(crate) type Gap = (f64, f64);

/// Those that can be drawn on a scale, as places.
fn seen(gaps: &[Gap], x: &Scale) -> Vec<(f64, f64)> {
    let (low, high) = x.values();
    let usable = gaps.iter().filter_map(|(a, b)| Some((usable(a.min(*b))?, usable(a.max(*b))?)));
    usable.filter(|(a, b)| *b > low && *a < high).map(|(a, b)| (x.within(a), x.within(b))).collect()
}

/// Shades them over the height of a plot, under all else.
pub(crate) fn draw(canvas: &mut Canvas, plot: Area, x: &Scale, gaps: &[Gap]) {
    let title = canvas.language.word(Word::Uncovered).to_owned();
    for (from, to) in seen(gaps, x) {
        canvas.group("uncovered", &title, |canvas| {
            canvas.put(Element::rect(from, plot.top, to - from, plot.height()).fill(UNKNOWN));
        });
    }
}

/// What the legend says of them, if there are any.
pub(crate) fn entry<'a>(language: &Language, gaps: &[Gap]) -> Option<Entry<'a>> {
    let some = gaps.iter().any(|(a, b)| usable(*a).is_some() && usable(*b).is_some());
    some.then(|| {
        Entry::new(language.word(Word::Uncovered), |(x, y)| {
            vec![Element::rect(x - 11.0, y - 7.0, 22.0, 14.0).fill(UNKNOWN).stroke(AXIS, 0.5)]
        })
    })
}
