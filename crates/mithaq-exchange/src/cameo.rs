//! CAMEO codes of events: which PLOVER type they are of.

use std::collections::BTreeSet;
use std::sync::LazyLock;

/// CAMEO codes and the types that the lexicon's rules and scales give with them.
static PAIRS: LazyLock<BTreeSet<(&str, &str)>> = LazyLock::new(|| {
    let lexicon = mithaq_world::lexicon();
    let events = lexicon.concepts.iter().filter(|concept| concept.kind == "event");
    let ruled = events.filter_map(|concept| Some((concept.cameo.as_deref()?, concept.type_.as_str())));
    let scaled = lexicon.scales.types.iter().map(|type_| (type_.cameo.as_str(), type_.name.as_str()));
    ruled.chain(scaled).collect()
});

/// The PLOVER type of a CAMEO code: the one that every rule of the lexicon with this code gives; where no rule has
/// the code, the one that every rule gives whose code starts as it does, as far as possible and for two digits at
/// least. Nothing where they differ.
pub(crate) fn plover_of_cameo(cameo: &str) -> Option<&'static str> {
    let exact = types(|code| code == cameo);
    let starts = (2..=cameo.len()).rev().filter_map(|end| cameo.get(..end));
    let mut alike = starts.map(|start| types(|code| code.starts_with(start)));
    let types = if exact.is_empty() { alike.find(|types| !types.is_empty())? } else { exact };
    if types.len() == 1 { types.first().copied() } else { None }
}

fn types(of: impl Fn(&str) -> bool) -> BTreeSet<&'static str> {
    PAIRS.iter().filter(|(code, _)| of(code)).map(|(_, type_)| *type_).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cameo_codes_have_the_type_that_the_lexicon_gives_them() {
        for (cameo, type_) in [
            ("042", Some("CONSULT")),
            ("112", Some("ACCUSE")),
            ("1123", Some("ACCUSE")),
            ("190", Some("ASSAULT")),
            ("1453", Some("PROTEST")),
            ("0871", Some("RETREAT")),
            ("0872", Some("RETREAT")),
            ("057", Some("SUPPORT")),
            ("010", None),
            ("99", None),
        ] {
            assert_eq!(plover_of_cameo(cameo), type_, "{cameo}");
        }
    }
}
