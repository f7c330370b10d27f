//! Heads against the same in double precision, written straight down.

use mithaq_encoder::{Input, Model};
use serde_json::Value;

use crate::writer::{self, Random, SMALL};

/// Tensors read back from a file, in double precision.
struct File {
    bytes: Vec<u8>,
    header: Value,
    body: usize,
}

impl File {
    fn new(bytes: Vec<u8>) -> Self {
        let length = u32::from_le_bytes(bytes[40..44].try_into().unwrap()) as usize;
        let header = serde_json::from_slice(&bytes[44..44 + length]).unwrap();
        Self { bytes, header, body: 44 + length }
    }

    fn tensor(&self, name: &str) -> Vec<f64> {
        let place = &self.header["tensors"][name];
        let count: u64 = place["shape"].as_array().unwrap().iter().map(|n| n.as_u64().unwrap()).product();
        let start = self.body + place["at"].as_u64().unwrap() as usize;
        let bytes = self.bytes[start..start + 4 * count as usize].chunks_exact(4);
        bytes.map(|b| f64::from(f32::from_le_bytes(b.try_into().unwrap()))).collect()
    }

    /// The map `name` of x.
    fn map(&self, name: &str, x: &[f64]) -> Vec<f64> {
        let weight = self.tensor(&format!("{name}.weight"));
        let bias = self.tensor(&format!("{name}.bias"));
        weight.chunks_exact(x.len()).zip(bias).map(|(row, bias)| dot(row, x) + bias).collect()
    }
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

/// x·Φ(x), by the series of the error function.
fn gelu(x: f64) -> f64 {
    let z = x / std::f64::consts::SQRT_2;
    let (mut term, mut sum) = (z, z);
    for k in 1..200 {
        term *= -z * z / f64::from(k);
        sum += term / f64::from(2 * k + 1);
    }
    x * (0.5 + sum / std::f64::consts::PI.sqrt())
}

fn close(found: &[f32], exact: &[f64]) {
    assert_eq!(found.len(), exact.len());
    for (found, exact) in found.iter().zip(exact) {
        assert!((f64::from(*found) - exact).abs() < 1e-4, "{found} {exact}");
    }
}

/// A model, its tensors, vectors of 11 pieces, and the same in double precision.
fn example() -> (Model, File, Vec<f32>, Vec<Vec<f64>>) {
    let file = File::new(writer::small(21));
    let vectors = Random(22).floats(11 * SMALL.hidden, 1.0);
    let exact = vectors.chunks_exact(SMALL.hidden).map(|x| x.iter().map(|&x| f64::from(x)).collect());
    (Model::from_bytes(file.bytes.clone()).unwrap(), file, vectors.clone(), exact.collect())
}

#[test]
fn labels() {
    let (model, file, vectors, exact) = example();
    let expected: Vec<f64> = exact.iter().flat_map(|x| file.map("label", x)).collect();
    close(&model.labels(&vectors), &expected);
}

#[test]
fn attributes() {
    let (model, file, vectors, exact) = example();
    let inner: Vec<f64> = file.map("attribute.in", &exact[6]).into_iter().map(gelu).collect();
    close(&model.attributes(&vectors, 6), &file.map("attribute.out", &inner));
}

#[test]
fn roles() {
    let (model, file, vectors, exact) = example();
    let (t, far) = (5, SMALL.far as i64);
    let distance = file.tensor("role.distance");
    let by_piece: Vec<Vec<f64>> = exact.iter().map(|x| file.map("role", x)).collect();
    let mut expected = vec![];
    for r in 0..SMALL.roles {
        for (j, piece) in by_piece.iter().enumerate() {
            let column = ((j as i64 - t as i64).clamp(-far, far) + far) as usize;
            expected.push(piece[r] + distance[r * (2 * SMALL.far + 1) + column]);
        }
    }
    close(&model.roles(&vectors, t), &expected);
}

/// A model of one layer more: what a deed sees is what that layer makes of vectors in which the deed is marked.
#[test]
fn a_deed_is_marked_and_seen_by_its_layer() {
    let (model, file, vectors, _) = example();
    let deeds = [(3, 1), (0, 4), (3, 1), (10, 0), (7, 2), (2, 2), (9, 3)];
    let seen = model.deeds(&vectors, &deeds);
    assert_eq!(seen.len(), deeds.len());
    assert!(seen.iter().all(|s| s.len() == vectors.len() && s.iter().all(|v| v.is_finite())));
    assert_eq!(seen[0], seen[2]);
    // In a batch and alone it is the same; another label or place is seen otherwise.
    assert_eq!(model.deeds(&vectors, &deeds[5..6])[0], seen[5]);
    assert_ne!(model.deeds(&vectors, &[(3, 2)])[0], seen[0]);
    assert_ne!(model.deeds(&vectors, &[(4, 1)])[0], seen[0]);
    // The mark is added to the vector of its piece and to nothing else.
    let mut marked = vectors.clone();
    for (x, mark) in
        marked[3 * SMALL.hidden..].iter_mut().zip(&file.tensor("deed.mark")[SMALL.hidden..2 * SMALL.hidden])
    {
        *x += *mark as f32;
    }
    let mut writer = writer::random(&SMALL, &writer::PIECES, &writer::FORMS, 21);
    writer.f32s("deed.mark", &[SMALL.labels, SMALL.hidden], &vec![0.0; SMALL.labels * SMALL.hidden]);
    let unmarked = Model::from_bytes(writer.finish()).unwrap();
    assert_eq!(unmarked.deeds(&marked, &[(0, 0)])[0], seen[0]);
}

#[test]
fn same() {
    let (model, file, vectors, exact) = example();
    let (left, right) = (file.map("same.left", &exact[2]), file.map("same.right", &exact[8]));
    let expected = dot(&left, &right) / (SMALL.size as f64).sqrt() + file.tensor("same.bias")[0];
    let sides = model.sides(&vectors);
    close(&[model.same((&sides, 2), (&sides, 8))], &[expected]);
}

#[test]
fn whom() {
    let (model, file, vectors, exact) = example();
    let (phrase, names) = (4, [2, 8]);
    let asked = file.map("whom.phrase", &exact[phrase]);
    let away = file.tensor("whom.away");
    let logit = |name: usize, away: f64| {
        let told = file.map("whom.name", &exact[name]);
        let inner: Vec<f64> = (0..SMALL.size)
            .map(|n| gelu(asked[n] + told[n] + asked[SMALL.size + n] * told[SMALL.size + n]))
            .collect();
        file.map("whom.score", &inner)[0] + away
    };
    let logits = [logit(2, away[1]), logit(8, away[2]), file.map("whom.nobody", &exact[phrase])[0]];
    let all: f64 = logits.iter().map(|l| l.exp()).sum();
    close(&model.whom(&vectors, phrase, &names), &logits.map(|l| l.exp() / all));
}

#[test]
fn features_are_added_where_they_go_in() {
    let ids = [0, 5, 6, 2];
    let model = Model::from_bytes(writer::small(24)).unwrap();
    let encode = |features: &[(u32, u32)]| model.encode_batch(&[Input { ids: &ids, features }]).remove(0);
    let plain = encode(&[]);
    assert_eq!(plain, model.encode(&ids));
    assert_ne!(plain, encode(&[(1, 3)]));
    assert_ne!(encode(&[(1, 3)]), encode(&[(2, 3)]));
    // What does not exist is left out.
    assert_eq!(plain, encode(&[(4, 3), (1, 6), (u32::MAX, u32::MAX)]));
    // A batch keeps the features of its texts apart.
    let batch = [Input { ids: &ids, features: &[(1, 3)] }, Input { ids: &ids, features: &[] }];
    assert_eq!(model.encode_batch(&batch), [encode(&[(1, 3)]), plain]);
}

#[test]
fn a_model_may_lack_heads() {
    let mut writer = writer::random(&SMALL, &writer::PIECES, &[], 23);
    for name in [
        "label.weight",
        "attribute.in.weight",
        "attribute.out.weight",
        "role.weight",
        "deed.mark",
        "same.left.weight",
        "whom.phrase.weight",
        "same.right.weight",
        "feature.weight",
    ] {
        writer.remove(name);
    }
    let model = Model::from_bytes(writer.finish()).unwrap();
    let vectors = model.encode(&[0, 5, 2]);
    assert!(model.labels(&vectors).is_empty() && model.attributes(&vectors, 0).is_empty());
    assert!(model.deeds(&vectors, &[(0, 0)]).is_empty() && model.roles(&vectors, 0).is_empty());
    let sides = model.sides(&vectors);
    assert_eq!(model.same((&sides, 0), (&sides, 1)), f32::NEG_INFINITY);
}
