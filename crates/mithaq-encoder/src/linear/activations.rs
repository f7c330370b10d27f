//! Activations in eight bits, laid out as the kernels read them.

use crate::float;

/// Tokens' rows in bytes, in tiles of some tokens each. Within a tile the first four bytes of all its tokens come first, then the
/// next four of all, and so on: a kernel reads a tile from front to back.
#[derive(Default)]
pub(crate) struct Activations {
    tokens: usize,
    cols: usize,
    tile: usize,
    groups: Vec<[u8; 4]>,
    /// What a step of each token's bytes is worth.
    steps: Vec<f32>,
    /// One token's bytes, before they are spread.
    row: Vec<u8>,
}

/// Some tokens next to each other that are multiplied at once.
pub(crate) struct Tile<'a> {
    /// The first of them.
    pub first: usize,
    /// Their bytes, four of each in turn.
    pub groups: &'a [[u8; 4]],
    /// What a step of each is worth; as many as there are tokens.
    pub steps: &'a [f32],
}

impl Activations {
    /// Makes room for tokens × cols, in tiles of at most `tile` tokens.
    pub fn shape(&mut self, tokens: usize, cols: usize, tile: usize) {
        (self.tokens, self.cols, self.tile) = (tokens, cols, tile);
        self.groups.resize(tokens * cols / 4, [0; 4]);
        self.steps.resize(tokens, 0.0);
        self.row.resize(cols, 0);
    }

    /// How many tokens there are.
    pub fn tokens(&self) -> usize {
        self.tokens
    }

    /// The tiles, from the first token to the last.
    #[inline(always)]
    pub fn tiles(&self) -> impl Iterator<Item = Tile<'_>> {
        let per_token = self.cols / 4;
        let mut first = 0;
        std::iter::from_fn(move || {
            let size = tile_size(self.tokens - first, self.tile)?;
            let groups = &self.groups[first * per_token..(first + size) * per_token];
            let tile = Tile { first, groups, steps: &self.steps[first..first + size] };
            first += size;
            Some(tile)
        })
    }
}

/// The next tile's tokens, of those left: as few tiles as can be, all about as large.
#[inline(always)]
fn tile_size(left: usize, most: usize) -> Option<usize> {
    (left > 0).then(|| left.div_ceil(left.div_ceil(most)))
}

/// Brings tokens × cols to bytes.
#[inline(always)]
pub(crate) fn quantise(x: &[f32], flip: u8, into: &mut Activations) {
    let Activations { tokens, cols, tile, groups, steps, row } = into;
    let mut first = 0;
    while let Some(size) = tile_size(*tokens - first, *tile) {
        let groups = &mut groups[first * *cols / 4..];
        for t in 0..size {
            let x = &x[(first + t) * *cols..][..*cols];
            steps[first + t] = float::quantise(x, flip, row);
            for (group, bytes) in groups[t..].iter_mut().step_by(size).zip(row.as_chunks().0) {
                *group = *bytes;
            }
        }
        first += size;
    }
}
