//! A process that dies while it adds leaves the file sound, with all that was there before.

use std::path::Path;
use std::process::Command;

use mithaq_ledger::Ledger;

use crate::reports::{event, ledger_of, report, togo};

/// Tells the test below, run as a process of its own, which ledger to die over.
const LEDGER: &str = "MITHAQ_TEST_CRASH_LEDGER";

/// Dies in the middle of a batch that is too large for SQLite's cache, so that pages of it are on
/// disk already.
#[test]
#[ignore = "run as a process of its own by the next test"]
fn dying() {
    let Some(path) = std::env::var_os(LEDGER) else { return };
    let mut ledger = Ledger::open(Path::new(&path)).expect("opens");
    let readings = (0..200).map(|number| {
        if number == 150 {
            std::process::abort();
        }
        let mut reading =
            report(&format!("long {number}"), "2024-01-01", &[event("AID", &["FRA"], &["TGO"])]);
        reading.article.text.push_str(&"نص طويل ".repeat(40_000));
        reading
    });
    ledger.add_all(readings).expect("never gets here");
}

#[test]
fn a_crash_in_the_middle_of_a_batch_leaves_the_file_sound() {
    let (_folder, ledger) = ledger_of(&[togo()]);
    let path = ledger.path().to_owned();
    drop(ledger);
    let status = Command::new(std::env::current_exe().expect("this program"))
        .args(["crash::dying", "--exact", "--ignored"])
        .env(LEDGER, &path)
        .output()
        .expect("runs")
        .status;
    assert!(!status.success(), "it died");
    let log = path.with_extension("ledger-wal");
    assert!(std::fs::metadata(&log).is_ok_and(|log| log.len() > 1_000_000), "it died while writing");

    let mut ledger = Ledger::open(&path).expect("opens");
    assert_eq!(ledger.query_all("SELECT document FROM articles").expect("reads").rows.len(), 1);
    let sound = rusqlite::Connection::open(&path).expect("opens");
    let verdict: String = sound.query_row("PRAGMA integrity_check", [], |row| row.get(0)).expect("checks");
    assert_eq!(verdict, "ok");
    assert!(!sound.prepare("PRAGMA foreign_key_check").expect("SQL").exists([]).expect("checks"));
    assert!(ledger.add_all([report("after", "2024-01-01", &[])]).expect("adds")[0].new);
}
