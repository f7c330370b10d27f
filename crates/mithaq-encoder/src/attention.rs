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
    tokens: usize,
    /// Sixteen keys' first columns, then their second columns, …; behind the last key zeros.
    keys: Vec<[f32; LANES]>,
    /// tokens × size, in sixteens.
    values: Vec<[f32; LANES]>,
    /// For each of the pieces that look, how much each key weighs.
    weights: Vec<[f32; LANES]>,
}

/// The sums of the pieces that look together. They are four variables and not an array, as only then the compiler holds them in
/// registers.
type Sums = [[f32; LANES]; TOGETHER];

/// One sentence's attention: queries, keys and values (tokens × 3·hidden) into what is taken (tokens × hidden).
#[inline(always)]
pub(crate) fn attend(qkv: &[f32], heads: usize, hidden: usize, context: &mut [f32]) {
    let (tokens, size) = (context.len() / hidden, hidden / heads);
    let blocks = tokens.div_ceil(LANES);
    let zeros = |count| vec![[0.0; LANES]; count];
    let (keys, values) = (zeros(blocks * size), zeros(tokens * size / LANES));
    let mut head = Head { size, tokens, keys, values, weights: zeros(TOGETHER * blocks) };
    for at in (0..hidden).step_by(size) {
        head.gather(qkv, hidden, at);
        for first in (0..tokens).step_by(TOGETHER) {
            // Where fewer are left the last looks more than once.
            head.look(qkv, hidden, at, [0, 1, 2, 3].map(|k| (first + k).min(tokens - 1)), context);
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

    /// The pieces of these numbers look at all.
    #[inline(always)]
    fn look(&mut self, qkv: &[f32], hidden: usize, at: usize, who: [usize; TOGETHER], context: &mut [f32]) {
        let query = |i: usize| &qkv[i * 3 * hidden + at..][..self.size];
        self.score([query(who[0]), query(who[1]), query(who[2]), query(who[3])]);
        let mut shares = [0.0; TOGETHER];
        let blocks = self.tokens.div_ceil(LANES);
        for (share, weights) in shares.iter_mut().zip(self.weights.chunks_exact_mut(blocks)) {
            *share = soften(weights.as_flattened_mut(), self.tokens);
        }
        for part in 0..self.size / LANES {
            let taken = self.take(part);
            for (q, i) in who.into_iter().enumerate() {
                let out = &mut context[i * hidden + at + part * LANES..][..LANES];
                for (out, value) in out.iter_mut().zip(taken[q]) {
                    *out = value * shares[q];
                }
            }
        }
    }

    /// The scores of all keys for the queries: products over √size.
    #[inline(always)]
    fn score(&mut self, [qa, qb, qc, qd]: [&[f32]; TOGETHER]) {
        let scale = 1.0 / (self.size as f32).sqrt();
        let blocks = self.tokens.div_ceil(LANES);
        for (number, keys) in self.keys.chunks_exact(self.size).enumerate() {
            let [mut a, mut b, mut c, mut d]: Sums = [[0.0; LANES]; TOGETHER];
            for ((((key, qa), qb), qc), qd) in keys.iter().zip(qa).zip(qb).zip(qc).zip(qd) {
                add_product(&mut a, *qa, key);
                add_product(&mut b, *qb, key);
                add_product(&mut c, *qc, key);
                add_product(&mut d, *qd, key);
            }
            for (q, sums) in [a, b, c, d].into_iter().enumerate() {
                for (weight, sum) in self.weights[q * blocks + number].iter_mut().zip(sums) {
                    *weight = sum * scale;
                }
            }
        }
    }

    /// Σ weight · value over all tokens, for sixteen columns of values.
    #[inline(always)]
    fn take(&self, part: usize) -> Sums {
        let (wa, rest) = self.weights.as_flattened().split_at(self.tokens.next_multiple_of(LANES));
        let (wb, rest) = rest.split_at(wa.len());
        let (wc, wd) = rest.split_at(wa.len());
        let [mut a, mut b, mut c, mut d]: Sums = [[0.0; LANES]; TOGETHER];
        let values = self.values.iter().skip(part).step_by(self.size / LANES);
        for ((((value, wa), wb), wc), wd) in values.zip(wa).zip(wb).zip(wc).zip(wd) {
            add_product(&mut a, *wa, value);
            add_product(&mut b, *wb, value);
            add_product(&mut c, *wc, value);
            add_product(&mut d, *wd, value);
        }
        [a, b, c, d]
    }
}

/// sums + weight · values.
#[inline(always)]
fn add_product(sums: &mut [f32; LANES], weight: f32, values: &[f32; LANES]) {
    for e in 0..LANES {
        sums[e] += weight * values[e];
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
