//! What stands in a language's TOML files: words, sets of words, rules, page marks.

use serde::Deserialize;

use super::Problem;
use crate::habits::Habits;
use crate::table::{Auxiliary, Joint, MarkPlace, Needs, Pronoun, Relation, Side, Unit};

/// One TOML file.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LexiconFile {
    /// The file, relative to the lexicon folder; without its ending it is the first half of a rule's id.
    #[serde(skip)]
    pub file: String,
    /// What stands in it, for telling lines.
    #[serde(skip)]
    text: String,
    /// What the language's grammar is like; in `grammar.toml`.
    #[serde(default)]
    pub grammar: Option<Habits>,
    /// What the rules of this file have in common.
    #[serde(default)]
    pub defaults: Defaults,
    /// Words with a use.
    #[serde(default, rename = "word")]
    pub words: Vec<WordEntry>,
    /// Named sets of words, for use in rules as `@name`.
    #[serde(default, rename = "set")]
    pub sets: Vec<SetEntry>,
    /// Rules.
    #[serde(default, rename = "rule")]
    pub rules: Vec<RuleEntry>,
    /// Page marks.
    #[serde(default, rename = "mark")]
    pub marks: Vec<MarkEntry>,
}

/// What a rule has unless it says otherwise.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Defaults {
    /// Ways to fill the first role.
    pub actor: Vec<Relation>,
    /// Ways to fill the second role.
    pub recipient: Vec<Relation>,
    /// Which roles must be filled.
    pub needs: Option<Needs>,
}

/// Words that share a use.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct WordEntry {
    /// What the reader uses them for: `agent`, `preposition`, `month`, …
    #[serde(rename = "use")]
    pub use_: String,
    /// The words, inflected as their spelling says.
    pub words: Vec<String>,
    /// Time words: the number behind the word.
    pub value: Option<i64>,
    /// Prepositions: the label.
    pub relation: Option<Relation>,
    /// Joints: what they do.
    pub joint: Option<Joint>,
    /// Pronouns: what they stand for.
    pub pronoun: Option<Pronoun>,
    /// Time units.
    pub unit: Option<Unit>,
    /// Modality, agreement class, scope term, context: the value in the record.
    pub means: Option<String>,
    /// Modality: only before a verb in the present.
    pub present: bool,
    /// Agents: PLOVER sector.
    pub sector: Option<String>,
    /// Agents: the office.
    pub office: Option<String>,
    /// Agents: nobody in particular.
    pub unnamed: bool,
    /// Agents: a person.
    pub person: bool,
    /// Agents: the same office in another state.
    pub counterpart: bool,
    /// Agents: behind another noun an adjective.
    pub adjectival: bool,
    /// Agents: "in" a place says whose they are.
    pub seated: bool,
    /// Agents: stands for a state.
    pub state: bool,
    /// Reporting: `neutral`, `doubting`, `endorsing`.
    pub tone: Option<String>,
    /// Reporting: what is said is denied.
    pub denial: bool,
    /// Reporting: the speaker follows as a complement.
    pub source: bool,
    /// Reporting: only before "that" or a quotation.
    pub strict: bool,
    /// Auxiliaries: what they do.
    pub auxiliary: Option<Auxiliary>,
}

/// A named set of words.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SetEntry {
    /// Used in rules as `@name`.
    pub name: String,
    /// The words.
    pub words: Vec<String>,
}

/// A rule.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct RuleEntry {
    /// Unique in its file.
    pub id: String,
    /// What it means: an id of world/concepts.tsv.
    pub concept: String,
    /// The modality the rule brings.
    pub modality: Option<String>,
    /// The rule holds only of what is affirmed, or only of what is denied.
    pub polarity: Option<Side>,
    /// The triggers.
    pub heads: Vec<String>,
    /// One of these must follow the head.
    pub with: Vec<String>,
    /// None of these may stand in the clause.
    pub without: Vec<String>,
    /// One of these must stand near the head, before or behind it.
    pub beside: Vec<String>,
    /// Words that may stand between head and `with`; 6 unless told.
    pub gap: Option<u8>,
    /// Ways to fill the first role.
    pub actor: Vec<Relation>,
    /// Ways to fill the second role.
    pub recipient: Vec<Relation>,
    /// Behind one of these words the next party fills the second role, if nothing nearer does.
    pub toward: Vec<String>,
    /// Which roles must be filled.
    pub needs: Option<Needs>,
    /// A verb whose passive is spelled like its active: with nothing but a subject it is passive.
    pub passive: bool,
    /// How often the trigger alone means it; 0.8 unless told.
    pub weight: Option<f32>,
    /// Sentences that must match, each `sentence => ACTORS > RECIPIENTS`.
    pub examples: Vec<String>,
    /// Sentences that must not match.
    pub counterexamples: Vec<String>,
}

/// Marks of page furniture.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MarkEntry {
    /// What they mark.
    pub kind: String,
    /// Where in a line they stand.
    pub place: MarkPlace,
    /// The phrases.
    pub phrases: Vec<String>,
}

impl RuleEntry {
    fn fill_in(&mut self, defaults: &Defaults) {
        if self.actor.is_empty() {
            self.actor.clone_from(&defaults.actor);
        }
        if self.recipient.is_empty() {
            self.recipient.clone_from(&defaults.recipient);
        }
        self.needs = self.needs.or(defaults.needs);
    }
}

impl LexiconFile {
    /// Parses one file.
    ///
    /// # Errors
    /// Where TOML or a key is wrong, with the line.
    pub fn parse(file: &str, text: &str) -> Result<Self, Problem> {
        let mut parsed: Self = toml::from_str(text).map_err(|e| {
            let line = e.span().map_or(0, |s| text[..s.start].matches('\n').count() + 1);
            Problem { file: file.to_owned(), line, what: e.message().to_owned() }
        })?;
        parsed.file = file.to_owned();
        parsed.text = text.to_owned();
        let defaults = parsed.defaults.clone();
        for rule in &mut parsed.rules {
            rule.fill_in(&defaults);
        }
        Ok(parsed)
    }

    /// What is wrong with something in this file, by the first line that has it in quotation marks.
    #[must_use]
    pub fn problem(&self, quoted: &str, what: impl Into<String>) -> Problem {
        let quoted = format!("\"{quoted}\"");
        let line = self.text.lines().position(|line| line.contains(&quoted)).map_or(0, |at| at + 1);
        Problem { file: self.file.clone(), line, what: what.into() }
    }

    /// The id of a rule of this file: `ar/events/consult#visit`.
    #[must_use]
    pub fn rule_id(&self, rule: &RuleEntry) -> String {
        format!("{}#{}", self.file.trim_end_matches(".toml"), rule.id)
    }
}
