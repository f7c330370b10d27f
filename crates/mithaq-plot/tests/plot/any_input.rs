//! Whatever goes in, a well-formed SVG comes out.

use mithaq_plot::{
    ChangePoint, Edge, Kind, Language, Mark, Network, Node, Page, Per, Point, Series, Shares, SmallMultiples,
    Standing, Svg, Table, Timeline, Unit,
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
    crate::page(text, language, (size(), size()))
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
    let kind = prop_oneof![Just(Kind::Step), Just(Kind::Event), Just(Kind::Claim), Just(Kind::Relation)];
    let standing = prop_oneof![
        Just(Standing::Done),
        Just(Standing::Planned),
        Just(Standing::Claimed),
        Just(Standing::Denied)
    ];
    let what = (0..4usize, number(), number(), number(), text());
    (what, kind, standing, text()).prop_map(|((lane, start, end, weight, when), kind, standing, label)| {
        Mark { lane, start, end, when, kind, standing, weight, label }
    })
}

fn per() -> impl Strategy<Value = Per> {
    prop_oneof![Just(Per::Year), Just(Per::Month)]
}

/// Every row has as many cells as the head.
fn is_a_table(table: &Table) -> Result<(), TestCaseError> {
    prop_assert!(table.rows.iter().all(|row| row.len() == table.head.len()), "{table:?}");
    Ok(())
}

fn well_formed(svg: &Svg) -> Result<(), TestCaseError> {
    let parsed = roxmltree::Document::parse(svg.as_str());
    prop_assert!(parsed.is_ok(), "{:?}", parsed.err());
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn shares(page in page(), powers in series(10), marks in prop::collection::vec((number(), pair(), text()), 0..8), span in pair(), per in per()) {
        let marks = marks.into_iter().map(|(time, interval, label)| ChangePoint { time, interval, label }).collect();
        let uncovered = span.into_iter().collect();
        let shares = Shares { page, powers, marks, span, per, uncovered, value_name: String::new() };
        well_formed(&shares.svg())?;
        is_a_table(&shares.table())?;
    }

    #[test]
    fn timeline(page in page(), lanes in prop::collection::vec(text(), 0..4), marks in prop::collection::vec(mark(), 0..40), span in pair(), per in per()) {
        let timeline = Timeline { page, lanes, marks, span, per: Some(per), uncovered: span.into_iter().collect() };
        well_formed(&timeline.svg())?;
        is_a_table(&timeline.table())?;
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
        let network = Network { page, nodes, edges, classes: names.clone(), communities: names, centre };
        well_formed(&network.svg())?;
        is_a_table(&network.table())?;
    }

    #[test]
    fn multiples(page in page(), panels in series(20), value_name in text(), values in pair(), share in any::<bool>(), span in pair(), per in per()) {
        let unit = if share { Unit::Share } else { Unit::Number };
        let uncovered = span.into_iter().collect();
        let multiples = SmallMultiples { page, panels, unit, value_name, values, span, per, uncovered };
        well_formed(&multiples.svg())?;
        is_a_table(&multiples.table())?;
    }
}
