//! How sure an answer is, and what it hinges on.

use mithaq::{Reading, Record};
use mithaq_ledger::{Answer, Ledger, Method, Question, Verdict};
use tempfile::TempDir;

use crate::reports::{Told, agreement, event, ledger_of, report};

fn by(publisher: &str, day: &str, says: &[Record]) -> Reading {
    let mut reading = report(&format!("{publisher} {day}"), day, says);
    reading.article.publisher = Some(publisher.to_owned());
    reading
}

fn denounced() -> Record {
    agreement("defence", &["TGO", "FRA"], "denounced").on("2024-03-01")
}

fn signed() -> Record {
    agreement("defence cooperation", &["TGO", "RUS"], "signed").on("2024-05-01")
}

fn merged(reports: &[Reading]) -> (TempDir, Ledger) {
    let (folder, mut ledger) = ledger_of(reports);
    ledger.refresh(|_, _| {}).expect("merges");
    (folder, ledger)
}

fn ask_by(reports: &[Reading], method: &str) -> Answer {
    let (_folder, ledger) = merged(reports);
    let mut question = Question::between("TGO", "FRA", "RUS");
    question.method = Method::parse(method).expect("sound");
    ledger.ask(&question).expect("answers")
}

fn ask(reports: &[Reading]) -> Answer {
    ask_by(reports, "")
}

/// Three papers tell the loss, one of them alone the gain.
fn story() -> Vec<Reading> {
    vec![
        by("A", "2024-03-02", &[denounced()]),
        by("B", "2024-03-02", &[denounced()]),
        by("C", "2024-05-02", &[denounced(), signed()]),
    ]
}

#[test]
fn what_one_source_alone_tells_is_a_hinge() {
    let answer = ask(&story());
    assert_eq!(answer.verdict, Verdict::Turning);
    let hinges: Vec<(&str, &str, Verdict)> =
        answer.hinges.iter().map(|one| (one.what.as_str(), one.name.as_str(), one.verdict)).collect();
    assert!(hinges.contains(&("source", "C", Verdict::CannotTell)), "{hinges:?}");
    assert!(hinges.contains(&("month", "2024-03", Verdict::Widening)), "{hinges:?}");
    assert!(!hinges.iter().any(|(_, name, _)| ["A", "B"].contains(name)), "{hinges:?}");
    assert_eq!(answer.left_out, 3 + 1 + 2);
}

#[test]
fn intervals_hold_the_number_and_come_out_the_same_again() {
    let answer = ask(&story());
    assert_eq!((answer.certainty.sources, answer.certainty.resamples), (3, 500));
    let shares: f64 = answer.certainty.verdicts.iter().map(|(_, share)| share).sum();
    assert!((shares - 1.0).abs() < 1e-9);
    for power in &answer.powers {
        for estimate in [power.gained, power.lost] {
            let (low, high) = (estimate.low.expect("three sources"), estimate.high.expect("three sources"));
            assert!(low <= estimate.value && estimate.value <= high, "{estimate:?}");
        }
    }
    let russia = &answer.powers[1];
    assert_eq!(russia.gained.low, Some(0.0), "a draw without the one source that tells it");
    assert_eq!(answer, ask(&story()));
}

#[test]
fn one_source_has_no_interval() {
    let answer = ask(&[by("A", "2024-06-01", &[denounced(), signed()])]);
    assert_eq!((answer.certainty.sources, answer.certainty.resamples), (1, 0));
    assert_eq!((answer.powers[0].lost.low, answer.powers[0].lost.high), (None, None));
    assert!(answer.certainty.verdicts.is_empty());
}

#[test]
fn more_sources_make_a_loss_surer_but_count_it_once() {
    let one = ask(&story()[..1]).powers[0].lost.value;
    let three = ask(&story()).powers[0].lost.value;
    assert!(one < three && three <= 3.0, "{one} {three}");
    let again = ask(&[story()[0].clone(), by("A", "2024-03-05", &[denounced()])]).powers[0].lost.value;
    assert!((again - one).abs() < 1e-9, "a paper that says it twice is no second source");
}

#[test]
fn records_that_were_merged_are_one_piece_of_evidence() {
    let answer = ask(&story());
    let loss = answer.evidence_for.iter().find(|one| one.power.as_deref() == Some("FRA")).expect("a loss");
    assert_eq!(loss.also.len(), 2);
    assert_eq!(answer.found[0], 2);
}

#[test]
fn a_method_of_ones_own() {
    assert_eq!(ask_by(&story(), "lost = 5.0").verdict, Verdict::Widening);
    assert_eq!(ask_by(&story(), "recent_years = 0").verdict, Verdict::Holding, "what is old still stands");
    let aid = [by("A", "2024-06-01", &[denounced(), event("AID", &["RUS"], &["TGO"])])];
    assert_eq!(ask(&aid).verdict, Verdict::Turning);
    assert_eq!(ask_by(&aid, "[weights.gain]\nAID = 0.0").verdict, Verdict::CannotTell);
}

#[test]
fn of_two_phases_the_later_says_what_holds() {
    let left = event("RETREAT", &["FRA"], &["TGO"]).mode("withdraw").on("2021-02-01");
    let came = event("AID", &["RUS"], &["TGO"]).on("2021-06-01");
    let back = agreement("training", &["TGO", "FRA"], "signed").on("2024-01-10");
    let gone = event("SANCTION", &["TGO"], &["RUS"]).on("2024-02-01");
    let answer = ask(&[by("A", "2024-06-01", &[left.clone(), came.clone(), back.clone(), gone])]);
    assert_eq!((answer.verdict, answer.turned_on.as_deref()), (Verdict::Returning, Some("2024-01-10")));
    let hedger = ask(&[by("A", "2024-06-01", &[came, back])]);
    assert_eq!(hedger.verdict, Verdict::Widening, "who gains with both in turn has lost nothing");
}
