//! The numbers of a tie.

use std::collections::BTreeMap;

use mithaq_exchange::codebook::Codebook;
use mithaq_exchange::codes::PLOVER_TYPES;
use mithaq_measures::Intensity;
use serde::Serialize;

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
    /// Verbal and material cooperation, verbal and material conflict.
    pub quad_classes: [usize; 4],
    pub goldstein_sum: f64,
    pub goldstein_mean: Option<f64>,
    /// In the order of [`PLOVER_TYPES`].
    pub types: [usize; 16],
    pub visits: usize,
    pub military_aid: usize,
    pub relations: BTreeMap<String, usize>,
    pub differs: Vec<String>,
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
            quad_classes: [1, 2, 3, 4].map(|class| count(&|event| event.quad_class == Some(class))),
            goldstein_sum: scores.map_or(0.0, |scores| scores.sum),
            goldstein_mean: scores.map(|scores| scores.mean),
            types: PLOVER_TYPES.map(|type_| count(&|event| event.type_ == type_)),
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
        cells.extend(self.quad_classes.iter().map(usize::to_string));
        // Scores have one decimal, and so has their sum; without the sign that a sum of nothing but noise would carry.
        cells.push(format!("{:.1}", (self.goldstein_sum * 10.0).round() / 10.0 + 0.0));
        cells.push(self.goldstein_mean.map_or_else(String::new, |mean| format!("{mean:.3}")));
        cells.extend(self.types.iter().map(usize::to_string));
        cells.extend([self.visits.to_string(), self.military_aid.to_string()]);
        cells.extend([list(&self.relations), self.differs.join("; ")]);
        cells
    }
}
