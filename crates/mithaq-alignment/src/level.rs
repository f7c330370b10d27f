//! How much an agreement binds: the levels of alliance of the literature, and what of the ledger stands for each.
//!
//! | level | COW type | ATOP | read in news: class or obligation |
//! |---|---|---|---|
//! | 3 | I: defence pact | defense, offense | defence |
//! | 2 | II: neutrality or non-aggression | neutral, nonagg | non-aggression |
//! | 1 | III: entente | consul | consultation, defence cooperation, military technical, status of forces, basing, training, intelligence, arms; joint exercises, intelligence sharing, logistics, maritime security, counter-terrorism |
//! | 0 | – | – | all other (trade, peace, border, …) |
//!
//! The levels and their values 3, 2, 1, 0, and 3 for a state's own cell, are those that C. S. Signorino & J. M. Ritter,
//! "Tau-b or not tau-b", International Studies Quarterly 43 (1999) 115–144, take over from B. Bueno de Mesquita,
//! "Measuring systemic polarity", Journal of Conflict Resolution 19 (1975) 187–216, with the types of the Correlates of
//! War (D. M. Gibler, International Military Alliances 1648–2008, 2009). That military cooperation short of an alliance
//! counts 1, as an entente does, is this project's choice: COW and ATOP leave such agreements out. Where the two
//! states of an alliance have different obligations (ATOP), the higher one counts for both.

/// The level of a defence pact, and of a state's own cell.
pub const HIGHEST: u8 = 3;

/// The obligations of imported alliances, the strongest first, and their levels.
pub(crate) const IMPORTED: [(&str, u8); 5] =
    [("defence", 3), ("offence", 3), ("neutrality", 2), ("non-aggression", 2), ("consultation", 1)];

/// Classes and obligations of agreements in reports that stand for military cooperation.
const COOPERATION: [&str; 13] = [
    "arms",
    "basing",
    "consultation",
    "counter-terrorism",
    "defence cooperation",
    "intelligence",
    "intelligence sharing",
    "joint exercises",
    "logistics",
    "maritime security",
    "military technical",
    "status of forces",
    "training",
];

/// The level of a class or an obligation.
///
/// ```
/// use mithaq_alignment::level;
/// assert_eq!(["defence", "non-aggression", "training", "trade"].map(level::of), [3, 2, 1, 0]);
/// ```
#[must_use]
pub fn of(word: &str) -> u8 {
    match IMPORTED.iter().find(|(known, _)| *known == word) {
        Some((_, level)) => *level,
        None => u8::from(COOPERATION.contains(&word)),
    }
}

/// What a level is called.
#[must_use]
pub fn name(level: u8) -> &'static str {
    match level {
        0 => "no alliance",
        1 => "consultation or military cooperation",
        2 => "neutrality or non-aggression",
        _ => "defence",
    }
}
