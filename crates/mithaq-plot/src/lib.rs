//! Pictures of alignment: plain data in, an SVG out, and from the SVG a PNG.
//!
//! ```text
//! Shares         one state, its ties to each power over time      ┐
//! Timeline       steps and events between it and two powers       ├──svg()──▶ Svg ──png()──▶ bytes
//! Network        a state and its neighbours, or a small graph     │
//! SmallMultiples one little chart a pair, all on the same axes    ┘
//! ```
//!
//! Nothing here reads a file, a clock or a font of the system: the same data gives the same bytes on every machine.
//! No input panics: numbers that are not finite count as absent, text is tidied and cut to its room.
//!
//! # Decisions
//!
//! - **Time runs left to right in Arabic too.** Charts of years in the Arabic press do, and the two languages can
//!   then be compared line by line. Titles, legends, lane names and notes start at the right.
//! - **Text is anchored by its physical side and ordered by isolates** (U+2067 … U+2069), not by `direction="rtl"`:
//!   browsers turn `text-anchor` round under that attribute and resvg does not know it. This way all renderers agree,
//!   and an SVG inside a right-to-left page stays as drawn.
//! - **Digits are European unless the language is given others** ([`Language::with_digits`]), as in the rest of the program; then all
//!   that is written has them, years and dates too. Months are written `2024-03`: Arabic has two sets of month names.
//! - **Times are never fractions to a reader**: points are placed by fractional years and written as years or months ([`Per`]);
//!   marks of a timeline bring their date in words.
//! - **Nothing is left out without a word.** Where a timeline is crowded the weightiest marks keep their place, and at the place of
//!   the others stands how many there are. Times that no source covers are shaded and told, never drawn as nothing.
//! - **Colours have classes** (`fill-ink`, `stroke-grid`), so that a page can set others for dark screens ([`DARK_STYLE`]); without a style
//!   sheet they are those of print. No script, nothing loaded.
//! - **Colour never stands alone**: each series has its dash and its marker, so greyscale print tells them apart.
//! - **The font is not embedded in the SVG**, which names IBM Plex Sans Arabic and fallbacks. The PNG is drawn with the
//!   font the crate carries, a subset of the same under another name, as its licence asks for changed fonts.
//!
//! # Example
//!
//! ```
//! use mithaq_plot::{Page, Point, Series, Shares};
//!
//! let russia = Series { name: "Russia".into(), points: vec![Point::at(2015.0, 0.1), Point::at(2024.0, 0.6)] };
//! let page = Page { title: "Togo".into(), ..Page::default() };
//! let shares = Shares { page, powers: vec![russia], ..Shares::default() };
//! assert!(shares.svg().as_str().contains("Russia 60%"));
//! ```

mod axis;
mod calendar;
mod canvas;
mod element;
mod language;
mod legend;
mod multiples;
mod network;
mod page;
mod palette;
#[cfg(feature = "png")]
mod png;
mod rows;
mod scale;
mod series;
mod shares;
mod svg;
mod table;
mod text;
mod timeline;
mod uncovered;

pub use calendar::Per;
pub use language::{Language, WORDS};
pub use multiples::{SmallMultiples, Unit};
pub use network::{Edge, Network, Node};
pub use page::Page;
pub use palette::DARK_STYLE;
#[cfg(feature = "png")]
pub use png::PngError;
pub use scale::year_fraction;
pub use series::{Point, Series};
pub use shares::{ChangePoint, Shares};
pub use svg::{Svg, Written};
pub use table::Table;
pub use timeline::{Kind, Mark, Standing, Timeline};
