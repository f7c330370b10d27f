//! Proof: what a check finds, and that it finds nothing where there is nothing.

use mithaq_ledger::Ledger;
use rusqlite::Connection;

use crate::reports::{event, ledger_of, report, togo};

fn ledger() -> (tempfile::TempDir, Ledger) {
    let (folder, mut ledger) = ledger_of(&[togo()]);
    let other = report("other", "2025-03-01", &[event("CONSULT", &["TGO"], &["RUS"])]);
    ledger.add(&other.article, &other.records).expect("fits");
    ledger.refresh(|_, _| {}).expect("merges");
    (folder, ledger)
}

#[test]
fn a_sound_ledger_has_no_flaw() {
    let (_folder, ledger) = ledger();
    let checked = Ledger::check(ledger.path()).expect("reads");
    assert_eq!(checked.flaws, []);
    assert_eq!((checked.batches, checked.articles, checked.unmerged), (2, 2, 0));
    assert!(checked.head.is_some_and(|head| head.len() == 64));
}

#[test]
fn what_is_not_merged_yet_is_no_flaw() {
    let (_folder, ledger) = ledger_of(&[togo()]);
    let checked = Ledger::check(ledger.path()).expect("reads");
    assert_eq!((checked.flaws.len(), checked.unmerged), (0, 1));
}

#[test]
fn every_change_behind_our_back_is_found() {
    for (change, place) in [
        ("UPDATE article SET title = 'x' WHERE key = 1", "batch 1"),
        ("UPDATE record SET confidence = 1.0 WHERE key = 1", "batch 1"),
        ("UPDATE record SET quote_start = 0, quote_end = 3 WHERE key = 3", "record togo-2"),
        ("DELETE FROM record WHERE key = (SELECT MAX(key) FROM record)", "batch 2"),
        ("UPDATE batch SET at = '2001-01-01T00:00:00Z' WHERE number = 2", "batch 2"),
        ("UPDATE batch SET content = 'x' WHERE number = 1", "batch 1"),
        ("DELETE FROM batch WHERE number = 1", "batch 2"),
        ("DELETE FROM involved WHERE code = 'FRA'", "record togo-"),
        ("DELETE FROM involved WHERE record = 1; INSERT INTO involved VALUES ('XXX', 1)", "record togo-0"),
        ("UPDATE happening SET sources = 7", "table happening"),
        ("DELETE FROM part WHERE record = 1", "table part"),
        ("DELETE FROM appearance WHERE article = 1", "batch 1"),
    ] {
        let (_folder, ledger) = ledger();
        let path = ledger.path().to_owned();
        drop(ledger);
        let raw = Connection::open(&path).expect("opens");
        raw.pragma_update(None, "foreign_keys", false).expect("off");
        let triggers: Vec<String> = raw
            .prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
            .and_then(|mut names| names.query_map([], |row| row.get(0))?.collect())
            .expect("triggers");
        for trigger in triggers {
            raw.execute_batch(&format!("DROP TRIGGER {trigger}")).expect("dropped");
        }
        raw.execute_batch(change).expect(change);
        drop(raw);
        let flaws = Ledger::check(&path).expect("reads").flaws;
        assert!(flaws.iter().any(|flaw| flaw.place.starts_with(place)), "{change}: {flaws:?}");
    }
}
