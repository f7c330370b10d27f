//! Colours, dashes and markers: each series differs in all three.
//!
//! The colours are those of Okabe and Ito, "Color Universal Design" (2008, jfly.uni-koeln.de/color), which people
//! with any common colour blindness tell apart. Their yellow is too pale for lines on white; a grey stands for it.

use crate::element::{Element, number};

/// Text and outlines.
pub(crate) const INK: &str = "#1a1a1a";
/// Secondary text; contrast 7:1 on white.
pub(crate) const SOFT: &str = "#595959";
/// Axes.
pub(crate) const AXIS: &str = "#8c8c8c";
/// Grid lines.
pub(crate) const GRID: &str = "#e3e3e3";

/// How a series is drawn.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Look {
    pub(crate) colour: &'static str,
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
    Look { colour: "#0072b2", dash: "", marker: Marker::Circle },
    Look { colour: "#d55e00", dash: "8 3", marker: Marker::Square },
    Look { colour: "#009e73", dash: "2 3", marker: Marker::Triangle },
    Look { colour: "#cc79a7", dash: "10 3 2 3", marker: Marker::Diamond },
    Look { colour: "#e69f00", dash: "5 2", marker: Marker::Wedge },
    Look { colour: "#56b4e9", dash: "12 4", marker: Marker::Hexagon },
    Look { colour: "#000000", dash: "1 2", marker: Marker::Star },
    Look { colour: "#7a7a7a", dash: "6 2 1 2 1 2", marker: Marker::Bar },
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
