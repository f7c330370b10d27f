//! Which pieces fill the roles of a deed.

use crate::{
    Instructions, ModelError,
    dense::Dense,
    file::{Tensors, value},
};

/// What each piece is to the deed, and what its distance is worth.
pub(crate) struct Role {
    dense: Dense,
    /// roles × distances from −K to K.
    distance: Vec<f32>,
}

impl Role {
    pub fn load(tensors: &Tensors<'_>, hidden: usize) -> Result<Self, ModelError> {
        let dense = Dense::load(tensors, "role", hidden)?;
        if dense.rows == 0 {
            return Err(value("role.weight", "must have a row for each role"));
        }
        let distances = tensors.columns("role.distance")?;
        if distances % 2 == 0 {
            return Err(value("role.distance", "must have a column in the middle, for the deed itself"));
        }
        let distance = tensors.f32s("role.distance", &[dense.rows, distances])?;
        Ok(Self { dense, distance })
    }

    /// roles × n: the logits of all pieces, as the deed at piece `t` sees them.
    pub fn of(&self, seen: &[f32], t: usize, instructions: Instructions) -> Vec<f32> {
        let by_piece = self.dense.apply(seen, instructions);
        let (roles, columns) = (self.dense.rows, self.distance.len() / self.dense.rows);
        let mut logits = Vec::with_capacity(by_piece.len());
        for (r, distances) in self.distance.chunks_exact(columns).enumerate() {
            let pieces = by_piece.chunks_exact(roles).enumerate();
            logits.extend(pieces.map(|(j, piece)| piece[r] + distances[column(j, t, columns)]));
        }
        logits
    }
}

/// The column of a piece's distance from the deed, the farthest for all beyond.
fn column(j: usize, t: usize, columns: usize) -> usize {
    let middle = columns / 2;
    if j >= t { (middle + (j - t)).min(columns - 1) } else { middle.saturating_sub(t - j) }
}

#[cfg(test)]
mod tests {
    use super::column;

    #[test]
    fn distances_end_at_the_farthest() {
        assert_eq!([0, 2, 3, 4, 5, 6, 9].map(|j| column(j, 4, 5)), [0, 0, 1, 2, 3, 4, 4]);
        assert_eq!(column(7, 0, 1), 0);
    }
}
