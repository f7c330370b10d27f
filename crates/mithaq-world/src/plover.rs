//! PLOVER: what its types and modes mean, and which of them the codes of CAMEO are.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::lists::{CAMEO_PLOVER, EVENT_MODES, EVENT_TYPES};

/// Type and mode by code, either of which may be empty.
static OF_CAMEO: LazyLock<HashMap<&str, (&str, &str)>> = LazyLock::new(|| {
    CAMEO_PLOVER.rows.iter().map(|row| (row.get("code"), (row.get("type"), row.get("mode")))).collect()
});

/// The PLOVER type of a CAMEO code and, where it has one, the mode, by PLOVER's own conversion of CAMEO: those of the longest
/// code of the list that it starts with. Nothing for what PLOVER has no type for.
#[must_use]
pub fn plover_of_cameo(cameo: &str) -> Option<(&'static str, Option<&'static str>)> {
    let starts = (2..=cameo.len()).rev().filter_map(|end| cameo.get(..end));
    let (type_, mode) = starts.filter_map(|start| OF_CAMEO.get(start).copied()).next()?;
    let some = |word: &'static str| Some(word).filter(|word| !word.is_empty());
    Some((some(type_)?, some(mode)))
}

/// The types in their order, each followed by its modes: type, mode or nothing, and what it means in a sentence.
pub fn plover_in_words() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    EVENT_TYPES.rows.iter().flat_map(|row| {
        let type_ = row.get("type");
        let modes = EVENT_MODES.rows.iter().filter(move |row| row.get("type") == type_);
        let modes = modes.map(move |row| (type_, row.get("mode"), row.get("means")));
        std::iter::once((type_, "", row.get("means"))).chain(modes)
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use mithaq_record::EventType;

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
        let lexicon = crate::lexicon();
        let scales = &lexicon.scales;
        let types = scales.types.iter().map(|one| (one.name.as_str(), one.cameo.as_str()));
        let promised = scales.types.iter().filter_map(|one| Some(("AGREE", one.promised.as_deref()?)));
        let modes = scales.modes.iter().map(|one| (one.type_.as_str(), one.cameo.as_str()));
        let events = lexicon.concepts.iter().filter(|concept| concept.kind == "event");
        let worded = events.filter_map(|one| Some((one.type_.as_str(), one.cameo.as_deref()?)));
        let differ: BTreeSet<_> = types
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
        assert_eq!(types, EventType::NAMES);
        assert_eq!(told.len(), EVENT_TYPES.rows.len() + EVENT_MODES.rows.len());
        for (type_, mode, means) in told {
            assert!(means.ends_with('.'), "{type_} {mode}");
        }
    }
}
