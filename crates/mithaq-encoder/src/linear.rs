//! Products of activations and weights in eight bits: integers, and so exact in any order, until the sum is complete.

mod activations;
#[cfg(target_arch = "x86_64")]
pub(crate) mod avx2;
#[cfg(target_arch = "x86_64")]
pub(crate) mod avx512;
#[cfg(target_arch = "x86_64")]
pub(crate) mod avxvnni;
// Other machines have plain code only, which reads weights as they lie in the model.
#[cfg_attr(not(target_arch = "x86_64"), allow(dead_code))]
mod packed;
pub(crate) mod plain;
#[cfg(target_arch = "x86_64")]
mod tiles;

use std::{ops::Range, sync::OnceLock};

pub(crate) use activations::{Activations, quantise};
#[cfg(target_arch = "x86_64")]
use packed::Line;
use packed::Packed;

use crate::{Instructions, ModelError, file::Tensors};

/// A linear map: weights in bytes, with a scale and a bias for each row.
pub(crate) struct Linear {
    rows: usize,
    cols: usize,
    /// rows × cols, in the model's bytes.
    place: Range<usize>,
    /// The same for vector instructions; made when first asked for, as it takes longer than all the rest of opening a model.
    #[cfg_attr(not(target_arch = "x86_64"), allow(dead_code))]
    packed: OnceLock<Packed>,
    scale: Vec<f32>,
    bias: Vec<f32>,
}

/// A linear map together with the bytes its weights lie in.
pub(crate) struct Matrix<'a> {
    linear: &'a Linear,
    /// rows × cols.
    weights: &'a [u8],
}

impl Linear {
    /// Reads `name.weight`, `.scale` and `.bias`.
    pub fn load(tensors: &Tensors<'_>, name: &str, [rows, cols]: [usize; 2]) -> Result<Self, ModelError> {
        let place = tensors.i8s(&format!("{name}.weight"), &[rows, cols])?;
        let scale = tensors.f32s(&format!("{name}.scale"), &[rows])?;
        let bias = tensors.f32s(&format!("{name}.bias"), &[rows])?;
        Ok(Self { rows, cols, place, packed: OnceLock::new(), scale, bias })
    }

    /// tokens × cols into tokens × rows; `activations` is room to work in.
    pub fn apply(
        &self,
        bytes: &[u8],
        x: &[f32],
        activations: &mut Activations,
        out: &mut Vec<f32>,
        instructions: Instructions,
    ) {
        activations.shape(x.len() / self.cols, self.cols, instructions.tile());
        instructions.quantise(x, instructions.flip(), activations);
        out.resize(activations.tokens() * self.rows, 0.0);
        let matrix = Matrix { linear: self, weights: &bytes[self.place.clone()] };
        instructions.multiply(&matrix, activations, out);
    }
}

impl Matrix<'_> {
    /// The weights as vector instructions read them.
    #[cfg(target_arch = "x86_64")]
    fn packed(&self) -> &Packed {
        self.linear.packed.get_or_init(|| Packed::new(self.weights, self.linear.cols))
    }

    /// Turns the sums of one token with `N` rows from `row` on into what the map gives. `surplus` is what each sum is too large by.
    #[inline(always)]
    fn finish<const N: usize>(
        &self,
        sums: &[i32; N],
        surplus: &[i32; N],
        row: usize,
        step: f32,
        out: &mut [f32],
    ) {
        let Linear { scale, bias, .. } = self.linear;
        let weights = scale[row..row + N].iter().zip(&bias[row..row + N]);
        for ((out, (sum, surplus)), (scale, bias)) in
            out.iter_mut().zip(sums.iter().zip(surplus)).zip(weights)
        {
            *out = (sum - surplus) as f32 * (step * scale) + bias;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Weights and activations as large as they can be, so that whatever could saturate would.
    #[test]
    fn extremes_are_exact() {
        let (rows, cols) = (32, 512);
        for (weight, x) in [(-128i8, 1.0), (-128, -1.0), (127, 1.0), (127, -1.0), (-127, 1.0), (0, -1.0)] {
            let bytes = vec![weight as u8; rows * cols];
            let (scale, bias) = (vec![127.0; rows], vec![0.5; rows]);
            let linear = Linear { rows, cols, place: 0..bytes.len(), packed: OnceLock::new(), scale, bias };
            let expected = cols as f32 * 127.0 * x * f32::from(weight) + 0.5;
            for set in Instructions::available() {
                for tokens in 1..=13 {
                    let (mut activations, mut out) = (Activations::default(), vec![]);
                    linear.apply(&bytes, &vec![x; tokens * cols], &mut activations, &mut out, set);
                    assert_eq!(out, vec![expected; tokens * rows], "{} {weight} {x}", set.name());
                }
            }
        }
    }
}
