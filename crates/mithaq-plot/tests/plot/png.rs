//! The PNG: its size, and that Arabic is on it as Arabic is written.

use mithaq_plot::{Network, Page, PngError};
use resvg::tiny_skia::Pixmap;

use crate::samples;

#[test]
fn pictures_have_the_size_asked_for() {
    for (name, svg) in samples::gallery() {
        let pixmap = Pixmap::decode_png(&svg.png(0.5).expect("the size is modest")).expect("it is a PNG");
        assert_eq!((pixmap.width(), pixmap.height()), (450, 280), "{name}");
    }
}

#[test]
fn sizes_that_cannot_be_drawn_are_refused() {
    let svg = samples::shares(&samples::en()).svg();
    for scale in [0.0, -1.0, f32::NAN, f32::INFINITY, 1e6] {
        assert!(matches!(svg.png(scale), Err(PngError::Size { .. })), "{scale}");
    }
}

#[test]
fn arabic_letters_join_and_run_from_the_right() {
    // A lone alif, then a word of four letters that all join.
    let runs = title_runs("ا محمد");
    assert_eq!(runs.len(), 2, "{runs:?}");
    let (word, alif) = (runs[0], runs[1]);
    assert!(alif.1 - alif.0 < (word.1 - word.0) / 3, "{runs:?}");
    // The title ends at the right margin.
    assert!(alif.1 > 2 * (400 - 24), "{runs:?}");
}

/// The runs of columns of a title that have ink, from left to right, at twice the size.
fn title_runs(title: &str) -> Vec<(u32, u32)> {
    let page =
        Page { title: title.into(), language: samples::ar(), width: 400, height: 300, ..Page::default() };
    let empty =
        Network { page, nodes: vec![], edges: vec![], classes: vec![], communities: vec![], centre: None };
    let pixmap = Pixmap::decode_png(&empty.svg().png(2.0).expect("the size is modest")).expect("it is a PNG");
    let inked = |x: u32| (0..100).any(|y| pixmap.pixel(x, y).is_some_and(|pixel| pixel.red() < 160));
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for x in (0..pixmap.width()).filter(|x| inked(*x)) {
        match runs.last_mut() {
            Some(run) if run.1 + 1 == x => run.1 = x,
            _ => runs.push((x, x)),
        }
    }
    runs
}
