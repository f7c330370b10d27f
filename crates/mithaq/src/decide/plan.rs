//! What the numbers of the model's heads stand for, and from which probability on a deed is recorded.

use mithaq_encoder::Model;
use serde::de::DeserializeOwned;

use crate::record::{Kind, Modality};

/// What a label stands for.
#[derive(Debug, Clone)]
pub(super) struct Label {
    /// PLOVER type, step of an agreement, kind of relation, or `claim`.
    pub name: String,
    pub kind: Kind,
    /// From this logit on it is recorded.
    pub least: f32,
    /// How sure it is: 1 / (1 + e^−(a·logit + b)).
    pub sure: (f32, f32),
}

/// The lists of a model, by what its numbers mean.
#[derive(Debug)]
pub(super) struct Plan {
    pub labels: Vec<Label>,
    pub modalities: Vec<Modality>,
    pub modes: Vec<String>,
    pub classes: Vec<String>,
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

impl Plan {
    pub(super) fn of(model: &Model) -> Self {
        let card = model.card();
        let least = |name: &str| card["least"][name].as_f64().unwrap_or(0.0) as f32;
        let sure = |name: &str| {
            let number =
                |n: usize, default: f32| card["sure"][name][n].as_f64().map_or(default, |x| x as f32);
            (number(0, 1.0), number(1, 0.0))
        };
        let label = |(name, kind): (&String, &String)| Label {
            name: name.clone(),
            kind: word(kind).unwrap_or(Kind::Event),
            least: least(name),
            sure: sure(name),
        };
        Self {
            labels: model.list("labels").iter().zip(model.list("kinds")).map(label).collect(),
            modalities: model.list("modalities").iter().filter_map(|m| word(m)).collect(),
            modes: model.list("modes").to_vec(),
            classes: model.list("classes").to_vec(),
            flags: model.list("flags").len(),
        }
    }
}

fn word<T: DeserializeOwned>(name: &str) -> Option<T> {
    serde_json::from_value(serde_json::Value::String(name.to_owned())).ok()
}
