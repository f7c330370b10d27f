//! World lists to entities.

use std::collections::HashMap;

use crate::scales::{EventMode, EventType, Scales};
use crate::source::{List, Problem, Row, Source};
use crate::table::{Concept, Entity, EntityKind, Term};

/// All entities, list by list in the order of the files.
pub(super) fn entities(source: &Source, problems: &mut Vec<Problem>) -> Vec<Entity> {
    let mut all = Vec::new();
    for list in &source.world {
        match list.stem.as_str() {
            "people" => all.extend(people(list)),
            "memberships" | "cameo" | "event_types" | "event_modes" | "concepts" => {}
            // Codes of other datasets, disputed territories: crates/mithaq-world reads them.
            "fips" | "system" | "datasets" | "cameo_actors" | "cameo_plover" | "territories" => {}
            stem if kind(stem, "").is_some() => {
                all.extend(list.rows.iter().filter_map(|row| entity(&list.stem, row)));
            }
            _ => problems.push(Problem {
                file: list.file.clone(),
                line: 0,
                what: "a list nobody reads".to_owned(),
            }),
        }
    }
    all
}

/// The scales of events.
pub(super) fn scales(source: &Source, problems: &mut Vec<Problem>) -> Scales {
    let mut scales = Scales::default();
    for list in &source.world {
        for row in &list.rows {
            let mut fault = |what: &str| {
                let what = format!("{what} is no number");
                problems.push(Problem { file: list.file.clone(), line: row.line, what });
            };
            match list.stem.as_str() {
                "cameo" => match row.get("goldstein").parse() {
                    Ok(score) => scales.goldstein.push((row.get("code").to_owned(), score)),
                    Err(_) => fault("goldstein"),
                },
                "event_types" => match row.get("quad_class").parse() {
                    Ok(quad_class) => scales.types.push(EventType {
                        name: row.get("type").to_owned(),
                        quad_class,
                        cameo: row.get("cameo").to_owned(),
                        promised: row.some("promised"),
                        planned_as: row.some("planned_as"),
                        mutual: row.get("mutual") == "yes",
                    }),
                    Err(_) => fault("quad_class"),
                },
                "event_modes" => scales.modes.push(EventMode {
                    type_: row.get("type").to_owned(),
                    name: row.get("mode").to_owned(),
                    cameo: row.get("cameo").to_owned(),
                }),
                _ => {}
            }
        }
    }
    scales
}

/// What wordings can mean.
pub(super) fn concepts(source: &Source, scales: &Scales) -> Vec<Concept> {
    let rows = source.world.iter().filter(|l| l.stem == "concepts").flat_map(|l| &l.rows);
    let concept = |row: &Row| Concept {
        id: row.get("id").to_owned(),
        kind: row.get("kind").to_owned(),
        type_: row.get("type").to_owned(),
        planned_as: scales.event_type(row.get("type")).and_then(|t| t.planned_as.clone()),
        mode: row.some("mode"),
        contexts: row.values("contexts").map(str::to_owned).collect(),
        cameo: row.some("cameo"),
        reciprocal: row.get("reciprocal") == "yes",
        lasting: row.get("lasting") == "yes",
    };
    rows.map(concept).collect()
}

/// Id → index of the entities that came from the list with this stem.
pub(super) fn index(entities: &[Entity], stem: &str) -> HashMap<String, u32> {
    let kinds = ["", "capital"].map(|role| kind(stem, role));
    let indexed = entities.iter().enumerate().filter(|(_, e)| kinds.contains(&Some(e.kind)));
    indexed.map(|(i, e)| (e.id.clone(), u32::try_from(i).unwrap_or(u32::MAX))).collect()
}

fn kind(stem: &str, role: &str) -> Option<EntityKind> {
    Some(match (stem, role) {
        ("states", _) => EntityKind::State,
        ("cities", "capital") => EntityKind::Capital,
        ("cities", _) => EntityKind::City,
        ("seats", _) => EntityKind::Seat,
        ("people", _) => EntityKind::Person,
        ("bodies", _) => EntityKind::Body,
        ("organisations", _) => EntityKind::Organisation,
        ("groups", _) => EntityKind::Group,
        ("regions", _) => EntityKind::Region,
        _ => return None,
    })
}

fn entity(stem: &str, row: &Row) -> Option<Entity> {
    let kind = kind(stem, row.get("role"))?;
    let code = row.some("state").or_else(|| row.some("code"));
    Some(Entity {
        id: if stem == "states" { row.get("code") } else { row.get("id") }.to_owned(),
        kind,
        code,
        name: row.get("name").to_owned(),
        sector: row.some("sector"),
        states: row.values("states").map(str::to_owned).collect(),
        at: row.get("lat").parse().ok().zip(row.get("lon").parse().ok()),
        breakaway: row.get("role") == "breakaway",
        organisation: row.some("organisation"),
        until: row.some("to").filter(|_| kind == EntityKind::State),
        ..Entity::default()
    })
}

/// People stand on one row for each term of office.
fn people(list: &List) -> Vec<Entity> {
    let mut all: Vec<Entity> = Vec::new();
    let mut seen: HashMap<String, usize> = HashMap::new();
    for row in &list.rows {
        let at = *seen.entry(row.get("id").to_owned()).or_insert_with(|| {
            all.push(Entity {
                id: row.get("id").to_owned(),
                kind: EntityKind::Person,
                code: row.some("state"),
                name: row.get("name").to_owned(),
                sector: Some("GOV".to_owned()),
                ..Entity::default()
            });
            all.len() - 1
        });
        all[at].terms.push(Term {
            state: row.get("state").to_owned(),
            office: row.get("office").to_owned(),
            from: row.get("from").to_owned(),
            to: row.get("to").to_owned(),
        });
    }
    all
}
