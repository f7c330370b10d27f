//! The ledger as it stood.

use mithaq_ledger::{AsOf, Error, Ledger, Reviewer, Verb};

use crate::reports::{Told, event, ledger_of, report};

fn rows(ledger: &Ledger, sql: &str) -> usize {
    ledger.query_all(sql).expect("reads").rows.len()
}

/// One report added on 1 October, one on 15 October, and a decision on 20 October.
fn ledger() -> (tempfile::TempDir, Ledger) {
    let (folder, mut ledger) = ledger_of(&[]);
    let meeting =
        |name: &str, day: &str| report(name, day, &[event("CONSULT", &["MLI"], &["RUS"]).on("2025-09-20")]);
    for (moment, reading) in [
        ("2025-10-01T10:00:00Z", meeting("a", "2025-09-21")),
        ("2025-10-15T10:00:00Z", meeting("b", "2025-09-22")),
    ] {
        ledger.set_moment(moment);
        ledger.add(&reading.article, &reading.records).expect("fits");
        ledger.refresh(|_, _| {}).expect("merges");
    }
    ledger.set_moment("2025-10-20T10:00:00Z");
    let reviewer = Reviewer { who: "Afi".to_owned(), why: "other meeting".to_owned() };
    ledger.decide(&reviewer, &Verb::Split(vec!["b-0".to_owned()])).expect("makes sense");
    ledger.refresh(|_, _| {}).expect("merges");
    (folder, ledger)
}

#[test]
fn every_view_is_answered_from_the_past() {
    let (_folder, now) = ledger();
    let as_of = |day: &str| {
        Ledger::open_as_of(now.path(), &AsOf { added: Some(day.to_owned()), published: None }).expect("opens")
    };
    for (day, articles, events, batches, decisions) in [
        ("2025-09-30", 0, 0, 0, 0),
        ("2025-10-01", 1, 1, 1, 0),
        ("2025-10-19", 2, 1, 2, 0),
        ("2025-10-20", 2, 2, 3, 1),
    ] {
        let then = as_of(day);
        assert_eq!(rows(&then, "SELECT * FROM articles"), articles, "{day}");
        assert_eq!(rows(&then, "SELECT * FROM mentions"), articles, "{day}");
        assert_eq!(rows(&then, "SELECT * FROM appearances"), articles, "{day}");
        assert_eq!(rows(&then, "SELECT * FROM events"), events, "{day}");
        assert_eq!(rows(&then, "SELECT * FROM batches"), batches, "{day}");
        assert_eq!(rows(&then, "SELECT * FROM decisions"), decisions, "{day}");
        assert_eq!(then.timeline("MLI").expect("reads").len(), articles, "{day}");
        assert_eq!(then.search(&["CONSULT".to_owned()], 9).expect("reads").len(), articles, "{day}");
    }
    assert_eq!(rows(&now, "SELECT * FROM events"), 2, "the present stays as it is");
}

#[test]
fn what_had_been_published_can_be_asked_as_well() {
    let (_folder, now) = ledger();
    let as_of = AsOf { added: None, published: Some("2025-09-21".to_owned()) };
    let then = Ledger::open_as_of(now.path(), &as_of).expect("opens");
    assert_eq!(rows(&then, "SELECT * FROM articles WHERE document = 'a'"), 1);
    assert_eq!(rows(&then, "SELECT * FROM articles"), 1);
    assert_eq!(rows(&then, "SELECT * FROM events"), 1);
}

#[test]
fn the_past_can_only_be_read_and_a_day_must_be_one() {
    let (_folder, now) = ledger();
    let as_of = |day: &str| AsOf { added: Some(day.to_owned()), published: None };
    let then = Ledger::open_as_of(now.path(), &as_of("2025-10-01")).expect("opens");
    for sql in ["DELETE FROM temp.happening", "DROP VIEW article", "CREATE TEMP TABLE x (y)"] {
        assert!(matches!(then.query_all(sql), Err(Error::Forbidden { .. })), "{sql}");
    }
    for day in ["yesterday", "2025-13-01", "2025-10-01' OR 1 --"] {
        assert!(matches!(Ledger::open_as_of(now.path(), &as_of(day)), Err(Error::Question(_))), "{day}");
    }
}
