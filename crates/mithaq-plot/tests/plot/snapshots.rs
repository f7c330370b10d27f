//! Each picture in each language, to the byte.

use crate::samples;

#[test]
fn pictures_stay_as_they_are() {
    for (name, svg) in samples::gallery() {
        insta::assert_snapshot!(name, svg.as_str());
    }
}

#[test]
fn the_same_data_gives_the_same_bytes() {
    assert_eq!(samples::gallery(), samples::gallery());
}

#[test]
fn tables_hold_what_pictures_show() {
    let mut timeline = samples::timeline(&samples::en());
    let all = timeline.table();
    assert_eq!((all.head.len(), all.rows.len()), (5, timeline.marks.len()));
    timeline.span = Some((2024.0, 2026.0));
    let late = timeline.table();
    assert!(late.rows.len() < all.rows.len() && late.rows.iter().all(|row| all.rows.contains(row)));
    let shares = samples::shares(&samples::ar_in_digits()).table();
    assert_eq!(shares.head[..2], ["السنة", "فرنسا"]);
    assert_eq!(shares.rows[0][0], "٢٠٠٥");
}

#[test]
fn pictures_speak_to_screen_readers() {
    for (name, svg) in samples::gallery() {
        let document = roxmltree::Document::parse(svg.as_str()).expect("the SVG is well-formed");
        let root = document.root_element();
        assert_eq!(root.attribute("role"), Some("img"), "{name}");
        let code = name.trim_end_matches("-digits").rsplit('-').next();
        assert_eq!(root.attribute("lang"), code, "{name}");
        let said = |tag| root.children().find(|node| node.has_tag_name(tag)).and_then(|node| node.text());
        assert!(said("title").is_some_and(|text| !text.is_empty()), "{name}");
        assert!(said("desc").is_some_and(|text| text.len() > 50), "{name}");
    }
}
