//! The numbers of a tie.

use std::collections::BTreeMap;

use mithaq_exchange::codebook::Codebook;
use mithaq_measures::Intensity;
use mithaq_record::{EventType, QuadClass};
use serde::{Serialize, Serializer};

use super::Tie;

/// What the columns of [`Row`] say.
#[must_use]
pub fn codebook() -> Codebook {
    Codebook::parse(include_str!("../../codebooks/ties.txt"))
}

/// The numbers of a tie, see [`codebook`].
#[derive(Debug, Clone, PartialEq, Serialize)]
#[allow(missing_docs, reason = "the codebook has them")]
pub struct Row {
    pub state_1: String,
    pub state_2: String,
    pub period: String,
    pub source: String,
    pub agreements: usize,
    pub level: u8,
    pub classes: BTreeMap<String, usize>,
    pub obligations: BTreeMap<String, usize>,
    pub arms_agreements: usize,
    pub agreement_ids: Vec<String>,
    pub events: usize,
    #[serde(flatten)]
    pub quad_classes: Counts<{ QuadClass::COUNT }>,
    pub goldstein_sum: f64,
    pub goldstein_mean: Option<f64>,
    #[serde(flatten)]
    pub types: Counts<{ EventType::COUNT }>,
    pub visits: usize,
    pub military_aid: usize,
    pub relations: BTreeMap<String, usize>,
    pub differs: Vec<String>,
}

/// Counts under names; in JSON the names are in small letters, as the columns are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counts<const N: usize> {
    /// What is counted.
    pub names: [&'static str; N],
    /// How many there are of each.
    pub counts: [usize; N],
}

impl<const N: usize> Serialize for Counts<N> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.names.iter().map(|name| name.to_lowercase()).zip(self.counts))
    }
}

impl Tie<'_> {
    /// Its numbers.
    #[must_use]
    pub fn row(&self) -> Row {
        let bonds = || self.agreements.iter().map(|(_, bond)| bond);
        let scores = Intensity::of(self.events.iter().filter_map(|event| event.goldstein));
        let count =
            |which: &dyn Fn(&crate::Event) -> bool| self.events.iter().filter(|event| which(event)).count();
        Row {
            state_1: self.state_1.to_owned(),
            state_2: self.state_2.to_owned(),
            period: self.period.to_string(),
            source: self.source.to_owned(),
            agreements: self.agreements.len(),
            level: bonds().map(|bond| bond.level).max().unwrap_or(0),
            classes: counted(self.agreements.iter().map(|(agreement, _)| agreement.class.as_str())),
            obligations: counted(bonds().flat_map(|bond| &bond.obligations).map(String::as_str)),
            arms_agreements: self
                .agreements
                .iter()
                .filter(|(agreement, _)| agreement.class == "arms")
                .count(),
            agreement_ids: self.agreements.iter().map(|(agreement, _)| agreement.id.clone()).collect(),
            events: self.events.len(),
            quad_classes: Counts {
                names: QuadClass::NAMES,
                counts: QuadClass::ALL
                    .map(|class| count(&|event| event.quad_class == Some(class.number().into()))),
            },
            goldstein_sum: scores.map_or(0.0, |scores| scores.sum),
            goldstein_mean: scores.map(|scores| scores.mean),
            types: Counts {
                names: EventType::NAMES,
                counts: EventType::NAMES.map(|type_| count(&|event| event.type_ == type_)),
            },
            visits: count(&crate::Event::is_visit),
            military_aid: count(&crate::Event::is_military_aid),
            relations: counted(self.relations.iter().map(|relation| relation.kind.as_str())),
            differs: self.differs.clone(),
        }
    }
}

fn counted<'a>(words: impl Iterator<Item = &'a str>) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for word in words {
        *counts.entry(word.to_owned()).or_default() += 1;
    }
    counts
}

impl Row {
    /// One cell a column of the codebook.
    #[must_use]
    pub fn cells(&self) -> Vec<String> {
        let list = |counts: &BTreeMap<String, usize>| {
            counts.iter().map(|(word, count)| format!("{word}:{count}")).collect::<Vec<_>>().join(";")
        };
        let mut cells = vec![
            self.state_1.clone(),
            self.state_2.clone(),
            self.period.clone(),
            self.source.clone(),
            self.agreements.to_string(),
            self.level.to_string(),
            list(&self.classes),
            list(&self.obligations),
            self.arms_agreements.to_string(),
            self.agreement_ids.join(";"),
            self.events.to_string(),
        ];
        cells.extend(self.quad_classes.counts.iter().map(usize::to_string));
        // Scores have one decimal, and so has their sum; without the sign that a sum of nothing but noise would carry.
        cells.push(format!("{:.1}", (self.goldstein_sum * 10.0).round() / 10.0 + 0.0));
        cells.push(self.goldstein_mean.map_or_else(String::new, |mean| format!("{mean:.3}")));
        cells.extend(self.types.counts.iter().map(usize::to_string));
        cells.extend([self.visits.to_string(), self.military_aid.to_string()]);
        cells.extend([list(&self.relations), self.differs.join("; ")]);
        cells
    }
}
