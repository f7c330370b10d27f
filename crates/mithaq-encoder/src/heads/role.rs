//! Which pieces fill the roles of a trigger.

use crate::{
    Instructions, ModelError,
    dense::Dense,
    file::{Tensors, value},
    float,
};

/// For each role a query of the trigger and a key of each piece, and what their distance is worth.
pub(crate) struct Role {
    query: Dense,
    pub key: Dense,
    /// roles × distances from −K to K.
    distance: Vec<f32>,
    /// One for each role.
    bias: Vec<f32>,
}

impl Role {
    pub fn load(tensors: &Tensors<'_>, hidden: usize) -> Result<Self, ModelError> {
        let roles = tensors.rows("role.bias")?;
        let query = Dense::load(tensors, "role.query", hidden)?;
        let key = Dense::load(tensors, "role.key", hidden)?;
        if roles == 0 || query.rows == 0 || query.rows % roles != 0 || key.rows != query.rows {
            return Err(value(
                "role.query.weight",
                "must have as many rows for each role, and as many as role.key.weight",
            ));
        }
        let distances = tensors.columns("role.distance")?;
        if distances % 2 == 0 {
            return Err(value("role.distance", "must have a column in the middle, for the trigger itself"));
        }
        let distance = tensors.f32s("role.distance", &[roles, distances])?;
        Ok(Self { query, key, distance, bias: tensors.f32s("role.bias", &[roles])? })
    }

    /// roles × n: the logits of all pieces, whose keys are given, for a trigger at piece `t`.
    pub fn of(
        &self,
        trigger: &[f32],
        keys: &[f32],
        t: usize,
        n: usize,
        instructions: Instructions,
    ) -> Vec<f32> {
        let roles = self.bias.len();
        let query = self.query.apply(trigger, instructions);
        let size = query.len() / roles;
        let root = (size as f32).sqrt();
        let distances = self.distance.chunks_exact(self.distance.len() / roles);
        let mut logits = Vec::with_capacity(roles * n);
        for (r, (distances, bias)) in distances.zip(&self.bias).enumerate() {
            for j in 0..n {
                let key = &keys[j * query.len() + r * size..][..size];
                let product = float::dot(&query[r * size..][..size], key);
                logits.push(product / root + distances[column(j, t, distances.len())] + bias);
            }
        }
        logits
    }
}

/// The column of a piece's distance from the trigger, the farthest for all beyond.
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
