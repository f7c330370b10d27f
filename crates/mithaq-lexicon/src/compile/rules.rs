//! Rule entries to rules.

use std::collections::HashMap;

use super::Words;
use crate::source::{LanguageSource, LexiconFile, Problem, RuleEntry};
use crate::table::{Concept, Rule, Use};

/// Words that may stand between a head and the word it needs, unless the rule says otherwise.
const GAP: u8 = 6;
/// How often a trigger means what its rule says, unless the rule says otherwise.
const WEIGHT: f32 = 0.8;

pub(super) fn compile(
    source: &LanguageSource,
    concepts: &[Concept],
    words: &mut Words,
    problems: &mut Vec<Problem>,
) -> Vec<Rule> {
    let sets: HashMap<&str, &[String]> =
        source.files.iter().flat_map(|f| &f.sets).map(|s| (s.name.as_str(), s.words.as_slice())).collect();
    let mut rules = Vec::new();
    for file in &source.files {
        for entry in &file.rules {
            let concept = concepts.iter().find(|c| c.id == entry.concept);
            let concept =
                concept.ok_or_else(|| format!("{:?} is no concept of world/concepts.tsv", entry.concept));
            match concept.and_then(|concept| rule(file, entry, concept, &sets, words, rules.len())) {
                Ok(rule) => rules.push(rule),
                Err(what) => problems.push(file.problem(&entry.id, format!("rule {:?}: {what}", entry.id))),
            }
        }
    }
    rules
}

fn rule(
    file: &LexiconFile,
    entry: &RuleEntry,
    concept: &Concept,
    sets: &HashMap<&str, &[String]>,
    words: &mut Words,
    index: usize,
) -> Result<Rule, String> {
    let head = Use::Head(u32::try_from(index).map_err(|e| e.to_string())?);
    for lemma in lemmas(&entry.heads, sets, words)? {
        words.lemmas[lemma as usize].uses.push(head.clone());
    }
    Ok(Rule {
        id: file.rule_id(entry),
        concept: concept.clone(),
        modality: entry.modality.clone(),
        polarity: entry.polarity,
        with: lemmas(&entry.with, sets, words)?,
        without: lemmas(&entry.without, sets, words)?,
        beside: lemmas(&entry.beside, sets, words)?,
        toward: lemmas(&entry.toward, sets, words)?,
        gap: entry.gap.unwrap_or(GAP),
        actor: entry.actor.clone(),
        recipient: entry.recipient.clone(),
        needs: entry.needs.unwrap_or_default(),
        passive: entry.passive,
        weight: entry.weight.unwrap_or(WEIGHT),
    })
}

/// Words and `@sets` to lemma indices.
fn lemmas(specs: &[String], sets: &HashMap<&str, &[String]>, words: &mut Words) -> Result<Vec<u32>, String> {
    let mut all = Vec::new();
    for spec in specs {
        match spec.strip_prefix('@') {
            Some(set) => {
                let members = sets.get(set).ok_or_else(|| format!("no set is called {set:?}"))?;
                for member in *members {
                    all.push(words.lemma(member)?);
                }
            }
            None => all.push(words.lemma(spec)?),
        }
    }
    Ok(all)
}
