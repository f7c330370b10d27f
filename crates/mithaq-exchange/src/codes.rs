//! Codes of states, organisations and events in the systems that other datasets use, and their way to ours and back.

mod events;
mod states;

pub(crate) use events::{plover_of_cameo, quad_class_of_cameo};
pub(crate) use states::{is_state, name, of_cameo, of_cow, of_fips, of_name, to_cameo, to_fips, to_numbers};
