//! Writes models as src/file.rs reads them.

// The path is told because the bench takes this file from elsewhere.
#[path = "writer/random.rs"]
mod random;

use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

pub use random::*;

/// A model in the making.
pub struct Writer {
    pub config: Value,
    pub lists: Value,
    tensors: Map<String, Value>,
    body: Vec<u8>,
}

impl Writer {
    pub fn new(config: Value) -> Self {
        Self { config, lists: json!({}), tensors: Map::new(), body: vec![] }
    }

    pub fn bytes(&mut self, name: &str, type_: &str, shape: &[usize], bytes: &[u8]) {
        self.body.resize(self.body.len().next_multiple_of(64), 0);
        self.tensors.insert(name.into(), json!({"type": type_, "shape": shape, "at": self.body.len()}));
        self.body.extend_from_slice(bytes);
    }

    pub fn f32s(&mut self, name: &str, shape: &[usize], values: &[f32]) {
        let bytes: Vec<u8> = values.iter().flat_map(|v| v.to_le_bytes()).collect();
        self.bytes(name, "f32", shape, &bytes);
    }

    pub fn u32s(&mut self, name: &str, values: &[u32]) {
        let bytes: Vec<u8> = values.iter().flat_map(|v| v.to_le_bytes()).collect();
        self.bytes(name, "u32", &[values.len()], &bytes);
    }

    pub fn remove(&mut self, name: &str) {
        self.tensors.remove(name).expect("it is there");
    }

    pub fn place(&mut self, name: &str) -> &mut Value {
        self.tensors.get_mut(name).expect("it is there")
    }

    /// The pieces with their scores; `forms` are characters with another form.
    pub fn pieces(&mut self, pieces: &[(&str, f32)], forms: &[(char, &str)]) {
        let text: String = pieces.iter().map(|(text, _)| *text).collect();
        let mut at = vec![0];
        at.extend(pieces.iter().scan(0, |end, (text, _)| {
            *end += text.len() as u32;
            Some(*end)
        }));
        self.bytes("pieces.text", "u8", &[text.len()], text.as_bytes());
        self.u32s("pieces.at", &at);
        self.f32s(
            "pieces.score",
            &[pieces.len()],
            &pieces.iter().map(|(_, score)| *score).collect::<Vec<_>>(),
        );
        let to: Vec<u32> = forms.iter().flat_map(|(_, form)| form.chars().map(u32::from)).collect();
        let mut at = vec![0];
        at.extend(forms.iter().scan(0, |end, (_, form)| {
            *end += form.chars().count() as u32;
            Some(*end)
        }));
        self.u32s("norm.from", &forms.iter().map(|(c, _)| u32::from(*c)).collect::<Vec<_>>());
        self.u32s("norm.at", &at);
        self.u32s("norm.to", &to);
    }

    /// The file. Spaces behind the header bring the tensors to a multiple of 64.
    pub fn finish(&self) -> Vec<u8> {
        let card = json!({"name": "random"});
        let header =
            json!({"config": self.config, "lists": self.lists, "card": card, "tensors": self.tensors});
        let mut header = header.to_string().into_bytes();
        header.resize((44 + header.len()).next_multiple_of(64) - 44, b' ');
        let mut bytes = b"MITHAQ01".to_vec();
        bytes.extend([0; 32]);
        bytes.extend((header.len() as u32).to_le_bytes());
        bytes.extend(header);
        bytes.extend(&self.body);
        sign(&mut bytes);
        bytes
    }
}

/// Puts the right digest at the front.
pub fn sign(bytes: &mut [u8]) {
    let digest = Sha256::digest(&bytes[40..]);
    bytes[8..40].copy_from_slice(&digest);
}
