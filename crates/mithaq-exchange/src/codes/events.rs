//! CAMEO codes of events: which PLOVER type and mode they are of, and their quad class.

use std::collections::HashMap;
use std::sync::LazyLock;

use mithaq_lexicon::source::List;

use super::states::list;

/// PLOVER's own conversion of CAMEO; the list says how it is to be read.
static CONVERSION: LazyLock<List> =
    LazyLock::new(|| list("cameo_plover", include_str!("../../../../lexicon/world/cameo_plover.tsv")));

static TYPES: LazyLock<List> =
    LazyLock::new(|| list("event_types", include_str!("../../../../lexicon/world/event_types.tsv")));
static MODES: LazyLock<List> =
    LazyLock::new(|| list("event_modes", include_str!("../../../../lexicon/world/event_modes.tsv")));

/// Type and mode by code, either of which may be empty.
static PLOVER: LazyLock<HashMap<&str, (&str, &str)>> = LazyLock::new(|| {
    CONVERSION.rows.iter().map(|row| (row.get("code"), (row.get("type"), row.get("mode")))).collect()
});

/// PLOVER's types, in the order of its manual.
pub const PLOVER_TYPES: [&str; 16] = [
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
];

/// The PLOVER type of a CAMEO code and, where it has one, the mode: those of the longest code of the list that it starts
/// with. Nothing for what PLOVER has no type for.
pub(crate) fn plover_of_cameo(cameo: &str) -> Option<(&'static str, Option<&'static str>)> {
    let starts = (2..=cameo.len()).rev().filter_map(|end| cameo.get(..end));
    let (type_, mode) = starts.filter_map(|start| PLOVER.get(start).copied()).next()?;
    let some = |word: &'static str| Some(word).filter(|word| !word.is_empty());
    Some((some(type_)?, some(mode)))
}

/// The types in their order, each followed by its modes: type, mode or nothing, and what it means in a sentence.
pub(crate) fn plover_in_words() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    TYPES.rows.iter().flat_map(|row| {
        let type_ = row.get("type");
        let modes = MODES.rows.iter().filter(move |row| row.get("type") == type_);
        let modes = modes.map(move |row| (type_, row.get("mode"), row.get("means")));
        std::iter::once((type_, "", row.get("means"))).chain(modes)
    })
}

/// The quad class of a CAMEO code, as GDELT draws the line: by root, 01–05, 06–08, 09–13, 14–20.
pub(crate) fn quad_class_of_cameo(cameo: &str) -> Option<u8> {
    match cameo.get(..2)?.parse::<u8>().ok()? {
        1..=5 => Some(1),
        6..=8 => Some(2),
        9..=13 => Some(3),
        14..=20 => Some(4),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roots_have_the_type_that_the_manual_gives_them() {
        let roots = [
            ("01", None),
            ("02", None),
            ("03", Some("AGREE")),
            ("04", Some("CONSULT")),
            ("05", Some("SUPPORT")),
            ("06", Some("COOPERATE")),
            ("07", Some("AID")),
            ("08", Some("CONCEDE")),
            ("09", Some("ACCUSE")),
            ("10", Some("REQUEST")),
            ("11", Some("ACCUSE")),
            ("12", Some("REJECT")),
            ("13", Some("THREATEN")),
            ("14", Some("PROTEST")),
            ("15", Some("MOBILIZE")),
            ("16", Some("SANCTION")),
            ("17", Some("COERCE")),
            ("18", Some("ASSAULT")),
            ("19", Some("ASSAULT")),
            ("20", Some("ASSAULT")),
            ("21", None),
        ];
        for (root, type_) in roots {
            for code in [root.to_owned(), format!("{root}0")] {
                assert_eq!(plover_of_cameo(&code).map(|(type_, _)| type_), type_, "{code}");
            }
        }
    }

    #[test]
    fn odd_codes_have_the_type_and_mode_of_the_conversion_table() {
        for (cameo, plover) in [
            ("0233", None),
            ("015", None),
            ("036", Some(("AGREE", None))),
            ("043", Some(("CONSULT", Some("visit")))),
            ("045", Some(("CONSULT", None))),
            ("057", Some(("SUPPORT", None))),
            ("0812", Some(("CONCEDE", None))),
            ("0813", Some(("RETREAT", None))),
            ("083", Some(("CONCEDE", None))),
            ("084", Some(("RETREAT", None))),
            ("0841", Some(("RETREAT", Some("release")))),
            ("0861", Some(("RETREAT", Some("access")))),
            ("0871", Some(("RETREAT", Some("ceasefire")))),
            ("093", Some(("ACCUSE", Some("investigate")))),
            ("105", Some(("REQUEST", Some("change")))),
            ("1056", Some(("REQUEST", Some("yield")))),
            ("111", Some(("ACCUSE", Some("disapprove")))),
            ("1123", Some(("ACCUSE", Some("allege")))),
            ("138", Some(("THREATEN", Some("attack")))),
            ("1382", Some(("THREATEN", None))),
            ("1453", Some(("PROTEST", Some("riot")))),
            ("163", Some(("SANCTION", Some("discontinue")))),
            ("1712", Some(("ASSAULT", None))),
            ("175", Some(("ASSAULT", None))),
            ("176", Some(("COERCE", Some("cyber")))),
            ("191", Some(("COERCE", Some("restrict")))),
            ("192", Some(("COERCE", Some("seize")))),
            ("1951", Some(("ASSAULT", Some("heavy-weapons")))),
            ("2042", Some(("ASSAULT", None))),
            ("1638", Some(("SANCTION", Some("discontinue")))),
            ("99", None),
            ("1", None),
            ("", None),
            ("---", None),
            ("١٦٣", None),
        ] {
            assert_eq!(plover_of_cameo(cameo), plover, "{cameo}");
        }
    }

    /// What the reader writes comes back as what it was, but for resignations: PLOVER made them a mode of RETREAT after its
    /// table was written, and CAMEO has them among the concessions.
    #[test]
    fn the_codes_that_the_reader_writes_have_its_types() {
        let lexicon = mithaq::lexicon();
        let scales = &lexicon.scales;
        let types = scales.types.iter().map(|one| (one.name.as_str(), one.cameo.as_str()));
        let promised = scales.types.iter().filter_map(|one| Some(("AGREE", one.promised.as_deref()?)));
        let modes = scales.modes.iter().map(|one| (one.type_.as_str(), one.cameo.as_str()));
        let events = lexicon.concepts.iter().filter(|concept| concept.kind == "event");
        let worded = events.filter_map(|one| Some((one.type_.as_str(), one.cameo.as_deref()?)));
        let differ: std::collections::BTreeSet<_> = types
            .chain(promised)
            .chain(modes)
            .chain(worded)
            .filter(|(type_, cameo)| plover_of_cameo(cameo).map(|(type_, _)| type_) != Some(*type_))
            .collect();
        assert_eq!(differ.into_iter().collect::<Vec<_>>(), [("RETREAT", "083")]);
    }

    #[test]
    fn every_type_and_mode_is_told_in_a_sentence() {
        let told: Vec<_> = plover_in_words().collect();
        let types: Vec<_> =
            told.iter().filter(|(_, mode, _)| mode.is_empty()).map(|(type_, ..)| *type_).collect();
        assert_eq!(types, PLOVER_TYPES);
        assert_eq!(told.len(), TYPES.rows.len() + MODES.rows.len());
        for (type_, mode, means) in told {
            assert!(means.ends_with('.'), "{type_} {mode}");
        }
    }

    #[test]
    fn quad_classes() {
        assert_eq!(
            ["010", "06", "130", "14", "204", "21", ""].map(quad_class_of_cameo),
            [Some(1), Some(2), Some(3), Some(4), Some(4), None, None]
        );
    }
}
