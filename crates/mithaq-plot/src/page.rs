//! What all pictures have around them: title, subtitle, notes, size.

use crate::canvas::{Area, Canvas, Label};
use crate::element::Element;
use crate::language::Language;
use crate::palette::{Colour, INK, PAPER, SOFT};
use crate::svg::Svg;
use crate::text;

/// The fonts of the SVG, best first. The crate's own is the first of them under another name.
const FONTS: &str = "'IBM Plex Sans Arabic', 'Noto Sans Arabic', sans-serif";

const MARGIN: f64 = 18.0;

/// The page around a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// What the picture shows, in one line or two.
    pub title: String,
    /// What exactly is measured, and for when; may be empty.
    pub subtitle: String,
    /// Sources and notes under the picture; may be empty.
    pub notes: String,
    /// The language of captions and legends.
    pub language: Language,
    /// Width in pixels; kept between 320 and 8000.
    pub width: u32,
    /// Height in pixels; kept between 240 and 8000.
    pub height: u32,
}

impl Default for Page {
    fn default() -> Self {
        let text = String::new();
        Self {
            title: text.clone(),
            subtitle: text.clone(),
            notes: text,
            language: Language::default(),
            width: 900,
            height: 560,
        }
    }
}

impl Page {
    /// Draws the page with a picture inside it. `summary` is the picture in words, for those who do not see it.
    pub(crate) fn draw(&self, summary: &str, picture: impl FnOnce(&mut Canvas, Area)) -> Svg {
        let (width, height) = (self.width.clamp(320, 8000), self.height.clamp(240, 8000));
        let whole = Area { left: 0.0, top: 0.0, right: f64::from(width), bottom: f64::from(height) };
        let mut canvas = Canvas::new(self.language.clone());
        canvas.put(Element::new("title").text(&self.language.tidy(&self.title)));
        let told = if self.subtitle.is_empty() {
            summary.to_owned()
        } else {
            format!("{}. {summary}", self.subtitle)
        };
        canvas.put(Element::new("desc").text(&self.language.tidy(&told)));
        canvas.put(Element::rect(0.0, 0.0, whole.right, whole.bottom).fill(PAPER));
        let inner = self.captions(&mut canvas, whole.inset(MARGIN, MARGIN, MARGIN, MARGIN));
        picture(&mut canvas, inner);
        let root = Element::new("svg").class("mithaq").with("xmlns", "http://www.w3.org/2000/svg");
        let root = root.with("width", whole.right).with("height", whole.bottom);
        let root = root.with("viewBox", format!("0 0 {width} {height}").as_str());
        let root =
            root.with("role", "img").with("xml:lang", self.language.tag()).with("lang", self.language.tag());
        // See "Decisions" of the crate: order is the business of each label.
        let root = root.with("direction", "ltr").with("font-family", FONTS).with("fill", "none");
        let mut written = String::new();
        root.inside(&format!("\n{}", canvas.written)).write(&mut written);
        Svg { text: written, width, height, written: canvas.texts }
    }

    /// Writes title, subtitle and notes; gives the area that is left.
    fn captions(&self, canvas: &mut Canvas, area: Area) -> Area {
        let mut top = area.top;
        for (caption, size, bold, colour) in
            [(&self.title, 19.0, true, INK), (&self.subtitle, 13.0, false, SOFT)]
        {
            top += lines(canvas, area, top, &Style { text: caption, size, bold, colour, most: 2 });
        }
        let notes = Style { text: &self.notes, size: 10.5, bold: false, colour: SOFT, most: 3 };
        let height = notes.height(&self.language, area);
        lines(canvas, area, area.bottom - height + 3.0, &notes);
        let below = if height > 0.0 { height + 6.0 } else { 0.0 };
        area.inset(0.0, top - area.top + 6.0, 0.0, below)
    }
}

/// A caption and how it is set.
struct Style<'a> {
    text: &'a str,
    size: f64,
    bold: bool,
    colour: Colour,
    most: usize,
}

impl Style<'_> {
    fn lines(&self, language: &Language, area: Area) -> Vec<String> {
        text::wrap(&language.tidy(self.text), self.size, self.bold, area.width(), self.most)
    }

    fn height(&self, language: &Language, area: Area) -> f64 {
        self.lines(language, area).len() as f64 * self.size * 1.4
    }
}

/// Writes a caption from `top` down; gives its height.
fn lines(canvas: &mut Canvas, area: Area, top: f64, style: &Style) -> f64 {
    let (x, anchor) = canvas.start(area);
    // The lines of a caption in such letters all read from the right, also one that holds only a number.
    let back = canvas.language.is_right_to_left() && text::has_right_to_left(style.text);
    for (number, line) in style.lines(&canvas.language, area).iter().enumerate() {
        let line = if back { &text::from_the_right(line) } else { line };
        let y = top + (number as f64 + 0.5) * style.size * 1.4;
        let label = Label::new(line, (x, y), style.size, anchor);
        canvas.label(&Label { bold: style.bold, colour: style.colour, ..label });
    }
    style.height(&canvas.language, area)
}
