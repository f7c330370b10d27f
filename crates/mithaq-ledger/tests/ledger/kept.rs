//! A real ledger of the first schema that a release has: whatever becomes of the program, it is proved, asked and added to.

use std::path::{Path, PathBuf};

use mithaq::{Document, Reader};
use mithaq_ledger::{Addition, ImportedEvent, Ledger, Question, Reviewer, Verb};

use crate::reports::{event, report};

/// Made by `make_it`, below.
const KEPT: &str = "tests/kept/schema-8.mithaq";
/// Hash of its last batch, which `mithaq check` prints.
const HEAD: &str = "75a5c88c73564118c0bd608b96a70ea41041f251ac6072bc9dee1ee990ae88f3";

/// Two of the project's examples.
const REPORTS: [&str; 2] = ["ar/togo-russia.txt", "ar/chad-france.txt"];

fn in_crate(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn rows(ledger: &Ledger, view: &str) -> usize {
    ledger.query_all(&format!("SELECT * FROM {view}")).expect("reads").rows.len()
}

#[test]
fn a_ledger_of_schema_8_is_proved_asked_and_added_to() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("kept.ledger");
    std::fs::copy(in_crate(KEPT), &path).expect("it is kept");

    // What was worked out, and the views, may be an earlier program's; what was appended is as it was sealed.
    let checked = Ledger::check_chain(&path).expect("reads");
    let sealed = checked.flaws.iter().filter(|flaw| !flaw.place.starts_with("view ")).collect::<Vec<_>>();
    assert_eq!((sealed.as_slice(), checked.head.as_deref()), (&[][..], Some(HEAD)));

    let mut ledger = Ledger::open(&path).expect("opens");
    ledger.rebuild(|_, _| {}).expect("works out");
    assert_eq!(Ledger::check(&path).expect("reads").flaws, []);
    for (view, count) in
        [("articles", 2), ("readings", 4), ("decisions", 2), ("imported_events", 1), ("batches", 7)]
    {
        assert_eq!(rows(&ledger, view), count, "{view}");
    }
    assert!(rows(&ledger, "superseded") > 0 && rows(&ledger, "mentions") > 0 && rows(&ledger, "events") > 0);
    let answer = ledger.ask(&Question::between("TGO", "FRA", "RUS")).expect("answers");
    assert_eq!(answer.covers.reports, 1);

    let new = report("new", "2026-11-01", &[event("CONSULT", &["TGO"], &["RUS"])]);
    assert!(ledger.add(&new.article, &new.records).expect("fits").new);
    ledger.refresh(|_, _| {}).expect("merges");
    let checked = Ledger::check(&path).expect("reads");
    assert_eq!((checked.flaws, checked.articles), (Vec::new(), 3));
}

/// Makes the kept ledger anew, which is to be done only before schema 8 is released: two examples, read by words and then by the encoder; a
/// correction and a rejection; a row of another dataset. `cargo test -p mithaq-ledger --test ledger make_it -- --ignored`, then `HEAD` is what it prints.
#[test]
#[ignore = "writes into the source tree"]
fn make_it() {
    let path = in_crate(KEPT);
    let _ = std::fs::remove_file(&path);
    std::fs::create_dir_all(path.parent().expect("a folder")).expect("made");
    let mut ledger = Ledger::open(&path).expect("opens");
    for (at, (reader, example)) in
        [Reader::Words, Reader::Encoder].into_iter().flat_map(|by| REPORTS.map(|one| (by, one))).enumerate()
    {
        ledger.set_moment(&format!("2026-12-01T10:00:0{at}Z"));
        let text = std::fs::read_to_string(in_crate("../../examples").join(example)).expect("an example");
        let document = Document { id: example.to_owned(), text, ..Document::default() };
        let reading = mithaq::read_by(&document, reader).expect("it has letters");
        let addition = Addition::new(reading, None).expect("fits").read_by(&reader.named()).again();
        ledger.add_ready(&[addition]).expect("writes");
    }
    let known = "SELECT record FROM mentions WHERE kind = 'event' ORDER BY record LIMIT 2";
    let ids: Vec<String> = (ledger.query_all(known).expect("reads").rows.iter())
        .map(|row| serde_json::to_value(&row[0]).expect("text").as_str().expect("text").to_owned())
        .collect();
    ledger.set_moment("2026-12-01T10:01:00Z");
    let reviewer = Reviewer { who: "the tests".to_owned(), why: "to have a decision".to_owned() };
    let (field, value) = ("when".to_owned(), "2025-11-01".to_owned());
    ledger.decide(&reviewer, &Verb::Correct { record: ids[0].clone(), field, value }).expect("makes sense");
    ledger.decide(&reviewer, &Verb::Reject(ids[1].clone())).expect("makes sense");
    let source = "gdelt2".to_owned();
    let day = "2025-11-01".to_owned();
    let event =
        ImportedEvent { source, id: "1".to_owned(), last_day: day.clone(), day, ..Default::default() };
    ledger.import_events(&[event]).expect("writes");
    ledger.refresh(|_, _| {}).expect("merges");
    drop(ledger);
    let raw = rusqlite::Connection::open(&path).expect("opens");
    raw.execute_batch("PRAGMA journal_mode = DELETE; PRAGMA page_size = 1024; VACUUM").expect("packs");
    drop(raw);
    println!("HEAD: {:?}", Ledger::check(&path).expect("reads").head);
}
