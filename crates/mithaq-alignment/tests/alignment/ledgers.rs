//! Small ledgers, put together from what reports say and datasets hold.

use mithaq::{Article, Published, Reading, Record};
use mithaq_ledger::{ImportedAlliance, Ledger};
use serde_json::{Value, json};
use tempfile::TempDir;

/// A record; `more` overrides or adds to what a plain one has.
pub fn record(kind: &str, type_: &str, actors: &[&str], recipients: &[&str], more: Value) -> Record {
    let parties = |codes: &[&str]| -> Vec<Value> {
        codes
            .iter()
            .map(|code| json!({"text": code, "start": 0, "end": 3, "code": code, "via": "name"}))
            .collect()
    };
    let mut value = json!({
        "kind": kind, "id": "", "document": "", "type": type_,
        "actors": parties(actors), "recipients": parties(recipients),
        "modality": "reported", "polarity": "affirmed", "speaker": {"kind": "reporter", "reporting": "neutral"},
        "quote": format!("{type_} {}", actors.join(" ")), "start": 0, "end": 0, "rule": "test", "confidence": 0.9,
    });
    for (key, over) in more.as_object().into_iter().flatten() {
        value[key] = over.clone();
    }
    serde_json::from_value(value).expect("a record")
}

/// A step of an agreement on a day; on none where it is empty.
pub fn step(class: &str, parties: &[&str], stage: &str, day: &str) -> Record {
    record("agreement", class, parties, &[], json!({"stage": stage, "when": when(day, day)}))
}

/// An event on a day, with quad class and Goldstein score.
pub fn event(type_: &str, actor: &[&str], recipient: &[&str], day: &str, (quad, score): (u8, f64)) -> Record {
    record(
        "event",
        type_,
        actor,
        recipient,
        json!({"when": when(day, day), "quad_class": quad, "goldstein": score, "quote": format!("{type_} {day}")}),
    )
}

/// An interval; an empty end is open, and nothing where the start is empty, too.
pub fn when(start: &str, end: &str) -> Value {
    let day = |day: &str| if day.is_empty() { Value::Null } else { day.into() };
    if start.is_empty() && end.is_empty() {
        return Value::Null;
    }
    json!({"start": day(start), "end": day(end), "edtf": format!("{start}/{end}"), "text": start})
}

/// A report published on a day that says these things.
pub fn report(document: &str, day: &str, says: &[Record]) -> Reading {
    let mut text = format!("{document}\n");
    let mut records = says.to_vec();
    for (number, record) in records.iter_mut().enumerate() {
        record.start = text.len();
        text.push_str(&record.quote);
        record.end = text.len();
        text.push_str(".\n");
        record.id = format!("{document}-{number}");
        record.document = document.to_owned();
    }
    let published = Published { start: day.to_owned(), end: day.to_owned(), from: "date line".to_owned() };
    let article = Article {
        document: document.to_owned(),
        url: None,
        title: document.to_owned(),
        title_is_question: false,
        language: "en".to_owned(),
        section: None,
        publisher: Some(document.to_owned()),
        authors: Vec::new(),
        published: Some(published),
        photos: Vec::new(),
        text,
        dropped: Vec::new(),
    };
    Reading { article, records }
}

/// A ledger with these reports and alliances, and the folder it is in.
pub fn ledger(reports: &[Reading], alliances: &[ImportedAlliance]) -> (TempDir, Ledger) {
    let folder = tempfile::tempdir().expect("a folder");
    let mut ledger = Ledger::open(folder.path().join("mithaq.ledger")).expect("a new ledger");
    ledger.add_all(reports).expect("reports that fit");
    ledger.import_alliances(alliances).expect("alliances that fit");
    ledger.refresh(|_, _| {}).expect("it is worked out");
    (folder, ledger)
}

/// A state in an alliance with these obligations, as COW or ATOP would have it; an empty end is open.
pub fn ally(
    source: &str,
    id: &str,
    member: &str,
    (start, end): (&str, &str),
    obliges: &str,
) -> ImportedAlliance {
    ImportedAlliance {
        source: source.to_owned(),
        id: id.to_owned(),
        member: member.to_owned(),
        member_name: member.to_owned(),
        start: start.to_owned(),
        end: Some(end.to_owned()).filter(|end| !end.is_empty()),
        defence: obliges.contains("defence"),
        neutrality: obliges.contains("neutrality"),
        nonaggression: obliges.contains("non-aggression"),
        consultation: obliges.contains("consultation"),
        ..ImportedAlliance::default()
    }
}
