//! Adding: what is one report and what is two.

use mithaq_ledger::{Error, Ledger};

use crate::reports::{agreement, event, ledger_of, report, togo};

const EVERYTHING: &str = "SELECT * FROM mentions ORDER BY article, quote_start";

#[test]
fn the_same_report_twice_changes_nothing() {
    let (_folder, mut ledger) = ledger_of(&[]);
    let report = togo();
    let first = ledger.add(&report.article, &report.records).expect("fits");
    assert!(first.new);
    assert_eq!(first.records, report.records.len());
    let before = ledger.query_all(EVERYTHING).expect("reads");

    let mut renamed = report.clone();
    renamed.article.document = "another name.txt".to_owned();
    renamed.records.iter_mut().for_each(|record| record.document = "another name.txt".to_owned());
    for again in [&report, &renamed] {
        let added = ledger.add(&again.article, &again.records).expect("fits");
        assert!(!added.new);
        assert_eq!((added.records, &added.article), (0, &first.article));
    }
    assert_eq!(ledger.query_all(EVERYTHING).expect("reads"), before);
}

#[test]
fn a_report_twice_in_one_batch_is_one() {
    let (_folder, mut ledger) = ledger_of(&[]);
    let added = ledger.add_all([togo(), togo()]).expect("fits");
    assert_eq!(added.iter().map(|added| added.new).collect::<Vec<_>>(), [true, false]);
}

#[test]
fn two_reports_under_one_name_are_two() {
    let one = report("report.txt", "2024-01-01", &[event("CONSULT", &["MLI"], &["RUS"])]);
    let other = report("report.txt", "2024-01-01", &[event("ACCUSE", &["MLI"], &["FRA"])]);
    let (_folder, ledger) = ledger_of(&[one, other]);
    let documents = ledger.query_all("SELECT document FROM articles").expect("reads");
    assert_eq!(documents.rows.len(), 2);
    // The test reports number their records, so both have a first one; the ledger keeps both.
    assert_eq!(ledger.record("report.txt-0").expect("reads").len(), 2);
}

#[test]
fn the_order_of_adding_does_not_show() {
    let reports = [
        togo(),
        report("a", "2024-01-01", &[event("CONSULT", &["TGO"], &["RUS"])]),
        report("b", "2024-01-01", &[event("CONSULT", &["TGO"], &["RUS"]), event("AID", &["FRA"], &["TGO"])]),
    ];
    let reversed: Vec<_> = reports.iter().rev().cloned().collect();
    let (_one, forward) = ledger_of(&reports);
    let (_other, backward) = ledger_of(&reversed);
    assert_eq!(forward.query_all(EVERYTHING).expect("reads"), backward.query_all(EVERYTHING).expect("reads"));
    assert_eq!(forward.timeline("TGO").expect("reads"), backward.timeline("TGO").expect("reads"));
}

#[test]
fn a_record_that_does_not_fit_is_refused_with_its_batch() {
    let mut elsewhere = togo();
    elsewhere.records[3].quote.push('!');
    let mut foreign = togo();
    foreign.records[3].document = "other".to_owned();
    let mut twice = togo();
    twice.records[3].id = "togo-2".to_owned();
    let mut endless = togo();
    endless.records[3].confidence = f64::NAN;
    for (unfit, why) in [
        (elsewhere, "document \"togo\", record togo-3: its quote does not stand at "),
        (foreign, "document \"togo\", record togo-3: it is of another document, \"other\""),
        (twice, "document \"togo\", record togo-2: two records of the document have this id"),
        (endless, "document \"togo\", record togo-3: a number in it is not finite"),
    ] {
        let (_folder, mut ledger) = ledger_of(&[]);
        let sound = report("sound", "2024-01-01", &[]);
        let error = ledger.add_all([sound, unfit]).expect_err("does not fit");
        assert!(error.to_string().starts_with(why), "{error}");
        assert!(ledger.query_all("SELECT * FROM articles").expect("reads").rows.is_empty());
    }
}

#[test]
fn nothing_can_be_changed_or_deleted_even_by_another_program() {
    let (_folder, ledger) = ledger_of(&[togo()]);
    let raw = rusqlite::Connection::open(ledger.path()).expect("opens");
    for (table, column) in [
        ("batch", "at"),
        ("article", "text"),
        ("appearance", "url"),
        ("reading", "reader"),
        ("read_record", "type"),
        ("involved", "code"),
    ] {
        for sql in [format!("DELETE FROM {table}"), format!("UPDATE {table} SET {column} = ''")] {
            let error = raw.execute_batch(&sql).expect_err("refused");
            assert!(error.to_string().contains("a ledger is never changed"), "{sql}: {error}");
        }
    }
}

#[test]
fn many_at_once_agree() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("shared.ledger");
    std::thread::scope(|scope| {
        for number in 0..6 {
            let path = &path;
            scope.spawn(move || {
                let mut ledger = Ledger::open(path).expect("opens");
                let own = report(
                    &format!("own {number}"),
                    "2024-01-01",
                    &[agreement("trade", &["TGO", "RUS"], "signed")],
                );
                ledger.add_all([togo(), own]).expect("fits");
            });
        }
    });
    let ledger = Ledger::open_read_only(&path).expect("opens");
    assert_eq!(ledger.query_all("SELECT * FROM articles").expect("reads").rows.len(), 7);
}

#[test]
fn a_ledger_open_for_reading_takes_nothing() {
    let (_folder, ledger) = ledger_of(&[]);
    let mut reader = Ledger::open_read_only(ledger.path()).expect("opens");
    let report = togo();
    let error = reader.add(&report.article, &report.records).expect_err("read-only");
    assert!(matches!(error, Error::Sqlite { .. }) && error.to_string().contains("readonly"), "{error}");
}
