//! Codes of states and organisations, as people type them.

use mithaq_lexicon::Language;
use mithaq_world as world;

use crate::commands::Usage;

/// The code as the records have it, of what is typed by code, number or name.
///
/// # Errors
/// Where the lexicon knows no state or organisation that is called so.
pub(crate) fn parse(typed: &str) -> Result<String, world::NotAParty> {
    world::party(typed, LATEST)
}

/// The language that the program itself is written in.
pub(crate) const OWN_LANGUAGE: &str = "en";

/// A number is that of who bears it now.
pub(crate) const LATEST: i16 = 9999;

pub(crate) use mithaq_world::{name, pair, party};

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
pub(crate) fn language(code: &str) -> anyhow::Result<&'static Language> {
    let lexicon = mithaq::lexicon();
    let Some(language) = lexicon.language(code) else {
        let known: Vec<&str> = lexicon.languages.iter().map(|language| language.code.as_str()).collect();
        return Err(Usage::error(format!(
            "the lexicon has no language {code:?}; it has {}",
            known.join(", ")
        )));
    };
    Ok(language)
}

/// What a language calls the state with a code; its English name where it has no captions of its own or no name for it.
pub(crate) fn name_in<'c>(code: &'c str, language: &'c Language) -> &'c str {
    let own = language.states.get(code).filter(|_| !language.captions.is_empty());
    own.map_or_else(|| name(code), String::as_str)
}
