//! Whatever goes in, a well-formed SVG comes out.

use mithaq_plot::{
    ChangePoint, Edge, Kind, Language, Mark, Network, Node, Page, Point, Series, Shares, SmallMultiples,
    Standing, Svg, Timeline, Unit,
};
use proptest::prelude::*;

/// Any text: control characters, all scripts, none at all, now and then a very long one.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => "(?s).{0,30}",
        3 => "[ء-ي&<>\"' ]{0,40}",
        1 => "[a-zء-ي ]{10}".prop_map(|text| text.repeat(300)),
    ]
}

/// Any number, and often one that makes sense.
fn number() -> impl Strategy<Value = f64> {
    prop_oneof![
        any::<f64>(),
        1990.0..2030.0f64,
        0.0..1.0f64,
        Just(f64::NAN),
        Just(f64::INFINITY),
        Just(2020.0)
    ]
}

fn pair() -> impl Strategy<Value = Option<(f64, f64)>> {
    proptest::option::of((number(), number()))
}

fn page() -> impl Strategy<Value = Page> {
    let language =
        prop_oneof![Just(Language::default()), Just(Language::new("ar", true, Default::default()))];
    let size = || prop_oneof![any::<u32>(), 0..1200u32];
    (text(), text(), text(), language, size(), size()).prop_map(
        |(title, subtitle, notes, language, width, height)| Page {
            title,
            subtitle,
            notes,
            language,
            width,
            height,
        },
    )
}

fn series(most: usize) -> impl Strategy<Value = Vec<Series>> {
    let point = (number(), proptest::option::of(number()), pair()).prop_map(|(time, value, band)| Point {
        time,
        value,
        band,
    });
    let line =
        (text(), prop::collection::vec(point, 0..12)).prop_map(|(name, points)| Series { name, points });
    prop::collection::vec(line, 0..most)
}

fn mark() -> impl Strategy<Value = Mark> {
    let kind = prop_oneof![Just(Kind::Step), Just(Kind::Event), Just(Kind::Relation)];
    let standing = prop_oneof![
        Just(Standing::Done),
        Just(Standing::Planned),
        Just(Standing::Claimed),
        Just(Standing::Denied)
    ];
    (0..4usize, number(), number(), kind, standing, text()).prop_map(
        |(lane, start, end, kind, standing, label)| Mark { lane, start, end, kind, standing, label },
    )
}

fn well_formed(svg: &Svg) -> Result<(), TestCaseError> {
    let parsed = roxmltree::Document::parse(svg.as_str());
    prop_assert!(parsed.is_ok(), "{:?}", parsed.err());
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn shares(page in page(), powers in series(10), marks in prop::collection::vec((number(), pair(), text()), 0..8)) {
        let marks = marks.into_iter().map(|(time, interval, label)| ChangePoint { time, interval, label }).collect();
        well_formed(&Shares { page, powers, marks }.svg())?;
    }

    #[test]
    fn timeline(page in page(), lanes in prop::collection::vec(text(), 0..4), marks in prop::collection::vec(mark(), 0..40), span in pair()) {
        well_formed(&Timeline { page, lanes, marks, span }.svg())?;
    }

    #[test]
    fn network(
        page in page(),
        nodes in prop::collection::vec((text(), any::<usize>()), 0..30),
        edges in prop::collection::vec((0..32usize, 0..32usize, number(), any::<usize>()), 0..60),
        names in prop::collection::vec(text(), 0..4),
        centre in proptest::option::of(0..32usize),
    ) {
        let nodes = nodes.into_iter().map(|(name, community)| Node { name, community }).collect();
        let edges = edges.into_iter().map(|(from, to, weight, class)| Edge { from, to, weight, class }).collect();
        well_formed(&Network { page, nodes, edges, classes: names.clone(), communities: names, centre }.svg())?;
    }

    #[test]
    fn multiples(page in page(), panels in series(20), value_name in text(), values in pair(), share in any::<bool>()) {
        let unit = if share { Unit::Share } else { Unit::Number };
        well_formed(&SmallMultiples { page, panels, unit, value_name, values }.svg())?;
    }
}
