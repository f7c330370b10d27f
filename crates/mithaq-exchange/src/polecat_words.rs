//! Words of POLECAT's event files.

/// What is not known.
pub(crate) const NONE: &str = "None";

/// Quad classes 1 to 4.
pub(crate) const QUADS: [&str; 4] =
    ["VERBAL COOPERATION", "MATERIAL COOPERATION", "VERBAL CONFLICT", "MATERIAL CONFLICT"];
