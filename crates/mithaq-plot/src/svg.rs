//! A finished picture.

use std::fmt;

/// An SVG document and the size it was drawn for.
#[derive(Debug, Clone, PartialEq)]
pub struct Svg {
    pub(crate) text: String,
    pub(crate) width: u32,
    pub(crate) height: u32,
    pub(crate) written: Vec<Written>,
}

/// A text of a picture and the room it takes, estimated by the font that the crate carries; in pixels.
#[derive(Debug, Clone, PartialEq)]
pub struct Written {
    /// The text.
    pub text: String,
    /// Left, top, right and bottom.
    pub frame: [f64; 4],
}

impl Written {
    /// Whether two texts lie on each other.
    pub fn meets(&self, other: &Self) -> bool {
        let ([a, b, c, d], [e, f, g, h]) = (self.frame, other.frame);
        a < g && e < c && b < h && f < d
    }
}

impl Svg {
    /// The document, well-formed XML in UTF-8 without a declaration, so that it also goes inside a page.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The document, owned.
    pub fn into_string(self) -> String {
        self.text
    }

    /// What is written in it and where.
    pub fn written(&self) -> &[Written] {
        &self.written
    }

    /// Its width in pixels.
    pub fn width(&self) -> u32 {
        self.width
    }

    /// Its height in pixels.
    pub fn height(&self) -> u32 {
        self.height
    }
}

impl fmt::Display for Svg {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}
