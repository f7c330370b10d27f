//! How much an agreement binds: the levels of alliance of the literature, and what of the ledger stands for each.
//!
//! | level | COW's order: COW type, ATOP | ATOP's order | read in news: class or obligation |
//! |---|---|---|---|
//! | 3 | I: defence pact; defense, offense | defense, offense | defence |
//! | 2 | II: neutrality or non-aggression; neutral, nonagg | neutral, consul | as the order has it |
//! | 1 | III: entente; consul | nonagg | defence cooperation, military technical, status of forces, basing, training, intelligence, arms; joint exercises, intelligence sharing, logistics, maritime security, counter-terrorism |
//! | 0 | – | – | all other (trade, peace, border, …) |
//!
//! The levels and their values 3, 2, 1, 0, and 3 for a state's own cell, are those that C. S. Signorino & J. M. Ritter,
//! "Tau-b or not tau-b", International Studies Quarterly 43 (1999) 115–144, take over from B. Bueno de Mesquita,
//! "Measuring systemic polarity", Journal of Conflict Resolution 19 (1975) 187–216, with the types of the Correlates of
//! War (D. M. Gibler, International Military Alliances 1648–2008, 2009). ATOP's order is that of the S scores which
//! ATOP releases (D. Chiba, J. C. Johnson & B. A. Leeds, "Careful Commitments", Journal of Politics 77 (2015) 968–982).
//! That military cooperation short of an alliance counts 1 is this project's choice: COW and ATOP leave such agreements
//! out. Where the two states of an alliance have different obligations (ATOP), the higher one counts for both.

use std::fmt;
use std::str::FromStr;

use mithaq_record::{AgreementClass, Obligation};

/// The level of a defence pact, and of a state's own cell.
pub const HIGHEST: u8 = 3;

/// The obligations of imported alliances, the strongest first, as COW orders them.
pub(crate) const IMPORTED: [Obligation; 5] = [
    Obligation::Defence,
    Obligation::Offence,
    Obligation::Neutrality,
    Obligation::NonAggression,
    Obligation::Consultation,
];

/// Whether a class or an obligation of an agreement in reports stands for military cooperation.
fn is_cooperation(word: &str) -> bool {
    AgreementClass::named(word).is_some_and(AgreementClass::is_military)
        || Obligation::named(word).is_some_and(Obligation::is_military)
}

/// Which obligation weighs how much.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Order {
    /// Non-aggression 2, consultation 1.
    #[default]
    Cow,
    /// Consultation 2, non-aggression 1.
    Atop,
}

/// By which order the levels of a source are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Valuation {
    /// ATOP by its own, all others by COW's.
    #[default]
    BySource,
    /// All by this one.
    All(Order),
}

impl Valuation {
    /// The order for a source.
    #[must_use]
    pub fn order(self, source: &str) -> Order {
        match self {
            Self::All(order) => order,
            Self::BySource if source == "atop" => Order::Atop,
            Self::BySource => Order::Cow,
        }
    }
}

impl Order {
    /// The level of a class or an obligation.
    ///
    /// ```
    /// use mithaq_alignment::Order;
    /// let words = ["defence", "non-aggression", "consultation", "training", "trade"];
    /// assert_eq!(words.map(|word| Order::Cow.level(word)), [3, 2, 1, 1, 0]);
    /// assert_eq!(words.map(|word| Order::Atop.level(word)), [3, 1, 2, 1, 0]);
    /// ```
    #[must_use]
    pub fn level(self, word: &str) -> u8 {
        match (self, word) {
            (_, "defence" | "offence") => HIGHEST,
            (_, "neutrality") | (Self::Cow, "non-aggression") | (Self::Atop, "consultation") => 2,
            (_, "non-aggression" | "consultation") => 1,
            (_, word) => u8::from(is_cooperation(word)),
        }
    }

    /// The highest level of these classes and obligations.
    pub(crate) fn highest<'a>(self, words: impl Iterator<Item = &'a String>) -> u8 {
        words.map(|word| self.level(word)).max().unwrap_or(0)
    }

    /// What a level is called.
    #[must_use]
    pub fn name(self, level: u8) -> &'static str {
        match (self, level) {
            (_, 0) => "no alliance",
            (Self::Cow, 1) => "consultation or military cooperation",
            (Self::Cow, 2) => "neutrality or non-aggression",
            (Self::Atop, 1) => "non-aggression or military cooperation",
            (Self::Atop, 2) => "neutrality or consultation",
            _ => "defence",
        }
    }
}

impl FromStr for Valuation {
    type Err = String;

    /// `by-source`, `cow` or `atop`.
    fn from_str(text: &str) -> Result<Self, String> {
        match text {
            "by-source" => Ok(Self::BySource),
            "cow" => Ok(Self::All(Order::Cow)),
            "atop" => Ok(Self::All(Order::Atop)),
            _ => Err("it is by-source, cow or atop".to_owned()),
        }
    }
}

impl fmt::Display for Valuation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::BySource => "by-source",
            Self::All(Order::Cow) => "cow",
            Self::All(Order::Atop) => "atop",
        })
    }
}
