//! What there was no room for, counted at its place.

use super::Mark;
use super::place::{GAP, Place};
use crate::canvas::{Anchor, Area, Canvas, Label};
use crate::element::Element;
use crate::language::Language;
use crate::palette::{Colour, SOFT};
use crate::text;

const SIZE: f64 = 10.5;
/// So many are named in the tooltip.
const NAMED: usize = 30;

/// Marks near each other that have no room of their own.
pub(super) struct Rest<'a> {
    /// The middles of the marks on the axis, with the marks.
    marks: Vec<(f64, &'a Mark)>,
    /// The sum of these middles.
    sum: f64,
    /// Where its text stands.
    middle: f64,
    half: f64,
}

impl Rest<'_> {
    fn place(&mut self, language: &Language, plot: Area) {
        self.half = text::width(&language.more(self.marks.len()), SIZE, false) / 2.0;
        let (low, high) = (plot.left + self.half, plot.right - self.half);
        self.middle = (self.sum / self.marks.len() as f64).min(high).max(low);
    }

    fn meets(&self, next: &Self) -> bool {
        self.middle + self.half + GAP > next.middle - next.half
    }

    /// The number with a dot over it for each mark, at the height of a row.
    pub(super) fn draw(&self, canvas: &mut Canvas, y: f64, colour: Colour) {
        let text = canvas.language.more(self.marks.len());
        let mut named: Vec<String> = self.marks.iter().take(NAMED).map(|(_, mark)| mark.told()).collect();
        if self.marks.len() > NAMED {
            named.push(canvas.language.more(self.marks.len() - NAMED));
        }
        let title = canvas.language.tidy(&named.join("; "));
        canvas.group("rest", &title, |canvas| {
            for (at, _) in &self.marks {
                canvas.put(
                    Element::new("circle")
                        .with("cx", *at)
                        .with("cy", y - SIZE * 0.75)
                        .with("r", 1.6)
                        .fill(colour),
                );
            }
            let label = Label::new(&text, (self.middle, y + 1.0), SIZE, Anchor::Middle);
            canvas.label(&Label { colour: SOFT, rim: true, ..label });
        });
    }
}

/// Puts marks together until the numbers that are written for them do not touch.
pub(super) fn together<'a>(left_out: &[Place<'a>], language: &Language, plot: Area) -> Vec<Rest<'a>> {
    let mut marks: Vec<(f64, &Mark)> = left_out.iter().map(|place| (place.middle(), place.mark)).collect();
    marks.sort_by(|a, b| a.0.total_cmp(&b.0).then_with(|| a.1.label.cmp(&b.1.label)));
    let mut all: Vec<Rest> = Vec::new();
    for mark in marks {
        let mut last = Rest { marks: vec![mark], sum: mark.0, middle: 0.0, half: 0.0 };
        last.place(language, plot);
        while let Some(mut before) = all.pop_if(|before| before.meets(&last)) {
            before.marks.append(&mut last.marks);
            before.sum += last.sum;
            before.place(language, plot);
            last = before;
        }
        all.push(last);
    }
    all
}
