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
        match list.stem.as_str() {
            "concepts" => concepts(list, &types, &modes, &mut problems),
            "cameo_plover" => conversions(list, source, &mut problems),
            _ => {}
        }
    }
    let named = source.languages.iter().flat_map(|language| &language.names);
    source.world.iter().chain(named).for_each(|list| arabic_separators(list, &mut problems));
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

/// Values of a cell are parted by `;`: the Arabic signs would make one value of them.
fn arabic_separators(list: &List, problems: &mut Vec<Problem>) {
    for row in &list.rows {
        if let Some((column, sign)) = row.separators(&['؛', '،']) {
            let what = format!("{column}: values are parted by \";\", not by {sign:?}");
            problems.push(Problem { file: list.file.clone(), line: row.line, what });
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
    const BY_CODE: [&str; 2] = ["states", "cameo_plover"];
    if NOT_BY_ID.contains(&list.stem.as_str()) {
        return;
    }
    let mut seen = HashSet::new();
    for row in &list.rows {
        let id = if BY_CODE.contains(&list.stem.as_str()) { row.get("code") } else { row.get("id") };
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

/// Codes of CAMEO that are given a type, or a mode of their type, that is none.
fn conversions(list: &List, source: &Source, problems: &mut Vec<Problem>) {
    let rows_of = |stem| source.world.iter().filter(move |l| l.stem == stem).flat_map(|l| &l.rows);
    let types = column(source, "event_types", "type");
    let modes: HashSet<(&str, &str)> =
        rows_of("event_modes").map(|row| (row.get("type"), row.get("mode"))).collect();
    for row in &list.rows {
        let (code, type_, mode) = (row.get("code"), row.get("type"), row.get("mode"));
        let mut fault = |what| problems.push(Problem { file: list.file.clone(), line: row.line, what });
        if code.is_empty() || !code.bytes().all(|b| b.is_ascii_digit()) {
            fault(format!("{code:?} is no CAMEO code"));
        }
        if !type_.is_empty() && !types.contains(type_) {
            fault(format!("{type_:?} is no PLOVER type"));
        } else if !mode.is_empty() && !modes.contains(&(type_, mode)) {
            fault(format!("{type_:?} has no mode {mode:?} in world/event_modes.tsv"));
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

#[cfg(test)]
mod tests {
    use super::*;

    fn list(name: &str, text: &str) -> List {
        List::parse(name, text).expect("a list")
    }

    fn told(world: Vec<List>) -> Vec<String> {
        let source = Source { world, ..Source::default() };
        check(&source).iter().map(|problem| format!("{}: {}", problem.line, problem.what)).collect()
    }

    #[test]
    fn conversions_have_types_and_modes_that_there_are() {
        let types = list("event_types", "type\tquad_class\nCOERCE\t4\n");
        let modes = list("event_modes", "type\tmode\nCOERCE\tcyber\n");
        let codes = "code\ttype\tmode\n01\n176\tCOERCE\tcyber\n177\tCOERCE\tvisit\n18\tBITE\nx1\tCOERCE\n176\tCOERCE\n";
        assert_eq!(
            told(vec![types, modes, list("cameo_plover", codes)]),
            [
                "7: \"176\" stands twice",
                "4: \"COERCE\" has no mode \"visit\" in world/event_modes.tsv",
                "5: \"BITE\" is no PLOVER type",
                "6: \"x1\" is no CAMEO code",
            ]
        );
    }

    #[test]
    fn arabic_signs_part_no_values() {
        assert_eq!(
            told(vec![list("seats", "id\tnames\na\tx;y\nb\tx؛ y\n")]),
            ["3: names: values are parted by \";\", not by '؛'"]
        );
    }
}
