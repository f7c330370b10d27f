//! Weights as vector kernels read them: four columns of sixteen rows in a line of 64 bytes, so that each lane of 32 bits adds up one
//! row, and no sum goes across lanes.

/// Rows in a line.
pub(crate) const ROWS: usize = 16;

/// Four weights of each of sixteen rows; a line of the cache.
#[derive(Clone, Copy)]
#[repr(C, align(64))]
pub(crate) struct Line(pub [u8; 64]);

/// A matrix, packed.
pub(crate) struct Packed {
    /// Sixteen rows after another, within them four columns after another.
    pub lines: Vec<Line>,
    /// For each row 128 times the sum of its weights: what its product with activations that have 128 added is too large by.
    pub surplus: Vec<i32>,
}

impl Packed {
    /// Packs rows × cols.
    pub fn new(weights: &[u8], cols: usize) -> Self {
        let mut lines = Vec::with_capacity(weights.len() / 64);
        let mut group = vec![Line([0; 64]); cols / 4];
        for rows in weights.chunks_exact(ROWS * cols) {
            for (r, row) in rows.chunks_exact(cols).enumerate() {
                for (line, four) in group.iter_mut().zip(row.as_chunks::<4>().0) {
                    line.0.as_chunks_mut::<4>().0[r] = *four;
                }
            }
            lines.extend_from_slice(&group);
        }
        let surplus = |row: &[u8]| 128 * row.iter().map(|&weight| i32::from(weight as i8)).sum::<i32>();
        Self { lines, surplus: weights.chunks_exact(cols).map(surplus).collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lane_is_a_row() {
        let weights: Vec<u8> = (0..16 * 8).collect();
        let Packed { lines, surplus } = Packed::new(&weights, 8);
        assert_eq!(lines.len(), 2);
        assert_eq!(lines[0].0[..8], [0, 1, 2, 3, 8, 9, 10, 11]);
        assert_eq!(lines[1].0[60..], [124, 125, 126, 127]);
        assert_eq!(surplus[..2], [128 * 28, 128 * 92]);
    }
}
