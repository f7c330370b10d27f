//! Reading again: the new reading counts, the old one stays, and a reviewer's word outlives both.

use mithaq::{Reading, Record};
use mithaq_ledger::{Addition, AsOf, Changed, Ledger, Reviewer, Verb};

use crate::reports::{Told, event, ledger_of, report};

/// The records of a report in one reading or another: it says the same words always, of which a reader takes these.
fn taken(whole: &Reading, which: &[usize]) -> Reading {
    let records = which.iter().map(|at| whole.records[*at].clone()).collect();
    Reading { article: whole.article.clone(), records }
}

fn meeting() -> Reading {
    report(
        "meeting",
        "2025-03-02",
        &[
            event("CONSULT", &["TGO"], &["RUS"]).on("2025-03-01"),
            event("ACCUSE", &["TGO"], &["FRA"]).on("2025-03-02"),
            event("AID", &["RUS"], &["TGO"]).on("2025-03-02"),
        ],
    )
}

/// A ledger that holds the meeting's first two records, read by an old reader, and what another report tells of the first.
fn ledger() -> (tempfile::TempDir, Ledger) {
    let other = report("other", "2025-03-03", &[event("CONSULT", &["TGO"], &["RUS"]).on("2025-03-01")]);
    let (folder, mut ledger) = ledger_of(&[other]);
    let old = Addition::new(taken(&meeting(), &[0, 1]), None).expect("fits").read_by("old");
    ledger.add_ready(&[old]).expect("writes");
    ledger.refresh(|_, _| {}).expect("merges");
    (folder, ledger)
}

fn read_again(ledger: &mut Ledger, reader: &str, reading: Reading) -> Option<Changed> {
    let again = Addition::new(reading, None).expect("fits").read_by(reader).again();
    let changed = ledger.add_ready(&[again]).expect("writes")[0].changed;
    ledger.refresh(|_, _| {}).expect("merges");
    assert_eq!(Ledger::check(ledger.path()).expect("reads").flaws, []);
    changed
}

fn decide(ledger: &mut Ledger, verb: &Verb) {
    let reviewer = Reviewer { who: "Afi".to_owned(), why: "so it was".to_owned() };
    ledger.decide(&reviewer, verb).expect("makes sense");
    ledger.refresh(|_, _| {}).expect("merges");
}

/// The second record of the meeting is corrected, the first rejected.
fn correct_and_reject(ledger: &mut Ledger) {
    let correct = Verb::Correct {
        record: "meeting-1".to_owned(),
        field: "recipients".to_owned(),
        value: "RUS".to_owned(),
    };
    decide(ledger, &correct);
    decide(ledger, &Verb::Reject("meeting-0".to_owned()));
}

/// The first column of a query, sorted.
fn column(ledger: &Ledger, sql: &str) -> Vec<String> {
    let rows = ledger.query_all(sql).expect("reads").rows;
    let mut found: Vec<String> = rows
        .into_iter()
        .map(|row| match &row[0] {
            mithaq_ledger::Value::Text(text) => text.to_string(),
            other => format!("{other:?}"),
        })
        .collect();
    found.sort();
    found
}

fn counted(ledger: &Ledger) -> Vec<String> {
    let counted = column(ledger, "SELECT record FROM mentions WHERE document = 'meeting'");
    let article = column(ledger, "SELECT article FROM articles WHERE document = 'meeting'").remove(0);
    let mut records: Vec<String> =
        ledger.records_of(&article).expect("reads").into_iter().map(|record| record.id).collect();
    records.sort();
    assert_eq!(records, counted);
    counted
}

#[test]
fn the_newest_reading_counts_and_the_older_stays() {
    let (_folder, mut ledger) = ledger();
    let changed = read_again(&mut ledger, "new", taken(&meeting(), &[0, 2]));
    assert_eq!(changed, Some(Changed { new: 1, gone: 1, kept: 0, same: 1 }));
    assert_eq!(counted(&ledger), ["meeting-0", "meeting-2"]);
    // One meeting that two reports tell, and the aid; nobody accuses anybody any more.
    assert_eq!(column(&ledger, "SELECT type FROM events"), ["AID", "CONSULT"]);
    assert_eq!(ledger.timeline("FRA").expect("reads"), []);
    assert_eq!(ledger.timeline("TGO").expect("reads").len(), 3);

    let gone = ledger.superseded("meeting-1").expect("reads").expect("it is gone");
    assert_eq!(
        (gone.reader.as_deref(), gone.by_reader.as_deref(), gone.counts),
        (Some("old"), Some("new"), false)
    );
    assert_eq!(ledger.superseded("meeting-0").expect("reads"), None);
    assert_eq!(ledger.record("meeting-1").expect("reads").len(), 1);
    assert_eq!(ledger.record("meeting-0").expect("reads").len(), 1);
    assert_eq!(column(&ledger, "SELECT record FROM superseded"), ["meeting-1"]);
    assert_eq!(column(&ledger, "SELECT reader FROM readings WHERE document = 'meeting'"), ["new", "old"]);
    assert_eq!(
        column(&ledger, "SELECT reader FROM readings WHERE newest = 1 AND reader IS NOT NULL"),
        ["new"]
    );

    // The older reading was right after all.
    read_again(&mut ledger, "newer", taken(&meeting(), &[0, 1]));
    assert_eq!(counted(&ledger), ["meeting-0", "meeting-1"]);
    assert_eq!(ledger.superseded("meeting-1").expect("reads"), None);
    assert!(ledger.superseded("meeting-2").expect("reads").is_some());
}

#[test]
fn what_reads_the_same_is_noted_and_nothing_is_told_anew() {
    let (_folder, mut ledger) = ledger();
    let before = column(&ledger, "SELECT happening || ' ' || record || ' ' || reason FROM part");
    assert_eq!(read_again(&mut ledger, "old", taken(&meeting(), &[0, 1])), None);
    assert_eq!(column(&ledger, "SELECT reading FROM readings").len(), 2);
    let changed = read_again(&mut ledger, "new", taken(&meeting(), &[0, 1]));
    assert_eq!(changed, Some(Changed { same: 2, ..Changed::default() }));
    assert_eq!(column(&ledger, "SELECT record FROM mentions").len(), 3);
    assert_eq!(column(&ledger, "SELECT happening || ' ' || record || ' ' || reason FROM part"), before);
    let same = ledger
        .query_all("SELECT reader, records, same, newest FROM readings ORDER BY reading")
        .expect("reads");
    assert_eq!(format!("{:?}", same.rows[2]), r#"[Text("new"), Integer(2), Integer(1), Integer(1)]"#);
    assert_eq!(ledger.kept_after(0, 9, Some("new")).expect("reads").len(), 1);
    assert_eq!(ledger.kept_after(0, 9, None).expect("reads").len(), 2);
}

#[test]
fn the_same_words_under_an_old_id_can_say_something_else() {
    let (_folder, mut ledger) = ledger();
    let mut later = taken(&meeting(), &[0, 1]);
    later.records[1] = Record { polarity: mithaq::Polarity::Denied, ..later.records[1].clone() };
    let changed = read_again(&mut ledger, "new", later);
    assert_eq!(changed, Some(Changed { same: 2, ..Changed::default() }));
    assert_eq!(
        column(&ledger, "SELECT polarity FROM mentions WHERE document = 'meeting'"),
        ["affirmed", "denied"]
    );
}

#[test]
fn a_reviewers_word_outlives_a_reading() {
    let (_folder, mut ledger) = ledger();
    correct_and_reject(&mut ledger);
    let changed = read_again(&mut ledger, "new", taken(&meeting(), &[0, 2]));
    assert_eq!(changed, Some(Changed { new: 1, gone: 1, kept: 1, same: 1 }));
    assert_eq!(counted(&ledger), ["meeting-0", "meeting-1", "meeting-2"]);
    // The corrected one counts as corrected, the rejected one does not.
    let told =
        column(&ledger, "SELECT type || ' ' || actors || ' ' || recipients || ' ' || reports FROM events");
    assert_eq!(told, ["ACCUSE TGO RUS 1", "AID RUS TGO 1", "CONSULT TGO RUS 1"]);
    assert!(ledger.superseded("meeting-1").expect("reads").expect("it is gone").counts);
    let judged = ledger.judged().expect("reads");
    let mut judged: Vec<(String, bool)> =
        judged.into_values().flatten().map(|one| (one.stored.record.id, one.is_rejected)).collect();
    judged.sort();
    assert_eq!(judged, [("meeting-0".to_owned(), true), ("meeting-1".to_owned(), false)]);

    // A later reading that has neither: the correction counts on, the rejection is remembered.
    read_again(&mut ledger, "newer", taken(&meeting(), &[2]));
    assert_eq!(counted(&ledger), ["meeting-1", "meeting-2"]);
    assert_eq!(ledger.judged().expect("reads").values().flatten().count(), 2);
    read_again(&mut ledger, "newest", taken(&meeting(), &[0, 1, 2]));
    let told =
        column(&ledger, "SELECT type || ' ' || actors || ' ' || recipients || ' ' || reports FROM events");
    assert_eq!(told, ["ACCUSE TGO RUS 1", "AID RUS TGO 1", "CONSULT TGO RUS 1"]);
}

#[test]
fn a_reviewer_can_put_back_what_a_reading_lost() {
    let (_folder, mut ledger) = ledger();
    read_again(&mut ledger, "new", taken(&meeting(), &[0]));
    decide(&mut ledger, &Verb::Restore("meeting-1".to_owned()));
    assert_eq!(counted(&ledger), ["meeting-0", "meeting-1"]);
    assert_eq!(column(&ledger, "SELECT type FROM events"), ["ACCUSE", "CONSULT"]);
    decide(&mut ledger, &Verb::Reject("meeting-1".to_owned()));
    assert_eq!(counted(&ledger), ["meeting-0"]);
    assert_eq!(column(&ledger, "SELECT type FROM events"), ["CONSULT"]);
    assert_eq!(Ledger::check(ledger.path()).expect("reads").flaws, []);
}

#[test]
fn the_ledger_as_it_stood_counts_the_reading_of_then() {
    let (_folder, mut ledger) = ledger_of(&[]);
    for (day, reader, which) in
        [("2025-10-01", "a", &[0, 1][..]), ("2025-10-02", "b", &[1, 2]), ("2025-10-03", "c", &[0])]
    {
        ledger.set_moment(&format!("{day}T10:00:00Z"));
        let again = Addition::new(taken(&meeting(), which), None).expect("fits").read_by(reader).again();
        ledger.add_ready(&[again]).expect("writes");
        ledger.refresh(|_, _| {}).expect("merges");
    }
    for (day, types) in [
        ("2025-10-01", &["ACCUSE", "CONSULT"][..]),
        ("2025-10-02", &["ACCUSE", "AID"]),
        ("2025-10-03", &["CONSULT"]),
    ] {
        let as_of = AsOf { added: Some(day.to_owned()), published: None };
        let then = Ledger::open_as_of(ledger.path(), &as_of).expect("opens");
        assert_eq!(column(&then, "SELECT type FROM mentions"), types, "{day}");
        assert_eq!(column(&then, "SELECT type FROM events"), types, "{day}");
        assert_eq!(then.timeline("TGO").expect("reads").len(), types.len(), "{day}");
    }
}

/// A reading that is not merged yet counts in what needs no merging, and the check knows that it waits.
#[test]
fn a_reading_that_waits_is_no_flaw() {
    let (_folder, mut ledger) = ledger();
    let again = Addition::new(taken(&meeting(), &[2]), None).expect("fits").read_by("new").again();
    ledger.add_ready(&[again]).expect("writes");
    assert_eq!(counted(&ledger), ["meeting-2"]);
    let checked = Ledger::check(ledger.path()).expect("reads");
    assert_eq!((checked.flaws, checked.unmerged), (Vec::new(), 1));
    ledger.refresh(|_, _| {}).expect("merges");
    assert_eq!(Ledger::check(ledger.path()).expect("reads").unmerged, 0);
    assert_eq!(column(&ledger, "SELECT type FROM events"), ["AID", "CONSULT"]);
}

/// A lexicon that calls its rules otherwise gives the same records other ids.
#[test]
fn a_reviewers_word_holds_for_what_says_the_same_by_another_rule() {
    let (_folder, mut ledger) = ledger();
    correct_and_reject(&mut ledger);
    let mut renamed = taken(&meeting(), &[0, 1]);
    for record in &mut renamed.records {
        record.id = record.id.replace("meeting", "renamed");
        record.rule = "ar/test#renamed".to_owned();
    }
    let changed = read_again(&mut ledger, "new", renamed);
    assert_eq!(changed, Some(Changed { new: 2, gone: 2, kept: 0, same: 0 }));
    assert_eq!(counted(&ledger), ["renamed-0", "renamed-1"]);
    let told =
        column(&ledger, "SELECT type || ' ' || actors || ' ' || recipients || ' ' || reports FROM events");
    assert_eq!(told, ["ACCUSE TGO RUS 1", "CONSULT TGO RUS 1"]);
    let gone = ledger.superseded("meeting-1").expect("reads").expect("it is gone");
    assert_eq!((gone.instead.as_deref(), gone.counts), (Some("renamed-1"), false));
    assert_eq!(ledger.decisions_on("renamed-1").expect("reads").len(), 1);
    assert_eq!(ledger.judged().expect("reads").values().flatten().count(), 2);
    // Gone by whatever name, the corrected one counts again.
    read_again(&mut ledger, "newer", taken(&meeting(), &[2]));
    assert_eq!(counted(&ledger), ["meeting-1", "meeting-2"]);
}

#[test]
fn a_happening_keeps_its_id() {
    let (_folder, mut ledger) = ledger_of(&[taken(&meeting(), &[0, 1])]);
    let other = report("other", "2025-03-03", &[event("CONSULT", &["TGO"], &["RUS"]).on("2025-03-01")]);
    ledger.add(&other.article, &other.records).expect("fits");
    ledger.refresh(|_, _| {}).expect("merges");
    let of_meeting = "SELECT event FROM events WHERE type = 'CONSULT' AND reports = 2";
    assert_eq!(column(&ledger, of_meeting), ["meeting-0"]);
    read_again(&mut ledger, "new", taken(&meeting(), &[0, 2]));
    assert_eq!(column(&ledger, of_meeting), ["meeting-0"]);
}

/// What was worked out of other reports is not even looked at: what somebody wrote into it stands.
#[test]
fn a_new_reading_touches_what_it_bears_on_and_no_more() {
    let (_folder, mut ledger) = ledger();
    let far = report("far", "2001-05-05", &[event("ASSAULT", &["MLI"], &["NER"]).on("2001-05-01")]);
    ledger.add(&far.article, &far.records).expect("fits");
    ledger.refresh(|_, _| {}).expect("merges");
    let raw = rusqlite::Connection::open(ledger.path()).expect("opens");
    raw.execute_batch("UPDATE happening SET quote = 'untouched'").expect("writes");
    let again = |reader: &str, which: &[usize]| {
        Addition::new(taken(&meeting(), which), None).expect("fits").read_by(reader).again()
    };
    ledger.add_ready(&[again("same", &[0, 1])]).expect("writes");
    ledger.refresh(|_, _| {}).expect("merges");
    let untouched = "SELECT type FROM events WHERE quote = 'untouched'";
    assert_eq!(column(&ledger, untouched), ["ACCUSE", "ASSAULT", "CONSULT"]);
    ledger.add_ready(&[again("other", &[0, 2])]).expect("writes");
    ledger.refresh(|_, _| {}).expect("merges");
    assert_eq!(column(&ledger, untouched), ["ASSAULT"]);
    assert_eq!(column(&ledger, "SELECT type FROM events"), ["AID", "ASSAULT", "CONSULT"]);
}
