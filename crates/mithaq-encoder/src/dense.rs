//! Linear maps in floats: the heads'. They are small, and their precision is not to be thrown away.

use crate::{Instructions, ModelError, file::Tensors, float};

/// Weights (rows × cols) and, where the head has one, a bias for each row.
pub(crate) struct Dense {
    pub rows: usize,
    cols: usize,
    weight: Vec<f32>,
    bias: Vec<f32>,
}

impl Dense {
    /// Reads `name.weight`, with as many rows as it has, and `name.bias`.
    pub fn load(tensors: &Tensors<'_>, name: &str, cols: usize) -> Result<Self, ModelError> {
        let weight = format!("{name}.weight");
        let rows = tensors.rows(&weight)?;
        let bias = tensors.f32s(&format!("{name}.bias"), &[rows])?;
        Ok(Self { rows, cols, weight: tensors.f32s(&weight, &[rows, cols])?, bias })
    }

    /// n × cols into n × rows.
    pub fn apply(&self, x: &[f32], instructions: Instructions) -> Vec<f32> {
        let mut out = vec![0.0; x.len() / self.cols * self.rows];
        instructions.dense(self, x, &mut out);
        out
    }
}

/// [`Dense::apply`], compiled for each set of instructions. Rows of weights are used for all of x before the next are fetched.
#[inline(always)]
pub(crate) fn apply(dense: &Dense, x: &[f32], out: &mut [f32]) {
    let (cols, rows) = (dense.cols, dense.rows);
    let row = |r: usize| &dense.weight[r * cols..][..cols];
    for first in (0..rows).step_by(4) {
        let count = (rows - first).min(4);
        // Where fewer are left the last is worked out more than once.
        let weights = [0, 1, 2, 3].map(|k| row((first + k).min(rows - 1)));
        for (x, out) in x.chunks_exact(cols).zip(out.chunks_exact_mut(rows)) {
            let dots = float::four_dots(x, weights);
            for (out, (dot, bias)) in
                out[first..first + count].iter_mut().zip(dots.iter().zip(&dense.bias[first..]))
            {
                *out = dot + bias;
            }
        }
    }
}
