//! Codes of states and organisations, as people type them.

use mithaq_world as world;

/// The code as the records have it, of what is typed by code, number or name.
///
/// # Errors
/// Where the lexicon knows no state or organisation that is called so.
pub(crate) fn parse(typed: &str) -> Result<String, world::NotAParty> {
    world::party(typed, LATEST)
}

/// A number is that of who bears it now.
pub(crate) const LATEST: i16 = 9999;

pub(crate) use mithaq_voice::{OWN_LANGUAGE, language};
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
