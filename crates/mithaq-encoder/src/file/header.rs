//! The header: what the encoder's sizes are, what its heads' numbers mean, where its tensors lie.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::ModelError;

/// The JSON in front of the tensors.
#[derive(Deserialize)]
pub(crate) struct Header {
    pub config: Config,
    #[serde(default)]
    pub lists: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    pub card: serde_json::Value,
    pub tensors: BTreeMap<String, Place>,
}

/// Where a tensor lies and how it is to be read.
#[derive(Deserialize)]
pub(crate) struct Place {
    #[serde(rename = "type")]
    pub type_: Type,
    pub shape: Vec<usize>,
    /// Bytes from the end of the header.
    pub at: usize,
}

/// How a tensor's values are stored.
#[derive(Deserialize, Clone, Copy, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Type {
    F32,
    I8,
    U8,
    U32,
    /// Blocks of 32 values in 18 bytes.
    Q4,
}

impl Type {
    /// Bytes of `count` values.
    pub fn bytes(self, count: usize) -> Option<usize> {
        match self {
            Type::F32 | Type::U32 => count.checked_mul(4),
            Type::I8 | Type::U8 => Some(count),
            Type::Q4 => (count / 32).checked_mul(18),
        }
    }

    /// Its name in the header.
    pub fn name(self) -> &'static str {
        match self {
            Type::F32 => "f32",
            Type::I8 => "i8",
            Type::U8 => "u8",
            Type::U32 => "u32",
            Type::Q4 => "q4",
        }
    }
}

/// The sizes of an encoder and the pieces with a meaning of their own.
#[derive(Deserialize, Debug, Clone, Copy, PartialEq)]
pub struct Config {
    /// Floats in a vector.
    pub hidden: usize,
    /// Layers.
    pub layers: usize,
    /// Heads of attention in a layer.
    pub heads: usize,
    /// Floats between the two halves of a layer's second step.
    pub inner: usize,
    /// The most pieces that are read at once.
    pub positions: usize,
    /// Added to variances before their root is taken.
    pub eps: f32,
    /// The piece that begins a text.
    pub bos: u32,
    /// The piece that ends a text.
    pub eos: u32,
    /// The piece for what no piece covers.
    pub unk: u32,
    /// Pieces.
    pub pieces: usize,
    /// The layer that features go into, where the model has any.
    #[serde(default)]
    pub featured: usize,
}

/// Sums of products of bytes over this many columns stay far inside 32 bits.
const WIDEST: usize = 16_384;

impl Config {
    /// Refuses sizes that the kernels are not made for.
    pub(super) fn check(&self) -> Result<(), ModelError> {
        let special = [self.bos, self.eos, self.unk];
        let refused = if self.hidden == 0 || !self.hidden.is_multiple_of(32) || self.hidden > WIDEST {
            "hidden must be a multiple of 32 up to 16384"
        } else if self.inner == 0 || !self.inner.is_multiple_of(32) || self.inner > WIDEST {
            "inner must be a multiple of 32 up to 16384"
        } else if self.heads == 0 || !self.hidden.is_multiple_of(16 * self.heads) {
            "each head must have a multiple of 16 floats"
        } else if self.positions == 0 || self.positions > WIDEST {
            "positions must be 1 to 16384"
        } else if special.iter().any(|&id| id as usize >= self.pieces) {
            "bos, eos and unk must be pieces"
        } else if self.featured > 0 && self.featured >= self.layers {
            "featured must be a layer"
        } else if !(self.eps > 0.0 && self.eps < 1.0) {
            "eps must lie between 0 and 1"
        } else {
            return Ok(());
        };
        Err(ModelError::Config(refused))
    }
}
