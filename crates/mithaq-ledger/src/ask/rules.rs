//! The lists of the rules, each in one place; thresholds and weights are in `method.toml`.

/// Sectors of those who act for their state; so do parties without a sector.
pub const OFFICIAL: [&str; 6] = ["GOV", "MIL", "COP", "JUD", "LEG", "SPY"];

/// Modes of RETREAT that are a yielding and not a leaving.
pub const YIELDING_RETREATS: [&str; 5] = ["release", "return", "disarm", "ceasefire", "access"];
