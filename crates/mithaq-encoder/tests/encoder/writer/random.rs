//! Models with random weights.

use serde_json::json;

use super::Writer;

/// What a random model is made of.
#[derive(Clone, Copy)]
pub struct Sizes {
    pub hidden: usize,
    pub layers: usize,
    pub heads: usize,
    pub inner: usize,
    pub positions: usize,
    pub labels: usize,
    pub attributes: usize,
    pub roles: usize,
    pub features: usize,
    /// Floats of a side of "same".
    pub size: usize,
    /// The farthest distance with a worth of its own.
    pub far: usize,
}

/// Small enough for a test in a moment.
pub const SMALL: Sizes = Sizes {
    hidden: 64,
    layers: 2,
    heads: 2,
    inner: 96,
    positions: 64,
    labels: 5,
    attributes: 3,
    roles: 4,
    features: 6,
    size: 12,
    far: 3,
};

/// Random numbers (splitmix64) from a seed.
pub struct Random(pub u64);

impl Random {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub fn below(&mut self, n: usize) -> usize {
        (self.next() % n as u64) as usize
    }

    /// From −1 to 1.
    pub fn float(&mut self) -> f32 {
        (self.next() >> 40) as f32 / 8_388_608.0 - 1.0
    }

    pub fn floats(&mut self, count: usize, scale: f32) -> Vec<f32> {
        (0..count).map(|_| self.float() * scale).collect()
    }

    pub fn ids(&mut self, count: usize, pieces: usize) -> Vec<u32> {
        (0..count).map(|_| self.below(pieces) as u32).collect()
    }
}

impl Writer {
    fn linear(&mut self, random: &mut Random, name: &str, rows: usize, cols: usize) {
        let weights: Vec<u8> = (0..rows * cols).map(|_| random.next() as u8).collect();
        self.bytes(&format!("{name}.weight"), "i8", &[rows, cols], &weights);
        let scale = 1.5 / (127.0 * (cols as f32).sqrt());
        let scales: Vec<f32> = (0..rows).map(|_| scale * (1.0 + 0.5 * random.float())).collect();
        self.f32s(&format!("{name}.scale"), &[rows], &scales);
        self.f32s(&format!("{name}.bias"), &[rows], &random.floats(rows, 0.1));
    }

    fn norm(&mut self, random: &mut Random, name: &str, hidden: usize) {
        let weight: Vec<f32> = (0..hidden).map(|_| 1.0 + 0.2 * random.float()).collect();
        self.f32s(&format!("{name}.weight"), &[hidden], &weight);
        self.f32s(&format!("{name}.bias"), &[hidden], &random.floats(hidden, 0.2));
    }

    pub fn dense(&mut self, random: &mut Random, name: &str, rows: usize, cols: usize) {
        let scale = 1.5 / (cols as f32).sqrt();
        self.f32s(&format!("{name}.weight"), &[rows, cols], &random.floats(rows * cols, scale));
        self.f32s(&format!("{name}.bias"), &[rows], &random.floats(rows, 0.3));
    }

    fn encoder(&mut self, random: &mut Random, s: &Sizes, pieces: usize) {
        let mut words: Vec<u8> = (0..pieces * s.hidden / 32 * 18).map(|_| random.next() as u8).collect();
        for block in words.chunks_exact_mut(18) {
            // Scales from 0.03 to 0.12.
            block[1] = 0x28 | block[1] & 0x87;
        }
        self.bytes("embed.word", "q4", &[pieces, s.hidden], &words);
        self.f32s("embed.position", &[s.positions, s.hidden], &random.floats(s.positions * s.hidden, 0.1));
        self.norm(random, "embed.norm", s.hidden);
        for layer in 0..s.layers {
            self.layer(random, &format!("layer.{layer}"), s);
        }
    }

    fn layer(&mut self, random: &mut Random, layer: &str, s: &Sizes) {
        let name = |part: &str| format!("{layer}.{part}");
        self.linear(random, &name("qkv"), 3 * s.hidden, s.hidden);
        self.linear(random, &name("out"), s.hidden, s.hidden);
        self.linear(random, &name("up"), s.inner, s.hidden);
        self.linear(random, &name("down"), s.hidden, s.inner);
        self.norm(random, &name("norm1"), s.hidden);
        self.norm(random, &name("norm2"), s.hidden);
    }

    fn heads(&mut self, random: &mut Random, s: &Sizes) {
        self.dense(random, "label", s.labels, s.hidden);
        self.f32s("deed.mark", &[s.labels, s.hidden], &random.floats(s.labels * s.hidden, 0.5));
        self.layer(random, "deed.layer", s);
        self.dense(random, "attribute.in", 256, s.hidden);
        self.dense(random, "attribute.out", s.attributes, 256);
        self.dense(random, "role", s.roles, s.hidden);
        let distances = 2 * s.far + 1;
        self.f32s("role.distance", &[s.roles, distances], &random.floats(s.roles * distances, 1.0));
        self.dense(random, "same.left", s.size, s.hidden);
        self.dense(random, "same.right", s.size, s.hidden);
        self.f32s("same.bias", &[1], &random.floats(1, 1.0));
        self.dense(random, "whom.phrase", 2 * s.size, s.hidden);
        self.dense(random, "whom.name", 2 * s.size, s.hidden);
        self.dense(random, "whom.score", 1, s.size);
        self.dense(random, "whom.nobody", 1, s.hidden);
        self.f32s("whom.away", &[5], &random.floats(5, 1.0));
        self.f32s("feature.weight", &[s.features, s.hidden], &random.floats(s.features * s.hidden, 0.5));
    }
}

/// A model with random weights, not finished yet.
pub fn random(sizes: &Sizes, pieces: &[(&str, f32)], forms: &[(char, &str)], seed: u64) -> Writer {
    let Sizes { hidden, layers, heads, inner, positions, .. } = *sizes;
    let mut writer = Writer::new(json!({
        "hidden": hidden, "layers": layers, "heads": heads, "inner": inner, "positions": positions,
        "eps": 1e-12, "bos": 0, "eos": 2, "unk": 3, "pieces": pieces.len(), "featured": layers - 1,
    }));
    writer.lists = json!({"labels": ["nothing", "CONSULT"]});
    let mut random = Random(seed);
    writer.pieces(pieces, forms);
    writer.encoder(&mut random, sizes, pieces.len());
    writer.heads(&mut random, sizes);
    writer
}

/// Pieces of which the first four are those with a meaning of their own.
pub const PIECES: [(&str, f32); 16] = [
    ("<s>", 0.0),
    ("<pad>", 0.0),
    ("</s>", 0.0),
    ("<unk>", 0.0),
    ("\u{2581}", -3.0),
    ("\u{2581}talks", -6.0),
    ("\u{2581}talk", -6.5),
    ("s", -4.0),
    ("\u{2581}in", -3.5),
    ("\u{2581}Par", -7.0),
    ("is", -5.0),
    ("قال", -5.0),
    ("\u{2581}و", -4.5),
    ("fi", -5.5),
    ("talk", -9.0),
    ("\u{2581}talks", -1.0),
];

/// Characters with another form.
pub const FORMS: [(char, &str); 4] = [('\u{a0}', " "), ('\n', " "), ('\u{640}', ""), ('\u{fb01}', "fi")];

/// A small random model.
pub fn small(seed: u64) -> Vec<u8> {
    random(&SMALL, &PIECES, &FORMS, seed).finish()
}
