//! JSON lines: the contract. Each article, then its records.

use anyhow::Result;
use mithaq::{Article, Reading};
use serde::Serialize;

#[derive(Serialize)]
struct ArticleLine<'a> {
    kind: &'static str,
    #[serde(flatten)]
    article: &'a Article,
}

pub(crate) fn reading(reading: &Reading) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    serde_json::to_writer(&mut bytes, &ArticleLine { kind: "article", article: &reading.article })?;
    bytes.push(b'\n');
    for record in &reading.records {
        serde_json::to_writer(&mut bytes, record)?;
        bytes.push(b'\n');
    }
    Ok(bytes)
}
