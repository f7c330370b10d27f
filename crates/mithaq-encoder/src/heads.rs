//! What the heads say of the vectors. All give logits: what they mean is decided by who calls.

mod attribute;
mod deed;
mod role;
mod same;
mod whom;

use attribute::Attribute;
use deed::Deed;
use role::Role;
use same::Same;
pub use same::Sides;
use whom::Whom;

use crate::{Config, Model, ModelError, dense::Dense, file::Tensors};

/// The heads that a model has; one without a head answers as if the head's list were empty.
pub(crate) struct Heads {
    label: Option<Dense>,
    deed: Option<Deed>,
    attribute: Option<Attribute>,
    role: Option<Role>,
    same: Option<Same>,
    whom: Option<Whom>,
    sector: Option<Dense>,
}

impl Heads {
    /// Reads the heads that are there; half a head is an error.
    pub fn load(tensors: &Tensors<'_>, config: &Config) -> Result<Self, ModelError> {
        let (has, hidden) = (|name| tensors.has(name), config.hidden);
        Ok(Self {
            label: has("label.weight").then(|| Dense::load(tensors, "label", hidden)).transpose()?,
            deed: has("deed.mark").then(|| Deed::load(tensors, config)).transpose()?,
            attribute: has("attribute.in.weight").then(|| Attribute::load(tensors, hidden)).transpose()?,
            role: has("role.weight").then(|| Role::load(tensors, hidden)).transpose()?,
            same: has("same.left.weight").then(|| Same::load(tensors, hidden)).transpose()?,
            whom: has("whom.phrase.weight").then(|| Whom::load(tensors, hidden)).transpose()?,
            sector: has("sector.weight").then(|| Dense::load(tensors, "sector", hidden)).transpose()?,
        })
    }
}

impl Model {
    /// Logits of each piece for each label: n × labels.
    #[must_use]
    pub fn labels(&self, vectors: &[f32]) -> Vec<f32> {
        let label = self.heads.label.as_ref();
        label.map(|label| label.apply(vectors, self.instructions)).unwrap_or_default()
    }

    /// The text once more as each of its deeds (piece, label) sees it: n × hidden for each deed. What a deed is and who fills
    /// its roles is read from there.
    ///
    /// # Panics
    /// If there is no such piece or label.
    #[must_use]
    pub fn deeds(&self, vectors: &[f32], deeds: &[(usize, usize)]) -> Vec<Vec<f32>> {
        let deed = self.heads.deed.as_ref();
        let seen = |deed: &Deed| deed.seen(&self.bytes, &self.config, vectors, deeds, self.instructions);
        deed.map(seen).unwrap_or_default()
    }

    /// The logits of the attributes of the deed at piece `t`, out of what it sees.
    ///
    /// # Panics
    /// If there is no such piece.
    #[must_use]
    pub fn attributes(&self, seen: &[f32], t: usize) -> Vec<f32> {
        let of = |head: &Attribute| {
            head.of(&seen[t * self.config.hidden..][..self.config.hidden], self.instructions)
        };
        self.heads.attribute.as_ref().map(of).unwrap_or_default()
    }

    /// Logits of each piece for each role of the deed at piece `t`, out of what it sees: roles × n.
    #[must_use]
    pub fn roles(&self, seen: &[f32], t: usize) -> Vec<f32> {
        self.heads.role.as_ref().map(|role| role.of(seen, t, self.instructions)).unwrap_or_default()
    }

    /// What [`Model::same`] asks of the pieces of a text.
    #[must_use]
    pub fn sides(&self, vectors: &[f32]) -> Sides {
        self.heads.same.as_ref().map(|same| same.sides(vectors, self.instructions)).unwrap_or_default()
    }

    /// The logit of a piece standing for what another, of the same or another text, stands for; −∞ where the model cannot tell.
    ///
    /// # Panics
    /// If there is no such piece.
    #[must_use]
    pub fn same(&self, one: (&Sides, usize), other: (&Sides, usize)) -> f32 {
        self.heads.same.as_ref().map_or(f32::NEG_INFINITY, |same| same.of(one, other))
    }

    /// Whom the phrase that begins at a piece stands for in the eyes of a deed: the probability of each of the pieces that name
    /// somebody, and behind them that of nobody of them. Nothing where the model cannot tell.
    ///
    /// # Panics
    /// If there is no such piece.
    #[must_use]
    pub fn whom(&self, seen: &[f32], phrase: usize, names: &[usize]) -> Vec<f32> {
        let of = |whom: &Whom| whom.of(seen, self.config.hidden, phrase, names, self.instructions);
        self.heads.whom.as_ref().map(of).unwrap_or_default()
    }

    /// The logits of the sectors of the phrase that begins at a piece, in the eyes of a deed.
    ///
    /// # Panics
    /// If there is no such piece.
    #[must_use]
    pub fn sectors(&self, seen: &[f32], phrase: usize) -> Vec<f32> {
        let vector = &seen[phrase * self.config.hidden..][..self.config.hidden];
        self.heads.sector.as_ref().map(|sector| sector.apply(vector, self.instructions)).unwrap_or_default()
    }
}
