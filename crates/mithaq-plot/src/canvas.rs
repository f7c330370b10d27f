//! Where a picture is drawn: elements one after another, and labels in the order of their language.

use crate::element::Element;
use crate::language::{Language, Word};
use crate::palette::{Colour, INK, PAPER, SOFT};
use crate::svg::Written;
use crate::text;

/// A rectangle of the picture.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Area {
    pub(crate) left: f64,
    pub(crate) top: f64,
    pub(crate) right: f64,
    pub(crate) bottom: f64,
}

impl Area {
    pub(crate) fn width(&self) -> f64 {
        self.right - self.left
    }

    pub(crate) fn height(&self) -> f64 {
        self.bottom - self.top
    }

    pub(crate) fn middle(&self) -> (f64, f64) {
        ((self.left + self.right) / 2.0, (self.top + self.bottom) / 2.0)
    }

    /// The area without these margins, never turned inside out.
    pub(crate) fn inset(&self, left: f64, top: f64, right: f64, bottom: f64) -> Self {
        let (l, t) = (self.left + left, self.top + top);
        Self {
            left: l,
            top: t,
            right: (self.right - right).max(l + 1.0),
            bottom: (self.bottom - bottom).max(t + 1.0),
        }
    }
}

/// The side of a label that stands at its place: the physical one, in every language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Anchor {
    Left,
    Middle,
    Right,
}

/// A text at a place. `at.1` is the middle of the letters' height.
pub(crate) struct Label<'a> {
    pub(crate) text: &'a str,
    pub(crate) at: (f64, f64),
    pub(crate) size: f64,
    pub(crate) anchor: Anchor,
    pub(crate) bold: bool,
    pub(crate) colour: Colour,
    /// A white rim, for labels that lie over lines.
    pub(crate) rim: bool,
}

impl<'a> Label<'a> {
    pub(crate) fn new(text: &'a str, at: (f64, f64), size: f64, anchor: Anchor) -> Self {
        Self { text, at, size, anchor, bold: false, colour: INK, rim: false }
    }

    /// The room it takes.
    fn written(&self) -> Written {
        let width = text::width(self.text, self.size, self.bold);
        let left = match self.anchor {
            Anchor::Left => self.at.0,
            Anchor::Middle => self.at.0 - width / 2.0,
            Anchor::Right => self.at.0 - width,
        };
        // From the tall letters to those that hang, without the white above and below them.
        let half = self.size * 0.5;
        Written {
            text: self.text.to_owned(),
            frame: [left, self.at.1 - half, left + width, self.at.1 + half],
        }
    }
}

/// A picture under the pen.
pub(crate) struct Canvas {
    pub(crate) written: String,
    /// Where text stands.
    pub(crate) texts: Vec<Written>,
    pub(crate) language: Language,
}

impl Canvas {
    pub(crate) fn new(language: Language) -> Self {
        Self { written: String::new(), texts: Vec::new(), language }
    }

    pub(crate) fn put(&mut self, element: Element) {
        element.write(&mut self.written);
    }

    pub(crate) fn label(&mut self, label: &Label) {
        if label.text.is_empty() {
            return;
        }
        let anchor = match label.anchor {
            Anchor::Left => "start",
            Anchor::Middle => "middle",
            Anchor::Right => "end",
        };
        // 0.35 of the size is half the height of the small letters and capitals between them.
        let mut text = Element::new("text").with("x", label.at.0).with("y", label.at.1 + label.size * 0.35);
        text = text.with("font-size", label.size).with("text-anchor", anchor).fill(label.colour);
        if label.bold {
            text = text.with("font-weight", "600");
        }
        if label.rim {
            text = text.stroke(PAPER, 3.0).with("stroke-linejoin", "round").with("paint-order", "stroke");
        }
        self.texts.push(label.written());
        let order = if self.language.is_right_to_left() { text::right_to_left } else { str::to_owned };
        self.put(text.text(&order(label.text)));
    }

    /// Elements that belong together, with a title that browsers show and screen readers say.
    pub(crate) fn group(&mut self, class: &str, title: &str, draw: impl FnOnce(&mut Self)) {
        let mut inner = Self::new(self.language.clone());
        if !title.is_empty() {
            inner.put(Element::new("title").text(&self.language.in_digits(title)));
        }
        draw(&mut inner);
        self.texts.append(&mut inner.texts);
        self.put(Element::new("g").class(class).inside(&inner.written));
    }

    /// What stands in the picture when there is nothing to draw.
    pub(crate) fn no_data(&mut self, area: Area) {
        let text = self.language.word(Word::NoData).to_owned();
        self.label(&Label { colour: SOFT, ..Label::new(&text, area.middle(), 14.0, Anchor::Middle) });
    }

    /// Where a line of text starts in the language: the place, and the side that stands there.
    pub(crate) fn start(&self, area: Area) -> (f64, Anchor) {
        if self.language.is_right_to_left() { (area.right, Anchor::Right) } else { (area.left, Anchor::Left) }
    }
}
