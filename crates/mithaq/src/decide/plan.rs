//! What the numbers of the model's heads stand for, and from which probability on a deed is recorded.

use std::collections::HashMap;

use mithaq_encoder::{Model, probability};
use mithaq_record::{Kind, Modality};
use serde::de::DeserializeOwned;

use super::signs::Worth;

/// What a label stands for.
#[derive(Debug, Clone)]
pub(super) struct Label {
    /// PLOVER type, step of an agreement, kind of relation, or `claim`.
    pub name: String,
    pub kind: Kind,
    /// From this logit on it is recorded.
    pub least: f32,
    /// How sure it is, by language: 1 / (1 + e^−(a·logit + b)).
    sure: HashMap<String, (f32, f32)>,
}

/// The lists of a model, by what its numbers mean.
#[derive(Debug)]
pub(super) struct Plan {
    pub labels: Vec<Label>,
    pub modalities: Vec<Modality>,
    /// Names of the roles, in the order of the model.
    pub roles: Vec<String>,
    pub modes: Vec<String>,
    pub classes: Vec<String>,
    features: HashMap<String, u32>,
    /// What the signs of a record are worth, where that was fitted.
    pub worth: Option<Worth>,
    /// How many flags stand between modalities and modes: denied, doubting, unnamed.
    pub flags: usize,
}

/// Roles, in the order of the model.
pub(super) const ACTOR: usize = 0;
pub(super) const RECIPIENT: usize = 1;
pub(super) const SPEAKER: usize = 2;
pub(super) const WHEN: usize = 3;
pub(super) const WHERE: usize = 4;
pub(super) const BODY: usize = 5;
pub(super) const SAID: usize = 6;

impl Label {
    /// The calibrated probability of a logit in a language; where none was calibrated the logit's own.
    pub(super) fn sure(&self, logit: f32, language: &str) -> f32 {
        let (a, b) = self.sure.get(language).copied().unwrap_or((1.0, 0.0));
        probability(a * logit + b)
    }
}

impl Plan {
    pub(super) fn of(model: &Model) -> Self {
        let card = model.card();
        let least = |name: &str| card["least"][name].as_f64().unwrap_or(0.0) as f32;
        let by_language = |name: &str| {
            let languages = card["sure"].as_object().into_iter().flatten();
            let number = |fit: &serde_json::Value, n: usize| fit[name][n].as_f64().map(|x| x as f32);
            languages.filter_map(|(l, fit)| Some((l.clone(), (number(fit, 0)?, number(fit, 1)?)))).collect()
        };
        let label = |(name, kind): (&String, &String)| Label {
            name: name.clone(),
            kind: word(kind).unwrap_or(Kind::Event),
            least: least(name),
            sure: by_language(name),
        };
        Self {
            labels: model.list("labels").iter().zip(model.list("kinds")).map(label).collect(),
            modalities: model.list("modalities").iter().filter_map(|m| word(m)).collect(),
            roles: model.list("roles").to_vec(),
            modes: model.list("modes").to_vec(),
            classes: model.list("classes").to_vec(),
            features: model.list("features").iter().cloned().zip(0..).collect(),
            worth: Worth::of(card),
            flags: model.list("flags").len(),
        }
    }

    /// The number of a feature, if the model knows it.
    pub(super) fn feature(&self, name: &str) -> Option<u32> {
        self.features.get(name).copied()
    }
}

fn word<T: DeserializeOwned>(name: &str) -> Option<T> {
    serde_json::from_value(serde_json::Value::String(name.to_owned())).ok()
}
