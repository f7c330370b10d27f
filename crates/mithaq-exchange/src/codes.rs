//! Codes of states, organisations and events in the systems that other datasets use, and their way to ours and back.

mod events;
mod states;
mod typed;

pub use events::PLOVER_TYPES;
pub(crate) use events::{plover_in_words, plover_of_cameo, quad_class_of_cameo};
pub use states::{
    Part, by_cow, dataset_years, in_system, is_party, is_state, name, of_cow, of_gw, to_numbers,
};
pub(crate) use states::{of_cameo, of_fips, of_name, to_cameo, to_fips};
pub use typed::{NotAParty, halves, pair, party};
