//! The thresholds and lists of the rules, each in one place.

/// How many years before the newest report a gain or a loss may lie and still count.
///
/// A term of office: what a state did longer ago was often done by another government.
pub const RECENT_YEARS: u16 = 5;

/// How many records of done things between the state and either power it takes to say anything.
pub const MIN_DONE: usize = 1;

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

/// Events by which a tie is gained.
pub const GAINING: [&str; 4] = ["AGREE", "SUPPORT", "COOPERATE", "AID"];
/// Friendly events that are no more than words.
pub const FRIENDLY_WORDS: [&str; 2] = ["CONSULT", "CONCEDE"];
/// Events by which a tie is lost.
pub const LOSING: [&str; 4] = ["SANCTION", "MOBILIZE", "COERCE", "ASSAULT"];
/// Hostile events that are no more than words.
pub const HOSTILE_WORDS: [&str; 4] = ["ACCUSE", "REJECT", "THREATEN", "PROTEST"];

/// Modes of REQUEST that ask for more of a tie, not for less.
pub const FRIENDLY_REQUESTS: [&str; 2] = ["assist", "meet"];
/// Modes of RETREAT that are a yielding and not a leaving.
pub const YIELDING_RETREATS: [&str; 5] = ["release", "return", "disarm", "ceasefire", "access"];

/// PLOVER's quad classes: verbal cooperation, material cooperation, verbal conflict, material conflict.
pub const QUAD_CLASSES: [&[&str]; 4] = [
    &["AGREE", "CONSULT", "SUPPORT", "CONCEDE"],
    &["COOPERATE", "AID", "RETREAT"],
    &["REQUEST", "ACCUSE", "REJECT", "THREATEN"],
    &["PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"],
];
