//! Change points: an interval, a line from top to bottom, and a label above.

use super::ChangePoint;
use crate::calendar::Per;
use crate::canvas::{Anchor, Area, Canvas, Label};
use crate::element::Element;
use crate::language::Language;
use crate::palette::SOFT;
use crate::rows;
use crate::scale::{Scale, usable};
use crate::text;

const SIZE: f64 = 11.0;
/// The height of a row of labels.
const LINE: f64 = 16.0;

/// A mark, the text it has room for, and the row of that text above the plot.
pub(super) struct Placed {
    mark: ChangePoint,
    text: String,
    at: f64,
    row: usize,
}

impl Placed {
    fn height(&self, plot: Area) -> f64 {
        plot.top - 2.0 - (self.row as f64 + 0.5) * LINE
    }
}

/// Marks within the years shown, each label in the first row above the plot where it has room.
pub(super) fn arrange(marks: &[ChangePoint], language: &Language, x: &Scale, plot: Area) -> Vec<Placed> {
    let (low, high) = x.values();
    let seen = |mark: &&ChangePoint| usable(mark.time).is_some_and(|time| (low..=high).contains(&time));
    let mut marks: Vec<&ChangePoint> = marks.iter().filter(seen).collect();
    marks.sort_by(|a, b| a.time.total_cmp(&b.time));
    let set = marks.iter().map(|mark| {
        let text = text::cut(&language.tidy(&mark.label), SIZE, false, plot.width() * 0.45);
        let half = text::width(&text, SIZE, false) / 2.0;
        (text, x.at(mark.time).clamp(plot.left + half, (plot.right - half).max(plot.left + half)), half)
    });
    let set: Vec<(String, f64, f64)> = set.collect();
    let rows =
        rows::into_rows(&set.iter().map(|(_, at, half)| (at - half, at + half)).collect::<Vec<_>>(), 10.0);
    // More rows than these would leave no picture; labels beyond them are left out, their lines stay.
    let most = (plot.height() / 4.0 / LINE) as usize;
    let together = marks.into_iter().zip(set).zip(rows);
    together
        .map(|((mark, (text, at, _)), row)| {
            let shown = row < most && !text.is_empty();
            Placed {
                mark: mark.clone(),
                text: if shown { text } else { String::new() },
                at,
                row: if shown { row } else { 0 },
            }
        })
        .collect()
}

/// The height of the rows of labels.
pub(super) fn height(marks: &[Placed]) -> f64 {
    marks.iter().map(|mark| mark.row + 1).max().unwrap_or(0) as f64 * LINE
}

/// Draws intervals, then lines, then labels.
pub(super) fn draw(canvas: &mut Canvas, plot: Area, x: &Scale, (labels, per): (&[Placed], Per)) {
    for Placed { mark, .. } in labels {
        if let Some((from, to)) =
            mark.interval.and_then(|(a, b)| Some((usable(a.min(b))?, usable(a.max(b))?)))
        {
            let (from, to) = (x.within(from), x.within(to));
            let band = Element::rect(from, plot.top, to - from, plot.height());
            canvas.put(band.fill(SOFT).with("fill-opacity", 0.1));
        }
    }
    // All lines first, so that the rims of the labels cut those that pass behind.
    for label in labels {
        let line = x.at(label.mark.time);
        let top = if label.text.is_empty() { plot.top } else { label.height(plot) + 7.0 };
        let when = per.written(label.mark.time, &canvas.language);
        let title = format!("{when}: {}", canvas.language.tidy(&label.mark.label));
        canvas.group("turn", &title, |canvas| {
            canvas.put(Element::line((line, top), (line, plot.bottom)).stroke(SOFT, 1.4).dash("4 3"));
        });
    }
    for label in labels {
        let set = Label::new(&label.text, (label.at, label.height(plot)), SIZE, Anchor::Middle);
        canvas.label(&Label { colour: SOFT, rim: true, ..set });
    }
}
