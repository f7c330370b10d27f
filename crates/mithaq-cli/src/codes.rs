//! Codes of states and organisations, as people type them.

use std::sync::LazyLock;

use anyhow::{Result, bail};
use mithaq_lexicon::EntityKind;
use mithaq_lexicon::source::List;

/// What news in Arabic calls states, the best name first.
static ARABIC: LazyLock<Option<List>> =
    LazyLock::new(|| List::parse("states", include_str!("../../../lexicon/ar/names/states.tsv")).ok());

/// The code as the records have it.
///
/// # Errors
/// Where the lexicon knows no state or organisation with that code.
pub(crate) fn parse(typed: &str) -> Result<String> {
    let code = typed.trim().to_uppercase();
    let actors = |k: EntityKind| matches!(k, EntityKind::State | EntityKind::Organisation);
    let known =
        mithaq::lexicon().entities.iter().any(|e| actors(e.kind) && e.code.as_deref() == Some(code.as_str()));
    if !known {
        bail!(
            "{typed:?} is no state that Mithaq knows; states are ISO 3166-1 alpha-3 codes such as TGO, FRA, RUS"
        );
    }
    Ok(code)
}

/// The English name for a code; the code itself where there is none.
pub(crate) fn name(code: &str) -> &str {
    let entities = &mithaq::lexicon().entities;
    let named = entities.iter().find(|e| {
        matches!(e.kind, EntityKind::State | EntityKind::Organisation) && e.code.as_deref() == Some(code)
    });
    named.map_or(code, |e| e.name.as_str())
}

/// The Arabic name for a code; the English one where there is none.
pub(crate) fn arabic_name(code: &str) -> &str {
    let rows = ARABIC.as_ref().map_or(&[][..], |list| list.rows.as_slice());
    let names = rows.iter().find(|row| row.get("code") == code).map(|row| row.get("names"));
    names.and_then(|names| names.split(';').next()).map_or_else(|| name(code), str::trim)
}
