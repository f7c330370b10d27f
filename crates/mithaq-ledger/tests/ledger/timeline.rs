//! What is told of a state, or between two.

use mithaq_ledger::{DatedFrom, Entry, Reviewer, Verb};

use crate::reports::{Told, agreement, claim, event, ledger_of, relation, report, report_between, togo};

fn ids(entries: &[Entry]) -> Vec<&str> {
    entries.iter().map(|entry| entry.record.id.as_str()).collect()
}

#[test]
fn a_timeline_runs_by_date() {
    let (_folder, ledger) = ledger_of(&[
        report(
            "late",
            "2024-05-01",
            &[event("AID", &["FRA"], &["TGO"]), event("AID", &["FRA"], &["TGO"]).on("1999-01-01")],
        ),
        report_between("undated", None, &[event("CONSULT", &["TGO"], &["RUS"])]),
        report("early", "2020-01-01", &[relation("influence", "TGO", "FRA").during("", "2014-12-31")]),
    ]);
    let entries = ledger.timeline("TGO").expect("reads");
    assert_eq!(ids(&entries), ["late-1", "early-0", "late-0", "undated-0"]);
    let told: Vec<_> = entries.iter().map(|entry| entry.date.from).collect();
    assert_eq!(told, [DatedFrom::Told, DatedFrom::Told, DatedFrom::Published, DatedFrom::Unknown]);
    assert_eq!(entries[2].date.edtf.as_deref(), Some("2024-05-01"));
    assert_eq!(entries[2].source.publisher.as_deref(), Some("وكالة"));
    assert_eq!(entries[0].others, ["FRA"]);
}

#[test]
fn what_reviewers_decided_shows_in_it() {
    let (_folder, mut ledger) = ledger_of(&[report(
        "r",
        "2024-05-01",
        &[event("AID", &["FRA"], &["TGO"]), event("AID", &["RUS"], &["TGO"])],
    )]);
    let reviewer = Reviewer { who: "A. Name".to_owned(), why: "read again".to_owned() };
    let correct = |field: &str, value: &str| Verb::Correct {
        record: "r-0".to_owned(),
        field: field.to_owned(),
        value: value.to_owned(),
    };
    for verb in [correct("type", "CONSULT"), correct("mode", "visit"), Verb::Reject("r-1".to_owned())] {
        ledger.decide(&reviewer, &verb).expect("makes sense");
    }
    let entries = ledger.timeline("TGO").expect("reads");
    let record = &entries[0].record;
    assert_eq!((record.type_.as_str(), record.mode.as_deref()), ("CONSULT", Some("visit")));
    assert_eq!(
        (record.cameo.as_deref(), record.quad_class),
        (Some("042"), Some(1)),
        "another type has another code"
    );
    let decided: Vec<_> = entries.iter().map(|entry| (entry.corrected, entry.rejected)).collect();
    assert_eq!(decided, [(true, false), (false, true)]);
}

#[test]
fn a_state_is_involved_as_a_party_as_a_subject_and_as_a_speaker() {
    let (_folder, ledger) = ledger_of(&[report(
        "r",
        "2024-05-01",
        &[
            agreement("defence", &["TGO", "FRA"], "signed"),
            event("ASSAULT", &["RUS"], &["UKR"]),
            claim("statement", "TGO", &["FRA"]),
            claim("statement", "FRA", &["TGO"]),
            claim("statement", "FRA", &["RUS"]),
        ],
    )]);
    assert_eq!(ids(&ledger.timeline("TGO").expect("reads")), ["r-0", "r-2", "r-3"]);
    assert_eq!(ids(&ledger.timeline_between("FRA", "RUS").expect("reads")), ["r-4"]);
    assert!(ledger.timeline("XXX").expect("reads").is_empty());
}

#[test]
fn a_pair_is_the_same_both_ways() {
    let (_folder, ledger) = ledger_of(&[togo()]);
    let one = ledger.timeline_between("TGO", "RUS").expect("reads");
    assert_eq!(one, ledger.timeline_between("RUS", "TGO").expect("reads"));
    assert!(one.iter().all(|entry| entry.others.is_empty()));
    assert_eq!(one.len(), 8);
}

#[test]
fn a_record_is_found_by_its_id() {
    let (_folder, ledger) = ledger_of(&[togo()]);
    let found = ledger.record("togo-3").expect("reads");
    assert_eq!(found[0].record.stage.as_deref(), Some("ratified"));
    let article = ledger.article(&found[0].source.article).expect("reads").expect("is there");
    assert_eq!(&article.text[found[0].record.start..found[0].record.end], found[0].record.quote);
    assert!(ledger.record("no such").expect("reads").is_empty());
}
