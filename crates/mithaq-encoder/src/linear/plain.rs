//! The product as it is written in a book; what all others are held against.

use super::{Activations, Matrix};

/// Multiplies all tokens by all rows; `out` is tokens × rows. Tiles are of one token each.
pub(crate) fn multiply(matrix: &Matrix<'_>, x: &Activations, out: &mut [f32]) {
    let rows = matrix.linear.rows;
    for (row, weights) in matrix.weights.chunks_exact(matrix.linear.cols).enumerate() {
        for tile in x.tiles() {
            let sums = [dot(tile.groups.as_flattened(), weights)];
            matrix.finish(&sums, row, tile.steps[0], &mut out[tile.first * rows + row..][..1]);
        }
    }
}

/// Σ a·b of signed bytes.
fn dot(a: &[u8], b: &[u8]) -> i32 {
    a.iter().zip(b).map(|(&a, &b)| i32::from(a as i8) * i32::from(b as i8)).sum()
}
