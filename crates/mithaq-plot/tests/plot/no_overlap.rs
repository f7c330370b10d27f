//! No text lies on another or runs outside the page, whatever the picture is to show.

use mithaq_plot::{
    ChangePoint, Edge, Kind, Language, Mark, Network, Node, Page, Per, Point, Series, Shares, SmallMultiples,
    Standing, Svg, Timeline, Unit, Written,
};
use proptest::prelude::*;

use crate::samples;

/// Names and happenings as long as people write them, in all letters.
fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        "[A-Z][a-z]{2,9}( [a-z]{2,9}){0,5}",
        "[ء-ي]{3,9}( [ء-ي]{2,9}){0,5}",
        "[А-Я][а-я]{2,9}( [а-я]{2,9}){0,5}"
    ]
}

fn language() -> impl Strategy<Value = Language> {
    (0..5usize).prop_map(|which| samples::languages().swap_remove(which).1)
}

fn page() -> impl Strategy<Value = Page> {
    crate::page(words, language(), (480..1600u32, 360..1000u32))
}

fn span() -> impl Strategy<Value = (f64, f64)> {
    (1950..2024i32, 1..70i32).prop_map(|(from, years)| (f64::from(from), f64::from((from + years).min(2026))))
}

fn per() -> impl Strategy<Value = Per> {
    prop_oneof![Just(Per::Year), Just(Per::Month)]
}

/// Lines with few different values, so that many end at one height.
fn series(most: usize) -> impl Strategy<Value = Vec<Series>> {
    let line =
        (words(), prop::collection::vec(prop::option::of(0..8u8), 1..30)).prop_map(|(name, values)| {
            let point = |(year, value): (usize, Option<u8>)| Point {
                time: 1995.0 + year as f64,
                value: value.map(|value| f64::from(value) / 8.0),
                band: None,
            };
            Series { name, points: values.into_iter().enumerate().map(point).collect() }
        });
    prop::collection::vec(line, 1..most)
}

fn marks() -> impl Strategy<Value = Vec<Mark>> {
    let kind = prop_oneof![Just(Kind::Step), Just(Kind::Event), Just(Kind::Claim), Just(Kind::Relation)];
    let standing = prop_oneof![Just(Standing::Done), Just(Standing::Planned), Just(Standing::Denied)];
    let mark = (0..3usize, 1990.0..2026.0f64, 0.0..3.0f64, kind, standing, 0.0..3.0f64, words()).prop_map(
        |(lane, start, lasts, kind, standing, weight, label)| Mark {
            lane,
            start,
            end: if kind == Kind::Relation { start + lasts } else { start },
            when: "2024-03-15".to_owned(),
            kind,
            standing,
            weight,
            label,
        },
    );
    prop::collection::vec(mark, 1..200)
}

/// Frames are estimates: those of two languages' fonts differ by some hundredths, and rims keep neighbours apart.
fn smaller(written: &Written) -> Written {
    let [left, top, right, bottom] = written.frame;
    Written { frame: [left + 0.5, top + 0.5, right - 0.5, bottom - 0.5], ..written.clone() }
}

fn is_legible(svg: &Svg) -> Result<(), TestCaseError> {
    let (width, height) = (f64::from(svg.width()), f64::from(svg.height()));
    let written: Vec<Written> = svg.written().iter().map(smaller).collect();
    for (number, one) in written.iter().enumerate() {
        let [left, top, right, bottom] = one.frame;
        prop_assert!(left >= 0.0 && top >= 0.0 && right <= width && bottom <= height, "outside: {one:?}");
        for other in &written[number + 1..] {
            prop_assert!(!one.meets(other), "{one:?}\nlies on\n{other:?}");
        }
    }
    Ok(())
}

/// Every mark within the years shown stands with its label, or is counted.
fn all_are_told(timeline: &Timeline, svg: &Svg) -> Result<(), TestCaseError> {
    let more = timeline.page.language.say("and {n} more");
    let (before, behind) = more.split_once("{n}").unwrap_or_default();
    let european = |text: &str| -> String {
        text.chars()
            .map(|c| if ('٠'..='٩').contains(&c) { char::from(b'0' + (c as u32 - 0x660) as u8) } else { c })
            .collect()
    };
    let counted: usize = svg
        .written()
        .iter()
        .filter_map(|written| {
            european(&written.text).strip_prefix(before)?.strip_suffix(behind)?.parse::<usize>().ok()
        })
        .sum();
    let shown = svg.as_str().matches("<g class=\"mark\">").count();
    let lanes = timeline.lanes.len();
    let seen = timeline.marks.iter().filter(|mark| {
        mark.lane < lanes && timeline.span.is_none_or(|(low, high)| mark.end >= low && mark.start <= high)
    });
    prop_assert_eq!(shown + counted, seen.count());
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn shares(page in page(), powers in series(12), times in prop::collection::vec((1990.0..2026.0f64, words()), 0..6), span in prop::option::of(span()), per in per()) {
        let mark = |(time, label)| ChangePoint { time, interval: None, label };
        let marks = times.into_iter().map(mark).collect();
        is_legible(&Shares { page, powers, marks, span, per, ..Shares::default() }.svg())?;
    }

    #[test]
    fn timeline(page in page(), lanes in prop::collection::vec(words(), 1..3), marks in marks(), span in prop::option::of(span()), per in prop::option::of(per())) {
        let timeline = Timeline { page, lanes, marks, span, per, uncovered: vec![(2020.0, 2022.0)] };
        let svg = timeline.svg();
        is_legible(&svg)?;
        if svg.written().iter().all(|written| written.text != timeline.page.language.say("No data")) {
            all_are_told(&timeline, &svg)?;
        }
    }

    #[test]
    fn multiples(page in page(), panels in series(12), span in prop::option::of(span()), per in per(), share in any::<bool>()) {
        let unit = if share { Unit::Share } else { Unit::Number };
        is_legible(&SmallMultiples { page, panels, unit, span, per, ..SmallMultiples::default() }.svg())?;
    }

    #[test]
    fn network(page in page(), names in prop::collection::vec(words(), 1..20), classes in prop::collection::vec(words(), 0..4)) {
        let edges = (1..names.len()).map(|to| Edge { from: 0, to, weight: to as f64, class: to % classes.len().max(1) });
        let edges = edges.collect();
        let nodes = names.into_iter().map(|name| Node { name, community: 0 }).collect();
        is_legible(&Network { page, nodes, edges, classes, communities: vec![], centre: Some(0) }.svg())?;
    }
}
