//! The values of one year, or month.

use mithaq_measures::network::Network;
use mithaq_measures::{Concentration, Intensity, Measure, all_pairs, cooperation_index};

use super::{Name, Value, Who};
use crate::portfolio::Matrix;
use crate::{Agreement, Error, Event, Of, Period, Result};

/// One year of a study, or month.
pub(super) struct Year<'a> {
    pub period: Period,
    pub members: Vec<String>,
    pub of: Of,
    /// Of the sources that cover the year.
    pub agreements: Vec<&'a Agreement>,
    /// Whether anything is known of it: else all values are blank.
    pub is_known: bool,
    pub events: &'a [Event],
    /// The days on which agreements must be in force.
    pub days: (&'a str, &'a str),
    pub weights: Option<Vec<f64>>,
}

/// What takes the values.
type Each<'a> = &'a mut dyn FnMut(&Value<'_>) -> Result<()>;

impl Year<'_> {
    pub(super) fn values(&self, name: Name, who: &Who, each: Each<'_>) -> Result<()> {
        if name.is_similarity() {
            self.similarity(name, who, each)
        } else if name.is_of_pair() {
            self.pairs(name, who, each)
        } else {
            self.states(name, who, each)
        }
    }

    fn value<'b>(&self, one: &'b str, other: Option<&'b str>, name: Name, value: Option<f64>) -> Value<'b> {
        Value {
            state_1: one,
            state_2: other,
            year: self.period.year(),
            period: self.period,
            measure: name.name(),
            value: value.filter(|_| self.is_known),
            members: self.members.len(),
        }
    }

    fn similarity(&self, name: Name, who: &Who, each: Each<'_>) -> Result<()> {
        let weighted = self.weights.is_some();
        let measures: Vec<Measure> = match name {
            Name::Similarity(measure) => vec![measure],
            _ => Measure::all().filter(|measure| weighted || !measure.needs_weights()).collect(),
        };
        let no_system = || Error::Asked("the scale has no span".to_owned());
        let mut system = self.of.system().ok_or_else(no_system)?;
        if let Some(weights) = &self.weights {
            system = system.with_weights(weights);
        }
        let ties = self.ties(true);
        let rows = ties.portfolios(self.of);
        if *who == Who::All {
            let table = all_pairs(&rows, &system).map_err(|error| Error::Asked(error.to_string()))?;
            return table.pairs().try_for_each(|pair| {
                let (one, other) = (&self.members[pair.first], &self.members[pair.second]);
                measures.iter().try_for_each(|&measure| {
                    each(&self.value(one, Some(other), Name::Similarity(measure), pair.get(measure)))
                })
            });
        }
        for (one, other) in self.asked(who) {
            let places = ties.place(one).zip(ties.place(other));
            for &measure in &measures {
                let value = places.and_then(|(a, b)| measure.of(&rows[a], &rows[b], &system));
                each(&self.value(one, Some(other), Name::Similarity(measure), value))?;
            }
        }
        Ok(())
    }

    /// The ties: as portfolios have them, or as amounts.
    fn ties(&self, portfolio: bool) -> Matrix {
        match self.of {
            Of::Events if portfolio => Matrix::of_scores(&self.members, self.events.iter()),
            Of::Events => Matrix::of_cooperation(&self.members, self.events.iter()),
            of => Matrix::of_agreements(&self.members, of, self.agreements.iter().copied(), self.days),
        }
    }

    /// The pairs asked about, in the order asked for.
    fn asked<'b>(&'b self, who: &'b Who) -> Vec<(&'b str, &'b str)> {
        let members = || self.members.iter().map(String::as_str);
        match who {
            Who::Pair(one, other) => vec![(one, other)],
            Who::State(state) => {
                members().filter(|other| other != state).map(|other| (state.as_str(), other)).collect()
            }
            Who::All => {
                let after = |one: &'b str| members().filter(move |other| *other > one);
                members().flat_map(|one| after(one).map(move |other| (one, other))).collect()
            }
        }
    }

    fn pairs(&self, name: Name, who: &Who, each: Each<'_>) -> Result<()> {
        if name == Name::Share {
            return self.shares(who, each);
        }
        let asked = self.asked(who);
        let between = Between::new(self.events);
        for (one, other) in asked {
            each(&self.value(one, Some(other), name, between.value(name, one, other)))?;
        }
        Ok(())
    }

    /// A share has a direction: of everybody's ties, each with each.
    fn shares(&self, who: &Who, each: Each<'_>) -> Result<()> {
        let ties = self.ties(false);
        let share = |one: &str, other: &str| {
            let row = ties.row(ties.place(one)?);
            let total: f64 = row.iter().sum();
            (total > 0.0).then_some(row[ties.place(other)?] / total)
        };
        for (one, other) in self.asked(who) {
            each(&self.value(one, Some(other), Name::Share, share(one, other)))?;
            if *who == Who::All {
                each(&self.value(other, Some(one), Name::Share, share(other, one)))?;
            }
        }
        Ok(())
    }

    fn states(&self, name: Name, who: &Who, each: Each<'_>) -> Result<()> {
        let ties = self.ties(false);
        let network = self.network(name, &ties);
        let states: Vec<&str> = match who {
            Who::State(state) | Who::Pair(state, _) => vec![state],
            Who::All => self.members.iter().map(String::as_str).collect(),
        };
        for state in states {
            let value = ties.place(state).and_then(|place| match &network {
                Some(values) => values[place],
                None => self.of_row(name, &ties, place),
            });
            each(&self.value(state, None, name, value))?;
        }
        Ok(())
    }

    fn of_row(&self, name: Name, ties: &Matrix, place: usize) -> Option<f64> {
        let row = ties.row(place);
        match name {
            Name::Degree => Some(row.iter().filter(|tie| **tie > 0.0).count() as f64),
            Name::Strength => Some(row.iter().sum()),
            _ => {
                let others: Vec<f64> = [&row[..place], &row[place + 1..]].concat();
                let concentration = Concentration::of(&others)?;
                match name {
                    Name::Herfindahl => Some(concentration.herfindahl),
                    Name::HerfindahlNormalised => concentration.normalised,
                    _ => Some(concentration.effective),
                }
            }
        }
    }

    /// The values of all members, in their order, where the measure is one of the network as a whole.
    fn network(&self, name: Name, ties: &Matrix) -> Option<Vec<Option<f64>>> {
        if !name.is_of_network() {
            return None;
        }
        let names = || self.members.iter().map(String::as_str);
        let of_row = |(place, one)| {
            let others = names().enumerate().skip(place + 1);
            others.map(move |(other, name)| (one, name, ties.row(place)[other]))
        };
        let tied = names().enumerate().flat_map(of_row).filter(|(.., tie)| *tie > 0.0);
        let network = Network::new(names(), tied)?;
        // The network has its members in the order of their names, which is that of the codes here.
        Some(if name == Name::Betweenness {
            network.positions().into_iter().map(|position| position.betweenness_share).collect()
        } else {
            let groups = network.communities().groups;
            let number =
                |code: &str| groups.iter().position(|group| group.iter().any(|member| member == code));
            names().map(|code| number(code).map(|number| number as f64 + 1.0)).collect()
        })
    }
}

/// The events of a year by pair.
struct Between<'a>(std::collections::HashMap<(&'a str, &'a str), Vec<&'a Event>>);

impl<'a> Between<'a> {
    fn new(events: &'a [Event]) -> Self {
        let mut pairs: std::collections::HashMap<_, Vec<&Event>> = std::collections::HashMap::new();
        for event in events {
            let mut known = Vec::new();
            for code in event.actors.iter().chain(&event.recipients) {
                for other in event.partners(code) {
                    let pair = (code.as_str().min(other), code.as_str().max(other));
                    if !known.contains(&pair) {
                        known.push(pair);
                        pairs.entry(pair).or_default().push(event);
                    }
                }
            }
        }
        Self(pairs)
    }

    fn value(&self, name: Name, one: &str, other: &str) -> Option<f64> {
        let events = self.0.get(&(one.min(other), one.max(other)))?;
        let scores = || Intensity::of(events.iter().filter_map(|event| event.goldstein));
        let count = |classes: [i64; 2]| {
            events
                .iter()
                .filter(|event| event.quad_class.is_some_and(|class| classes.contains(&class)))
                .count() as f64
        };
        match name {
            Name::GoldsteinMean => scores().map(|scores| scores.mean),
            Name::GoldsteinSum => scores().map(|scores| scores.sum),
            _ => cooperation_index(count([1, 2]), count([3, 4])),
        }
    }
}
