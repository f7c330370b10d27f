//! What holds of a trigger as a whole: whether it happened, whether it is denied.

use crate::{Instructions, ModelError, dense::Dense, file::Tensors};

/// out(gelu(in(h))).
pub(crate) struct Attribute {
    in_: Dense,
    out: Dense,
}

impl Attribute {
    pub fn load(tensors: &Tensors<'_>, hidden: usize) -> Result<Self, ModelError> {
        let in_ = Dense::load(tensors, "attribute.in", hidden)?;
        let out = Dense::load(tensors, "attribute.out", in_.rows)?;
        Ok(Self { in_, out })
    }

    /// The logits of the attributes of a trigger's vector.
    pub fn of(&self, trigger: &[f32], instructions: Instructions) -> Vec<f32> {
        let mut inner = self.in_.apply(trigger, instructions);
        instructions.gelu(&mut inner);
        self.out.apply(&inner, instructions)
    }
}
