//! From SVG to PNG, with the crate's own font.

use std::sync::{Arc, OnceLock};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};

use crate::svg::Svg;

const FAMILY: &str = "Mithaq Sans";
/// 256 MB of memory.
const MOST_PIXELS: f64 = 64e6;

/// Why a picture could not become a PNG.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum PngError {
    /// The scale is not a number above 0, or the picture would be larger than 64 million pixels.
    #[error("{width} × {height} pixels {scale} times: not a size that can be drawn")]
    Size {
        /// The width of the SVG.
        width: u32,
        /// The height of the SVG.
        height: u32,
        /// How many times larger it was asked for.
        scale: f32,
    },
    /// The SVG cannot be drawn; a fault of this crate.
    #[error("the picture cannot be drawn: {0}")]
    Undrawable(String),
}

impl Svg {
    /// The picture as a PNG, `scale` times as large in pixels: 1 for the screen, 3 for print at 300 dots an inch.
    ///
    /// # Errors
    ///
    /// If the scale is no number above 0 or the PNG would have more than 64 million pixels.
    pub fn png(&self, scale: f32) -> Result<Vec<u8>, PngError> {
        let (width, height) = (self.width as f32 * scale, self.height as f32 * scale);
        let size = || PngError::Size { width: self.width, height: self.height, scale };
        if !(width >= 1.0 && height >= 1.0 && f64::from(width) * f64::from(height) <= MOST_PIXELS) {
            return Err(size());
        }
        let tree = Tree::from_str(&self.text, &options()).map_err(undrawable)?;
        let mut pixmap = Pixmap::new(width.round() as u32, height.round() as u32).ok_or_else(size)?;
        resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixmap.as_mut());
        pixmap.encode_png().map_err(undrawable)
    }
}

fn undrawable(error: impl std::fmt::Display) -> PngError {
    PngError::Undrawable(error.to_string())
}

/// Only the crate's font, whatever the machine has; it stands for the last of the families that the SVG names.
fn options() -> Options<'static> {
    static FONTS: OnceLock<Arc<fontdb::Database>> = OnceLock::new();
    let fonts = FONTS.get_or_init(|| {
        let mut fonts = fontdb::Database::new();
        fonts.load_font_data(include_bytes!("../fonts/MithaqSans-Regular.ttf").to_vec());
        fonts.load_font_data(include_bytes!("../fonts/MithaqSans-SemiBold.ttf").to_vec());
        fonts.set_sans_serif_family(FAMILY);
        Arc::new(fonts)
    });
    Options { fontdb: Arc::clone(fonts), font_family: FAMILY.to_owned(), ..Options::default() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text;

    /// What labels are placed by must be near what is drawn.
    #[test]
    fn widths_of_the_table_are_those_of_the_font() {
        for (words, bold) in [
            ("Share of ties to Côte d’Ivoire, 29%", false),
            ("Togo has not left France", true),
            ("الاتفاق على بعثة تدريب", false),
            ("المملكة المتحدة والولايات المتحدة", true),
            ("سجل ميثاق، 412 تقريرًا", false),
        ] {
            let weight = if bold { 600 } else { 400 };
            let svg = format!(
                "<svg xmlns='http://www.w3.org/2000/svg' width='900' height='50'>\
                 <text y='30' font-size='20' font-weight='{weight}' font-family='sans-serif'>{words}</text></svg>"
            );
            let tree = Tree::from_str(&svg, &options()).expect("the text is well-formed");
            let drawn = f64::from(tree.root().layer_bounding_box().width());
            let expected = text::width(words, 20.0, bold);
            assert!((drawn / expected - 1.0).abs() < 0.06, "{words}: drawn {drawn}, expected {expected}");
        }
    }
}
