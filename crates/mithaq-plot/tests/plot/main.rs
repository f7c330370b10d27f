//! Pictures from outside: what they look like, what no input may do to them, and what reaches the PNG.

mod any_input;
mod no_overlap;
#[cfg(feature = "png")]
mod png;
mod samples;
mod snapshots;

use mithaq_plot::{Language, Page};
use proptest::prelude::*;

/// Any page with these texts, languages and sizes.
fn page<Text: Strategy<Value = String>>(
    text: impl Fn() -> Text,
    language: impl Strategy<Value = Language>,
    size: impl Strategy<Value = (u32, u32)>,
) -> impl Strategy<Value = Page> {
    (text(), text(), text(), language, size).prop_map(
        |(title, subtitle, notes, language, (width, height))| Page {
            title,
            subtitle,
            notes,
            language,
            width,
            height,
        },
    )
}
