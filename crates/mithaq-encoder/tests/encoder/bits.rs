//! All instructions, single texts and batches give the same bits.

use mithaq_encoder::{Input, Instructions, Model};

use crate::writer::{self, PIECES, Random, SMALL, Sizes};

fn bits(vectors: &[f32]) -> Vec<u32> {
    vectors.iter().map(|v| v.to_bits()).collect()
}

/// A shape for which tiles, blocks and lanes do not come out even.
const ODD: Sizes = Sizes { hidden: 96, layers: 1, heads: 2, inner: 32, positions: 80, size: 7, ..SMALL };

#[test]
fn all_instructions_give_the_same_bits() {
    for (seed, sizes) in [(1, SMALL), (2, ODD), (3, SMALL), (4, ODD)] {
        let bytes = writer::random(&sizes, &PIECES, &writer::FORMS, seed).finish();
        let models: Vec<Model> = Instructions::available()
            .into_iter()
            .map(|set| Model::with_instructions(bytes.clone(), set).unwrap())
            .collect();
        for n in (1..=40).chain([sizes.positions]) {
            let ids = Random(seed * 1000 + n as u64).ids(n, PIECES.len());
            let plain = models[0].encode(&ids);
            assert_eq!(plain.len(), n * sizes.hidden);
            assert!(plain.iter().all(|v| v.is_finite()));
            for model in &models[1..] {
                assert_eq!(bits(&model.encode(&ids)), bits(&plain), "{model:?}, {n} tokens");
            }
        }
    }
}

#[test]
fn heads_too() {
    let bytes = writer::small(5);
    let vectors = Random(6).floats(23 * SMALL.hidden, 2.0);
    let answers = |set| {
        let model = Model::with_instructions(bytes.clone(), set).unwrap();
        let seen = model.deeds(&vectors, &[(9, 2), (4, 0)]).concat();
        let (attributes, roles) = (model.attributes(&seen, 9), model.roles(&seen, 9));
        let sides = model.sides(&vectors);
        let same = vec![model.same((&sides, 4), (&sides, 7))];
        let whom = model.whom(&seen, 3, &[1, 9, 22]);
        [model.labels(&vectors), seen, attributes, roles, same, whom].map(|a| bits(&a))
    };
    for set in Instructions::available() {
        assert_eq!(answers(set), answers(Instructions::PLAIN), "{}", set.name());
    }
}

#[test]
fn a_batch_is_its_texts() {
    let mut random = Random(8);
    let texts: Vec<Vec<u32>> =
        (0..40).map(|_| random.below(30)).map(|n| Random(n as u64).ids(n, 16)).collect();
    let batch: Vec<Input<'_>> = texts.iter().map(|ids| ids.as_slice().into()).collect();
    for set in Instructions::available() {
        let model = Model::with_instructions(writer::small(9), set).unwrap();
        let together = model.encode_batch(&batch);
        assert_eq!(together.len(), batch.len());
        for (ids, vectors) in texts.iter().zip(&together) {
            assert_eq!(bits(&model.encode(ids)), bits(vectors));
        }
    }
}

/// The bits themselves, for ever: whatever changes them changes what readers on other machines must give too.
#[test]
fn the_bits_are_these() {
    let model = Model::from_bytes(writer::small(10)).unwrap();
    let hash = bits(&model.encode(&Random(11).ids(19, 16)))
        .into_iter()
        .fold(0xcbf2_9ce4_8422_2325u64, |hash, bits| (hash ^ u64::from(bits)).wrapping_mul(0x0100_0000_01b3));
    assert_eq!(format!("{hash:016x}"), "60bd3864ee6f782e");
}

#[test]
fn too_many_ids_and_unknown_ones() {
    let model = Model::from_bytes(writer::small(12)).unwrap();
    let ids = Random(13).ids(SMALL.positions + 9, 16);
    assert_eq!(bits(&model.encode(&ids)), bits(&model.encode(&ids[..SMALL.positions])));
    assert_eq!(bits(&model.encode(&[0, 4711, u32::MAX, 2])), bits(&model.encode(&[0, 3, 3, 2])));
    assert!(model.encode(&[]).is_empty());
    assert_eq!(model.encode_batch(&[]), Vec::<Vec<f32>>::new());
}
