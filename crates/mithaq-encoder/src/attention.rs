//! What each piece takes from all others. Sixteen keys are weighed at once, one in each lane, and each lane adds in the order of the
//! columns, so that the width of vectors cannot change a sum.

use crate::float;

/// Keys, or columns of values, that go side by side.
const LANES: usize = 16;
/// Pieces that look at the others at once, so that each key is fetched once for all of them.
const TOGETHER: usize = 4;

/// One head's keys and values, laid out for reading, and room for weights.
struct Head {
    /// Floats of a key.
    size: usize,
    /// Sixteen keys' first columns, then their second columns, …; behind the last key zeros.
    keys: Vec<[f32; LANES]>,
    /// tokens × size, in sixteens.
    values: Vec<[f32; LANES]>,
    /// For each of the pieces that look, how much each key weighs.
    weights: Vec<[f32; LANES]>,
}

/// One sentence's attention: queries, keys and values (tokens × 3·hidden) into what is taken (tokens × hidden).
#[inline(always)]
pub(crate) fn attend(qkv: &[f32], heads: usize, hidden: usize, context: &mut [f32]) {
    let (tokens, size) = (context.len() / hidden, hidden / heads);
    let blocks = tokens.div_ceil(LANES);
    let zeros = |count| vec![[0.0; LANES]; count];
    let (keys, values) = (zeros(blocks * size), zeros(tokens * size / LANES));
    let mut head = Head { size, keys, values, weights: zeros(TOGETHER * blocks) };
    for at in (0..hidden).step_by(size) {
        head.gather(qkv, hidden, at);
        let mut first = 0;
        while first < tokens {
            if first + TOGETHER <= tokens {
                head.look::<TOGETHER>(qkv, hidden, at, first, context);
                first += TOGETHER;
            } else {
                head.look::<1>(qkv, hidden, at, first, context);
                first += 1;
            }
        }
    }
}

impl Head {
    /// Fetches the keys and values of the head whose columns begin at `at`.
    #[inline(always)]
    fn gather(&mut self, qkv: &[f32], hidden: usize, at: usize) {
        let size = self.size;
        for (j, row) in qkv.chunks_exact(3 * hidden).enumerate() {
            let block = &mut self.keys[j / LANES * size..][..size];
            for (lanes, &key) in block.iter_mut().zip(&row[hidden + at..]) {
                lanes[j % LANES] = key;
            }
            let values = &row[2 * hidden + at..][..size];
            self.values[j * size / LANES..][..size / LANES].as_flattened_mut().copy_from_slice(values);
        }
    }

    /// `N` pieces from `first` on look at all.
    #[inline(always)]
    fn look<const N: usize>(
        &mut self,
        qkv: &[f32],
        hidden: usize,
        at: usize,
        first: usize,
        context: &mut [f32],
    ) {
        let tokens = qkv.len() / (3 * hidden);
        let mut queries = [qkv; N];
        for q in 0..N {
            queries[q] = &qkv[(first + q) * 3 * hidden + at..][..self.size];
        }
        self.score(queries);
        let mut shares = [0.0; N];
        let blocks = tokens.div_ceil(LANES);
        for q in 0..N {
            shares[q] = soften(self.weights[q * blocks..][..blocks].as_flattened_mut(), tokens);
        }
        for part in 0..self.size / LANES {
            let taken = self.take::<N>(part, tokens);
            for q in 0..N {
                let out = &mut context[(first + q) * hidden + at + part * LANES..][..LANES];
                for (out, value) in out.iter_mut().zip(taken[q]) {
                    *out = value * shares[q];
                }
            }
        }
    }

    /// The scores of all keys for some queries: products over √size.
    #[inline(always)]
    fn score<const N: usize>(&mut self, queries: [&[f32]; N]) {
        let scale = 1.0 / (self.size as f32).sqrt();
        let blocks = self.keys.len() / self.size;
        for (b, keys) in self.keys.chunks_exact(self.size).enumerate() {
            let mut sums = [[0.0; LANES]; N];
            for (c, key) in keys.iter().enumerate() {
                for q in 0..N {
                    let query = queries[q][c];
                    for e in 0..LANES {
                        sums[q][e] += query * key[e];
                    }
                }
            }
            for q in 0..N {
                self.weights[q * blocks + b] = sums[q].map(|sum| sum * scale);
            }
        }
    }

    /// Σ weight · value over all tokens, for sixteen columns of values.
    #[inline(always)]
    fn take<const N: usize>(&self, part: usize, tokens: usize) -> [[f32; LANES]; N] {
        let blocks = tokens.div_ceil(LANES);
        let weights = self.weights.as_flattened();
        let mut rows = [weights; N];
        for q in 0..N {
            rows[q] = &weights[q * blocks * LANES..][..tokens];
        }
        let mut sums = [[0.0; LANES]; N];
        for (j, values) in self.values.chunks_exact(self.size / LANES).enumerate() {
            let value = &values[part];
            for q in 0..N {
                let weight = rows[q][j];
                for e in 0..LANES {
                    sums[q][e] += weight * value[e];
                }
            }
        }
        sums
    }
}

/// Turns scores into weights and gives what they are to be multiplied by to add up to one. What lies behind the last token is none.
#[inline(always)]
fn soften(scores: &mut [f32], tokens: usize) -> f32 {
    let most = float::largest(&scores[..tokens], f32::MIN, |score| score);
    for score in scores.iter_mut() {
        *score = float::exp(*score - most);
    }
    scores[tokens..].fill(0.0);
    1.0 / float::sum(scores, |weight| weight)
}
