//! What a piece is.

use crate::{ModelError, dense::Dense, file::Tensors};

/// Logits of labels, and what a label adds to the vector of a piece that is read under it.
pub(crate) struct Label {
    pub dense: Dense,
    /// labels × hidden.
    embed: Vec<f32>,
    hidden: usize,
}

impl Label {
    pub fn load(tensors: &Tensors<'_>, hidden: usize) -> Result<Self, ModelError> {
        let dense = Dense::load(tensors, "label", hidden)?;
        let embed = tensors.f32s("label.embed", &[dense.rows, hidden])?;
        Ok(Self { dense, embed, hidden })
    }

    /// A piece's vector under label `c`.
    pub fn under(&self, vector: &[f32], c: usize) -> Vec<f32> {
        let label = &self.embed[c * self.hidden..][..self.hidden];
        vector.iter().zip(label).map(|(x, more)| x + more).collect()
    }
}
