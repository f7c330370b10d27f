//! The network around a state: those it has agreements with in a year, and theirs among each other.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;

use mithaq_ledger::Ledger;
use mithaq_measures::network::Network;
use mithaq_world as world;

use crate::{Agreement, Covered, Period, Result, Rules, Sources, Whose, load};

/// A state and its partners.
#[derive(Debug, Clone, PartialEq)]
pub struct Neighbours {
    /// Codes of the state and of those it has agreements with, sorted.
    pub states: Vec<String>,
    /// Number of each one's community (Louvain), as in `mithaq measure community` over these states alone.
    pub communities: Vec<usize>,
    /// What is in force between two of them.
    pub ties: Vec<Link>,
    /// Whether any of the sources covers the year: else no tie says nothing.
    pub is_known: bool,
}

/// Agreements in force between two states.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Link {
    /// Place of the one in `states`.
    pub one: usize,
    /// Place of the other, the greater.
    pub other: usize,
    /// How many.
    pub agreements: usize,
    /// The highest level, 0 to 3; see [`crate::level`].
    pub level: u8,
}

/// By codes: how many, and the highest level.
type Ties = BTreeMap<(String, String), (usize, u8)>;

impl Neighbours {
    /// The network around a state in a year, from these sources.
    ///
    /// # Errors
    /// Where the ledger cannot be read.
    pub fn around(ledger: &Ledger, state: &str, year: i16, sources: &Sources, rules: &Rules) -> Result<Self> {
        let agreements = load::agreements(ledger, &Whose::All, rules, sources)?.0;
        let period = Period::of_year(year);
        let (first, last) = rules.counts.days(period.first_day(), period.last_day());
        let covered = Covered::read(ledger)?;
        let ties = among_partners(state, in_force(covered.of(&agreements, year), (&first, &last)));
        let mut states: BTreeSet<&str> =
            ties.keys().flat_map(|(one, other)| [one.as_str(), other.as_str()]).collect();
        states.insert(state);
        let states: Vec<String> = states.into_iter().map(str::to_owned).collect();
        let place = |code: &str| states.iter().position(|state| state == code).unwrap_or_default();
        let links = ties.iter().map(|((one, other), (agreements, level))| Link {
            one: place(one),
            other: place(other),
            agreements: *agreements,
            level: *level,
        });
        let is_known = load::sources().any(|source| sources.has(source) && covered.knows(source, year));
        Ok(Self { communities: communities(&states, &ties), ties: links.collect(), states, is_known })
    }
}

/// What is in force between every two states on any of these days.
fn in_force<'a>(agreements: impl Iterator<Item = &'a Agreement>, (first, last): (&str, &str)) -> Ties {
    let mut ties = Ties::new();
    for agreement in agreements {
        let states: BTreeSet<&str> =
            agreement.codes().into_iter().filter(|code| world::is_state(code)).collect();
        for one in &states {
            for other in states.range::<str, _>((Bound::Excluded(*one), Bound::Unbounded)) {
                let bonds = agreement.bonds(one, other);
                let held = bonds.iter().filter(|bond| bond.spell.meets(first, last));
                if let Some(level) = held.map(|bond| bond.level).max() {
                    let tie = ties.entry(((*one).to_owned(), (*other).to_owned())).or_default();
                    *tie = (tie.0 + 1, tie.1.max(level));
                }
            }
        }
    }
    ties
}

/// The ties of a state, and those of its partners among each other.
fn among_partners(state: &str, mut ties: Ties) -> Ties {
    let partners: BTreeSet<String> = ties
        .keys()
        .filter(|(one, other)| one == state || other == state)
        .flat_map(|(one, other)| [one.clone(), other.clone()])
        .collect();
    ties.retain(|(one, other), _| partners.contains(one) && partners.contains(other));
    ties
}

fn communities(states: &[String], ties: &Ties) -> Vec<usize> {
    let weight = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    let edges = ties.iter().map(|((one, other), (count, _))| (one.as_str(), other.as_str(), weight(*count)));
    let groups = Network::new(states.iter().map(String::as_str), edges)
        .map(|network| network.communities().groups)
        .unwrap_or_default();
    let group_of = |state: &String| groups.iter().position(|group| group.contains(state)).unwrap_or_default();
    states.iter().map(group_of).collect()
}
