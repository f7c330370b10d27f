//! `mithaq eval` as people run it.

mod program;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use program::{err, mithaq, out};

fn file(folder: &tempfile::TempDir, name: &str, text: &str) -> String {
    let path = folder.path().join(name);
    fs::write(&path, text).expect("it is written");
    path.display().to_string()
}

const GOLD: &str = r#"{"id": "visit", "language": "en", "published": "2024-03-12", "text": "The foreign minister of France visited Baghdad on Monday.", "must": [{"kind": "event", "type": "CONSULT", "actors": ["FRA"], "recipients": ["IRQ"], "quote": "visited Baghdad"}, {"kind": "claim", "quote": "on Monday"}], "exhaustive": true}
{"id": "two", "texts": {"ar": "زار الرئيس الفرنسي بغداد.", "en": "Prices rose."}, "must_not": [{"kind": "event", "type": "CONSULT"}]}
"#;

#[test]
fn figures_by_language_kind_type_and_field() {
    let folder = tempfile::tempdir().expect("a folder");
    let gold = file(&folder, "gold.jsonl", GOLD);
    let output = mithaq(&["eval", "--misses", &gold]);
    assert!(output.status.success(), "{}", err(&output));
    insta::assert_snapshot!("eval", out(&output));
    let json: serde_json::Value =
        serde_json::from_slice(&mithaq(&["eval", "--format", "json", &gold]).stdout).expect("JSON");
    assert_eq!(json["all"]["wanted"], 2);
    assert_eq!(json["languages"]["ar"]["hits"], 1);
    assert_eq!((&json["texts"], &json["misses"]), (&3.into(), &serde_json::Value::Null));
    insta::assert_snapshot!("help-eval", out(&mithaq(&["eval", "--help"])));
}

#[test]
fn a_bad_line_is_told_and_the_rest_is_scored() {
    let folder = tempfile::tempdir().expect("a folder");
    let gold =
        file(&folder, "gold.jsonl", &format!("{{\"id\": 1}}\n\n{GOLD}not json\n{{\"text\": \"12\"}}\n"));
    let output = mithaq(&["eval", "--format", "json", &gold, "missing.jsonl"]);
    assert_eq!(output.status.code(), Some(1));
    for told in [
        "gold.jsonl:1: it has neither text nor texts",
        "gold.jsonl:5: column 2: ",
        "gold.jsonl:6: no text in it",
        "missing.jsonl: No such file",
    ] {
        assert!(err(&output).contains(told), "{told} in {}", err(&output));
    }
    assert!(out(&output).contains("\"wanted\": 2"), "{}", out(&output));
    assert_eq!(mithaq(&["eval"]).status.code(), Some(2));
}

#[test]
fn what_reviewers_decided_is_gold() {
    let folder = tempfile::tempdir().expect("a folder");
    let report = "{\"id\": \"r\", \"published\": \"2024-03-12\", \"language\": \"en\", \"text\": \"The foreign minister of France visited Baghdad on Monday. The foreign minister of Russia visited Damascus on Monday.\"}\n";
    let report = file(&folder, "r.jsonl", report);
    let ledger = folder.path().join("l.ledger").display().to_string();
    assert!(mithaq(&["add", "--ledger", &ledger, &report]).status.success());
    let ids = mithaq(&[
        "sql",
        "--ledger",
        &ledger,
        "--format",
        "csv",
        "SELECT record FROM mentions WHERE type = 'CONSULT' ORDER BY quote_start",
    ]);
    let ids: Vec<String> = out(&ids).lines().skip(1).map(str::to_owned).collect();
    let decide = |arguments: &[&str]| {
        let output = mithaq(
            &[arguments, &["--why", "read again", "--who", "A. Reviewer", "--ledger", &ledger]].concat(),
        );
        assert!(output.status.success(), "{}", err(&output));
    };
    decide(&["correct", &ids[0], "recipients", "SYR"]);
    // What is rejected must not be made again as it was read, whatever it was corrected to before.
    decide(&["correct", &ids[1], "modality", "planned"]);
    decide(&["reject", &ids[1]]);
    let output = mithaq(&["eval", "--reviewed", &ledger, "--format", "json"]);
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let all = &json["all"];
    assert_eq!(
        (&all["wanted"], &all["found"], &all["found_partly"], &all["hits"]),
        (&1.into(), &0.into(), &1.into(), &1.into())
    );
}

#[test]
fn a_correction_that_takes_away_is_held() {
    let folder = tempfile::tempdir().expect("a folder");
    let report = "{\"id\": \"r\", \"published\": \"2024-03-12\", \"language\": \"en\", \"text\": \"The foreign minister of France visited Baghdad on Monday.\"}\n";
    let report = file(&folder, "r.jsonl", report);
    for (column, value) in [("recipients", ""), ("when", ""), ("actors", "FRA")] {
        let ledger = folder.path().join(format!("{column}.ledger")).display().to_string();
        assert!(mithaq(&["add", "--fast", "--ledger", &ledger, &report]).status.success());
        let ids = mithaq(&[
            "sql",
            "--ledger",
            &ledger,
            "--format",
            "csv",
            "SELECT record FROM mentions WHERE type = 'CONSULT'",
        ]);
        let id = out(&ids).lines().nth(1).expect("a visit").to_owned();
        let corrected =
            mithaq(&["correct", &id, column, value, "--why", "so", "--who", "A", "--ledger", &ledger]);
        assert!(corrected.status.success(), "{}", err(&corrected));
        let json: serde_json::Value = serde_json::from_slice(
            &mithaq(&["eval", "--fast", "--reviewed", &ledger, "--format", "json"]).stdout,
        )
        .expect("JSON");
        // The reader still says what was taken away; that France acts it says as it should.
        assert_eq!(json["all"]["found"], u64::from(column == "actors"), "{column}");
    }
}

#[test]
fn gold_neither_breaks_lines_nor_steers_the_terminal() {
    let folder = tempfile::tempdir().expect("a folder");
    let gold = "\u{FEFF}{\"id\": \"a\\nb\", \"language\": \"\\u001b[1m\", \"text\": \"Prices rose.\", \"must\": [{\"kind\": \"event\", \"type\": \"\\u001b[2J\\nX\", \"quote\": \"rose\"}]}\n";
    let output = mithaq(&["eval", "--misses", &file(&folder, "gold.jsonl", gold)]);
    assert!(output.status.success(), "{}", err(&output));
    assert!(!out(&output).contains('\u{1b}'), "{}", out(&output));
    assert_eq!(out(&output).lines().filter(|l| l.contains("missed")).count(), 1);
}

/// Tells that a check was left out for want of a tool; where every check must run (`.ci/run`), that is a failure.
fn skipped(why: &str) {
    assert!(std::env::var_os("MITHAQ_SKIP_NOTHING").is_none(), "left out: {why}");
    println!("SKIPPED: {why}");
}

/// `../shared/score/patterns.py` defines the figures; here they come out the same.
#[test]
fn the_figures_are_those_of_patterns_py() {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    let script = shared.join("score/patterns.py");
    let sets: Vec<PathBuf> =
        ["gold/reports/ar.jsonl", "gold/reports/en.jsonl", "cases/en.jsonl", "cases/complaints.jsonl"]
            .iter()
            .map(|set| shared.join(set))
            .filter(|set| set.exists())
            .collect();
    if sets.is_empty() {
        println!("SKIPPED: the figures of patterns.py need ../shared");
        return;
    }
    for set in sets {
        let theirs =
            Command::new("python3").arg(&script).arg(env!("CARGO_BIN_EXE_mithaq")).arg(&set).output();
        let Ok(theirs) = theirs else { return skipped("no python3 to run patterns.py") };
        let theirs = out(&theirs);
        let last = theirs.lines().last().expect("a line");
        let ours = mithaq(&["eval", "--format", "json", &set.display().to_string()]);
        let all = serde_json::from_slice::<serde_json::Value>(&ours.stdout).expect("JSON")["all"].clone();
        let n = |key: &str| all[key].as_u64().expect("a number");
        let found = format!("found {} of {} (", n("found"), n("wanted"));
        let judged = n("right") + n("partly") + n("wrong");
        let right = format!("right {} partly {} wrong {} of {judged}", n("right"), n("partly"), n("wrong"));
        for part in [found, format!("partly {}", n("found_partly")), format!("hits {}", n("hits"))] {
            assert!(last.contains(&part), "{part} in {last}");
        }
        assert!(judged == 0 || last.contains(&right), "{right} in {last}");
    }
}
