//! Codes of states and organisations, as people type them.

use anyhow::{Result, bail};
use mithaq_lexicon::EntityKind;

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
