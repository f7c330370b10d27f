//! Colours, dashes and markers: each series differs in all three.
//!
//! The colours are those of Okabe and Ito, "Color Universal Design" (2008, jfly.uni-koeln.de/color), which people
//! with any common colour blindness tell apart. Their yellow is too pale for lines on white; a grey stands for it.

use crate::element::{Element, number};

/// A colour by what it is for. It is written with a class of that name, so that a page can put another in its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Colour {
    /// `fill-NAME` and `stroke-NAME` are the classes.
    pub(crate) name: &'static str,
    /// What it is without a style sheet: for print, on white.
    pub(crate) hex: &'static str,
}

const fn colour(name: &'static str, hex: &'static str) -> Colour {
    Colour { name, hex }
}

/// What all is drawn on.
pub(crate) const PAPER: Colour = colour("paper", "#ffffff");
/// Text and outlines.
pub(crate) const INK: Colour = colour("ink", "#1a1a1a");
/// Secondary text; contrast 7:1 on white.
pub(crate) const SOFT: Colour = colour("soft", "#595959");
/// Axes.
pub(crate) const AXIS: Colour = colour("axis", "#8c8c8c");
/// Grid lines.
pub(crate) const GRID: Colour = colour("grid", "#e3e3e3");
/// Times of which nothing is known.
pub(crate) const UNKNOWN: Colour = colour("unknown", "#ececec");

/// A style sheet for pages that are read on dark screens: the colours of pictures inside them, light on dark.
///
/// Pictures are marked by the class `mithaq`; what is drawn in them bears `fill-NAME` and `stroke-NAME`.
pub const DARK_STYLE: &str = include_str!("dark.css");

/// How a series is drawn.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Look {
    pub(crate) colour: Colour,
    pub(crate) dash: &'static str,
    pub(crate) marker: Marker,
}

/// A small shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Marker {
    Circle,
    Square,
    Triangle,
    Diamond,
    Wedge,
    Hexagon,
    Star,
    Bar,
}

const LOOKS: [Look; 8] = [
    Look { colour: colour("series-1", "#0072b2"), dash: "", marker: Marker::Circle },
    Look { colour: colour("series-2", "#d55e00"), dash: "8 3", marker: Marker::Square },
    Look { colour: colour("series-3", "#009e73"), dash: "2 3", marker: Marker::Triangle },
    Look { colour: colour("series-4", "#cc79a7"), dash: "10 3 2 3", marker: Marker::Diamond },
    Look { colour: colour("series-5", "#e69f00"), dash: "5 2", marker: Marker::Wedge },
    Look { colour: colour("series-6", "#56b4e9"), dash: "12 4", marker: Marker::Hexagon },
    Look { colour: colour("series-7", "#000000"), dash: "1 2", marker: Marker::Star },
    Look { colour: colour("series-8", "#7a7a7a"), dash: "6 2 1 2 1 2", marker: Marker::Bar },
];

/// The look of the series of this number; after eight they come again.
pub(crate) fn look(number: usize) -> Look {
    LOOKS[number % LOOKS.len()]
}

impl Marker {
    /// The shape around a place, `r` about half its width. Fill and stroke are for the caller.
    pub(crate) fn element(self, (x, y): (f64, f64), r: f64) -> Element {
        match self {
            Self::Circle => Element::new("circle").with("cx", x).with("cy", y).with("r", r),
            Self::Square => Element::rect(x - r * 0.9, y - r * 0.9, r * 1.8, r * 1.8),
            Self::Bar => Element::rect(x - r * 0.45, y - r * 1.2, r * 0.9, r * 2.4),
            _ => Element::path(&outline(self.corners(), (x, y), r)),
        }
    }

    fn corners(self) -> &'static [(f64, f64)] {
        match self {
            Self::Triangle => &[(0.0, -1.2), (1.1, 0.8), (-1.1, 0.8)],
            Self::Wedge => &[(0.0, 1.2), (1.1, -0.8), (-1.1, -0.8)],
            Self::Hexagon => {
                &[(1.1, 0.0), (0.55, 0.95), (-0.55, 0.95), (-1.1, 0.0), (-0.55, -0.95), (0.55, -0.95)]
            }
            Self::Star => &[
                (0.0, -1.4),
                (0.35, -0.35),
                (1.4, 0.0),
                (0.35, 0.35),
                (0.0, 1.4),
                (-0.35, 0.35),
                (-1.4, 0.0),
                (-0.35, -0.35),
            ],
            _ => &[(0.0, -1.3), (1.3, 0.0), (0.0, 1.3), (-1.3, 0.0)],
        }
    }
}

fn outline(corners: &[(f64, f64)], (x, y): (f64, f64), r: f64) -> String {
    let places: Vec<String> =
        corners.iter().map(|(dx, dy)| format!("{} {}", number(x + dx * r), number(y + dy * r))).collect();
    format!("M{}Z", places.join("L"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dark_pages_know_every_colour() {
        let ours = [PAPER, INK, SOFT, AXIS, GRID, UNKNOWN].into_iter().chain(LOOKS.map(|look| look.colour));
        for Colour { name, .. } in ours {
            for class in [format!(".fill-{name} "), format!(".stroke-{name} ")] {
                assert!(DARK_STYLE.contains(&class), "{class}");
            }
        }
    }
}
