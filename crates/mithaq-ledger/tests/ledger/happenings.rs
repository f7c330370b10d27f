//! Merging on reports that we wrote: 46 reports on 44 happenings, with copies, look-alikes and contradictions
//! (examples/happenings). What the reader does not find cannot be merged; of what it finds, the pairs of records
//! that are put together are held against the pairs that belong together.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use mithaq::Document;
use mithaq_ledger::{Ledger, Value};
use serde::Deserialize;

#[derive(Deserialize)]
struct Gold {
    happenings: Vec<Happening>,
    copies: Vec<(String, String)>,
    look_alikes: Vec<LookAlike>,
    contradictions: Vec<Contradiction>,
}

#[derive(Deserialize)]
struct Happening {
    id: String,
    kind: String,
    #[serde(rename = "type")]
    type_: String,
    parties: Vec<String>,
    date: String,
    reports: Vec<String>,
    #[serde(default)]
    steps: Vec<Step>,
}

#[derive(Deserialize)]
struct Step {
    date: String,
}

#[derive(Deserialize)]
struct LookAlike {
    a: String,
    b: String,
}

#[derive(Deserialize)]
struct Contradiction {
    happening: String,
    field: String,
    sides: Vec<Side>,
}

#[derive(Deserialize)]
struct Side {
    value: String,
    reports: Vec<String>,
}

/// A record that the reader found, with what it was merged into.
struct Found {
    document: String,
    kind: String,
    type_: String,
    mode: String,
    codes: BTreeSet<String>,
    day: String,
    sentence_has: String,
    happening: String,
}

fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/happenings")
}

fn gold() -> Gold {
    let text = std::fs::read_to_string(folder().join("gold.json")).expect("it is there");
    serde_json::from_str(&text).expect("it has this shape")
}

/// A ledger of all the reports, merged.
fn ledger() -> (tempfile::TempDir, Ledger) {
    let folder_of_ledger = tempfile::tempdir().expect("a folder");
    let mut ledger = Ledger::open(folder_of_ledger.path().join("test.ledger")).expect("a new ledger");
    let lines = std::fs::read_to_string(folder().join("reports.jsonl")).expect("it is there");
    for line in lines.lines() {
        let document: Document = serde_json::from_str(line).expect("a document");
        let reading = mithaq::read_by(&document, mithaq::Reader::Words).expect("text");
        ledger.add(&reading.article, &reading.records).expect("fits");
    }
    ledger.refresh(|_, _| {}).expect("merges");
    (folder_of_ledger, ledger)
}

fn text(value: &Value<'_>) -> String {
    match value {
        Value::Text(text) => text.to_string(),
        _ => String::new(),
    }
}

fn found(ledger: &Ledger) -> Vec<Found> {
    let table = ledger
        .query_all(
            "SELECT m.document, m.kind, m.type, m.mode, m.actors || ';' || m.recipients, m.when_start,
                substr(CAST(a.text AS BLOB), m.quote_start + 1, m.quote_end - m.quote_start + 60), s.happening
             FROM mentions m JOIN merges s ON s.record = m.record AND s.article = m.article
             JOIN articles a ON a.article = m.article ORDER BY m.record",
        )
        .expect("reads");
    let row = |row: &Vec<Value<'_>>| Found {
        document: text(&row[0]),
        kind: text(&row[1]),
        type_: text(&row[2]),
        mode: text(&row[3]),
        codes: text(&row[4]).split(';').filter(|code| !code.is_empty()).map(str::to_owned).collect(),
        day: text(&row[5]),
        sentence_has: match &row[6] {
            Value::Blob(bytes) => String::from_utf8_lossy(bytes).into_owned(),
            other => text(other),
        },
        happening: text(&row[7]),
    };
    table.rows.iter().map(row).collect()
}

/// A record can be meant by a happening: its report tells it, kind, type, states and day fit.
fn fits(found: &Found, happening: &Happening, dates: &BTreeSet<&str>) -> bool {
    let family = |type_: &str| match type_ {
        "COERCE" | "SANCTION" => "SANCTION".to_owned(),
        other => other.to_owned(),
    };
    let arrest = found.mode == "arrest";
    let parties: BTreeSet<&str> = happening.parties.iter().map(String::as_str).collect();
    let shared = found.codes.iter().filter(|code| parties.contains(code.as_str())).count();
    let foreign = found.codes.len() - shared;
    let local = matches!(happening.type_.as_str(), "ASSAULT" | "PROTEST");
    let states = if found.kind == "agreement" {
        shared >= 2 && foreign == 0
    } else {
        shared > 0 || (local && found.codes.is_empty())
    };
    found.kind == happening.kind
        && happening.reports.contains(&found.document)
        && (found.kind == "agreement" || family(&found.type_) == family(&happening.type_))
        && (arrest == (happening.type_ == "COERCE") || family(&found.type_) != "SANCTION")
        && states
        && (found.day.is_empty() || dates.iter().any(|date| near(date, &found.day)))
}

/// The same day or the next, or the same year where no day is told.
fn near(date: &str, day: &str) -> bool {
    if date.len() < 10 {
        return day.starts_with(&date[..4]);
    }
    let parse = |day: &str| day[..10].parse::<jiff::civil::Date>().expect("a day");
    parse(date).since(parse(day)).expect("near enough").get_days().abs() <= 1
}

/// The happening that each record tells, where only one fits. Where one report tells two that look alike, a word
/// of the sentence says which.
fn told<'a>(records: &[Found], gold: &'a Gold) -> BTreeMap<usize, &'a str> {
    const WORDS: [(&str, &str, &str); 3] =
        [("h07-c", "H21", "تداريات"), ("h08-c", "H36", "Last week"), ("h08-d", "H37", "Mir Ali")];
    let dates = |happening: &'a Happening| -> BTreeSet<&'a str> {
        let steps = happening.steps.iter().map(|step| step.date.as_str());
        let told = gold.contradictions.iter().filter(|c| c.happening == happening.id && c.field == "date");
        let told = told.flat_map(|c| c.sides.iter().map(|side| &side.value[..10]));
        std::iter::once(happening.date.as_str()).chain(steps).chain(told).collect()
    };
    let mut told = BTreeMap::new();
    for (at, record) in records.iter().enumerate() {
        let by_word = WORDS.iter().find(|(document, _, word)| {
            record.document == *document && record.sentence_has.contains(word) && record.day != "2021-06-05"
        });
        let possible: Vec<&str> = gold
            .happenings
            .iter()
            .filter(|happening| by_word.is_none_or(|(_, id, _)| happening.id == *id))
            .filter(|happening| fits(record, happening, &dates(happening)))
            .map(|happening| happening.id.as_str())
            .collect();
        if let [only] = possible[..] {
            told.insert(at, only);
        }
    }
    told
}

#[test]
fn records_of_one_happening_are_merged_and_look_alikes_are_not() {
    let gold = gold();
    let (_folder, ledger) = ledger();
    let records = found(&ledger);
    let told = told(&records, &gold);
    let (mut right, mut wrong, mut missed) = (0, 0, 0);
    let mut mixed = BTreeSet::new();
    for (at, one) in &told {
        for (other_at, other) in told.range(at + 1..) {
            let merged = records[*at].happening == records[*other_at].happening;
            match (one == other, merged) {
                (true, true) => right += 1,
                (true, false) => missed += 1,
                (false, true) => {
                    wrong += 1;
                    mixed.insert((*one.min(other), *one.max(other)));
                }
                (false, false) => {}
            }
        }
    }
    let f1 = 2.0 * f64::from(right) / f64::from(2 * right + wrong + missed);
    println!("{} records, {right} pairs right, {wrong} wrong, {missed} missed: F1 {f1:.3}", told.len());
    assert!(told.len() > 70 && f1 >= 0.95, "F1 {f1:.3}, mixed: {mixed:?}");
    for LookAlike { a, b } in &gold.look_alikes {
        let pair = (a.as_str().min(b.as_str()), a.as_str().max(b.as_str()));
        assert!(!mixed.contains(&pair), "{pair:?} are merged");
    }
}

#[test]
fn every_copy_is_found_and_nothing_else_is_one() {
    let (_folder, ledger) = ledger();
    let copies: BTreeSet<(String, String)> = ledger
        .copies()
        .expect("reads")
        .into_iter()
        .map(|copy| (copy.original_document, copy.document))
        .collect();
    assert_eq!(copies, gold().copies.into_iter().collect());
}

#[test]
fn contradictions_between_records_that_the_reader_finds_are_listed() {
    let (_folder, ledger) = ledger();
    let disputes = ledger.disputes(&[]).expect("reads");
    let listed = |contradiction: &&Contradiction| {
        disputes.iter().filter(|dispute| dispute.field.starts_with(&contradiction.field)).any(|dispute| {
            let tells = |side: &Side| {
                dispute
                    .sides
                    .iter()
                    .position(|s| s.quotes.iter().any(|quote| side.reports.contains(&quote.document)))
            };
            let sides: BTreeSet<_> = contradiction.sides.iter().filter_map(tells).collect();
            sides.len() == contradiction.sides.len()
        })
    };
    let gold = gold();
    let found: Vec<&str> = gold
        .contradictions
        .iter()
        .filter(listed)
        .map(|contradiction| contradiction.happening.as_str())
        .collect();
    println!("{} of {} contradictions: {found:?}", found.len(), gold.contradictions.len());
    // Of the others the reader finds no record of one side, or not its date: see docs/ledger.md.
    assert!(found.len() >= 4, "{found:?}");
}
