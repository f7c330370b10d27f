//! A finished picture.

use std::fmt;

/// An SVG document and the size it was drawn for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Svg {
    pub(crate) text: String,
    pub(crate) width: u32,
    pub(crate) height: u32,
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
