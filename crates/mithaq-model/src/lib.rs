//! The trained encoder's weights. What they are and where they come from stands in their card, inside; `training/` makes them.

/// The model that reads, as `training/export.py` wrote it: eight bytes of magic, SHA-256 of what follows, and that.
pub static READER: &[u8] = include_bytes!(env!("READER"));
