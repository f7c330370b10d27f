//! Heads against the same in double precision, written straight down.

use mithaq_encoder::Model;
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

    fn under(&self, x: &[f64], c: usize) -> Vec<f64> {
        let embed = self.tensor("label.embed");
        x.iter().zip(&embed[c * x.len()..]).map(|(x, e)| x + e).collect()
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
    let inner: Vec<f64> = file.map("attribute.in", &file.under(&exact[6], 3)).into_iter().map(gelu).collect();
    close(&model.attributes(&vectors, 6, 3), &file.map("attribute.out", &inner));
}

#[test]
fn roles() {
    let (model, file, vectors, exact) = example();
    let (t, c, size, far) = (5, 1, SMALL.size, SMALL.far as i64);
    let query = file.map("role.query", &file.under(&exact[t], c));
    let (distance, bias) = (file.tensor("role.distance"), file.tensor("role.bias"));
    let mut expected = vec![];
    for r in 0..SMALL.roles {
        for (j, x) in exact.iter().enumerate() {
            let key = file.map("role.key", x);
            let product = dot(&query[r * size..][..size], &key[r * size..][..size]) / (size as f64).sqrt();
            let column = ((j as i64 - t as i64).clamp(-far, far) + far) as usize;
            expected.push(product + distance[r * (2 * SMALL.far + 1) + column] + bias[r]);
        }
    }
    close(&model.roles(&model.keys(&vectors), &vectors, t, c), &expected);
}

#[test]
fn same() {
    let (model, file, vectors, exact) = example();
    let (left, right) = (file.map("same.left", &exact[2]), file.map("same.right", &exact[8]));
    let expected = dot(&left, &right) / (SMALL.size as f64).sqrt() + file.tensor("same.bias")[0];
    close(&[model.same(&vectors, 2, 8)], &[expected]);
}

#[test]
fn a_model_may_lack_heads() {
    let mut writer = writer::random(&SMALL, &writer::PIECES, &[], 23);
    for name in
        ["label", "attribute.in", "attribute.out", "role.query", "role.key", "same.left", "same.right"]
    {
        writer.remove(&format!("{name}.weight"));
    }
    let model = Model::from_bytes(writer.finish()).unwrap();
    let vectors = model.encode(&[0, 5, 2]);
    assert!(model.labels(&vectors).is_empty() && model.attributes(&vectors, 0, 0).is_empty());
    assert!(model.keys(&vectors).is_empty() && model.roles(&[], &vectors, 0, 0).is_empty());
    assert_eq!(model.same(&vectors, 0, 1), f32::NEG_INFINITY);
}
