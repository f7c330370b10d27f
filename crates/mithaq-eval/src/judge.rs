//! Does a record say what a pattern wants?

use std::collections::BTreeSet;

use mithaq::{Actor, Kind, Modality, Record, When};
use serde::Serialize;
use serde_variant::to_variant_name;

use crate::gold::Pattern;

/// What a pattern can state of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// Codes of those who act.
    Actors,
    /// Codes of those acted upon.
    Recipients,
    /// Codes over both roles.
    Parties,
    /// How real it is.
    Modality,
    /// Affirmed or denied.
    Polarity,
    /// First and last day.
    When,
    /// Named, unnamed or the reporter.
    SpeakerKind,
    /// The speaker's state.
    Speaker,
    /// Obligations.
    Scope,
    /// Words of an actor.
    ActorText,
    /// PLOVER mode. Counted, but a record with another mode is still right.
    Mode,
    /// An agreement's class, a relation's kind. Counted, but a record of another is still right.
    Class,
}

impl Field {
    /// Whether a record that has it wrong is still right.
    #[must_use]
    pub fn is_counted_only(self) -> bool {
        matches!(self, Self::Mode | Self::Class)
    }
}

/// A field that a record has wrong, and what it says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Wrong {
    /// Which.
    pub field: Field,
    /// What the record says.
    pub says: String,
}

/// What a record gets wrong of a pattern; nothing where it is not of it at all: another kind, place, type or step.
///
/// `text` is the article's text, in which the record's span lies. With `exact`, parties must be the record's own, no
/// more and no fewer; else it may have more.
#[must_use]
pub fn judge(pattern: &Pattern, record: &Record, text: &str, exact: bool) -> Option<Vec<Wrong>> {
    (is_here(pattern, record, text) && is_named(pattern, record))
        .then(|| wrong_fields(pattern, record, exact))
}

/// The fields that a pattern states.
pub(crate) fn stated(pattern: &Pattern, record: &Record) -> Vec<Field> {
    let when = pattern.undated || pattern.when.as_ref().is_some_and(|w| w.start.is_some() || w.end.is_some());
    let mut fields: Vec<Field> = parties(pattern, record).into_iter().map(|(field, ..)| field).collect();
    for (is_stated, field) in [
        (pattern.modality.is_some(), Field::Modality),
        (pattern.polarity.is_some(), Field::Polarity),
        (when, Field::When),
        (pattern.speaker_kind.is_some(), Field::SpeakerKind),
        (pattern.speaker.is_some(), Field::Speaker),
        (!pattern.scope.is_empty(), Field::Scope),
        (pattern.actor_text.is_some(), Field::ActorText),
        (pattern.mode.is_some(), Field::Mode),
        (pattern.kind != Kind::Event && !pattern.types.is_empty(), Field::Class),
    ] {
        if is_stated {
            fields.push(field);
        }
    }
    fields
}

fn is_here(pattern: &Pattern, record: &Record, text: &str) -> bool {
    let quote = pattern.quote.as_deref().unwrap_or_default();
    record.kind == pattern.kind && (quote.is_empty() || overlaps(record, text, quote))
}

/// The record's span overlaps the quote somewhere; where cleaning has changed the quote, one holds the other's words.
fn overlaps(record: &Record, text: &str, quote: &str) -> bool {
    let mut places = text.match_indices(quote).peekable();
    if places.peek().is_some() {
        return places.any(|(at, _)| record.start < at + quote.len() && at < record.end);
    }
    let (mine, theirs) = (spaced(&record.quote), spaced(quote));
    theirs.contains(&mine) || mine.contains(&theirs)
}

fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_named(pattern: &Pattern, record: &Record) -> bool {
    if pattern.stage.is_some() && record.stage != pattern.stage {
        return false;
    }
    if pattern.kind != Kind::Event || pattern.types.is_empty() {
        return true;
    }
    let has = |wanted: &str| pattern.types.iter().any(|type_| type_ == wanted);
    // A deed that is still to come may be recorded as the intent to do it (PLOVER 2021).
    let intent = pattern.modality.is_some_and(|m| !matches!(m, Modality::Reported | Modality::Asked));
    has(&record.type_) || intent && (record.type_ == "AGREE" || record.type_ == "CONCEDE" && has("RETREAT"))
}

fn wrong_fields(pattern: &Pattern, record: &Record, exact: bool) -> Vec<Wrong> {
    let mut wrong = Vec::new();
    let mut check = |is_right: bool, field: Field, says: &dyn Fn() -> String| {
        if !is_right {
            wrong.push(Wrong { field, says: says() });
        }
    };
    for (field, mine, wanted) in parties(pattern, record) {
        let is_right = if exact { mine == wanted } else { wanted.is_subset(&mine) };
        check(is_right, field, &|| mine.iter().copied().collect::<Vec<_>>().join(" "));
    }
    let (modality, polarity) = (record.modality, record.polarity);
    check(pattern.modality.is_none_or(|m| m == modality), Field::Modality, &|| name(&modality));
    check(pattern.polarity.is_none_or(|p| p == polarity), Field::Polarity, &|| name(&polarity));
    let told = record.when.as_ref();
    let day = |end: fn(&When) -> &Option<String>| told.and_then(|w| end(w).as_deref()).unwrap_or_default();
    let (start, end) = (day(|w| &w.start), day(|w| &w.end));
    let is_then = !(pattern.undated && told.is_some())
        && pattern.when.as_ref().is_none_or(|w| begins(start, &w.start) && begins(end, &w.end));
    check(is_then, Field::When, &|| told.map_or_else(String::new, |w| w.edtf.clone()));
    let (kind, code) = (record.speaker.kind, record.speaker.code.as_deref());
    check(pattern.speaker_kind.is_none_or(|k| k == kind), Field::SpeakerKind, &|| name(&kind));
    let is_said_by = |wanted: &str| wanted.is_empty() || code == Some(wanted);
    check(pattern.speaker.as_deref().is_none_or(is_said_by), Field::Speaker, &|| {
        code.unwrap_or_default().to_owned()
    });
    let holds = pattern.scope.iter().all(|term| record.scope.contains(term));
    check(holds, Field::Scope, &|| record.scope.join(" "));
    let texts = || record.actors.iter().map(|a| a.text.as_str());
    let is_worded = |words: &str| texts().any(|text| text.contains(words));
    check(pattern.actor_text.as_deref().is_none_or(is_worded), Field::ActorText, &|| {
        texts().collect::<Vec<_>>().join("; ")
    });
    let is_so = pattern.mode.is_none() || pattern.mode == record.mode;
    check(is_so, Field::Mode, &|| record.mode.clone().unwrap_or_default());
    let is_classed =
        pattern.kind == Kind::Event || pattern.types.is_empty() || pattern.types.contains(&record.type_);
    check(is_classed, Field::Class, &|| record.type_.clone());
    wrong
}

fn begins(day: &str, wanted: &Option<String>) -> bool {
    wanted.as_deref().is_none_or(|wanted| day.starts_with(wanted))
}

/// (field, the record's codes, those wanted). The code of a breakaway region counts only where it is wanted: texts with known records
/// that were written before regions had codes leave them out.
fn parties<'a>(
    pattern: &'a Pattern,
    record: &'a Record,
) -> Vec<(Field, BTreeSet<&'a str>, BTreeSet<&'a str>)> {
    let is_region = |code: &str| mithaq_world::territory(code).is_some_and(|one| !one.region.is_empty());
    let mut sides = sides(pattern, record);
    for (_, told, wanted) in &mut sides {
        told.retain(|code| wanted.contains(code) || !is_region(code));
    }
    sides
}

/// Where all parties are equal, both roles are one.
fn sides<'a>(pattern: &'a Pattern, record: &'a Record) -> Vec<(Field, BTreeSet<&'a str>, BTreeSet<&'a str>)> {
    let (actors, recipients) = (codes(&record.actors), codes(&record.recipients));
    let set = |stated: &'a Option<Vec<String>>| -> BTreeSet<&'a str> {
        stated.iter().flatten().map(String::as_str).collect()
    };
    let is_mutual = matches!(record.kind, Kind::Agreement | Kind::Relation)
        || mithaq::lexicon().scales.is_mutual(&record.type_);
    if pattern.parties.is_some() || is_mutual && (pattern.actors.is_some() || pattern.recipients.is_some()) {
        let both: BTreeSet<&str> = actors.union(&recipients).copied().collect();
        let mut wanted = set(&pattern.parties);
        if wanted.is_empty() {
            wanted = set(&pattern.actors).union(&set(&pattern.recipients)).copied().collect();
        }
        let one_side =
            pattern.parties.is_none() && (pattern.actors.is_none() || pattern.recipients.is_none());
        if one_side && wanted.is_subset(&both) {
            wanted.clone_from(&both);
        }
        return vec![(Field::Parties, both, wanted)];
    }
    let roles =
        [(Field::Actors, actors, &pattern.actors), (Field::Recipients, recipients, &pattern.recipients)];
    roles
        .into_iter()
        .filter(|(.., wanted)| wanted.is_some())
        .map(|(f, mine, wanted)| (f, mine, set(wanted)))
        .collect()
}

fn codes(actors: &[Actor]) -> BTreeSet<&str> {
    actors.iter().filter_map(|a| a.code.as_deref()).filter(|code| !code.is_empty()).collect()
}

/// A value by its name in JSON.
pub(crate) fn name(value: &impl Serialize) -> String {
    to_variant_name(value).unwrap_or_default().to_owned()
}
