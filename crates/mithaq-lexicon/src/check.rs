//! What must hold of the lexicon beyond that it compiles.

use std::collections::{HashMap, HashSet};

use mithaq_record::{EventType, Kind, Modality, Mode, RelationType, Step};

use crate::fold::fold;
use crate::source::{LanguageSource, LexiconFile, List, Problem, Row, RuleEntry, Source};

/// Everything that is wrong with the lexicon, in the order of its files.
#[must_use]
pub fn check(source: &Source) -> Vec<Problem> {
    let mut problems = Vec::new();
    let codes = column(source, "states", "code");
    let types = column(source, "event_types", "type");
    let modes = column(source, "event_modes", "mode");
    scales(source, &mut problems);
    for list in &source.world {
        unknown_codes(list, &codes, &mut problems);
        twice(list, &mut problems);
        if list.stem == "concepts" {
            concepts(list, &types, &modes, &mut problems);
        }
    }
    for language in &source.languages {
        clashes(language, &mut problems);
        holes(source, language, &mut problems);
        for file in &language.files {
            rules(file, &mut problems);
        }
    }
    problems
}

/// What stands in a column of a list of world/.
fn column<'s>(source: &'s Source, stem: &str, name: &str) -> HashSet<&'s str> {
    source.world.iter().filter(|l| l.stem == stem).flat_map(|l| &l.rows).map(|r| r.get(name)).collect()
}

fn unknown_codes(list: &List, codes: &HashSet<&str>, problems: &mut Vec<Problem>) {
    for row in &list.rows {
        for code in row.values("state").chain(row.values("states")).chain(row.values("claimed_by")) {
            if !codes.contains(code) {
                let what = format!("{code:?} is no state of world/states.tsv");
                problems.push(Problem { file: list.file.clone(), line: row.line, what });
            }
        }
    }
}

fn twice(list: &List, problems: &mut Vec<Problem>) {
    const NOT_BY_ID: [&str; 9] = [
        "people",
        "memberships",
        "cameo",
        "event_types",
        "event_modes",
        "fips",
        "system",
        "cameo_actors",
        "territories",
    ];
    if NOT_BY_ID.contains(&list.stem.as_str()) {
        return;
    }
    let mut seen = HashSet::new();
    for row in &list.rows {
        let id = if list.stem == "states" { row.get("code") } else { row.get("id") };
        if !seen.insert(id) {
            problems.push(Problem {
                file: list.file.clone(),
                line: row.line,
                what: format!("{id:?} stands twice"),
            });
        }
    }
}

/// Two states that claim one name, unless names/ambiguous.tsv says that this is so.
fn clashes(language: &LanguageSource, problems: &mut Vec<Problem>) {
    let known: HashSet<String> =
        language.names("ambiguous").into_iter().flat_map(|l| &l.rows).map(|r| fold(r.get("name"))).collect();
    let mut owner: HashMap<String, &str> = HashMap::new();
    for list in language.names.iter().filter(|l| l.stem == "states") {
        for row in &list.rows {
            for name in row.values("names") {
                let folded = fold(name);
                match owner.insert(folded.clone(), row.get("code")) {
                    Some(other) if other != row.get("code") && !known.contains(&folded) => {
                        let what = format!("{name:?} names {other} and {}", row.get("code"));
                        problems.push(Problem { file: list.file.clone(), line: row.line, what });
                    }
                    _ => {}
                }
            }
        }
    }
}

/// What the world knows and a language that names its like has no name for.
fn holes(source: &Source, language: &LanguageSource, problems: &mut Vec<Problem>) {
    for world in &source.world {
        let Some(names) = language.names(&world.stem) else { continue };
        let id = if world.stem == "states" { "code" } else { "id" };
        let named: HashSet<&str> = names.rows.iter().map(|r| r.get(id)).collect();
        for row in world.rows.iter().filter(|r| !named.contains(r.get(id))) {
            let what = format!("{:?} of {} has no name here", row.get(id), world.file);
            problems.push(Problem { file: names.file.clone(), line: 0, what });
        }
    }
}

/// Types and modes of events that are not those of the program, and types with another class than the program counts them in.
fn scales(source: &Source, problems: &mut Vec<Problem>) {
    for list in &source.world {
        for row in &list.rows {
            let what = match list.stem.as_str() {
                "event_types" => type_fault(row),
                "event_modes" => Mode::named(row.get("mode"))
                    .is_none()
                    .then(|| format!("{:?} is no mode that the program knows", row.get("mode"))),
                _ => None,
            };
            problems.extend(what.map(|what| Problem { file: list.file.clone(), line: row.line, what }));
        }
    }
}

fn type_fault(row: &Row) -> Option<String> {
    let Some(type_) = EventType::named(row.get("type")) else {
        return Some(format!("{:?} is no PLOVER type", row.get("type")));
    };
    let class = type_.quad_class();
    (row.get("quad_class") != class.number().to_string())
        .then(|| format!("{type_} is of quad class {} ({class})", class.number()))
}

/// Concepts of a kind, PLOVER type or mode that is none.
fn concepts(list: &List, types: &HashSet<&str>, modes: &HashSet<&str>, problems: &mut Vec<Problem>) {
    for row in &list.rows {
        let (kind, type_, mode) = (row.get("kind"), row.get("type"), row.get("mode"));
        let mut fault = |what| problems.push(Problem { file: list.file.clone(), line: row.line, what });
        match Kind::named(kind) {
            None => fault(format!("kind {kind:?} is none of {:?}", Kind::NAMES)),
            Some(Kind::Event) if !types.contains(type_) => fault(format!("{type_:?} is no PLOVER type")),
            Some(Kind::Agreement) if Step::named(type_).is_none() => {
                fault(format!("{type_:?} is no step of an agreement: {:?}", Step::NAMES));
            }
            Some(Kind::Relation) if RelationType::named(type_).is_none() => {
                fault(format!("{type_:?} is no kind of relation: {:?}", RelationType::NAMES));
            }
            _ => {}
        }
        if !mode.is_empty() && !modes.contains(mode) {
            fault(format!("{mode:?} is no mode of world/event_modes.tsv"));
        }
    }
}

fn rules(file: &LexiconFile, problems: &mut Vec<Problem>) {
    let mut seen = HashSet::new();
    for rule in &file.rules {
        for what in faults(rule) {
            problems.push(file.problem(&rule.id, format!("rule {:?}: {what}", rule.id)));
        }
        if !seen.insert(&rule.id) {
            problems.push(file.problem(&rule.id, format!("rule {:?} stands twice", rule.id)));
        }
    }
}

fn faults(rule: &RuleEntry) -> Vec<String> {
    let mut faults = Vec::new();
    if rule.modality.as_ref().is_some_and(|modality| Modality::named(modality).is_none()) {
        faults.push(format!("modality {:?} is none of {:?}", rule.modality, Modality::NAMES));
    }
    if rule.heads.is_empty() {
        faults.push("no heads, so it can never match".to_owned());
    }
    if rule.examples.is_empty() || rule.counterexamples.is_empty() {
        faults.push("a rule carries examples that must match and counterexamples that must not".to_owned());
    }
    faults
}
