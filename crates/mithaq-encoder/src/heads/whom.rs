//! Which of those who are named a phrase of a deed stands for.

use crate::{
    Instructions, ModelError,
    dense::Dense,
    file::{Tensors, value},
    float,
};

/// Pieces of one step of distance.
const STEP: usize = 8;

/// With (a, p) = phrase(x) and (b, q) = name(y): score(gelu(a + b + p·q)) + away; and nobody(x) for nobody of them.
pub(crate) struct Whom {
    phrase: Dense,
    name: Dense,
    score: Dense,
    nobody: Dense,
    /// By the steps from the phrase to the name, the farthest for all beyond.
    away: Vec<f32>,
}

impl Whom {
    pub fn load(tensors: &Tensors<'_>, hidden: usize) -> Result<Self, ModelError> {
        let phrase = Dense::load(tensors, "whom.phrase", hidden)?;
        let name = Dense::load(tensors, "whom.name", hidden)?;
        let half = phrase.rows / 2;
        if half == 0 || phrase.rows != 2 * half || name.rows != phrase.rows {
            return Err(value(
                "whom.phrase.weight",
                "must have an even number of rows, as many as whom.name.weight",
            ));
        }
        let score = Dense::load(tensors, "whom.score", half)?;
        let nobody = Dense::load(tensors, "whom.nobody", hidden)?;
        if score.rows != 1 || nobody.rows != 1 {
            return Err(value("whom.score.weight", "must have one row, as whom.nobody.weight"));
        }
        let steps = tensors.rows("whom.away")?;
        if steps % 2 == 0 {
            return Err(value("whom.away", "must have a middle"));
        }
        Ok(Self { phrase, name, score, nobody, away: tensors.f32s("whom.away", &[steps])? })
    }

    /// The probability of each of the pieces `names` for the phrase that begins at a piece, and behind them that of nobody.
    pub fn of(
        &self,
        seen: &[f32],
        hidden: usize,
        phrase: usize,
        names: &[usize],
        instructions: Instructions,
    ) -> Vec<f32> {
        let vector = |piece: usize| &seen[piece * hidden..][..hidden];
        let half = self.phrase.rows / 2;
        let asked = self.phrase.apply(vector(phrase), instructions);
        let told: Vec<f32> = names.iter().flat_map(|&piece| vector(piece)).copied().collect();
        let told = self.name.apply(&told, instructions);
        let mut inner: Vec<f32> = Vec::with_capacity(names.len() * half);
        for name in told.chunks_exact(2 * half) {
            inner.extend((0..half).map(|n| asked[n] + name[n] + asked[half + n] * name[half + n]));
        }
        instructions.gelu(&mut inner);
        let mut logits = self.score.apply(&inner, instructions);
        for (logit, &name) in logits.iter_mut().zip(names) {
            *logit += self.away[step(name, phrase, self.away.len())];
        }
        logits.extend(self.nobody.apply(vector(phrase), instructions));
        float::shares(&logits)
    }
}

/// The step of a name's distance from a phrase, rounded down, as in training.
fn step(name: usize, phrase: usize, steps: usize) -> usize {
    let middle = steps / 2;
    if name >= phrase {
        (middle + (name - phrase) / STEP).min(steps - 1)
    } else {
        middle.saturating_sub((phrase - name).div_ceil(STEP))
    }
}

#[cfg(test)]
mod tests {
    use super::step;

    #[test]
    fn steps_are_rounded_down_and_end_at_the_farthest() {
        assert_eq!([0, 15, 16, 23, 24, 31, 32, 99].map(|name| step(name, 24, 5)), [0, 0, 1, 1, 2, 2, 3, 4]);
    }
}
