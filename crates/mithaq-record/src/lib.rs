//! What a record is made of, and the words that it is made in. Everything else stands on this: reader, ledger, exports, measures
//! and command line spell a kind, a step or a type by asking here, and ask here what it does.
//!
//! ```
//! use mithaq_record::{EventType, Step};
//!
//! assert!(Step::Suspended.ends() && !Step::Drafted.puts_in_force());
//! assert_eq!(Step::named("in force"), Some(Step::InForce));
//! assert_eq!(EventType::Aid.quad_class().name(), "material_cooperation");
//! ```
//!
//! A record keeps its words as texts, so that a ledger which a later version has written stays readable: a word that this
//! version does not know is no [`Step`], ends nothing and puts nothing in force.

mod class;
mod day;
mod days;
pub mod edtf;
mod event;
pub mod iso;
mod period;
mod record;
mod relation;
mod step;
mod words;

pub use class::{AgreementClass, Obligation};
pub use day::Day;
pub use days::{Days, day};
pub use event::{EventType, Mode, QuadClass};
pub use period::{By, Period, Spell, Years};
pub use record::{Actor, Kind, Modality, Place, Polarity, Record, Reporting, Speaker, SpeakerKind, When};
pub use relation::RelationType;
pub use step::Step;

/// The vocabulary in words: a text that changes when a word, or what a step or class does, changes. Who keeps what was worked
/// out by it keeps its hash beside it.
#[must_use]
pub fn described() -> String {
    let mut lines = Vec::new();
    for step in Step::ALL {
        let does = [step.prepares(), step.puts_in_force(), step.renews(), step.ends(), step.is_timeless()];
        lines.push(format!("{} {step} {} {does:?}", step.order(), step.moment()));
    }
    for class in AgreementClass::ALL {
        lines.push(format!("{class} {} {}", class.is_military(), class.is_vague()));
    }
    lines.extend(Obligation::ALL.iter().map(|one| format!("{one} {}", one.is_military())));
    for type_ in EventType::ALL {
        lines.push(format!("{type_} {}", type_.quad_class()));
    }
    lines.extend(RelationType::ALL.iter().map(|type_| format!("{type_} {}", type_.is_mutual())));
    let words: [&[&str]; 4] = [&Kind::NAMES, &Modality::NAMES, &Polarity::NAMES, &Mode::NAMES];
    lines.extend(words.iter().map(|names| names.join(" ")));
    lines.join("\n")
}
