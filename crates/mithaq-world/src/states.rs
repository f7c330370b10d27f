//! States, territories and organisations by code and by name.

use std::collections::HashMap;
use std::sync::LazyLock;

use mithaq_lexicon::fold::fold;
use mithaq_lexicon::{Entity, EntityKind, Via, What};

use crate::territories::of_region;

pub(crate) static NAMED: LazyLock<HashMap<&str, &Entity>> = LazyLock::new(|| {
    // Several missions share the code of their organisation, which stands first.
    let entities = crate::lexicon().entities.iter().rev();
    entities.filter_map(|e| Some((code_of(e)?, e))).collect()
});

/// The code of a state, territory or organisation; nothing else that has a name has one of its own.
pub(crate) fn code_of(entity: &Entity) -> Option<&str> {
    let is_party = matches!(entity.kind, EntityKind::State | EntityKind::Organisation);
    if entity.breakaway { of_region(&entity.id) } else { entity.code.as_deref().filter(|_| is_party) }
}

/// Whether the code is that of a state or territory, past or present.
#[must_use]
pub fn is_state(code: &str) -> bool {
    NAMED.get(code).is_some_and(|entity| is_state_like(entity))
}

/// Whether the code is that of a state, territory or organisation.
#[must_use]
pub fn is_party(code: &str) -> bool {
    NAMED.contains_key(code)
}

/// The English name behind a code; the code itself where there is none.
#[must_use]
pub fn name(code: &str) -> &str {
    NAMED.get(code).map_or(code, |entity| entity.name.as_str())
}

/// The state with this name in some language; nothing where two bear it.
#[must_use]
pub fn of_name(name: &str) -> Option<String> {
    let (lexicon, folded) = (crate::lexicon(), fold(name));
    let senses = lexicon.languages.iter().flat_map(|language| language.forms.get(&folded));
    let named = senses.filter_map(|sense| match sense.what {
        What::Name(entity, Via::Name) => lexicon.entities.get(entity as usize),
        _ => None,
    });
    let mut codes = named.filter(|entity| is_state_like(entity)).filter_map(code_of);
    let only = codes.next()?;
    codes.all(|other| other == only).then(|| only.to_owned())
}

fn is_state_like(entity: &Entity) -> bool {
    entity.kind == EntityKind::State || entity.breakaway
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_as_datasets_write_them() {
        for (written, code) in [
            ("Togo", "TGO"),
            ("Russian Federation", "RUS"),
            ("Cote d'Ivoire", "CIV"),
            ("Democratic Republic of Congo", "COD"),
            ("South Korea", "KOR"),
            ("North Korea", "PRK"),
            ("United States", "USA"),
            ("United Kingdom", "GBR"),
            ("Occupied Palestinian Territory", "PSE"),
            ("Bosnia and Herzegovina", "BIH"),
            ("Myanmar", "MMR"),
            ("Turkey", "TUR"),
            ("China", "CHN"),
            ("Czech Republic", "CZE"),
            ("Macedonia", "MKD"),
            ("Georgia", "GEO"),
            ("Syria", "SYR"),
            ("Laos", "LAO"),
            ("Swaziland", "SWZ"),
            ("East Timor", "TLS"),
            ("Timor-Leste", "TLS"),
            ("Cape Verde", "CPV"),
            ("Hong Kong", "HKG"),
            ("Macao", "MAC"),
            ("Palestine", "PSE"),
            ("Viet Nam", "VNM"),
            ("Republic of Korea", "KOR"),
            ("Guinea", "GIN"),
        ] {
            assert_eq!(of_name(written).as_deref(), Some(code), "{written}");
        }
        assert_eq!((of_name("Nowhere"), of_name("Congo")), (None, None));
    }
}
