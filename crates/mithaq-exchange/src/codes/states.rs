//! States and organisations: ISO 3166-1, Correlates of War, Gleditsch–Ward, FIPS 10-4, CAMEO, English names.

use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use mithaq_lexicon::fold::fold;
use mithaq_lexicon::source::{List, Row};
use mithaq_lexicon::{Entity, EntityKind, Via, What};

/// The lists of the lexicon that the reader has no use for, as they were when the program was built.
static STATES: LazyLock<List> =
    LazyLock::new(|| list("states", include_str!("../../../../lexicon/world/states.tsv")));
static RENUMBERED: LazyLock<List> =
    LazyLock::new(|| list("renumbered", include_str!("../../../../lexicon/world/renumbered.tsv")));
static FIPS: LazyLock<List> =
    LazyLock::new(|| list("fips", include_str!("../../../../lexicon/world/fips.tsv")));
static CAMEO: LazyLock<List> =
    LazyLock::new(|| list("cameo_actors", include_str!("../../../../lexicon/world/cameo_actors.tsv")));

static NAMED: LazyLock<HashMap<&str, &Entity>> = LazyLock::new(|| {
    let coded = |e: &&Entity| matches!(e.kind, EntityKind::State | EntityKind::Organisation);
    // Several missions share the code of their organisation, which stands first.
    let entities = mithaq::lexicon().entities.iter().filter(coded).rev();
    entities.filter_map(|e| Some((e.code.as_deref()?, e))).collect()
});

fn list(name: &str, text: &str) -> List {
    List::parse(name, text).expect("build.rs of the reader has checked the lexicon")
}

/// Whether the code is that of a state or territory, past or present.
#[must_use]
pub fn is_state(code: &str) -> bool {
    NAMED.get(code).is_some_and(|entity| entity.kind == EntityKind::State)
}

/// The English name behind a code; the code itself where there is none.
#[must_use]
pub fn name(code: &str) -> &str {
    NAMED.get(code).map_or(code, |entity| entity.name.as_str())
}

/// The COW and Gleditsch–Ward numbers of a state on the last day of a year; empty where it has none.
#[must_use]
pub fn to_numbers(code: &str, year: i32) -> (&'static str, &'static str) {
    let Some(state) = STATES.rows.iter().find(|row| row.get("code") == code) else { return ("", "") };
    let day = format!("{year:04}-12-31");
    let number = |system: &str| {
        let then = RENUMBERED.rows.iter().find(|row| {
            row.get("state") == code
                && row.get("system") == system
                && row.get("from") <= day.as_str()
                && *row.get("to") >= *day
        });
        then.map_or_else(|| state.get(system), |row| row.get("number"))
    };
    (number("cow"), number("gw"))
}

/// The state that bore this COW number on a day, or bears it still where no day is given; where nobody did on
/// that day, whoever bears it still.
#[must_use]
pub fn of_cow(number: &str, day: Option<&str>) -> Option<&'static str> {
    of_number("cow", number, day)
}

fn of_number(system: &str, number: &str, day: Option<&str>) -> Option<&'static str> {
    let bearers: Vec<_> =
        STATES.rows.iter().filter(|row| row.get(system) == number && !number.is_empty()).collect();
    let then = day.and_then(|day| {
        let lives = |from: &str, to: &str| from <= day && (to.is_empty() || day <= to);
        bearers.iter().find(|row| lives(row.get("from"), row.get("to")))
    });
    let still = || bearers.iter().find(|row| row.get("to").is_empty());
    let last = || bearers.iter().max_by_key(|row| row.get("to"));
    let state = then.or_else(still).or_else(last).map(|row| row.get("code"));
    state.or_else(|| {
        let mut once = RENUMBERED.rows.iter().filter(|row| row.get("system") == system);
        once.find(|row| row.get("number") == number).map(|row| row.get("state"))
    })
}

/// The state that bore this Gleditsch–Ward number on a day, or bears it still where no day is given; as [`of_cow`].
#[must_use]
pub fn of_gw(number: &str, day: Option<&str>) -> Option<&'static str> {
    of_number("gw", number, day)
}

/// The members of the state system in a year, sorted: the states with a COW number that were states on any day of it,
/// one a number (whoever bore it last in the year).
///
/// A state has one spell here: `from` and `to` in lexicon/world/states.tsv. Earlier ones, such as Russia's until 1922,
/// are not in it.
#[must_use]
pub fn in_system(year: i32) -> Vec<&'static str> {
    let (first, last) = (format!("{year:04}-01-01"), format!("{year:04}-12-31"));
    let lives = |row: &&Row| {
        row.get("from") <= last.as_str() && (row.get("to").is_empty() || *row.get("to") >= *first)
    };
    let bearers = STATES.rows.iter().filter(|row| !row.get("cow").is_empty()).filter(lives);
    let mut members: BTreeMap<&str, &Row> = BTreeMap::new();
    for row in bearers {
        let kept = members.entry(row.get("cow")).or_insert(row);
        if !kept.get("to").is_empty() && (row.get("to").is_empty() || row.get("to") > kept.get("to")) {
            *kept = row;
        }
    }
    let mut codes: Vec<_> = members.values().map(|row| row.get("code")).collect();
    codes.sort_unstable();
    codes
}

/// The state with this FIPS 10-4 code.
pub(crate) fn of_fips(fips: &str) -> Option<&'static str> {
    FIPS.rows.iter().find(|row| row.get("fips") == fips).map(|row| row.get("state"))
}

/// The FIPS 10-4 code of a state; empty where it has none.
pub(crate) fn to_fips(code: &str) -> &'static str {
    FIPS.rows.iter().find(|row| row.get("state") == code).map_or("", |row| row.get("fips"))
}

/// The state or organisation behind a CAMEO code of a country or of a known group.
pub(crate) fn of_cameo(cameo: &str) -> Option<String> {
    let row = CAMEO.rows.iter().find(|row| row.get("cameo") == cameo);
    let listed = row.and_then(|row| row.some("state").or_else(|| row.some("organisation")));
    listed.or_else(|| is_state(cameo).then(|| cameo.to_owned()))
}

/// The CAMEO code of a known group; nothing for states, whose CAMEO code is ours, and for groups it does not know.
pub(crate) fn to_cameo(organisation: &str) -> Option<&'static str> {
    CAMEO.rows.iter().find(|row| row.get("organisation") == organisation).map(|row| row.get("cameo"))
}

/// The state with this name in some language; nothing where two bear it.
pub(crate) fn of_name(name: &str) -> Option<String> {
    let (lexicon, folded) = (mithaq::lexicon(), fold(name));
    let senses = lexicon.languages.iter().flat_map(|language| language.forms.get(&folded));
    let named = senses.filter_map(|sense| match sense.what {
        What::Name(entity, Via::Name) => lexicon.entities.get(entity as usize),
        _ => None,
    });
    let mut states = named.filter(|entity| entity.kind == EntityKind::State);
    let only = states.next()?;
    states.all(|other| other.code == only.code).then(|| only.code.clone()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cow_number_is_who_bore_it_on_the_day() {
        for (number, day, code) in [
            ("220", None, "FRA"),
            ("365", None, "RUS"),
            ("365", Some("1955-05-14"), "SUN"),
            ("365", Some("1996-05-14"), "RUS"),
            ("365", Some("1890-01-01"), "RUS"),
            ("255", Some("1890"), "DEU"),
            ("260", Some("1955-05-09"), "DEU"),
            ("265", Some("1955-05-14"), "DDR"),
            ("345", Some("1970"), "YUG"),
            ("345", Some("2010"), "SRB"),
            ("300", None, "AUH"),
        ] {
            assert_eq!(of_cow(number, day), Some(code), "{number} {day:?}");
        }
        assert_eq!(of_cow("240", Some("1830")), None);
        assert_eq!(of_cow("", None), None);
    }

    #[test]
    fn numbers_follow_the_year() {
        assert_eq!(to_numbers("DEU", 1960), ("260", "260"));
        assert_eq!(to_numbers("DEU", 1990), ("255", "260"));
        assert_eq!(to_numbers("DEU", 1930), ("255", "255"));
        assert_eq!(to_numbers("TGO", 2025), ("461", "461"));
        assert_eq!(to_numbers("ABW", 2025), ("", ""));
        assert_eq!(to_numbers("IGO-UN", 2025), ("", ""));
    }

    #[test]
    fn the_system_of_a_year_has_one_state_a_number() {
        let system = |year: i32, code: &str| in_system(year).contains(&code);
        assert!(system(1960, "TGO") && !system(1959, "TGO"));
        assert!(system(1980, "COD") && !system(1980, "ZAR"));
        assert!(system(1990, "SUN") && system(1991, "RUS") && !system(1991, "SUN"));
        assert!((190..=200).contains(&in_system(2020).len()), "{}", in_system(2020).len());
        assert_eq!((of_gw("340", None), of_gw("260", None)), (Some("SRB"), Some("DEU")));
    }

    #[test]
    fn codes_of_other_systems() {
        assert_eq!((of_fips("TO"), of_fips("GZ"), of_fips("??")), (Some("TGO"), Some("PSE"), None));
        assert_eq!((to_fips("SRB"), to_fips("PSE"), to_fips("IGO-UN")), ("RI", "WE", ""));
        for (cameo, code) in [("ROM", "ROU"), ("TGO", "TGO"), ("EEC", "IGO-EU")] {
            assert_eq!(of_cameo(cameo).as_deref(), Some(code));
        }
        assert_eq!(of_cameo("AFR"), None);
        assert_eq!(to_cameo("IGO-NATO"), Some("NAT"));
    }

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
