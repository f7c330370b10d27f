//! What a sentence costs on one core, by its pieces and by instructions, in an encoder of the true size with random weights.
//!
//! `cargo bench -p mithaq-encoder`

#[allow(dead_code)]
#[path = "../tests/encoder/writer.rs"]
mod writer;

use std::sync::LazyLock;

use divan::{Bencher, black_box};
use mithaq_encoder::{Input, Instructions, Model};
use writer::{Random, Sizes};

const PIECES: usize = 35_000;

static BYTES: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let sizes = Sizes {
        hidden: 384,
        layers: 12,
        heads: 12,
        inner: 1536,
        positions: 256,
        labels: 60,
        attributes: 20,
        roles: 8,
        features: 87,
        size: 64,
        far: 32,
    };
    let mut random = Random(1);
    let mut texts: Vec<String> = (0..PIECES - 4)
        .map(|k| format!("{}{:x}", if k % 3 == 0 { "" } else { "\u{2581}" }, random.next() >> (24 + k % 36)))
        .collect();
    texts.splice(0..0, ["<s>", "<pad>", "</s>", "<unk>"].map(String::from));
    let pieces: Vec<(&str, f32)> = texts.iter().map(|text| (text.as_str(), -10.0)).collect();
    writer::random(&sizes, &pieces, &writer::FORMS, 2).finish()
});

fn main() {
    eprintln!("model of {:.1} MB", BYTES.len() as f64 / 1e6);
    divan::main();
}

/// The instructions by number, as divan's arguments; those that this machine lacks are left out.
fn sets() -> Vec<&'static str> {
    Instructions::available().into_iter().map(Instructions::name).collect()
}

fn model(set: &str) -> Model {
    let set = Instructions::available().into_iter().find(|i| i.name() == set).expect("it was listed");
    Model::with_instructions(&BYTES[..], set).expect("the writer writes models")
}

fn sentence(bencher: Bencher, set: &str, pieces: usize) {
    let (model, ids) = (model(set), Random(3).ids(pieces, PIECES));
    bencher.bench(|| model.encode(black_box(&ids)));
}

#[divan::bench(args = sets())]
fn sentence_of_20(bencher: Bencher, set: &str) {
    sentence(bencher, set, 20);
}

#[divan::bench(args = sets())]
fn sentence_of_50(bencher: Bencher, set: &str) {
    sentence(bencher, set, 50);
}

#[divan::bench(args = sets())]
fn sentence_of_100(bencher: Bencher, set: &str) {
    sentence(bencher, set, 100);
}

/// Thirty-two sentences of fifty pieces at once.
#[divan::bench(args = sets(), sample_count = 20)]
fn batch_of_32(bencher: Bencher, set: &str) {
    let model = model(set);
    let mut random = Random(4);
    let ids: Vec<Vec<u32>> = (0..32).map(|_| random.ids(50, PIECES)).collect();
    let batch: Vec<Input> = ids.iter().map(|ids| ids.as_slice().into()).collect();
    bencher.bench(|| model.encode_batch(black_box(&batch)));
}

/// All heads over fifty pieces, with four triggers.
#[divan::bench(args = sets())]
fn heads_of_50(bencher: Bencher, set: &str) {
    let model = model(set);
    let vectors = Random(5).floats(50 * 384, 1.0);
    bencher.bench(|| {
        let vectors = black_box(&vectors);
        let (labels, sides) = (model.labels(vectors), model.sides(vectors));
        let places = [3, 14, 25, 36];
        let seen = model.deeds(vectors, &places.map(|t| (t, 1)));
        let of = |(t, seen): (usize, &Vec<f32>)| {
            (model.attributes(seen, t), model.roles(seen, t), model.same((&sides, t), (&sides, 0)))
        };
        (labels, places.into_iter().zip(&seen).map(of).collect::<Vec<_>>())
    });
}

/// Opening the model and encoding fifty pieces: the first time weights are packed.
#[divan::bench(args = sets())]
fn open_and_sentence_of_50(bencher: Bencher, set: &str) {
    BYTES.len();
    let ids = Random(3).ids(50, PIECES);
    bencher.bench(|| model(set).encode(black_box(&ids)));
}

/// Opening the model: most of it is the checksum.
#[divan::bench(args = sets())]
fn open(bencher: Bencher, set: &str) {
    BYTES.len();
    bencher.bench(|| model(set));
}

/// Cutting a text of 280 characters into pieces.
#[divan::bench]
fn pieces(bencher: Bencher) {
    let model = model(Instructions::best().name());
    let text = "3fa9 c01de 77 talks in 9b2e Paris 0a1b2c3d ".repeat(7)[..280].to_owned();
    bencher.bench(|| model.pieces(black_box(&text)));
}
