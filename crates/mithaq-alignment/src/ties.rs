//! Ties: what is in force and what happened between two states in a year or month, by source.

mod differ;
mod evidence;
mod row;

use std::collections::{BTreeMap, BTreeSet};

use mithaq_ledger::Ledger;
use mithaq_world as world;

use crate::{Agreement, Bond, By, Event, Order, Period, Relation, Result, Rules, Told, Whose};
use differ::Compared;
pub use evidence::{Evidence, codebook as evidence_codebook};
pub use row::{Counts, Row, codebook};

/// What ties are wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The state.
    pub state: String,
    /// With whom; with everybody where nobody is named.
    pub with: Option<String>,
    /// Years or months.
    pub by: By,
    /// The first year.
    pub from: Option<i16>,
    /// The last year.
    pub to: Option<i16>,
    /// When agreements are in force.
    pub rules: Rules,
}

/// What one source tells of two states in one period. Every number of its [`Row`] counts these.
#[derive(Debug, Clone, PartialEq)]
pub struct Tie<'a> {
    /// The state asked about.
    pub state_1: &'a str,
    /// The other.
    pub state_2: &'a str,
    /// When.
    pub period: Period,
    /// `news`, or the dataset.
    pub source: &'a str,
    /// In force, each with how it binds the two.
    pub agreements: Vec<(&'a Agreement, Bond)>,
    /// What happened.
    pub events: Vec<&'a Event>,
    /// What holds.
    pub relations: Vec<&'a Relation>,
    /// In what imported datasets differ from the news, in words; in the row of the news.
    pub differs: Vec<String>,
    /// By which order the levels are.
    pub order: Order,
}

impl Asked {
    /// Reads what is told of those asked about.
    ///
    /// # Errors
    /// Where the ledger cannot be read.
    pub fn read(&self, ledger: &Ledger) -> Result<Told> {
        let whose = match &self.with {
            Some(other) => Whose::Pair(self.state.clone(), other.clone()),
            None => Whose::Any(vec![self.state.clone()]),
        };
        Told::read(ledger, &whose, &self.rules)
    }

    /// The ties, by partner, period and source; the news first.
    #[must_use]
    pub fn ties<'a>(&'a self, told: &'a Told) -> Vec<Tie<'a>> {
        let mut pairs: BTreeMap<&str, Between> = BTreeMap::new();
        for agreement in &told.agreements {
            for other in self.partners(agreement.codes()) {
                let bonds = agreement.bonds(&self.state, other);
                pairs.entry(other).or_default().bonds.extend(bonds.into_iter().map(|bond| (agreement, bond)));
            }
        }
        for event in &told.events {
            for other in self.partners(event.partners(&self.state)) {
                pairs.entry(other).or_default().events.push(event);
            }
        }
        for relation in told.relations.iter().filter(|one| one.parties.contains(&self.state)) {
            let parties: BTreeSet<&str> = relation.parties.iter().map(String::as_str).collect();
            for other in self.partners(parties.into_iter().collect()) {
                pairs.entry(other).or_default().relations.push(relation);
            }
        }
        pairs.iter().flat_map(|(other, between)| between.ties(self, other, told)).collect()
    }

    /// Those of these codes that are wanted as partners.
    fn partners<'a>(&self, mut codes: Vec<&'a str>) -> Vec<&'a str> {
        let wanted = |code: &str| match &self.with {
            Some(other) => code == other,
            None => code != self.state && (world::is_party(code) || code.starts_with("COW ")),
        };
        codes.retain(|code| wanted(code));
        codes
    }
}

/// What is told between two states.
#[derive(Default)]
struct Between<'a> {
    bonds: Vec<(&'a Agreement, Bond)>,
    events: Vec<&'a Event>,
    relations: Vec<&'a Relation>,
}

impl<'a> Between<'a> {
    fn ties(&self, asked: &'a Asked, other: &'a str, told: &'a Told) -> Vec<Tie<'a>> {
        let Some((first, last)) = self.span(asked, told) else { return Vec::new() };
        let compared = Compared::new(&self.bonds, &self.events, &self.relations, &told.covered);
        let mut events: BTreeMap<(Period, &str), Vec<&Event>> = BTreeMap::new();
        for event in &self.events {
            if let Some(period) = Period::of(&event.day, asked.by) {
                events.entry((period, &event.source)).or_default().push(event);
            }
        }
        let mut ties = Vec::new();
        for period in first.until(last) {
            let (start, end) = asked.rules.counts.days(period.first_day(), period.last_day());
            let differs = compared.in_words(period, (&start, &end));
            for source in self.sources() {
                let is_news = source == "news";
                let is_covered = told.covered.covers(source, period.year());
                let tie = Tie {
                    state_1: &asked.state,
                    state_2: other,
                    period,
                    source,
                    agreements: if is_covered { self.in_force(source, &start, &end) } else { Vec::new() },
                    events: events.remove(&(period, source)).unwrap_or_default(),
                    relations: if is_news && is_covered { self.holding(&start, &end) } else { Vec::new() },
                    differs: if is_news { differs.clone() } else { Vec::new() },
                    order: asked.rules.valuation.order(source),
                };
                ties.extend(Some(tie).filter(|tie| !tie.is_empty()));
            }
        }
        ties
    }

    /// The periods in question: from the first thing that is told to the last, within the years asked for.
    fn span(&self, asked: &Asked, told: &Told) -> Option<(Period, Period)> {
        let bonds = self.bonds.iter().map(|(_, bond)| &bond.spell.from);
        let relations = self.relations.iter().map(|one| &one.spell.from);
        let first = bonds.chain(relations).chain(self.events.iter().map(|event| &event.day)).min()?;
        let last = differ::last_day(&self.bonds, &self.events, &self.relations, &told.covered)?;
        let bound = |year: Option<i16>, day: &str| {
            year.and_then(|year| Period::of(&format!("{year:04}{day}"), asked.by))
        };
        let (from, to) = (bound(asked.from, "-01-01"), bound(asked.to, "-12-31"));
        let first = Period::of(first, asked.by)?;
        let first = from.map_or(first, |from| from.max(first));
        // What stands without an end is shown up to the last year asked for.
        Some((first, to.or_else(|| Period::of(&last, asked.by))?))
    }

    fn sources(&self) -> Vec<&'a str> {
        let bonds = self.bonds.iter().map(|(agreement, _)| agreement.source.as_str());
        let mut others: BTreeSet<&str> =
            bonds.chain(self.events.iter().map(|one| one.source.as_str())).collect();
        others.remove("news");
        [&["news"][..], &others.into_iter().collect::<Vec<_>>()].concat()
    }

    /// The agreements in force on any of these days, each once: as it binds most.
    fn in_force(&self, source: &str, start: &str, end: &str) -> Vec<(&'a Agreement, Bond)> {
        let mut held: Vec<(&Agreement, Bond)> = Vec::new();
        let of_source = self.bonds.iter().filter(|(agreement, _)| agreement.source == source);
        for (agreement, bond) in of_source.filter(|(_, bond)| bond.spell.meets(start, end)) {
            match held.iter_mut().find(|(known, _)| known.id == agreement.id) {
                Some((_, kept)) if kept.level >= bond.level => {}
                Some((_, kept)) => kept.clone_from(bond),
                None => held.push((agreement, bond.clone())),
            }
        }
        held
    }

    fn holding(&self, start: &str, end: &str) -> Vec<&'a Relation> {
        self.relations.iter().copied().filter(|relation| relation.spell.meets(start, end)).collect()
    }
}

impl Tie<'_> {
    fn is_empty(&self) -> bool {
        self.agreements.is_empty()
            && self.events.is_empty()
            && self.relations.is_empty()
            && self.differs.is_empty()
    }
}
