//! The lists of the rules, each in one place; thresholds and weights are in `method.toml`.

/// Sectors of those who act for their state; so do parties without a sector.
pub const OFFICIAL: [&str; 6] = ["GOV", "MIL", "COP", "JUD", "LEG", "SPY"];

/// Steps that prepare an agreement.
pub const PREPARING: [&str; 3] = ["drafted", "negotiated", "initialled"];
/// Steps that conclude or renew one.
pub const CONCLUDING: [&str; 7] =
    ["signed", "ratified", "finalised", "in force", "concluded", "amended", "extended"];
/// Steps told of agreements that may be old: without a date they show a tie that stands, not a new one.
pub const TIMELESS: [&str; 2] = ["in force", "concluded"];
/// Steps that end one.
pub const ENDING: [&str; 3] = ["suspended", "denounced", "expired"];

/// Modes of RETREAT that are a yielding and not a leaving.
pub const YIELDING_RETREATS: [&str; 5] = ["release", "return", "disarm", "ceasefire", "access"];

/// PLOVER's quad classes: verbal cooperation, material cooperation, verbal conflict, material conflict.
pub const QUAD_CLASSES: [&[&str]; 4] = [
    &["AGREE", "CONSULT", "SUPPORT", "CONCEDE"],
    &["COOPERATE", "AID", "RETREAT"],
    &["REQUEST", "ACCUSE", "REJECT", "THREATEN"],
    &["PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"],
];
