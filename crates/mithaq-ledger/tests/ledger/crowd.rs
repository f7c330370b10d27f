//! A busy week: many reports on deeds between the same two states.

use mithaq::{Place, Reading, Record};
use mithaq_ledger::{Error, Ledger, Reviewer, Verb};

use crate::reports::{Told, event, ledger_of, report};

/// Reports of so many visits between two states within one week, each in words of its own.
fn week(reports: usize) -> Vec<Reading> {
    (0..reports).map(|n| visit(n, None)).collect()
}

fn visit(number: usize, place: Option<&str>) -> Reading {
    let words: Vec<String> = (0..8).map(|word| format!("كلمة{}", letters(number * 8 + word))).collect();
    let day = format!("2025-02-{:02}", 3 + number % 7);
    let place = place.map(|name| Place {
        text: name.to_owned(),
        name: name.to_owned(),
        country: Some("TGO".to_owned()),
        lat: None,
        lon: None,
        precision: "city".to_owned(),
    });
    let told =
        Record { quote: words.join(" "), where_: place, ..event("CONSULT", &["TGO"], &["FRA"]).on(&day) };
    report(&format!("r{number}"), &day, &[told])
}

/// A number in letters, as numbers are compared apart.
fn letters(number: usize) -> String {
    number.to_string().bytes().map(|digit| char::from(b'a' + digit - b'0')).collect()
}

fn merged(reports: &[Reading]) -> (tempfile::TempDir, Ledger) {
    let (folder, mut ledger) = ledger_of(reports);
    ledger.refresh(|_, _| {}).expect("merges");
    (folder, ledger)
}

fn count(ledger: &Ledger, sql: &str) -> usize {
    let table = ledger.query_all(sql).expect("reads");
    let told = serde_json::to_value(&table.rows[0][0]).expect("a value");
    told.as_u64().and_then(|n| usize::try_from(n).ok()).expect("a number")
}

#[test]
fn in_a_crowd_states_type_and_time_do_not_suffice() {
    let (_folder, quiet) = merged(&week(14));
    assert_eq!(count(&quiet, "SELECT COUNT(*) FROM events"), 7, "one a day");
    let (_folder, busy) = merged(&week(140));
    let alone = count(&busy, "SELECT COUNT(*) FROM events WHERE reports = 1");
    assert!(alone > 100, "{alone} of 140 stand alone");
    let mut placed = week(140);
    placed.extend([visit(147, Some("Kara")), visit(154, Some("Kara"))]);
    let (_folder, placed) = merged(&placed);
    let together = "SELECT COUNT(*) FROM merges m JOIN merges n ON m.happening = n.happening
         WHERE m.record = 'r147-0' AND n.record = 'r154-0'";
    assert_eq!(count(&placed, together), 1, "the place tells that they are one");
}

/// Links grow with the reports and not with their square.
#[test]
fn twice_the_reports_have_at_most_three_times_the_links() {
    let links = |reports: usize| {
        let (folder, _ledger) = merged(&week(reports));
        let file = rusqlite::Connection::open(folder.path().join("mithaq.ledger")).expect("opens");
        file.query_row("SELECT COUNT(*) FROM link", [], |row| row.get::<_, i64>(0)).expect("counts")
    };
    let (some, more) = (links(150), links(300));
    assert!(some > 0 && more <= 3 * some, "{some}, {more}");
}

/// Whoever leads in a crowd gives way to another when it is taken out, and takes its place again.
#[test]
fn decisions_in_a_crowd_leave_the_ledger_sound() {
    let (_folder, mut ledger) = merged(&week(60));
    let reviewer = Reviewer { who: "a reader".to_owned(), why: "to see".to_owned() };
    for (round, number) in [0, 7, 14, 21, 3, 59, 28].into_iter().enumerate() {
        let record = format!("r{number}-0");
        let verbs = [Verb::Reject(record.clone()), Verb::Restore(record)];
        for verb in verbs.into_iter().take(1 + round % 2) {
            match ledger.decide(&reviewer, &verb) {
                Ok(()) | Err(Error::Decision(_)) => {}
                Err(error) => panic!("{verb:?}: {error}"),
            }
            ledger.refresh(|_, _| {}).expect("merges");
            assert_eq!(Ledger::check(ledger.path()).expect("reads").flaws, [], "{verb:?}");
        }
    }
}
