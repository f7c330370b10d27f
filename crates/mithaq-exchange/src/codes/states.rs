//! States and organisations: ISO 3166-1, Correlates of War, Gleditsch–Ward, FIPS 10-4, CAMEO, English names.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::LazyLock;

use mithaq_lexicon::fold::fold;
use mithaq_lexicon::source::List;
use mithaq_lexicon::{Entity, EntityKind, Via, What};

/// The lists of the lexicon that the reader has no use for, as they were when the program was built.
static STATES: LazyLock<List> =
    LazyLock::new(|| list("states", include_str!("../../../../lexicon/world/states.tsv")));
static SYSTEM: LazyLock<List> =
    LazyLock::new(|| list("system", include_str!("../../../../lexicon/world/system.tsv")));
static DATASETS: LazyLock<List> =
    LazyLock::new(|| list("datasets", include_str!("../../../../lexicon/world/datasets.tsv")));
static FIPS: LazyLock<List> =
    LazyLock::new(|| list("fips", include_str!("../../../../lexicon/world/fips.tsv")));
static CAMEO: LazyLock<List> =
    LazyLock::new(|| list("cameo_actors", include_str!("../../../../lexicon/world/cameo_actors.tsv")));

pub(super) static NAMED: LazyLock<HashMap<&str, &Entity>> = LazyLock::new(|| {
    // Several missions share the code of their organisation, which stands first.
    let entities = mithaq::lexicon().entities.iter().rev();
    entities.filter_map(|e| Some((code_of(e)?, e))).collect()
});

/// The code of a state or organisation; nothing else that has a name has one of its own.
pub(super) fn code_of(entity: &Entity) -> Option<&str> {
    let is_party = matches!(entity.kind, EntityKind::State | EntityKind::Organisation);
    entity.code.as_deref().filter(|_| is_party)
}

pub(super) fn list(name: &str, text: &str) -> List {
    List::parse(name, text).expect("build.rs of the reader has checked the lexicon")
}

/// Whether the code is that of a state or territory, past or present.
#[must_use]
pub fn is_state(code: &str) -> bool {
    NAMED.get(code).is_some_and(|entity| entity.kind == EntityKind::State)
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

/// The COW and Gleditsch–Ward numbers of a state on the last day of a year; empty where it has none.
#[must_use]
pub fn to_numbers(code: &str, year: i32) -> (&'static str, &'static str) {
    let Some(state) = STATES.rows.iter().find(|row| row.get("code") == code) else { return ("", "") };
    let day = format!("{year:04}-12-31");
    let number = |system: &str| {
        // A code whose number is listed under another name of the state (Zaire) keeps the number of its row.
        let Some(own) = OF_STATE.get(&(system, code)) else { return state.get(system) };
        own.iter().find(|one| one.holds(&day)).map_or("", |one| one.number)
    };
    (number("cow"), number("gw"))
}

/// The time that a state bears a number in a list of states.
struct Spell {
    system: &'static str,
    state: &'static str,
    number: &'static str,
    from: &'static str,
    /// Empty where it lasts.
    to: &'static str,
}

/// By number and time: those of system.tsv; of a state whose code and number are not there, the one of states.tsv.
static SPELLS: LazyLock<Vec<Spell>> = LazyLock::new(|| {
    let mut spells: Vec<Spell> = SYSTEM
        .rows
        .iter()
        .map(|row| Spell {
            system: row.get("system"),
            state: row.get("state"),
            number: row.get("number"),
            from: row.get("from"),
            to: row.get("to"),
        })
        .collect();
    let listed: HashSet<(&str, &str)> =
        spells.iter().flat_map(|one| [one.state, one.number].map(|name| (one.system, name))).collect();
    let unlisted = |one: &Spell| {
        !one.number.is_empty()
            && ![one.state, one.number].iter().any(|name| listed.contains(&(one.system, *name)))
    };
    for row in &STATES.rows {
        let (state, from, to) = (row.get("code"), row.get("from"), row.get("to"));
        let own = ["cow", "gw"].map(|system| Spell { system, state, number: row.get(system), from, to });
        spells.extend(own.into_iter().filter(unlisted));
    }
    spells.sort_by_key(|one| (one.system, one.number, one.from));
    spells
});

/// The spells of each state in each list.
static OF_STATE: LazyLock<HashMap<(&str, &str), Vec<&Spell>>> = LazyLock::new(|| {
    let mut spells: HashMap<_, Vec<_>> = HashMap::new();
    for one in SPELLS.iter() {
        spells.entry((one.system, one.state)).or_default().push(one);
    }
    spells
});

impl Spell {
    fn holds(&self, day: &str) -> bool {
        self.from <= day && (self.to.is_empty() || day <= self.to)
    }
}

/// The spells of a number, the earliest first.
fn spells_of(system: &str, number: &str) -> impl Iterator<Item = &'static Spell> + Clone {
    let from = SPELLS.partition_point(|one| (one.system, one.number) < (system, number));
    let to = SPELLS.partition_point(|one| (one.system, one.number) <= (system, number));
    SPELLS[from..to].iter()
}

/// The state that bore this COW number on a day, or bears it still where no day is given. Between two spells it is who bore
/// it before, ahead of the first who bore it first.
#[must_use]
pub fn of_cow(number: &str, day: Option<&str>) -> Option<&'static str> {
    of_number("cow", number, day)
}

/// The state that bore this Gleditsch–Ward number on a day, or bears it still where no day is given; as [`of_cow`].
#[must_use]
pub fn of_gw(number: &str, day: Option<&str>) -> Option<&'static str> {
    of_number("gw", number, day)
}

fn of_number(system: &str, number: &str, day: Option<&str>) -> Option<&'static str> {
    let mut bearers = bearers(system, number);
    let last = bearers.clone().last()?.0;
    let Some(day) = day else { return Some(last) };
    let first = bearers.next()?.0;
    Some(bearers.take_while(|(_, since)| *since <= day).last().map_or(first, |(state, _)| state))
}

/// Who bore a number one after the other, each since when: successions.
fn bearers(system: &str, number: &str) -> impl Iterator<Item = (&'static str, &'static str)> + Clone {
    let mut before = "";
    let changes =
        spells_of(system, number).filter(move |one| std::mem::replace(&mut before, one.state) != one.state);
    changes.map(|one| (one.state, one.from))
}

/// A stretch of time in the life of one state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Its code.
    pub state: &'static str,
    /// First day, as it was given or ISO 8601.
    pub start: String,
    /// Last day; none where it goes on.
    pub end: Option<String>,
}

/// What holds from one day to another of whoever bears a COW number: cut where a state succeeded to another, so that each part is of one.
/// Days may be known to the month or year only. Empty where the number is nobody's.
///
/// ```
/// use mithaq_exchange::codes::by_cow;
///
/// let parts = by_cow("365", "1961-07-06", None);
/// assert_eq!((parts[0].state, parts[0].end.as_deref()), ("SUN", Some("1991-12-25")));
/// assert_eq!((parts[1].state, parts[1].start.as_str(), &parts[1].end), ("RUS", "1991-12-26", &None));
/// ```
#[must_use]
pub fn by_cow(number: &str, start: &str, end: Option<&str>) -> Vec<Part> {
    let Some(first) = of_cow(number, Some(start)) else { return Vec::new() };
    let ahead = bearers("cow", number)
        .filter(|(_, since)| *since > start && end.is_none_or(|end| reaches(end, since)));
    let mut parts = vec![Part { state: first, start: start.to_owned(), end: None }];
    for (state, since) in ahead {
        let Some(before) = parts.last_mut().filter(|part| part.state != state) else { continue };
        before.end = day_before(since);
        parts.push(Part { state, start: since.to_owned(), end: None });
    }
    if let Some(part) = parts.last_mut() {
        part.end = end.map(str::to_owned);
    }
    parts
}

/// Whether an end, known to the month or year perhaps, may lie on a day or after it.
fn reaches(end: &str, day: &str) -> bool {
    day <= end || day.starts_with(end)
}

fn day_before(day: &str) -> Option<String> {
    Some(day.parse::<jiff::civil::Date>().ok()?.yesterday().ok()?.to_string())
}

/// The members of the state system in a year, sorted: the states with a COW number on any day of it, one a number (whoever
/// bore it last in the year).
#[must_use]
pub fn in_system(year: i32) -> Vec<&'static str> {
    let (first, last) = (format!("{year:04}-01-01"), format!("{year:04}-12-31"));
    let lives = |one: &&Spell| {
        one.system == "cow" && one.from <= last.as_str() && (one.to.is_empty() || one.to >= first.as_str())
    };
    let members: BTreeMap<&str, &str> =
        SPELLS.iter().filter(lives).map(|one| (one.number, one.state)).collect();
    members.into_values().collect::<BTreeSet<_>>().into_iter().collect()
}

/// The years that the release of a dataset of alliances covers, the first and the last; none where it is not known.
#[must_use]
pub fn dataset_years(dataset: &str) -> Option<(i16, i16)> {
    let row = DATASETS.rows.iter().find(|row| row.get("id") == dataset)?;
    Some((row.get("from").parse().ok()?, row.get("to").parse().ok()?))
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
            ("345", Some("1900"), "SRB"),
            ("345", Some("2004-01-01"), "SCG"),
            ("345", Some("2010"), "SRB"),
            ("240", Some("1830"), "HAN"),
            ("300", None, "AUH"),
        ] {
            assert_eq!(of_cow(number, day), Some(code), "{number} {day:?}");
        }
        assert_eq!(of_cow("999", Some("1830")), None);
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
        assert!(system(1912, "RUS") && system(1930, "AUT") && !system(1940, "AUT") && system(1955, "AUT"));
        // How many members COW's list has.
        for (year, members) in [(1816, 23), (1913, 44), (2000, 191), (2011, 195), (2016, 195)] {
            assert_eq!(in_system(year).len(), members, "{year}: {:?}", in_system(year));
        }
        assert_eq!((of_gw("340", None), of_gw("260", None)), (Some("SRB"), Some("DEU")));
    }

    #[test]
    fn what_spans_a_succession_is_cut_there() {
        let parts = |number, start, end| {
            let cut = by_cow(number, start, end).into_iter();
            cut.map(|p| format!("{} {}..{}", p.state, p.start, p.end.unwrap_or_default())).collect::<Vec<_>>()
        };
        assert_eq!(parts("220", "1939-09-01", Some("1945-05-08")), ["FRA 1939-09-01..1945-05-08"]);
        assert_eq!(parts("365", "1907", Some("1917")), ["RUS 1907..1917"]);
        assert_eq!(
            parts("345", "1992-04-27", Some("2010-01-01")),
            ["YUG 1992-04-27..2003-02-03", "SCG 2003-02-04..2006-06-04", "SRB 2006-06-05..2010-01-01"]
        );
        assert_eq!(parts("365", "1991", Some("2001")), ["SUN 1991..1991-12-25", "RUS 1991-12-26..2001"]);
        assert_eq!(
            parts("345", "1999", Some("2003")),
            ["YUG 1999..2003-02-03", "SCG 2003-02-04..2003"],
            "an end that is a year may be its last day"
        );
        assert_eq!(parts("640", "1914-08-02", Some("1918")), ["OTT 1914-08-02..1918"]);
        assert_eq!(parts("240", "1838", Some("1866-08-23")), ["HAN 1838..1866-08-23"]);
        assert!(parts("999", "1914", None).is_empty());
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
