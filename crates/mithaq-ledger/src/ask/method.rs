//! The rules' thresholds and weights, as a file that can be changed.

use std::collections::BTreeMap;

use serde::Deserialize;
use sha2::{Digest, Sha256};

use crate::chain::hexadecimal;
use crate::{Error, Result};

/// The method as it is built in.
const BUILT_IN: &str = include_str!("../../method.toml");

/// The thresholds and weights of [`Ledger::ask`](crate::Ledger::ask). What each means stands in `method.toml`.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Method {
    /// Years before the newest report in which a gain or a loss counts.
    pub recent_years: u16,
    /// Years before its report in which a relation that began is news.
    pub relation_years: u16,
    /// How sure one telling of a happening must be before it counts, 0 to 1: a record's confidence.
    pub least_sure: f64,
    /// Records of done things that it takes to say anything.
    pub least_done: usize,
    /// Weight from which on a tie was gained.
    pub gained: f64,
    /// Weight from which on a tie was lost.
    pub lost: f64,
    /// By what share one must outweigh the other, 0 to 1.
    pub margin: f64,
    /// Weight from which on a phase is one.
    pub phase: f64,
    /// How often the sources are drawn anew.
    pub resamples: usize,
    /// Where the chance of drawing starts.
    pub seed: u64,
    /// Share of the outcomes that an interval holds, 0 to 1.
    pub interval: f64,
    /// Organisations by code, with the code of the power whose acts theirs count as, too.
    #[serde(default)]
    pub blocs: BTreeMap<String, String>,
    /// What movements weigh.
    pub weights: Weights,
    /// Of the file, hexadecimal: names the method in an answer.
    #[serde(skip)]
    pub digest: String,
}

/// What movements weigh when they are certain.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Weights {
    /// By class; `other` for the rest.
    pub agreement: BTreeMap<String, f64>,
    /// By kind of relation; `other` for the rest.
    pub relation: BTreeMap<String, f64>,
    /// By PLOVER type, or type and mode: `RETREAT/withdraw`.
    pub gain: BTreeMap<String, f64>,
    /// The same.
    pub loss: BTreeMap<String, f64>,
}

impl Method {
    /// The method with the values of this file instead of the built-in ones.
    ///
    /// # Errors
    /// [`Error::Method`] where the text is not TOML, has a key that no rule knows, or a value out of range.
    pub fn parse(text: &str) -> Result<Self> {
        let wrong = |why: String| Error::Method { why };
        let mut values: toml::Table = toml::from_str(BUILT_IN).map_err(|error| wrong(error.to_string()))?;
        let own: toml::Table = toml::from_str(text).map_err(|error| wrong(error.to_string()))?;
        overlay(&mut values, own);
        let mut method = Self::deserialize(values).map_err(|error| wrong(error.to_string()))?;
        method.check().map_err(wrong)?;
        method.digest = hexadecimal(&Sha256::digest(text.as_bytes()));
        Ok(method)
    }

    /// The text of the built-in method.
    #[must_use]
    pub fn built_in() -> &'static str {
        BUILT_IN
    }

    fn check(&self) -> std::result::Result<(), String> {
        let share = |name: &str, value: f64| {
            if (0.0..=1.0).contains(&value) {
                Ok(())
            } else {
                Err(format!("{name} = {value}: not between 0 and 1"))
            }
        };
        share("least_sure", self.least_sure)?;
        share("margin", self.margin)?;
        share("interval", self.interval)?;
        let Weights { agreement, relation, gain, loss } = &self.weights;
        let weights = [agreement, relation, gain, loss]
            .into_iter()
            .flatten()
            .map(|(name, value)| (name.as_str(), *value));
        let all = weights.chain([("gained", self.gained), ("lost", self.lost), ("phase", self.phase)]);
        match all.into_iter().find(|(_, value)| !(value.is_finite() && *value >= 0.0)) {
            Some((name, value)) => Err(format!("{name} = {value}: a weight is 0 or more")),
            None if self.resamples > 100_000 => Err("resamples: at most 100000".to_owned()),
            None => Ok(()),
        }
    }
}

impl Default for Method {
    fn default() -> Self {
        Self::parse(BUILT_IN).expect("the built-in method is sound: a test parses it")
    }
}

impl Method {
    /// The organisations that a power leads.
    pub(super) fn led_by<'m>(&'m self, power: &'m str) -> impl Iterator<Item = &'m str> {
        self.blocs.iter().filter(move |(_, leader)| *leader == power).map(|(bloc, _)| bloc.as_str())
    }
}

impl Weights {
    pub(super) fn agreement(&self, class: &str) -> f64 {
        named(&self.agreement, class)
    }

    pub(super) fn relation(&self, kind: &str) -> f64 {
        named(&self.relation, kind)
    }
}

fn named(weights: &BTreeMap<String, f64>, name: &str) -> f64 {
    weights.get(name).or_else(|| weights.get("other")).copied().unwrap_or(0.0)
}

/// The weight of an event among gains or losses, where it is one.
pub(super) fn of_event(weights: &BTreeMap<String, f64>, type_: &str, mode: Option<&str>) -> Option<f64> {
    let exact = mode.and_then(|mode| weights.get(&format!("{type_}/{mode}")));
    exact.or_else(|| weights.get(type_)).copied()
}

/// Values of `own` stand over those of `values`, table by table.
fn overlay(values: &mut toml::Table, own: toml::Table) {
    for (key, value) in own {
        match (values.get_mut(&key), value) {
            (Some(toml::Value::Table(inner)), toml::Value::Table(own)) => overlay(inner, own),
            (_, value) => {
                values.insert(key, value);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Method;

    #[test]
    fn the_built_in_method_is_sound_and_values_can_be_changed_one_by_one() {
        let built_in = Method::default();
        assert_eq!(built_in.weights.agreement("defence"), 3.0);
        assert_eq!(built_in.weights.agreement("fishing"), built_in.weights.agreement("other"));
        let own = Method::parse("recent_years = 3\n[weights.gain]\nAID = 2").expect("sound");
        assert_eq!((own.recent_years, own.weights.gain["AID"]), (3, 2.0));
        assert_eq!(own.weights.gain["AGREE"], built_in.weights.gain["AGREE"]);
        assert_ne!(own.digest, built_in.digest);
    }

    #[test]
    fn a_method_that_is_none_is_refused_with_its_place() {
        for (text, told) in [
            ("recent_years = \"five\"", "recent_years"),
            ("recent = 5", "recent"),
            ("margin = 2.0", "margin"),
            ("[weights.gain]\nAID = -1.0", "AID"),
            ("gained = ", "line 1"),
        ] {
            let error = Method::parse(text).expect_err("no method").to_string();
            assert!(error.contains(told), "{error}");
        }
    }
}
