//! What the heads say of the vectors. All give logits: what they mean is decided by who calls.

mod attribute;
mod label;
mod role;
mod same;

use attribute::Attribute;
use label::Label;
use role::Role;
use same::Same;

use crate::{Model, ModelError, file::Tensors};

/// The heads that a model has; one without a head answers as if the head's list were empty.
pub(crate) struct Heads {
    label: Option<Label>,
    attribute: Option<Attribute>,
    role: Option<Role>,
    same: Option<Same>,
}

impl Heads {
    /// Reads the heads that are there; half a head is an error.
    pub fn load(tensors: &Tensors<'_>, hidden: usize) -> Result<Self, ModelError> {
        let has = |name| tensors.has(name);
        // Attributes and roles are of a piece under a label.
        let label = has("label.weight") || has("attribute.in.weight") || has("role.query.weight");
        Ok(Self {
            label: label.then(|| Label::load(tensors, hidden)).transpose()?,
            attribute: has("attribute.in.weight").then(|| Attribute::load(tensors, hidden)).transpose()?,
            role: has("role.query.weight").then(|| Role::load(tensors, hidden)).transpose()?,
            same: has("same.left.weight").then(|| Same::load(tensors, hidden)).transpose()?,
        })
    }
}

impl Model {
    /// The vector of piece `i`.
    fn vector<'a>(&self, vectors: &'a [f32], i: usize) -> &'a [f32] {
        &vectors[i * self.config.hidden..][..self.config.hidden]
    }

    /// Logits of each piece for each label: n × labels.
    #[must_use]
    pub fn labels(&self, vectors: &[f32]) -> Vec<f32> {
        let label = self.heads.label.as_ref();
        label.map(|label| label.dense.apply(vectors, self.instructions)).unwrap_or_default()
    }

    /// The logits of the attributes of a trigger: piece `t` under label `c`.
    ///
    /// # Panics
    /// If there is no such piece or label.
    #[must_use]
    pub fn attributes(&self, vectors: &[f32], t: usize, c: usize) -> Vec<f32> {
        let Heads { label: Some(label), attribute: Some(attribute), .. } = &self.heads else { return vec![] };
        attribute.of(&label.under(self.vector(vectors, t), c), self.instructions)
    }

    /// What [`Model::roles`] asks of each piece, worked out once for a text: n × roles · size.
    #[must_use]
    pub fn keys(&self, vectors: &[f32]) -> Vec<f32> {
        let role = self.heads.role.as_ref();
        role.map(|role| role.key.apply(vectors, self.instructions)).unwrap_or_default()
    }

    /// Logits of each piece for each role of a trigger (piece `t` under label `c`): roles × n. `keys` are those of the vectors.
    ///
    /// # Panics
    /// If there is no such piece or label, or the keys are of other vectors.
    #[must_use]
    pub fn roles(&self, keys: &[f32], vectors: &[f32], t: usize, c: usize) -> Vec<f32> {
        let Heads { label: Some(label), role: Some(role), .. } = &self.heads else { return vec![] };
        let n = vectors.len() / self.config.hidden;
        role.of(&label.under(self.vector(vectors, t), c), keys, t, n, self.instructions)
    }

    /// The logit of piece `i` standing for what piece `j` stands for; −∞ where the model cannot tell.
    ///
    /// # Panics
    /// If there is no such piece.
    #[must_use]
    pub fn same(&self, vectors: &[f32], i: usize, j: usize) -> f32 {
        let (left, right) = (self.vector(vectors, i), self.vector(vectors, j));
        self.heads.same.as_ref().map_or(f32::NEG_INFINITY, |same| same.of(left, right, self.instructions))
    }
}
