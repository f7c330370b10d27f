//! From ids to the vectors that go into the first layer.

use std::ops::Range;

use crate::{
    Config, ModelError,
    file::{Tensors, value},
    float,
    layer::Norm,
};

/// Bytes of a block: a scale of 16 bits and 32 values of four bits.
const BLOCK: usize = 18;

/// A vector for each piece, one for each position, and the normalisation of their sum.
pub(crate) struct Embedding {
    /// pieces × hidden in blocks, in the model's bytes: 4 bits are all the base model has, and only a few rows are read for a text.
    words: Range<usize>,
    /// positions × hidden.
    positions: Vec<f32>,
    norm: Norm,
}

impl Embedding {
    /// Reads `embed.*`.
    pub fn load(bytes: &[u8], tensors: &Tensors<'_>, config: &Config) -> Result<Self, ModelError> {
        let words = tensors.q4s("embed.word", &[config.pieces, config.hidden])?;
        let is_finite = |block: &[u8; BLOCK]| block[1] & 0x7c != 0x7c;
        if !bytes[words.clone()].as_chunks().0.iter().all(is_finite) {
            return Err(value("embed.word", "is not finite"));
        }
        let positions = tensors.f32s("embed.position", &[config.positions, config.hidden])?;
        Ok(Self { words, positions, norm: Norm::load(tensors, "embed.norm", config)? })
    }

    /// Appends the vectors of a sentence's ids; an id that is no piece counts as `unk`.
    pub fn append(&self, bytes: &[u8], config: &Config, ids: &[u32], x: &mut Vec<f32>) {
        let per_row = config.hidden / 32 * BLOCK;
        let words = &bytes[self.words.clone()];
        for (&id, position) in ids.iter().zip(self.positions.chunks_exact(config.hidden)) {
            let id = if (id as usize) < config.pieces { id } else { config.unk } as usize;
            let first = x.len();
            for block in words[id * per_row..][..per_row].as_chunks::<BLOCK>().0 {
                x.extend(unpack(block));
            }
            let row = &mut x[first..];
            for (x, position) in row.iter_mut().zip(position) {
                *x += position;
            }
            float::normalise(row, &self.norm.weight, &self.norm.bias, self.norm.eps);
        }
    }
}

/// A block's 32 values: the low halves of its bytes, then the high halves, each less 8, times the scale.
fn unpack(block: &[u8; BLOCK]) -> [f32; 32] {
    let scale = half(u16::from_le_bytes([block[0], block[1]]));
    std::array::from_fn(|k| {
        let nibble = if k < 16 { block[2 + k] & 15 } else { block[k - 14] >> 4 };
        (f32::from(nibble) - 8.0) * scale
    })
}

/// A float of 16 bits.
fn half(bits: u16) -> f32 {
    let sign = u32::from(bits >> 15) << 31;
    let (exponent, fraction) = (u32::from(bits >> 10) & 31, u32::from(bits) & 1023);
    let magnitude = match exponent {
        0 => (fraction as f32 / 16_777_216.0).to_bits(),
        31 => 0x7f80_0000 | fraction << 13,
        _ => (exponent + 112) << 23 | fraction << 13,
    };
    f32::from_bits(sign | magnitude)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn low_halves_come_first() {
        let mut block = [0x88; BLOCK];
        [block[0], block[1], block[2], block[17]] = [0x00, 0x38, 0x9f, 0x08];
        let values = unpack(&block);
        assert_eq!([values[0], values[1], values[15], values[16], values[31]], [3.5, 0.0, 0.0, 0.5, -4.0]);
    }

    #[test]
    fn halves() {
        assert_eq!(
            [0x3c00, 0xc000, 0x3555, 0x0001, 0x8000].map(half),
            [1.0, -2.0, 0.333_251_95, 5.960_464_5e-8, -0.0]
        );
    }
}
