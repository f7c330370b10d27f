//! The lists of the rules, each in one place; thresholds and weights are in `method.toml`.

/// Sectors of those who act for their state; so do parties without a sector.
pub const OFFICIAL: [&str; 6] = ["GOV", "MIL", "COP", "JUD", "LEG", "SPY"];

/// Days within which an end of what was concluded takes more than one source's word.
pub const JUST_CONCLUDED: i64 = 60;

/// Modes of RETREAT that are a yielding and not a leaving.
pub const YIELDING_RETREATS: [&str; 7] =
    ["release", "return", "disarm", "ceasefire", "access", "ease", "resign"];
