//! The numbers and lists that merging goes by, each in one place. What a step or a class of agreements is, `mithaq-record` says.

use mithaq_record::{AgreementClass, Step};

/// News without a date tells what happened on the day of the report or in so many days before.
pub(crate) const NEWS_DAYS: i32 = 4;
/// Two reports that each tell a day may mean the same event this many days apart, where more than type and
/// states speaks for it.
pub(crate) const MISDATED_DAYS: i32 = 10;
/// Reports of one event that tell no day appear within so many days of each other.
pub(crate) const UNDATED_DAYS: i32 = 10;
/// What a report tells without a day is not older than so many days.
pub(crate) const BACKGROUND_DAYS: i32 = 60;
/// Reports date the same step of an agreement up to so many days apart.
pub(crate) const STEP_DAYS: i32 = 60;
/// But the signing, where each tells its very day.
pub(crate) const MISDATED_STEP_DAYS: i32 = 10;
/// Sources slip by so many days without notice: the day of the deed, of its announcement, of the report.
pub(crate) const SLIP_DAYS: i32 = 2;
/// An agreement is ratified or enters into force within so many days of its signature.
pub(crate) const LIFE_DAYS: i32 = 5 * 366;
/// Places that lie closer are one place under two names.
pub(crate) const NEAR_KM: f64 = 25.0;

/// That two reports count no more than so many of something says nothing.
pub(crate) const FEW: u64 = 2;

/// The least score by which two tellings are linked.
pub(crate) const ENOUGH: f64 = 0.62;
/// And where many reports tell of such deeds between the same states in the same days.
pub(crate) const ENOUGH_IN_THE_CROWD: f64 = 0.86;

/// Types of events that reports of the same event mix up.
const FAMILIES: [&[&str]; 3] = [&["SANCTION", "COERCE"], &["ACCUSE", "REJECT"], &["AGREE", "COOPERATE"]];

/// Types under which one favour is told: a sale is called aid here and cooperation there. That two reports tell of some favour between
/// the same states in the same days says little, though.
const FAVOURS: [&str; 4] = ["AGREE", "COOPERATE", "SUPPORT", "AID"];

/// Types that name no direction, whoever is named first; and AID, as what one hands over the other *receives*.
const MUTUAL: [&str; 5] = ["CONSULT", "AGREE", "COOPERATE", "SUPPORT", "AID"];

/// Types that happen at one place: two places are two events.
const LOCAL: [&str; 4] = ["ASSAULT", "PROTEST", "MOBILIZE", "COERCE"];

/// Types of which two modes are two events.
const BY_MODE: [&str; 3] = ["COERCE", "SANCTION", "PROTEST"];
/// But for those of a row, by which reports tell the same measure.
const MEASURES: [&[&str]; 2] = [&["boycott", "restrict", "ban", "embargo"], &["expel", "deport"]];

pub(crate) fn family(type_: &str) -> &str {
    FAMILIES.iter().find(|family| family.contains(&type_)).map_or(type_, |family| family[0])
}

/// How likely two types tell of one deed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kinship {
    Same,
    /// Reports mix them up.
    Close,
    /// They can, where more speaks for it than states and time.
    Distant,
}

/// Nothing where two types of events never tell of one deed.
pub(crate) fn kinship(one: &str, other: &str) -> Option<Kinship> {
    if one == other {
        Some(Kinship::Same)
    } else if family(one) == family(other) {
        Some(Kinship::Close)
    } else {
        (FAVOURS.contains(&one) && FAVOURS.contains(&other)).then_some(Kinship::Distant)
    }
}

/// The type under whose name tellings are looked for that are marked out otherwise: all favours stand together.
pub(crate) fn clan(type_: &str) -> &str {
    if FAVOURS.contains(&type_) { FAVOURS[0] } else { family(type_) }
}

pub(crate) fn is_mutual(type_: &str) -> bool {
    MUTUAL.contains(&type_)
}

pub(crate) fn is_local(type_: &str) -> bool {
    LOCAL.contains(&type_)
}

/// Whether two modes of a type can tell one event.
pub(crate) fn modes_agree(type_: &str, one: &str, other: &str) -> bool {
    one == other
        || !BY_MODE.contains(&type_)
        || MEASURES.iter().any(|same| same.contains(&one) && same.contains(&other))
}

pub(crate) fn is_vague(class: &str) -> bool {
    AgreementClass::named(class).is_some_and(AgreementClass::is_vague)
}

/// Whether two classes can be of one agreement.
pub(crate) fn classes_agree(one: &str, other: &str) -> bool {
    let is_military = |class| AgreementClass::named(class).is_some_and(AgreementClass::is_military);
    one == other
        || is_vague(one)
        || is_vague(other)
        || (is_military(one) && is_military(other))
        || (one == "peace" && other == "non-aggression")
        || (one == "non-aggression" && other == "peace")
}

/// The moment in an agreement's life that a stage tells; a step that this version does not know is one of its own.
pub(crate) fn moment(stage: &str) -> &str {
    Step::named(stage).map_or(stage, |step| step.moment().name())
}

/// The place of a stage in an agreement's life.
pub(crate) fn order(stage: &str) -> usize {
    Step::named(stage).map_or(0, Step::order)
}

/// Whether it is a step of an agreement.
pub(crate) fn is_stage(word: &str) -> bool {
    Step::named(word).is_some()
}

/// With this stage an agreement ends.
pub(crate) fn ends(stage: &str) -> bool {
    Step::named(stage).is_some_and(Step::ends)
}
