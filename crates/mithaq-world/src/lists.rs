//! The lists of the lexicon that are no part of the table, as they were when the program was built.

use std::sync::LazyLock;

use mithaq_lexicon::source::List;

macro_rules! list {
    ($name:ident, $file:literal) => {
        pub(crate) static $name: LazyLock<List> =
            LazyLock::new(|| List::parse($file, text!($file)).expect("build.rs has checked it"));
    };
}

/// The text of a file of the lexicon.
macro_rules! text {
    ($file:literal) => {
        include_str!(concat!(env!("LEXICON_FOLDER"), "/", $file))
    };
}

list!(STATES, "world/states.tsv");
list!(SYSTEM, "world/system.tsv");
list!(TERRITORIES, "world/territories.tsv");
list!(DATASETS, "world/datasets.tsv");
list!(FIPS, "world/fips.tsv");
list!(CAMEO_ACTORS, "world/cameo_actors.tsv");
list!(CAMEO_PLOVER, "world/cameo_plover.tsv");
list!(EVENT_TYPES, "world/event_types.tsv");
list!(EVENT_MODES, "world/event_modes.tsv");
list!(ORGANISATIONS, "world/organisations.tsv");
list!(MEMBERSHIPS, "world/memberships.tsv");
list!(LANGUAGES, "languages.tsv");
list!(SCRIPTS, "scripts.tsv");
list!(LETTERS, "letters.tsv");
list!(COUNTS, "counts.tsv");
list!(SETTLEMENTS, "settlements.tsv");

/// The texts of the lists that reports are compared by: whoever keeps what was worked out by them keeps their hash beside it.
pub const COMPARED_BY: [&str; 3] = [text!("counts.tsv"), text!("settlements.tsv"), text!("letters.tsv")];
