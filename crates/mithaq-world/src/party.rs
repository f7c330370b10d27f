//! States and organisations as people type them.

use std::collections::BTreeSet;

use mithaq_lexicon::fold::fold;
use mithaq_lexicon::{Via, What};

use crate::numbers::{of_cow, of_gw};
use crate::states::{NAMED, code_of, name};

/// What was typed is no state or organisation, or more than one; with what may have been meant.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotAParty {
    /// Nothing is called so.
    #[error("{typed:?} is no state or organisation{}", meant(.like, "; did you mean "))]
    Unknown {
        /// What was typed.
        typed: String,
        /// What is called alike: name and code.
        like: Vec<String>,
    },
    /// Several are called so.
    #[error("{typed:?} may be {}", meant(.which, ""))]
    Several {
        /// What was typed.
        typed: String,
        /// Which: name and code.
        which: Vec<String>,
    },
}

fn meant(which: &[String], before: &str) -> String {
    match which {
        [] => "; write its name, or its code such as TGO, NATO, COW:461".to_owned(),
        which => format!("{before}{}{}", which.join(" or "), if before.is_empty() { "" } else { "?" }),
    }
}

/// The code of a state or organisation: typed as an ISO 3166-1 alpha-3 code, an organisation's code with or without `IGO-`, a COW number,
/// or a Gleditsch–Ward number where COW has no such number (`cow:255` and `gw:255` say which), or by a name in any language of the
/// lexicon. Of states that bore a number one after the other the one that bore it on 31 December of the year.
///
/// # Errors
/// Where nothing or more than one is called so.
///
/// ```
/// use mithaq_world::party;
///
/// let code = |typed| party(typed, 1970).unwrap();
/// assert_eq!([code("tgo"), code("365"), code("EU"), code("Togo"), code("توغو")], ["TGO", "SUN", "IGO-EU", "TGO", "TGO"]);
/// assert_eq!(party("Serbai", 2020).unwrap_err().to_string(), "\"Serbai\" is no state or organisation; did you mean Serbia (SRB)?");
/// ```
pub fn party(typed: &str, year: i16) -> Result<String, NotAParty> {
    let typed = typed.trim();
    match of_code(typed, year) {
        Some(code) => Ok(code.to_owned()),
        None => of_its_name(typed),
    }
}

/// Two parties: `TGO-FRA`, `Togo,France`, `SRB-IGO-EU`; nothing where what was typed is not two.
///
/// # Errors
/// Where either is none.
pub fn pair(typed: &str, year: i16) -> Option<Result<(String, String), NotAParty>> {
    let (one, other) = halves(typed, year)?;
    Some(party(one, year).and_then(|one| Ok((one, party(other, year)?))))
}

/// What was typed of each of two parties: parted where both halves are parties, else at the first sign that may part them.
#[must_use]
pub fn halves(typed: &str, year: i16) -> Option<(&str, &str)> {
    let is_party = |typed: &str| party(typed, year).is_ok();
    // Names have hyphens too (Guinea-Bissau).
    if is_party(typed) {
        return None;
    }
    let signs = typed.match_indices(['-', ',', '–', '—', '−', '،', '/']);
    let cuts = signs.map(|(at, sign)| (&typed[..at], &typed[at + sign.len()..]));
    cuts.clone().find(|(one, other)| is_party(one) && is_party(other)).or_else(|| cuts.clone().next())
}

fn of_code(typed: &str, year: i16) -> Option<&'static str> {
    let (code, day) = (typed.to_uppercase(), format!("{year:04}-12-31"));
    let known = |code: &str| NAMED.get_key_value(code).map(|(known, _)| *known);
    let numbered = |system: &str| code.strip_prefix(system);
    if let Some(number) = numbered("COW:") {
        return of_cow(number, Some(&day));
    }
    if let Some(number) = numbered("GW:") {
        return of_gw(number, Some(&day));
    }
    let of_number = || of_cow(&code, Some(&day)).or_else(|| of_gw(&code, Some(&day)));
    known(&code).or_else(|| known(&format!("IGO-{code}"))).or_else(of_number)
}

fn of_its_name(typed: &str) -> Result<String, NotAParty> {
    let folded = fold(typed);
    let named = |via: Via| -> BTreeSet<&str> {
        let languages = crate::lexicon().languages.iter();
        let senses = languages.flat_map(|language| language.forms.get(&folded));
        let meant = senses.filter(|sense| matches!(sense.what, What::Name(_, by) if by == via));
        meant
            .filter_map(|sense| if let What::Name(entity, _) = sense.what { party_at(entity) } else { None })
            .collect()
    };
    let codes = named(Via::Name);
    let mut found = codes.iter();
    match (found.next(), found.next()) {
        (Some(code), None) => Ok((*code).to_owned()),
        (Some(_), Some(_)) => Err(NotAParty::Several {
            typed: typed.to_owned(),
            which: codes.iter().map(|code| called(code)).collect(),
        }),
        _ => Err(NotAParty::Unknown { typed: typed.to_owned(), like: like(&folded) }),
    }
}

fn party_at(entity: u32) -> Option<&'static str> {
    code_of(crate::lexicon().entities.get(entity as usize)?)
}

fn called(code: &str) -> String {
    format!("{} ({code})", name(code))
}

/// Those whose name or code is most like what was typed, three at most.
fn like(folded: &str) -> Vec<String> {
    /// Jaro–Winkler, 0 to 1: less is another word.
    const ALIKE: f64 = 0.86;
    let alike = |word: &str| strsim::jaro_winkler(folded, word);
    let names = crate::lexicon().languages.iter().flat_map(|language| &language.states);
    let names = names.map(|(code, name)| (alike(&fold(name)), code.as_str()));
    let codes =
        NAMED.iter().map(|(code, entity)| (alike(&fold(&entity.name)).max(alike(&fold(code))), *code));
    let mut found: Vec<(f64, &str)> = names.chain(codes).filter(|(score, _)| *score >= ALIKE).collect();
    found.sort_by(|(a, one), (b, other)| b.total_cmp(a).then(one.cmp(other)));
    let mut like = Vec::new();
    for (_, code) in found {
        if like.len() < 3 && !like.contains(&called(code)) {
            like.push(called(code));
        }
    }
    like
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_type() {
        for (typed, code) in [
            ("SRB", "SRB"),
            ("serbia", "SRB"),
            ("الصومال", "SOM"),
            ("NATO", "IGO-NATO"),
            ("IGO-EU", "IGO-EU"),
            ("European Union", "IGO-EU"),
            ("Côte d'Ivoire", "CIV"),
            ("cow:255", "DEU"),
            ("gw:340", "SRB"),
            ("United States", "USA"),
        ] {
            assert_eq!(party(typed, 2020).as_deref(), Ok(code), "{typed}");
        }
        let error = |typed| party(typed, 2020).unwrap_err().to_string();
        assert_eq!(error("Frnace"), "\"Frnace\" is no state or organisation; did you mean France (FRA)?");
        assert_eq!(
            error("qqqq"),
            "\"qqqq\" is no state or organisation; write its name, or its code such as TGO, NATO, COW:461"
        );
        assert!(error("gw:1").starts_with("\"gw:1\" is no state"));
        assert!(error("").starts_with("\"\" is no state"));
    }

    #[test]
    fn pairs() {
        for (typed, one, other) in [
            ("TGO-RUS", "TGO", "RUS"),
            ("tgo,rus", "TGO", "RUS"),
            ("SRB-IGO-EU", "SRB", "IGO-EU"),
            ("EU-Serbia", "IGO-EU", "SRB"),
            ("Guinea-Bissau-France", "GNB", "FRA"),
            ("توغو–روسيا", "TGO", "RUS"),
            ("461-365", "TGO", "RUS"),
        ] {
            assert_eq!(pair(typed, 2020), Some(Ok((one.to_owned(), other.to_owned()))), "{typed}");
        }
        assert_eq!(pair("Guinea-Bissau", 2020), None);
        assert_eq!(pair("nowhere", 2020), None);
        assert!(pair("TGO-Nowhereland", 2020).is_some_and(|pair| pair.is_err()));
    }
}
