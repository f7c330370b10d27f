//! Whether one piece stands for what another stands for.

use crate::{
    Instructions, ModelError,
    dense::Dense,
    file::{Tensors, value},
    float,
};

/// left(x) · right(y) / √size + bias.
pub(crate) struct Same {
    left: Dense,
    right: Dense,
    bias: f32,
}

impl Same {
    pub fn load(tensors: &Tensors<'_>, hidden: usize) -> Result<Self, ModelError> {
        let left = Dense::load(tensors, "same.left", hidden)?;
        let right = Dense::load(tensors, "same.right", hidden)?;
        if left.rows == 0 || left.rows != right.rows {
            return Err(value("same.left.weight", "must have as many rows as same.right.weight"));
        }
        let bias = tensors.f32s("same.bias", &[1])?[0];
        Ok(Self { left, right, bias })
    }

    /// The logit of two pieces' vectors.
    pub fn of(&self, left: &[f32], right: &[f32], instructions: Instructions) -> f32 {
        let left = self.left.apply(left, instructions);
        let right = self.right.apply(right, instructions);
        float::dot(&left, &right) / (left.len() as f32).sqrt() + self.bias
    }
}
