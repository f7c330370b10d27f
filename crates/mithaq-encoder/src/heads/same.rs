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

/// What [`crate::Model::same`] asks of the pieces of a text, worked out once.
#[derive(Debug, Clone, Default)]
pub struct Sides {
    left: Vec<f32>,
    right: Vec<f32>,
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

    pub fn sides(&self, vectors: &[f32], instructions: Instructions) -> Sides {
        Sides { left: self.left.apply(vectors, instructions), right: self.right.apply(vectors, instructions) }
    }

    /// The logit of two pieces.
    pub fn of(&self, (one, i): (&Sides, usize), (other, j): (&Sides, usize)) -> f32 {
        let size = self.left.rows;
        let (left, right) = (&one.left[i * size..][..size], &other.right[j * size..][..size]);
        float::dot(left, right) / (size as f32).sqrt() + self.bias
    }
}
