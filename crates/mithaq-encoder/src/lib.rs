//! The trained encoder. Text becomes pieces, pieces become vectors, and the heads say what they see in the vectors.
//!
//! ```text
//! text ──pieces──▶ ids (+ features) ──encode──▶ vectors (n × hidden) ──labels, same──▶ logits
//!                                                                    ──deeds──▶ vectors for each deed ──attributes, roles, whom──▶ logits
//! ```
//!
//! The same bytes in, the same bits out, on every machine: products of weights and activations are sums of integers,
//! whose order cannot matter; everything in floats is + − × ÷ √ in an order that is written down here, with no fused
//! multiplication and no function of the platform's. Vector instructions ([`Instructions`]) change the time, never a bit.
//! Pure: no files, clock, threads, network, randomness.

mod attention;
mod dense;
mod embed;
mod error;
mod feature;
mod file;
mod float;
mod heads;
// The one place with `unsafe`: calls of functions compiled for processors newer than the build's target.
#[allow(unsafe_code)]
mod instructions;
mod layer;
mod linear;
mod model;
mod pieces;

pub use error::ModelError;
pub use file::Config;
pub use float::{probability, shares};
pub use heads::Sides;
pub use instructions::Instructions;
pub use model::{Input, Model};
pub use pieces::Piece;
