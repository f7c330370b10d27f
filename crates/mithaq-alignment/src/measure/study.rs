//! Reading what a study needs, and going through its years.

use std::collections::{BTreeMap, BTreeSet};

use mithaq_ledger::Ledger;

use super::year::Year;
use super::{Name, Remarks, Study, Value, Who};
use crate::{
    Agreement, Covered, Error, Event, Of, Period, Result, Sources, Whose, Years, load, members, parse_state,
};

/// What the ledger tells for a study.
#[derive(Default)]
struct Data {
    agreements: Vec<Agreement>,
    /// The imported ones, of everybody, which tell who is in the system.
    alliances: Vec<Agreement>,
    covered: Covered,
    events: BTreeMap<Period, Vec<Event>>,
}

impl Study {
    /// Hands on the values of a measure, year by year or month by month, pairs and states in the order of their codes.
    ///
    /// Gives what has to be said of the years.
    ///
    /// # Errors
    /// Where the measure is not of whom it is asked for, a state is not known, weights are missing, the ledger cannot
    /// be read, and whatever `each` returns.
    pub fn values(
        &self,
        ledger: &Ledger,
        name: Name,
        who: &Who,
        years: Years,
        mut each: impl FnMut(&Value<'_>) -> Result<()>,
    ) -> Result<Remarks> {
        self.check(name, who)?;
        let data = self.read(ledger, name, who, years)?;
        let (of, sources) = self.choices(name);
        let mut remarks = Remarks::default();
        for period in self.by.periods(years) {
            let number = period.year();
            let days = self.rules.counts.days(period.first_day(), period.last_day());
            let days = (days.0.as_str(), days.1.as_str());
            let members = self.members(number, data.covered.of(&data.alliances, number), days)?;
            let weights = self.weights.as_ref().map(|weights| weights.of(&members, number));
            let unweighted = weights.as_ref().map_or(0, |(_, unknown)| *unknown);
            let is_told = remarks.unweighted.last().is_some_and(|(year, _)| *year == number);
            if unweighted > 0 && name.is_similarity() && !is_told {
                remarks.unweighted.push((number, unweighted));
            }
            let events = data.events.get(&period).map_or(&[][..], Vec::as_slice);
            let is_known = data.is_known(of, period, &sources);
            remarks.uncovered.extend(Some(period).filter(|_| !is_known));
            let year = Year {
                period,
                members,
                of,
                agreements: data.covered.of(&data.agreements, number).collect(),
                is_known,
                events,
                days,
                weights: weights.map(|both| both.0),
            };
            year.values(name, &resolved(who, number)?, &mut each)?;
        }
        Ok(remarks)
    }

    fn check(&self, name: Name, who: &Who) -> Result<()> {
        let asked = |what: String| Err(Error::Asked(what));
        if !name.is_of_pair() && matches!(who, Who::Pair(..)) {
            return asked(format!("{} is of a state: name it with --state, or --all", name.name()));
        }
        match name {
            Name::Similarity(measure) if measure.needs_weights() && self.weights.is_none() => {
                asked(format!("{} needs weights of the members: --weights FILE.csv", name.name()))
            }
            Name::Similarity(measure) if measure.needs_levels() && self.of == Some(Of::Events) => {
                asked(format!("{} needs levels, which scores of events have not", name.name()))
            }
            _ => Ok(()),
        }
    }

    fn read(&self, ledger: &Ledger, name: Name, who: &Who, years: Years) -> Result<Data> {
        let (of, sources) = self.choices(name);
        let mut codes = BTreeSet::new();
        for year in years.each() {
            match resolved(who, year)? {
                Who::Pair(one, other) => codes.extend([one, other]),
                Who::State(state) => codes.extend([state]),
                Who::All => {}
            }
        }
        let all = *who == Who::All
            || name.is_of_network()
            || (name.is_similarity() && !matches!(who, Who::Pair(..)));
        let codes: Vec<String> = codes.into_iter().collect();
        let whose = match codes.as_slice() {
            _ if all => Whose::All,
            [one, other] if name.is_of_events() => Whose::Pair(one.clone(), other.clone()),
            _ => Whose::Any(codes),
        };
        let mut data = Data { covered: Covered::read(ledger)?, ..Data::default() };
        if of == Of::Events {
            for event in load::events(ledger, &whose, &sources, Some(years))?.0 {
                if let Some(period) = Period::of(&event.day, self.by) {
                    data.events.entry(period).or_default().push(event);
                }
            }
        } else {
            data.agreements = load::agreements(ledger, &whose, &self.rules, &sources)?.0;
        }
        if self.members.is_empty() {
            // The system is the same whoever is asked about, and from whatever source.
            data.alliances = load::agreements(ledger, &Whose::All, &self.rules, &Sources::imported())?.0;
        }
        Ok(data)
    }

    fn members<'a>(
        &self,
        year: i16,
        alliances: impl Iterator<Item = &'a Agreement>,
        days: (&str, &str),
    ) -> Result<Vec<String>> {
        if self.members.is_empty() {
            return Ok(members::system(year, alliances, days));
        }
        let named: BTreeSet<String> =
            self.members.iter().map(|typed| parse_state(typed, year)).collect::<Result<_>>()?;
        Ok(named.into_iter().collect())
    }
}

impl Data {
    /// Whether any of these sources is in the ledger and covers a year, or month. Of imported events it is not told which they cover.
    fn is_known(&self, of: Of, period: Period, sources: &Sources) -> bool {
        let mut known = load::sources().filter(|source| sources.has(source));
        match of {
            Of::Events if sources.has_imported() => true,
            Of::Events => self.covered.knows_period("news", period),
            _ => known.any(|source| self.covered.knows_period(source, period)),
        }
    }
}

/// The states as their codes in a year.
fn resolved(who: &Who, year: i16) -> Result<Who> {
    Ok(match who {
        Who::Pair(one, other) => Who::Pair(parse_state(one, year)?, parse_state(other, year)?),
        Who::State(state) => Who::State(parse_state(state, year)?),
        Who::All => Who::All,
    })
}
