//! The encoder on small random models: pieces, bits, heads, damage.

mod bits;
mod damage;
mod heads;
mod pieces;
mod writer;
