//! Against the encoder in torch, where `MITHAQ_REFERENCE` names a folder with `model.bin` and `reference.json`:
//! `[{"text": …, "ids": […], "vectors": [[…], …]}, …]`, the ids as they went in, with begin and end, a vector for each.
//! Where `"text"` lacks only vectors are compared; where `"spans"` is given, `[start, end]` in bytes for each piece but begin and
//! end, these too; where `"prefix"` is given it stands before the text.
#![allow(clippy::disallowed_methods)]

use std::{fs, path::Path};

use mithaq_encoder::Model;
use serde_json::Value;

#[test]
fn torch_gives_nearly_the_same() {
    let Ok(folder) = std::env::var("MITHAQ_REFERENCE") else {
        return eprintln!("skipped: MITHAQ_REFERENCE names no folder");
    };
    let read = |name| fs::read(Path::new(&folder).join(name)).expect(name);
    let model = Model::from_bytes(read("model.bin")).expect("model.bin");
    let examples: Vec<Value> = serde_json::from_slice(&read("reference.json")).expect("reference.json");
    assert!(!examples.is_empty());
    let mut worst = 1.0f64;
    for example in &examples {
        let ids = numbers(&example["ids"]).map(|id| id as u32).collect::<Vec<_>>();
        check_pieces(&model, example, &ids);
        let expected = example["vectors"].as_array().expect("vectors");
        let vectors = model.encode(&ids);
        assert_eq!(vectors.len(), expected.len() * model.config().hidden);
        for (found, expected) in vectors.chunks_exact(model.config().hidden).zip(expected) {
            worst = worst.min(cosine(found, &numbers(expected).collect::<Vec<_>>()));
        }
    }
    eprintln!("{} texts, lowest cosine of a piece {worst:.5}", examples.len());
    assert!(worst > 0.99, "{worst}");
}

fn check_pieces(model: &Model, example: &Value, ids: &[u32]) {
    let Some(text) = example["text"].as_str() else { return };
    let text = format!("{}{text}", example["prefix"].as_str().unwrap_or_default());
    let pieces = model.pieces(&text);
    let mut found = vec![model.config().bos];
    found.extend(pieces.iter().map(|piece| piece.id));
    found.push(model.config().eos);
    assert_eq!(found, ids, "{text}");
    let Some(spans) = example["spans"].as_array() else { return };
    let found: Vec<Vec<f64>> =
        pieces.iter().map(|piece| vec![piece.start as f64, piece.end as f64]).collect();
    let expected: Vec<Vec<f64>> = spans.iter().map(|span| numbers(span).collect()).collect();
    assert_eq!(found, expected, "{text}");
}

fn numbers(list: &Value) -> impl Iterator<Item = f64> {
    list.as_array().expect("a list").iter().map(|n| n.as_f64().expect("a number"))
}

fn cosine(a: &[f32], b: &[f64]) -> f64 {
    let dot = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f64>();
    let a: Vec<f64> = a.iter().map(|&a| f64::from(a)).collect();
    assert_eq!(a.len(), b.len());
    dot(&a, b) / (dot(&a, &a) * dot(b, b)).sqrt()
}
