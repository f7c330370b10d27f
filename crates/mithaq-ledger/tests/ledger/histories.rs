//! Twelve histories of a state between two powers, told by reports that we wrote (examples/histories), from the page to
//! the verdict.

use std::collections::BTreeMap;
use std::path::Path;

use mithaq::Document;
use mithaq_ledger::{Answer, Ledger, Question, Verdict, Weight};
use serde::Deserialize;

#[derive(Deserialize)]
struct Gold {
    histories: Vec<History>,
}

#[derive(Deserialize)]
struct History {
    id: String,
    state: String,
    from: String,
    to: String,
    verdict: Vec<String>,
}

#[derive(Deserialize)]
struct Line {
    history: String,
    #[serde(flatten)]
    document: Document,
}

fn text(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/histories");
    std::fs::read_to_string(folder.join(name)).expect("it is there")
}

fn ask(history: &History, documents: &[Document]) -> Answer {
    let folder = tempfile::tempdir().expect("a folder");
    let mut ledger = Ledger::open(folder.path().join("test.ledger")).expect("a new ledger");
    for document in documents {
        let reading = mithaq::read_by(document, mithaq::Reader::Words).expect("text");
        ledger.add(&reading.article, &reading.records).expect("fits");
    }
    ledger.refresh(|_, _| {}).expect("merges");
    let History { state, from, to, .. } = history;
    ledger.ask(&Question::between(state, from, to)).expect("answers")
}

#[test]
fn the_verdict_on_written_histories() {
    let mut documents: BTreeMap<String, Vec<Document>> = BTreeMap::new();
    for line in text("reports.jsonl").lines() {
        let line: Line = serde_json::from_str(line).expect("a document");
        documents.entry(line.history).or_default().push(line.document);
    }
    let gold: Gold = serde_json::from_str(&text("gold.json")).expect("it has this shape");
    let mut wrong = Vec::new();
    for history in &gold.histories {
        let answer = ask(history, &documents[&history.id]);
        let verdict = answer.verdict.to_string();
        if !history.verdict.contains(&verdict) {
            wrong.push(format!("{}: {verdict}", history.id));
        }
        if answer.verdict == Verdict::Turning {
            assert!(history.verdict.contains(&verdict), "{}: turning is said too easily", history.id);
        }
        let evidence = answer.evidence_for.iter().chain(&answer.evidence_against).chain(&answer.only_said);
        assert!(evidence.filter(|one| one.weight == Weight::Said).all(|one| one.strength == 0.0));
    }
    println!(
        "{} of {} verdicts right; wrong: {wrong:?}",
        gold.histories.len() - wrong.len(),
        gold.histories.len()
    );
    assert!(gold.histories.len() == 12 && wrong.len() <= 1, "{wrong:?}");
}
