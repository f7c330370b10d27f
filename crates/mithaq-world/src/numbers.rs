//! Numbers of states, COW's and Gleditsch and Ward's: who bore which when, who succeeded to whom, who was a member of the state system.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::LazyLock;

use mithaq_record::iso;

use crate::lists::{STATES, SYSTEM};

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
/// use mithaq_world::by_cow;
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
        before.end = iso::day_before(since);
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
}
