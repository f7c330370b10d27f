//! What the field's scales say of events: PLOVER's types with their quad class, CAMEO codes with their Goldstein score.

use serde::{Deserialize, Serialize};

/// The scales, read from world/event_types.tsv, event_modes.tsv and cameo.tsv.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Scales {
    /// PLOVER types.
    pub types: Vec<EventType>,
    /// The modes of the types, with the CAMEO code of an event of that type and mode.
    pub modes: Vec<EventMode>,
    /// CAMEO code and score, in any order.
    pub goldstein: Vec<(String, f64)>,
}

/// One of PLOVER's sixteen types.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct EventType {
    /// `CONSULT`.
    pub name: String,
    /// 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.
    pub quad_class: u8,
    /// The CAMEO code of an event of which no more is known than its type.
    pub cameo: String,
    /// That of an AGREE which promises or offers a deed of this type (03 and what follows it); nothing where a promise is no AGREE.
    pub promised: Option<String>,
    /// What the rules take for the type of a deed of this type that is only planned, offered or threatened.
    pub planned_as: Option<String>,
    /// Its parties are equal: who is named first says nothing.
    pub mutual: bool,
}

/// A mode of a PLOVER type.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct EventMode {
    /// `CONSULT`.
    pub type_: String,
    /// `visit`.
    pub name: String,
    /// `042`.
    pub cameo: String,
}

impl Scales {
    /// The type with this name.
    #[must_use]
    pub fn event_type(&self, name: &str) -> Option<&EventType> {
        self.types.iter().find(|t| t.name == name)
    }

    /// Whether the parties of a type are equal.
    #[must_use]
    pub fn is_mutual(&self, type_: &str) -> bool {
        self.event_type(type_).is_some_and(|t| t.mutual)
    }

    /// The modes of a type, in the order of the list.
    pub fn modes_of(&self, type_: &str) -> impl Iterator<Item = &EventMode> {
        self.modes.iter().filter(move |mode| mode.type_ == type_)
    }

    /// The Goldstein score (−10 to 10) of a CAMEO code: that of the longest known code it starts with.
    #[must_use]
    pub fn goldstein(&self, cameo: &str) -> Option<f64> {
        let fitting = self.goldstein.iter().filter(|(code, _)| cameo.starts_with(code.as_str()));
        fitting.max_by_key(|(code, _)| code.len()).map(|(_, score)| *score)
    }
}

#[cfg(test)]
mod tests {
    use super::Scales;

    #[test]
    fn a_code_has_the_score_of_the_longest_known_start() {
        let scales =
            Scales { goldstein: vec![("08".into(), 5.0), ("0874".into(), 10.0)], ..Scales::default() };
        assert_eq!(scales.goldstein("0874"), Some(10.0));
        assert_eq!(scales.goldstein("0871"), Some(5.0));
        assert_eq!(scales.goldstein("99"), None);
    }
}
