//! What the world calls things, and who was who when. The only crate that reads the folder `lexicon/`: its build compiles and checks
//! it, and everybody else asks here.
//!
//! ```text
//! lexicon/ ──build.rs──▶ one table of bytes ──▶ lexicon()       words, names, rules: for the reader
//!                    └─▶ lists as they are   ──▶ typed lookups  states, numbers, successions, members, datasets, letters
//! ```
//!
//! ```
//! use mithaq_world as world;
//!
//! assert_eq!(world::of_cow("365", Some("1955-05-14")), Some("SUN"));
//! assert_eq!(world::to_numbers("TGO", 2025), ("461", "461"));
//! assert_eq!(world::party("Togo", 2025).as_deref(), Ok("TGO"));
//! ```

mod codes;
mod datasets;
mod lists;
mod members;
mod numbers;
mod party;
mod plover;
mod states;
mod territories;
mod words;

use std::sync::OnceLock;

use mithaq_lexicon::Lexicon;

pub use codes::{of_cameo, of_fips, to_cameo, to_fips};
pub use datasets::dataset_years;
pub use lists::COMPARED_BY;
pub use members::{Membership, members, memberships, organisations_of};
pub use numbers::{Part, by_cow, in_system, of_cow, of_gw, to_numbers};
pub use party::{NotAParty, halves, pair, party};
pub use plover::{plover_in_words, plover_of_cameo};
pub use states::{is_party, is_state, name, of_name};
pub use territories::{Territory, of_region, of_region_named, territories, territory};
pub use words::{CountWords, Letters, Script, Side, counts, languages, letters, scripts, settlement_nouns};

/// The lexicon folder as it was when this was built.
const BUILT_IN: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/lexicon.bin"));

static LEXICON: OnceLock<Lexicon> = OnceLock::new();

/// The lexicon that everything is read by: the one given at start, else the one this was built with.
#[must_use]
pub fn lexicon() -> &'static Lexicon {
    LEXICON.get_or_init(|| Lexicon::from_bytes(BUILT_IN).expect("build.rs wrote it"))
}

/// Reads by another lexicon, from the start of the program on.
///
/// # Errors
/// [`InUse`] where something has been looked up already: a program has one lexicon.
pub fn use_lexicon(lexicon: Lexicon) -> Result<(), InUse> {
    LEXICON.set(lexicon).map_err(|_| InUse)
}

/// A lexicon is in use already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InUse;

impl std::fmt::Display for InUse {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a lexicon is in use already")
    }
}

impl std::error::Error for InUse {}
