//! A text and what is known of its records, as one line of JSON tells it.

use std::collections::BTreeMap;

use mithaq::{Document, Kind, Modality, Polarity, SpeakerKind};
use serde::{Deserialize, Deserializer};

/// What is wrong with a line of gold.
#[derive(Debug, thiserror::Error)]
pub enum GoldError {
    /// It is no JSON, or not of the shape.
    #[error("column {column}: {what}")]
    Json {
        /// From 1, in bytes.
        column: usize,
        /// What is wrong there.
        what: String,
    },
    /// Neither `text` nor `texts`.
    #[error("it has neither text nor texts")]
    NoText,
}

/// A text with patterns of the records that it holds.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Text {
    /// Its name, with its language behind a colon.
    pub id: String,
    /// ISO 639-1; empty where the line does not say.
    pub language: String,
    /// The page.
    pub text: String,
    /// The day of publication, ISO 8601.
    pub published: Option<String>,
    /// What has to be found.
    pub must: Vec<Pattern>,
    /// What may be recorded as well.
    pub may: Vec<Pattern>,
    /// What must not be recorded.
    pub must_not: Vec<Pattern>,
    /// `must` and `may` are all that the text holds.
    pub exhaustive: bool,
    /// The parties of patterns are all parties. A line of gold says so by `exhaustive`.
    pub exact: bool,
}

impl Text {
    /// The text as the reader takes it.
    #[must_use]
    pub fn document(&self) -> Document {
        Document {
            id: self.id.clone(),
            text: self.text.clone(),
            language: Some(self.language.clone()).filter(|l| !l.is_empty()),
            published: self.published.clone(),
            ..Document::default()
        }
    }
}

/// What a record has to say; what is absent is free.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Pattern {
    /// Event, agreement, relation or claim.
    pub kind: Kind,
    /// Events: types of which any will do. Agreements: the class; relations: the kind; both are counted as fields and
    /// decide nothing.
    #[serde(rename = "type", default, deserialize_with = "one_or_several")]
    pub types: Vec<String>,
    /// PLOVER mode; counted as a field, decides nothing.
    #[serde(default)]
    pub mode: Option<String>,
    /// An agreement's step.
    #[serde(default)]
    pub stage: Option<String>,
    /// Codes of those who act.
    #[serde(default)]
    pub actors: Option<Vec<String>>,
    /// Codes of those acted upon.
    #[serde(default)]
    pub recipients: Option<Vec<String>>,
    /// Codes over both roles.
    #[serde(default)]
    pub parties: Option<Vec<String>>,
    /// How real it is.
    #[serde(default)]
    pub modality: Option<Modality>,
    /// Affirmed or denied.
    #[serde(default)]
    pub polarity: Option<Polarity>,
    /// The days; `2025-10` stands for every day of it.
    #[serde(default)]
    pub when: Option<Days>,
    /// The record has no date.
    #[serde(default)]
    pub undated: bool,
    /// Named, unnamed or the reporter.
    #[serde(default)]
    pub speaker_kind: Option<SpeakerKind>,
    /// Code of the speaker's state.
    #[serde(default)]
    pub speaker: Option<String>,
    /// Obligations that must be among those found.
    #[serde(default)]
    pub scope: Vec<String>,
    /// Words that must be among an actor's words.
    #[serde(default)]
    pub actor_text: Option<String>,
    /// A piece of the text that the record must overlap.
    #[serde(default)]
    pub quote: Option<String>,
}

/// First and last day, as beginnings of ISO 8601 days.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
pub struct Days {
    /// The first.
    #[serde(default)]
    pub start: Option<String>,
    /// The last.
    #[serde(default)]
    pub end: Option<String>,
}

#[derive(Deserialize)]
struct Line {
    #[serde(default)]
    id: Option<serde_json::Value>,
    #[serde(default)]
    language: Option<String>,
    #[serde(default)]
    text: Option<String>,
    #[serde(default)]
    texts: BTreeMap<String, String>,
    #[serde(default)]
    published: Option<String>,
    #[serde(default)]
    must: Vec<Pattern>,
    #[serde(default)]
    may: Vec<Pattern>,
    #[serde(default)]
    must_not: Vec<Pattern>,
    #[serde(default)]
    exhaustive: bool,
}

/// The texts of one line: one, or the same fact in several languages under `texts`. A line without an `id` is named by
/// `number`.
///
/// # Errors
/// Where the line is not of that shape; the column says where.
pub fn texts(line: &str, number: usize) -> Result<Vec<Text>, GoldError> {
    let line: Line = serde_json::from_str(line).map_err(|error| {
        let message = error.to_string();
        let what = message.split(" at line ").next().unwrap_or(&message).to_owned();
        GoldError::Json { column: error.column(), what }
    })?;
    let told = match (line.texts.is_empty(), line.text) {
        (false, _) => line.texts,
        (true, Some(text)) => BTreeMap::from([(line.language.unwrap_or_default(), text)]),
        (true, None) => return Err(GoldError::NoText),
    };
    let id = match line.id {
        Some(serde_json::Value::String(id)) => id,
        Some(id) => id.to_string(),
        None => number.to_string(),
    };
    let one = |(language, text): (String, String)| Text {
        id: format!("{id}:{language}"),
        language,
        text,
        published: line.published.clone(),
        must: line.must.clone(),
        may: line.may.clone(),
        must_not: line.must_not.clone(),
        exhaustive: line.exhaustive,
        exact: line.exhaustive,
    };
    Ok(told.into_iter().map(one).collect())
}

fn one_or_several<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Types {
        One(String),
        Several(Vec<String>),
    }
    Ok(match Option::<Types>::deserialize(deserializer)? {
        None => Vec::new(),
        Some(Types::One(one)) => vec![one],
        Some(Types::Several(several)) => several,
    })
}

#[cfg(test)]
mod tests {
    use super::{GoldError, texts};

    #[test]
    fn one_fact_in_two_languages_is_two_texts() {
        let line = r#"{"id": "a", "texts": {"ar": "زار", "en": "He came"}, "must": [{"kind": "event", "type": "CONSULT"}]}"#;
        let texts = texts(line, 1).expect("it is sound");
        let ids: Vec<&str> = texts.iter().map(|t| t.id.as_str()).collect();
        assert_eq!(ids, ["a:ar", "a:en"]);
        assert_eq!(texts[1].must[0].types, ["CONSULT"]);
    }

    #[test]
    fn what_is_wrong_is_told_with_its_column() {
        let wrong = |line| texts(line, 1).expect_err("it is wrong").to_string();
        assert_eq!(wrong(r#"{"id": "a"}"#), GoldError::NoText.to_string());
        assert!(
            wrong(r#"{"text": "x", "must": [{"kind": "deed"}]}"#)
                .starts_with("column 38: unknown variant `deed`")
        );
        assert!(wrong("[").starts_with("column 1"));
    }
}
