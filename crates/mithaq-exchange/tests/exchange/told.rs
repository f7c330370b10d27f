//! A small ledger: three reports, what they tell, and the events and agreements made of it.

use mithaq::{Article, Record};
use mithaq_ledger::Ledger;
use serde_json::{Value, json};
use tempfile::TempDir;

/// Says who does what to whom, and when; the rest can be put over it.
fn record(kind: &str, type_: &str, actors: &[&str], recipients: &[&str], when: Option<[&str; 2]>) -> Value {
    let party = |code: &&str| match code.strip_prefix('"') {
        // No state: somebody who is only described.
        Some(words) => {
            json!({"text": words, "start": 0, "end": 1, "code": null, "name": words, "via": "description"})
        }
        None => json!({"text": code, "start": 0, "end": 1, "code": code, "via": "name"}),
    };
    json!({
        "kind": kind, "id": "", "document": "", "type": type_, "modality": "reported", "polarity": "affirmed",
        "actors": actors.iter().map(party).collect::<Vec<_>>(),
        "recipients": recipients.iter().map(party).collect::<Vec<_>>(),
        "when": when.map(|[start, end]| json!({"start": start, "end": end, "edtf": "", "text": "then"})),
        "speaker": {"kind": "reporter", "reporting": "neutral"},
        "quote": format!("{type_} of {}", actors.join(" & ")), "start": 0, "end": 0, "rule": "en/test#rule", "confidence": 0.75,
    })
}

fn but(mut record: Value, with: Value) -> Value {
    let (Value::Object(record_), Value::Object(with)) = (&mut record, with) else { unreachable!("objects") };
    record_.extend(with);
    record
}

fn first() -> Vec<Value> {
    let visit = json!({
        "mode": "visit", "contexts": ["military", "diplomatic"], "cameo": "042", "quad_class": 1, "goldstein": 1.9,
        "where": {"text": "Moscow", "name": "Moscow", "country": "RUS", "lat": 55.75, "lon": 37.62, "precision": "city"},
    });
    let attack = json!({"cameo": "190", "quad_class": 4, "goldstein": -9.5, "quote": "they \"attacked\";\n\t<at> dawn & dusk"});
    vec![
        but(record("event", "CONSULT", &["TGO"], &["RUS"], Some(["2024-05-01", "2024-05-01"])), visit),
        but(
            record("event", "ASSAULT", &["MLI", "MLI"], &["FRA", "MLI"], Some(["2024-12-31", "2025-01-02"])),
            attack,
        ),
        but(
            record("event", "CONSULT", &["FRA", "TGO"], &[], Some(["2024-06-07", "2024-06-07"])),
            json!({"mode": "meet", "cameo": "043", "quad_class": 1, "goldstein": 2.8}),
        ),
        but(
            record("event", "PROTEST", &["\"students"], &["TGO"], Some(["2024-07-01", "2024-07-31"])),
            json!({"mode": "demo", "cameo": "141", "quad_class": 4, "goldstein": -6.5,
                "where": {"text": "Togo", "name": "Togo", "country": "TGO", "lat": null, "lon": null, "precision": "country"}}),
        ),
        but(
            record("event", "CONSULT", &["TGO"], &["FRA"], Some(["2024-09-01", "2024-09-01"])),
            json!({"modality": "planned"}),
        ),
        but(
            record("event", "ACCUSE", &["TGO"], &["FRA"], Some(["2024-09-01", "2024-09-01"])),
            json!({"polarity": "denied"}),
        ),
    ]
}

fn second() -> Vec<Value> {
    vec![
        but(
            record("event", "SANCTION", &["IGO-EU"], &["RUS"], Some(["2025-02-03", "2025-02-03"])),
            json!({"cameo": "163", "quad_class": 4, "goldstein": -8.0}),
        ),
        but(
            record(
                "agreement",
                "defence cooperation",
                &["TGO", "RUS"],
                &[],
                Some(["2025-10-28", "2025-10-28"]),
            ),
            json!({"stage": "ratified", "body": "State Duma", "scope": ["training", "joint exercises"]}),
        ),
        but(
            record("agreement", "defence", &["FRA", "TGO"], &[], Some(["1963-07-10", "1963-07-10"])),
            json!({"stage": "signed"}),
        ),
    ]
}

/// Without a day of its own: an event that nobody dates, and the visit again.
fn third() -> Vec<Value> {
    let again = json!({"mode": "visit", "cameo": "042", "quad_class": 1, "goldstein": 1.9});
    vec![
        record("event", "AID", &["RUS"], &["TGO"], None),
        but(record("event", "CONSULT", &["TGO"], &["RUS"], Some(["2024-05-01", "2024-05-01"])), again),
    ]
}

fn article(document: &str, url: &str, publisher: &str, day: Option<&str>) -> Article {
    let value = json!({
        "document": document, "url": url, "title": format!("Report <{document}> & more"), "title_is_question": false,
        "language": "en", "section": null, "publisher": publisher, "authors": [], "photos": [], "dropped": [], "text": "",
        "published": day.map(|day| json!({"start": day, "end": day, "from": "date line"})),
    });
    serde_json::from_value(value).expect("an article")
}

fn add(ledger: &mut Ledger, mut article: Article, says: Vec<Value>) {
    let mut text = format!("{}\n", article.document);
    let mut records = Vec::new();
    for (number, says) in says.into_iter().enumerate() {
        let mut record: Record = serde_json::from_value(says).expect("a record");
        (record.id, record.document) =
            (format!("{}{number:015x}", article.document), article.document.clone());
        record.start = text.len();
        text.push_str(&record.quote);
        record.end = text.len();
        text.push('\n');
        records.push(record);
    }
    article.text = text;
    ledger.add(&article, &records).expect("added");
}

/// One report of that day, whose event and step of an agreement nobody dates.
pub fn undated(day: &str) -> (TempDir, Ledger) {
    let folder = tempfile::tempdir().expect("a folder");
    let mut ledger = Ledger::open(folder.path().join("test.ledger")).expect("opens");
    let ended =
        but(record("agreement", "defence", &["RUS", "TGO"], &[], None), json!({"stage": "denounced"}));
    let says = vec![record("event", "AID", &["RUS"], &["TGO"], None), ended];
    add(&mut ledger, article("d", "https://example.net/d", "Another", Some(day)), says);
    ledger.refresh(|_, _| {}).expect("merged");
    (folder, ledger)
}

/// The ledger, in a folder that lasts as long as the first of the two.
pub fn ledger() -> (TempDir, Ledger) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("test.ledger");
    let mut ledger = Ledger::open(&path).expect("opens");
    ledger.set_moment("2025-11-01T12:00:00Z");
    add(&mut ledger, article("a", "https://example.org/a?x=1&y=2", "Agency", Some("2025-01-03")), first());
    ledger.set_moment("2025-11-02T12:00:00Z");
    add(&mut ledger, article("b", "https://example.net/b", "Another", Some("2025-10-29")), second());
    add(&mut ledger, article("c", "https://example.net/c", "Another", None), third());
    ledger.refresh(|_, _| {}).expect("merged");
    (folder, ledger)
}
