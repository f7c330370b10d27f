//! What is known of pieces besides their words: a vector for each feature, added between two layers.

use crate::{Config, ModelError, file::Tensors};

/// features × hidden.
pub(crate) struct Features {
    weight: Vec<f32>,
    hidden: usize,
}

impl Features {
    /// Reads `feature.weight`, with as many rows as it has.
    pub fn load(tensors: &Tensors<'_>, config: &Config) -> Result<Self, ModelError> {
        let rows = tensors.rows("feature.weight")?;
        let weight = tensors.f32s("feature.weight", &[rows, config.hidden])?;
        Ok(Self { weight, hidden: config.hidden })
    }

    /// Adds each feature to the vector of its piece, in the order given.
    pub fn add(&self, features: &[(u32, u32)], x: &mut [f32]) {
        for &(piece, feature) in features {
            let place = |n: u32| n as usize * self.hidden..(n as usize + 1) * self.hidden;
            let (Some(x), Some(row)) = (x.get_mut(place(piece)), self.weight.get(place(feature))) else {
                continue;
            };
            for (x, weight) in x.iter_mut().zip(row) {
                *x += weight;
            }
        }
    }
}
