//! One mark of a timeline and where its label stands.

use super::shape::{self, BAR, RADIUS};
use super::{Kind, Mark};
use crate::canvas::{Anchor, Area, Canvas, Label};
use crate::element::Element;
use crate::language::Language;
use crate::palette::{Look, PAPER};
use crate::text;

const SIZE: f64 = 11.0;
/// Between a mark and its label, and around both.
pub(super) const GAP: f64 = 8.0;
/// How far labels may reach past the axis.
const EDGE: f64 = 8.0;

/// A mark, laid out.
pub(super) struct Place<'a> {
    pub(super) mark: &'a Mark,
    /// Its ends on the axis.
    ends: (f64, f64),
    label: String,
    side: Side,
    pub(super) row: usize,
}

/// Where a label stands: right of its mark; left of it where there is no room; on its bar where there is none there.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    After,
    Before,
    On,
}

impl<'a> Place<'a> {
    pub(super) fn new(mark: &'a Mark, ends: (f64, f64), language: &Language, plot: Area) -> Self {
        let label = text::cut(&language.tidy(&mark.label), SIZE, false, plot.width() * 0.42);
        let mut place = Self { mark, ends, label, side: Side::After, row: 0 };
        let (from, to) = place.body();
        let (before, after) = (from - plot.left, plot.right + EDGE - to);
        let needed = text::width(&place.label, SIZE, false) + GAP / 2.0;
        if needed > after {
            place.side = if needed <= before { Side::Before } else { Side::On };
        }
        if place.side == Side::On && to - from < needed + GAP {
            // No bar to write on either: as much as fits on the roomier side.
            place.side = if before > after { Side::Before } else { Side::After };
            place.label = text::cut(&place.label, SIZE, false, before.max(after) - GAP / 2.0);
        }
        place
    }

    /// Its middle on the axis.
    pub(super) fn middle(&self) -> f64 {
        (self.ends.0 + self.ends.1) / 2.0
    }

    /// The ends of what is drawn for the mark itself.
    fn body(&self) -> (f64, f64) {
        let (middle, half) =
            (self.middle(), if self.mark.kind == Kind::Relation { BAR / 2.0 } else { RADIUS * 1.3 });
        (self.ends.0.min(middle - half), self.ends.1.max(middle + half))
    }

    /// The ends of mark and label together.
    pub(super) fn reach(&self) -> (f64, f64) {
        let (from, to) = self.body();
        let label =
            if self.label.is_empty() { 0.0 } else { GAP / 2.0 + text::width(&self.label, SIZE, false) };
        match self.side {
            Side::After => (from, to + label),
            Side::Before => (from - label, to),
            Side::On => (from, to),
        }
    }
}

impl Place<'_> {
    pub(super) fn draw(&self, canvas: &mut Canvas, y: f64, look: Look) {
        for element in shape::draw(self.mark.kind, self.mark.standing, self.ends, y, look.colour) {
            canvas.put(element);
        }
        let (from, to) = self.body();
        let (at, anchor) = match self.side {
            Side::After => (to + GAP / 2.0, Anchor::Left),
            Side::Before => (from - GAP / 2.0, Anchor::Right),
            Side::On => return self.label_on_bar(canvas, y),
        };
        canvas.label(&Label { rim: true, ..Label::new(&self.label, (at, y), SIZE, anchor) });
    }

    /// The bar is broken for its label, near where reading starts.
    fn label_on_bar(&self, canvas: &mut Canvas, y: f64) {
        let width = text::width(&self.label, SIZE, false) + GAP;
        let inset = ((self.ends.1 - self.ends.0 - width) / 2.0).min(24.0);
        let back = canvas.language.is_right_to_left();
        let left = if back { self.ends.1 - inset - width } else { self.ends.0 + inset };
        canvas.put(Element::rect(left, y - SIZE * 0.75, width, SIZE * 1.5).fill(PAPER));
        canvas.label(&Label::new(&self.label, (left + width / 2.0, y), SIZE, Anchor::Middle));
    }
}
