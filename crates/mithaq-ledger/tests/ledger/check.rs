//! Proof: what a check finds, and that it finds nothing where there is nothing.

use std::path::PathBuf;

use mithaq_ledger::{Addition, Error, Ledger, Reviewer, Verb};
use rusqlite::Connection;

use crate::reports::{Told, agreement, event, ledger_of, report, togo};

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
fn what_was_worked_out_by_other_rules_is_told_and_made_anew() {
    let (_folder, mut ledger) = ledger();
    let raw = Connection::open(ledger.path()).expect("opens");
    raw.execute_batch("UPDATE derived SET rules = 'older'; DELETE FROM part WHERE record = 1")
        .expect("writes");
    let flaws = Ledger::check(ledger.path()).expect("reads").flaws;
    assert!(flaws.len() == 1 && flaws[0].what.contains("mithaq rebuild"), "{flaws:?}");
    assert_eq!(ledger.other_rules().expect("reads").as_deref(), Some("older"));
    ledger.rebuild(|_, _| {}).expect("writes");
    assert_eq!(Ledger::check(ledger.path()).expect("reads").flaws, []);
    assert_eq!(ledger.other_rules().expect("reads"), None);
}

#[test]
fn every_change_behind_our_back_is_found() {
    for (change, place) in [
        ("UPDATE article SET title = 'x' WHERE key = 1", "batch 1"),
        ("UPDATE read_record SET confidence = 1.0 WHERE key = 1", "batch 1"),
        ("UPDATE read_record SET quote_start = 0, quote_end = 3 WHERE key = 3", "record togo-2"),
        ("DELETE FROM read_record WHERE key = (SELECT MAX(key) FROM read_record)", "batch 2"),
        ("UPDATE batch SET at = '2001-01-01T00:00:00Z' WHERE number = 2", "batch 2"),
        ("UPDATE batch SET content = 'x' WHERE number = 1", "batch 1"),
        ("DELETE FROM batch WHERE number = 1", "batch 2"),
        ("DELETE FROM involved WHERE code = 'FRA'", "record togo-"),
        ("DELETE FROM involved WHERE record = 1; INSERT INTO involved VALUES ('XXX', 1)", "record togo-0"),
        ("UPDATE happening SET sources = 7", "table happening"),
        ("DELETE FROM part WHERE record = 1", "table part"),
        ("DELETE FROM appearance WHERE article = 1", "batch 1"),
    ] {
        let (_folder, path) = forged(change);
        let flaws = Ledger::check(&path).expect("reads").flaws;
        assert!(flaws.iter().any(|flaw| flaw.place.starts_with(place)), "{change}: {flaws:?}");
    }
}

/// A ledger that was changed past its triggers, which stand there as before.
fn forged(change: &str) -> (tempfile::TempDir, PathBuf) {
    forged_of(ledger(), change)
}

fn forged_of((folder, ledger): (tempfile::TempDir, Ledger), change: &str) -> (tempfile::TempDir, PathBuf) {
    let path = ledger.path().to_owned();
    drop(ledger);
    let raw = Connection::open(&path).expect("opens");
    raw.pragma_update(None, "foreign_keys", false).expect("off");
    let triggers: Vec<(String, String)> = raw
        .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
        .and_then(|mut names| names.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect())
        .expect("triggers");
    for (trigger, _) in &triggers {
        raw.execute_batch(&format!("DROP TRIGGER {trigger}")).expect("dropped");
    }
    raw.execute_batch(change).expect(change);
    for (_, sql) in &triggers {
        raw.execute_batch(sql).expect("made again");
    }
    drop(raw);
    (folder, path)
}

#[test]
fn every_change_of_the_schema_is_found() {
    for (change, place) in [
        ("DROP VIEW mentions; CREATE VIEW mentions AS SELECT * FROM record WHERE 0", "view mentions"),
        ("DROP VIEW disputes", "view disputes"),
        ("CREATE TABLE more (x)", "table more"),
        ("ALTER TABLE read_record ADD COLUMN more TEXT", "table read_record"),
        ("DROP INDEX part_by_happening", "index part_by_happening"),
        ("CREATE TRIGGER evil AFTER INSERT ON article BEGIN DELETE FROM part; END", "trigger evil"),
    ] {
        let (_folder, path) = forged(change);
        for flaws in [Ledger::check(&path), Ledger::check_chain(&path)].map(|c| c.expect("reads").flaws) {
            // A column more is another row, too.
            let places =
                flaws.iter().map(|flaw| flaw.place.as_str()).filter(|place| !place.starts_with("batch"));
            assert_eq!(places.collect::<Vec<_>>(), [place], "{change}");
        }
    }
    let (_folder, ledger) = ledger();
    let raw = Connection::open(ledger.path()).expect("opens");
    let trigger = "SELECT name FROM sqlite_schema WHERE type = 'trigger' LIMIT 1";
    let trigger: String = raw.query_row(trigger, [], |row| row.get(0)).expect("one");
    raw.execute_batch(&format!("DROP TRIGGER {trigger}")).expect("dropped");
    let flaws = Ledger::check(ledger.path()).expect("reads").flaws;
    assert_eq!(flaws.len(), 1);
    assert_eq!(flaws[0].to_string(), format!("trigger {trigger}: it is missing"));
}

/// A ledger with one report that was read twice more: the first reading has two records, the second one of them, the third the same.
fn ledger_read_again() -> (tempfile::TempDir, Ledger) {
    let (folder, mut ledger) = ledger();
    let says = [event("AID", &["FRA"], &["TGO"]), event("ACCUSE", &["TGO"], &["FRA"])];
    let whole = report("read again", "2025-03-04", &says);
    let mut part = whole.clone();
    part.records.truncate(1);
    for (reader, reading) in [("a", whole), ("b", part.clone()), ("c", part)] {
        let again = Addition::new(reading, None).expect("fits").read_by(reader).again();
        ledger.add_ready(&[again]).expect("writes");
    }
    ledger.refresh(|_, _| {}).expect("merges");
    (folder, ledger)
}

#[test]
fn every_forgery_in_readings_is_found() {
    let (_folder, ledger) = ledger_read_again();
    assert_eq!(Ledger::check(ledger.path()).expect("reads").flaws, []);
    for (change, place) in [
        ("DELETE FROM reading WHERE key = 5", "batch 5"),
        ("UPDATE reading SET reader = 'x' WHERE key = 4", "batch 4"),
        ("UPDATE reading SET gives = 3 WHERE key = 5", "batch 5"),
        ("UPDATE reading SET gives = 1 WHERE key = 5", "report "),
        ("UPDATE reading SET batch = 3 WHERE key = 4", "batch 3"),
        ("DELETE FROM read_record WHERE reading = 3", "batch 3"),
        ("UPDATE read_record SET reading = 4 WHERE reading = 3", "batch 3"),
        ("UPDATE read_record SET quote_start = 0, quote_end = 2 WHERE reading = 3", "record read again-"),
        ("INSERT INTO reading VALUES (6, 5, 3, 3, 'x')", "batch 5"),
        ("INSERT INTO reading VALUES (6, 6, 3, 3, 'x')", "table reading"),
        ("DELETE FROM reading WHERE article = 1; DELETE FROM read_record WHERE reading = 1", "report "),
        ("UPDATE told_by SET reading = 3 WHERE article = 3", "table told_by"),
        ("DELETE FROM told_by", "table told_by"),
        ("UPDATE derived SET reading = 99", "table derived"),
    ] {
        let (_folder, path) = forged_of(ledger_read_again(), change);
        let flaws = Ledger::check(&path).expect("reads").flaws;
        assert!(flaws.iter().any(|flaw| flaw.place.starts_with(place)), "{change}: {flaws:?}");
    }
}

/// Changes of what was worked out, each with the table that then differs.
const FORGED: [(&str, &str); 13] = [
    ("UPDATE happening SET sources = 7", "table happening"),
    ("UPDATE derived SET article = article - 1; UPDATE happening SET actors = 'XXX'", "table happening"),
    ("UPDATE derived SET article = 0, reading = 0, decision = 0", "table telling"),
    ("UPDATE derived SET article = 99", "table derived"),
    ("DELETE FROM derived", "table derived"),
    ("DELETE FROM part WHERE record = 1", "table part"),
    ("DELETE FROM placed", "table placed"),
    ("DELETE FROM band", "table band"),
    ("DELETE FROM concerned", "table concerned"),
    ("DELETE FROM step", "table step"),
    ("UPDATE telling SET facts = x'00'", "table telling"),
    ("INSERT INTO search (search) VALUES ('delete-all')", "table words"),
    ("INSERT INTO search (rowid, text, stripped) VALUES (1, 'more', '')", "table words"),
];

#[test]
fn every_change_of_what_was_worked_out_is_found_and_mended() {
    for (change, place) in FORGED {
        let (_folder, path) = forged(change);
        let flaws = Ledger::check(&path).expect("reads").flaws;
        assert!(flaws.iter().any(|flaw| flaw.place == place), "{change}: {flaws:?}");
        assert_eq!(Ledger::check_chain(&path).expect("reads").flaws, [], "{change}");
        let mut reports = 0;
        let mut ledger = Ledger::open(&path).expect("opens");
        ledger.rebuild(|done, _| reports = done).expect("works it out");
        assert_eq!(reports, 2);
        assert_eq!(Ledger::check(&path).expect("reads").flaws, [], "{change}");
    }
}

/// Numbers that look like chance, the same each time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("it fits") % most
    }
}

/// Reports that could be of one thing or not, with days and without, in an order that is not that of their days.
fn entangled(chance: &mut Chance) -> Vec<mithaq::Reading> {
    let states = [["TGO", "RUS"], ["TGO", "FRA"], ["RUS", "FRA"]];
    (0..24)
        .map(|number| {
            let [one, other] = states[chance.below(3)];
            let day =
                |chance: &mut Chance| format!("2025-0{}-{:02}", 1 + chance.below(3), 1 + chance.below(28));
            let mut says = vec![
                event("CONSULT", &[one], &[other]),
                agreement("defence", &[one, other], ["signed", "ratified"][chance.below(2)]),
            ];
            says.push(event("ASSAULT", &[one], &[other]).on(&day(chance)));
            says.push(event("ACCUSE", &[other], &[one]).during(&day(chance), "2025-04-30"));
            report(&format!("r{number}"), &day(chance), &says)
        })
        .collect()
}

/// A part of a report's records, as a reader takes them that finds less, or more again.
fn some_of(chance: &mut Chance, whole: &mithaq::Reading) -> mithaq::Reading {
    let mut reading = whole.clone();
    reading.records.retain(|_| chance.below(3) > 0);
    reading
}

#[test]
fn whatever_is_added_read_again_and_decided_a_ledger_is_sound() {
    for seed in [1, 2, 3, 4] {
        let mut chance = Chance(seed);
        let reports = entangled(&mut chance);
        let (_folder, mut ledger) = ledger_of(&reports[..12]);
        let reviewer = Reviewer { who: "a reader".to_owned(), why: "by chance".to_owned() };
        for round in 0..80 {
            let record = format!("r{}-{}", chance.below(24), chance.below(4));
            let other = format!("r{}-{}", chance.below(24), chance.below(4));
            let verb = match chance.below(9) {
                0 => Verb::Merge(vec![record, other]),
                1 => Verb::Split(vec![record]),
                2 => Verb::Reject(record),
                3 => Verb::Restore(record),
                4 => Verb::Correct { record, field: "when".to_owned(), value: "2025-02-11".to_owned() },
                _ => {
                    let which = chance.below(24);
                    let reading = some_of(&mut chance, &reports[which]);
                    let again =
                        Addition::new(reading, None).expect("fits").read_by(&format!("{round}")).again();
                    ledger.add_ready(&[again]).expect("writes");
                    continue;
                }
            };
            match ledger.decide(&reviewer, &verb) {
                Ok(()) | Err(Error::Decision(_)) => {}
                Err(error) => panic!("{verb:?}: {error}"),
            }
            match chance.below(12) {
                0 => ledger.rebuild(|_, _| {}).expect("works out"),
                1..=4 => ledger.refresh(|_, _| {}).expect("merges"),
                5 => assert_eq!(Ledger::check(ledger.path()).expect("reads").flaws, [], "seed {seed}"),
                _ => {}
            }
        }
        ledger.refresh(|_, _| {}).expect("merges");
        assert_eq!(Ledger::check(ledger.path()).expect("reads").flaws, [], "seed {seed}");
    }
}

#[test]
fn whatever_reviewers_decide_a_ledger_is_sound() {
    for seed in [1, 2, 3] {
        let mut chance = Chance(seed);
        let (_folder, mut ledger) = ledger_of(&entangled(&mut chance));
        ledger.refresh(|_, _| {}).expect("merges");
        let reviewer = Reviewer { who: "a reader".to_owned(), why: "by chance".to_owned() };
        for _ in 0..60 {
            let record = format!("r{}-{}", chance.below(24), chance.below(4));
            let other = format!("r{}-{}", chance.below(24), chance.below(4));
            let verb = match chance.below(5) {
                0 => Verb::Merge(vec![record, other]),
                1 => Verb::Split(vec![record]),
                2 => Verb::Reject(record),
                3 => Verb::Restore(record),
                _ => Verb::Correct { record, field: "when".to_owned(), value: "2025-02-11".to_owned() },
            };
            match ledger.decide(&reviewer, &verb) {
                Ok(()) | Err(Error::Decision(_)) => {}
                Err(error) => panic!("{verb:?}: {error}"),
            }
            if chance.below(3) == 0 {
                ledger.refresh(|_, _| {}).expect("merges");
            }
        }
        ledger.refresh(|_, _| {}).expect("merges");
        assert_eq!(Ledger::check(ledger.path()).expect("reads").flaws, [], "seed {seed}");
    }
}
