//! Products of activations and weights in eight bits: integers, and so exact in any order, until the sum is complete.

mod activations;
#[cfg(target_arch = "x86_64")]
pub(crate) mod avx2;
#[cfg(target_arch = "x86_64")]
pub(crate) mod avx512;
#[cfg(target_arch = "x86_64")]
pub(crate) mod avxvnni;
mod packed;
pub(crate) mod plain;
#[cfg(target_arch = "x86_64")]
mod tiles;

use std::ops::Range;

pub(crate) use activations::{Activations, quantise};
use packed::Line;

use crate::{Instructions, ModelError, file::Tensors};

/// A linear map: weights in bytes, with a scale and a bias for each row.
pub(crate) struct Linear {
    rows: usize,
    cols: usize,
    /// rows × cols, in the model's bytes.
    place: Range<usize>,
    /// The same, packed for vector instructions; empty for plain code.
    lines: Vec<Line>,
    /// What is to be taken from each row's sum: 128 times the sum of its weights where activations come with 128 added, else 0.
    surplus: Vec<i32>,
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
    /// Reads `name.weight`, `.scale` and `.bias`, and packs the weights as the instructions want them.
    pub fn load(
        bytes: &[u8],
        tensors: &Tensors<'_>,
        name: &str,
        [rows, cols]: [usize; 2],
        instructions: Instructions,
    ) -> Result<Self, ModelError> {
        let place = tensors.i8s(&format!("{name}.weight"), &[rows, cols])?;
        let scale = tensors.f32s(&format!("{name}.scale"), &[rows])?;
        let bias = tensors.f32s(&format!("{name}.bias"), &[rows])?;
        let weights = &bytes[place.clone()];
        let is_plain = instructions == Instructions::PLAIN;
        let lines = if is_plain { vec![] } else { packed::pack(weights, cols) };
        let surplus = match instructions.flip() {
            0 => vec![0; rows],
            _ => weights
                .chunks_exact(cols)
                .map(|row| 128 * row.iter().map(|&w| i32::from(w as i8)).sum::<i32>())
                .collect(),
        };
        Ok(Self { rows, cols, place, lines, surplus, scale, bias })
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
    /// Turns the sums of one token with `N` rows from `row` on into what the map gives.
    #[inline(always)]
    fn finish<const N: usize>(&self, sums: &[i32; N], row: usize, step: f32, out: &mut [f32]) {
        let Linear { surplus, scale, bias, .. } = self.linear;
        let rows = row..row + N;
        let weights = surplus[rows.clone()].iter().zip(&scale[rows.clone()]).zip(&bias[rows]);
        for ((out, sum), ((surplus, scale), bias)) in out.iter_mut().zip(sums).zip(weights) {
            *out = (sum - surplus) as f32 * (step * scale) + bias;
        }
    }
}
