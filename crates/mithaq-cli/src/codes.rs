//! Codes of states and organisations, as people type them.

use anyhow::{Result, bail};
use mithaq_lexicon::{EntityKind, Language};

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

/// Who is meant by a PLOVER sector (manual of 2021); nothing for governments, of which a state's name says enough, and for unknown
/// codes.
pub(crate) fn sector(code: &str) -> Option<&'static str> {
    Some(match code {
        "MIL" => "army",
        "LEG" => "parliament",
        "JUD" => "courts",
        "COP" => "police",
        "SPY" => "intelligence",
        "PTY" => "party",
        "OPP" => "opposition",
        "REB" => "rebels",
        "UAF" => "armed group",
        "CRM" => "criminals",
        "CVL" => "civil society",
        "BUS" => "business",
        "MED" => "media",
        "NGO" => "non-governmental",
        "REL" => "religious",
        "EDU" => "education",
        "LAB" => "workers",
        "CIV" => "civilians",
        _ => return None,
    })
}

/// The language with this code.
///
/// # Errors
/// Where the lexicon has no folder for it.
pub(crate) fn language(code: &str) -> Result<&'static Language> {
    let lexicon = mithaq::lexicon();
    let Some(language) = lexicon.language(code) else {
        let known: Vec<&str> = lexicon.languages.iter().map(|language| language.code.as_str()).collect();
        bail!("the lexicon has no language {code:?}; it has {}", known.join(", "));
    };
    Ok(language)
}

/// What a language calls the state with a code; its English name where it has no captions of its own or no name for it.
pub(crate) fn name_in<'c>(code: &'c str, language: &'c Language) -> &'c str {
    let own = language.states.get(code).filter(|_| !language.captions.is_empty());
    own.map_or_else(|| name(code), String::as_str)
}
