//! What a reviewer may correct in a record.

use std::collections::BTreeSet;

use mithaq::{Actor, Kind, Modality, Place, Polarity, Record, When};
use mithaq_record::{Days, EventType, Step, edtf};
use serde::Deserialize;
use serde::de::value::StrDeserializer;

use crate::merge::rules::is_stage;

/// A column of `mentions` and what it should be.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Correction {
    Type(String),
    Mode(Option<String>),
    Stage(String),
    /// Codes of those who act.
    Actors(Vec<String>),
    Recipients(Vec<String>),
    /// ISO day, or two with a slash; none where the report tells none.
    When(Option<(String, String)>),
    PlaceName(Option<String>),
    PlaceCountry(Option<String>),
    Modality(Modality),
    Polarity(Polarity),
}

/// What can be corrected, as told to whoever asks for something else.
const FIELDS: &str =
    "type, mode, stage, actors, recipients, when, place_name, place_country, modality, polarity";

impl Correction {
    /// From the words of a reviewer; an error says what was expected.
    pub(crate) fn parse(field: &str, value: &str) -> Result<Self, String> {
        let optional = || (!value.is_empty()).then(|| value.to_owned());
        let required = || optional().ok_or_else(|| format!("{field} cannot be empty"));
        Ok(match field {
            "type" => Self::Type(required()?),
            "mode" => Self::Mode(optional()),
            "stage" => Self::Stage(required()?),
            "actors" => Self::Actors(codes(value)),
            "recipients" => Self::Recipients(codes(value)),
            "when" => Self::When(days(value)?),
            "place_name" => Self::PlaceName(optional()),
            "place_country" => Self::PlaceCountry(optional()),
            "modality" => Self::Modality(word(field, value)?),
            "polarity" => Self::Polarity(word(field, value)?),
            _ => return Err(format!("{field:?} cannot be corrected; what can: {FIELDS}")),
        })
    }

    /// Whether it makes sense for a record of this kind, by what the lexicon knows; an error says what does not. Old
    /// decisions are not asked this again.
    pub(crate) fn check(&self, kind: &str) -> Result<(), String> {
        let lexicon = mithaq::lexicon();
        let codes = |codes: &[String]| match codes.iter().find(|code| !mithaq_world::is_party(code)) {
            Some(unknown) => {
                Err(format!("{unknown:?} is no code that the lexicon knows, such as TGO or IGO-UN"))
            }
            None => Ok(()),
        };
        let only_of = |wanted: &str, what: &str| match kind == wanted {
            true => Ok(()),
            false => Err(format!("a record of kind {kind} has no {what}")),
        };
        match self {
            Self::Type(type_) if kind == "event" => {
                let known = lexicon.scales.types.iter().any(|known| known.name == *type_);
                known.then_some(()).ok_or_else(|| {
                    format!("{type_:?} is no PLOVER type; the types are {}", EventType::NAMES.join(", "))
                })
            }
            Self::Stage(stage) => {
                only_of("agreement", "stage")?;
                is_stage(stage).then_some(()).ok_or_else(|| {
                    let all = Step::NAMES.join(", ");
                    format!("{stage:?} is no step of an agreement; the steps are {all}")
                })
            }
            Self::Mode(mode) => {
                only_of("event", "mode")?;
                let modes: BTreeSet<&str> =
                    lexicon.scales.modes.iter().map(|known| known.name.as_str()).collect();
                match mode.as_deref().filter(|mode| !modes.contains(mode)) {
                    None => Ok(()),
                    Some(mode) => {
                        let all = modes.into_iter().collect::<Vec<_>>().join(", ");
                        Err(format!("{mode:?} is no mode; the modes are {all}"))
                    }
                }
            }
            Self::Actors(all) | Self::Recipients(all) => codes(all),
            Self::PlaceCountry(Some(code)) => codes(std::slice::from_ref(code)),
            _ => Ok(()),
        }
    }

    pub(crate) fn apply(&self, record: &mut Record) {
        match self {
            Self::Type(type_) => {
                record.type_.clone_from(type_);
                recode(record);
            }
            Self::Mode(mode) => {
                record.mode.clone_from(mode);
                recode(record);
            }
            Self::Stage(stage) => record.stage = Some(stage.clone()),
            Self::Actors(codes) => replace(&mut record.actors, codes),
            Self::Recipients(codes) => replace(&mut record.recipients, codes),
            Self::When(days) => record.when = days.as_ref().map(when),
            Self::PlaceName(name) => record.where_ = place(record.where_.take(), name.as_ref(), None),
            Self::PlaceCountry(code) => record.where_ = place(record.where_.take(), None, code.as_ref()),
            Self::Modality(modality) => record.modality = *modality,
            Self::Polarity(polarity) => record.polarity = *polarity,
        }
    }
}

/// An event of another type or mode has another CAMEO code, quad class and score; a mode that the type does not have goes.
fn recode(record: &mut Record) {
    let scales = &mithaq::lexicon().scales;
    let Some(type_) = scales.event_type(&record.type_).filter(|_| record.kind == Kind::Event) else { return };
    let mode = scales.modes_of(&type_.name).find(|known| Some(&known.name) == record.mode.as_ref());
    record.mode = mode.map(|mode| mode.name.clone());
    let cameo = mode.map_or(&type_.cameo, |mode| &mode.cameo);
    record.cameo = Some(cameo.clone());
    record.quad_class = Some(type_.quad_class);
    record.goldstein = scales.goldstein(cameo);
}

fn codes(value: &str) -> Vec<String> {
    value
        .split([';', ',', '؛', '،'])
        .map(str::trim)
        .filter(|code| !code.is_empty())
        .map(str::to_owned)
        .collect()
}

fn days(value: &str) -> Result<Option<(String, String)>, String> {
    if value.is_empty() {
        return Ok(None);
    }
    let (first, last) = value.split_once('/').unwrap_or((value, value));
    let fits = Days::between(Some(first), Some(last)).is_some();
    fits.then(|| Some((first.to_owned(), last.to_owned())))
        .ok_or_else(|| format!("{value:?} is no day: 2025-03-27 or 2025-03-01/2025-03-31"))
}

/// One of the words of the record contract.
fn word<'de, T: Deserialize<'de>>(field: &str, value: &'de str) -> Result<T, String> {
    T::deserialize(StrDeserializer::<serde::de::value::Error>::new(value))
        .map_err(|error| format!("{field}: {error}"))
}

/// The parties that are left keep their words and names; a new one has its code alone.
fn replace(actors: &mut Vec<Actor>, codes: &[String]) {
    let kept = |code: &String| actors.iter().find(|actor| actor.code.as_ref() == Some(code)).cloned();
    let new = |code: &String| Actor {
        text: String::new(),
        start: 0,
        end: 0,
        code: Some(code.clone()),
        sector: None,
        name: Some(code.clone()),
        via: "name".to_owned(),
    };
    *actors = codes.iter().map(|code| kept(code).unwrap_or_else(|| new(code))).collect();
}

fn when((first, last): &(String, String)) -> When {
    let edtf = edtf::interval(Some(first), Some(last)).unwrap_or_default();
    When { start: Some(first.clone()), end: Some(last.clone()), edtf, text: String::new(), issue: None }
}

/// A corrected place has no coordinates: those told were of another.
fn place(old: Option<Place>, name: Option<&String>, country: Option<&String>) -> Option<Place> {
    let country = country.cloned().or_else(|| old.as_ref().and_then(|old| old.country.clone()));
    let text = old.as_ref().map_or_else(String::new, |old| old.text.clone());
    let precision = if name.is_some() { "city" } else { "country" }.to_owned();
    let name = name.cloned().or_else(|| country.clone())?;
    Some(Place { text, name, country, lat: None, lon: None, precision })
}

#[cfg(test)]
mod tests {
    use super::Correction;

    #[test]
    fn what_makes_no_sense_is_refused_with_what_was_expected() {
        for (field, value, why) in [
            ("quote", "x", "what can: type, mode"),
            ("type", "", "cannot be empty"),
            ("when", "in spring", "is no day"),
            ("when", "2025-04-01/2025-03-01", "is no day"),
            ("polarity", "perhaps", "expected `affirmed` or `denied`"),
        ] {
            let error = Correction::parse(field, value).expect_err(field);
            assert!(error.contains(why), "{error}");
        }
    }
}
