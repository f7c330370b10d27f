//! The product as it is written in a book; what all others are held against. Bytes are widened to 16 bits first, whose products every
//! compiler knows how to add up in vectors.

use super::{Activations, Matrix};

/// Multiplies all tokens by all rows; `out` is tokens × rows. Tiles are of one token each.
pub(crate) fn multiply(matrix: &Matrix<'_>, x: &Activations, out: &mut [f32]) {
    let (rows, cols) = (matrix.linear.rows, matrix.linear.cols);
    let x_wide: Vec<i16> =
        x.tiles().flat_map(|tile| tile.groups.as_flattened()).map(|&x| widened(x)).collect();
    let mut wide = vec![0; cols];
    for (row, weights) in matrix.weights.chunks_exact(cols).enumerate() {
        for (wide, weight) in wide.iter_mut().zip(weights) {
            *wide = widened(*weight);
        }
        for (tile, x) in x.tiles().zip(x_wide.chunks_exact(cols)) {
            let sums = [dot(x, &wide)];
            matrix.finish(&sums, &[0], row, tile.steps[0], &mut out[tile.first * rows + row..][..1]);
        }
    }
}

/// A signed byte in 16 bits.
fn widened(byte: u8) -> i16 {
    i16::from(byte as i8)
}

/// Σ a·b, of an even number of bytes each. A product of two bytes is at most 127 · 128, and so two fit into 16 bits.
fn dot(a: &[i16], b: &[i16]) -> i32 {
    let ((a, a_more), (b, b_more)) = (a.split_at(a.len() / 2), b.split_at(b.len() / 2));
    let pairs = a.iter().zip(b).zip(a_more.iter().zip(b_more));
    pairs.map(|((a, b), (c, d))| i32::from(a.wrapping_mul(*b).wrapping_add(c.wrapping_mul(*d)))).sum()
}
