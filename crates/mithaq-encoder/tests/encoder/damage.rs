//! Whatever happens to a model's bytes is said, and said rightly; nothing panics.

use mithaq_encoder::{Model, ModelError};
use serde_json::json;

use crate::writer::{self, PIECES, Random, SMALL, Sizes, Writer};

const TINY: Sizes = Sizes { hidden: 32, layers: 1, heads: 1, inner: 32, positions: 8, ..SMALL };

fn tiny() -> Writer {
    writer::random(&TINY, &PIECES, &writer::FORMS, 31)
}

fn error(bytes: Vec<u8>) -> ModelError {
    Model::from_bytes(bytes).expect_err("it is damaged")
}

#[test]
fn whole_models_open() {
    let model = Model::from_bytes(tiny().finish()).unwrap();
    assert_eq!(model.list("labels"), ["nothing", "CONSULT"]);
    assert!(model.list("classes").is_empty());
    assert_eq!(model.card()["name"], "random");
    assert_eq!((model.config().hidden, model.config().eos), (32, 2));
    let bytes: &'static [u8] = tiny().finish().leak();
    assert!(Model::from_bytes(bytes).is_ok());
}

/// Every byte that carries something: magic, digest, length, header, and a sample of the tensors.
#[test]
fn a_flipped_byte_is_noticed() {
    let bytes = tiny().finish();
    let length = u32::from_le_bytes(bytes[40..44].try_into().unwrap()) as usize;
    let mut random = Random(32);
    let places = (0..44 + length).step_by(7).chain(0..44);
    let places = places.chain((0..400).map(|_| random.below(bytes.len()))).collect::<Vec<_>>();
    for place in places {
        let mut damaged = bytes.clone();
        damaged[place] ^= 1 << (place % 8);
        assert!(Model::from_bytes(damaged).is_err(), "byte {place}");
    }
}

#[test]
fn what_is_wrong_is_said() {
    let bytes = tiny().finish();
    assert_eq!(error(b"PK\x03\x04".to_vec()), ModelError::NotAModel);
    assert_eq!(error(vec![]), ModelError::NotAModel);
    let mut other = bytes.clone();
    other[7] = b'2';
    assert_eq!(error(other), ModelError::Version("02".into()));
    assert!(matches!(error(bytes[..20].to_vec()), ModelError::Truncated(_)));
    assert!(matches!(error(bytes[..100].to_vec()), ModelError::Truncated(_)));
    assert!(matches!(error(bytes[..bytes.len() - 1].to_vec()), ModelError::Truncated(_)));
    let mut damaged = bytes.clone();
    *damaged.last_mut().unwrap() ^= 1;
    assert_eq!(error(damaged), ModelError::Checksum);
}

/// What the change of a model's parts before it is signed leads to.
fn changed(change: impl FnOnce(&mut Writer)) -> ModelError {
    let mut writer = tiny();
    change(&mut writer);
    error(writer.finish())
}

#[test]
fn tensors_are_checked() {
    let missing = changed(|w| w.remove("layer.0.up.scale"));
    assert_eq!(missing, ModelError::Missing("layer.0.up.scale".into()));
    let missing = changed(|w| w.remove("deed.layer.qkv.weight"));
    assert_eq!(missing, ModelError::Missing("deed.layer.qkv.weight".into()));
    let shape = changed(|w| w.place("layer.0.out.weight")["shape"] = json!([16, 64]));
    let (tensor, expected, found) = ("layer.0.out.weight".into(), vec![32, 32], vec![16, 64]);
    assert_eq!(shape, ModelError::Shape { tensor, expected, found });
    let type_ = changed(|w| w.place("layer.0.out.weight")["type"] = json!("u8"));
    assert_eq!(type_, ModelError::Type { tensor: "layer.0.out.weight".into(), expected: "i8" });
    let unknown = changed(|w| w.place("layer.0.out.weight")["type"] = json!("f64"));
    assert!(matches!(unknown, ModelError::Header(_)));
    let far = changed(|w| w.place("same.bias")["at"] = json!(u64::MAX));
    assert_eq!(far, ModelError::Truncated("same.bias".into()));
    let askew = changed(|w| w.place("embed.norm.bias")["at"] = json!(4));
    assert!(matches!(askew, ModelError::Value { .. }));
    let infinite = changed(|w| w.f32s("same.bias", &[1], &[f32::NAN]));
    assert!(matches!(infinite, ModelError::Value { .. }));
    let pieces = changed(|w| w.u32s("pieces.at", &[3, 2, 1, 0, 3, 2, 1, 0, 3, 2, 1, 0, 3, 2, 1, 0, 1]));
    assert!(matches!(pieces, ModelError::Value { .. }));
    let role = changed(|w| w.dense(&mut Random(1), "role", 7, TINY.hidden));
    assert!(matches!(role, ModelError::Shape { .. }));
}

#[test]
fn configs_are_checked() {
    let settings =
        [("hidden", 48), ("hidden", 0), ("heads", 0), ("heads", 4), ("inner", 33), ("positions", 0)];
    for (key, value) in
        settings.into_iter().chain([("unk", 16), ("bos", 99), ("featured", 9), ("inner", 1 << 20)])
    {
        assert!(matches!(changed(|w| w.config[key] = json!(value)), ModelError::Config(_)), "{key} {value}");
    }
    assert!(matches!(changed(|w| w.config["eps"] = json!(0)), ModelError::Config(_)));
    assert!(matches!(changed(|w| w.config["layers"] = json!(2)), ModelError::Missing(_)));
    assert!(matches!(changed(|w| w.config["eos"] = json!("</s>")), ModelError::Header(_)));
}

/// Damage with the right digest on top of it, as by a careless maker of models: an error or a model that runs, never a panic.
#[test]
fn signed_nonsense_does_not_panic() {
    let bytes = tiny().finish();
    let mut random = Random(33);
    let mut opened = 0;
    for _ in 0..1000 {
        let mut damaged = bytes.clone();
        for _ in 0..=random.below(3) {
            let place = 40 + random.below(damaged.len() - 40);
            damaged[place] = random.next() as u8;
        }
        writer::sign(&mut damaged);
        let Ok(model) = Model::from_bytes(damaged) else { continue };
        opened += 1;
        let ids: Vec<u32> = model.pieces("talks in Paris وقال").iter().map(|p| p.id).collect();
        let vectors = model.encode(&ids);
        assert_eq!(model.labels(&vectors).len(), ids.len().min(model.config().positions) * TINY.labels);
    }
    assert!(opened > 50, "{opened}");
}
