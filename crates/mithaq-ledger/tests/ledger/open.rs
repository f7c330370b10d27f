//! Opening: which files are ledgers.

use std::path::Path;

use mithaq_ledger::{Error, Ledger, Question};
use rusqlite::Connection;

use crate::reports::{agreement, ledger_of, report, togo};

/// What both ways of opening say.
fn refusals(path: &Path) -> [Error; 2] {
    [Ledger::open(path).expect_err("refused"), Ledger::open_read_only(path).expect_err("refused")]
}

#[test]
fn a_ledger_opens_again() {
    let (_folder, ledger) = ledger_of(&[togo()]);
    let path = ledger.path().to_owned();
    drop(ledger);
    for again in [Ledger::open(&path), Ledger::open_read_only(&path)] {
        assert_eq!(again.expect("opens").query_all("SELECT * FROM articles").expect("reads").rows.len(), 1);
    }
}

#[test]
fn the_file_is_what_it_says() {
    let (_folder, ledger) = ledger_of(&[]);
    let raw = Connection::open(ledger.path()).expect("opens");
    let pragma = |name| raw.pragma_query_value(None, name, |row| row.get::<_, String>(0));
    assert_eq!(pragma("journal_mode").as_deref(), Ok("wal"));
    let loose = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND NOT strict
                 AND name NOT LIKE 'sqlite%'";
    assert!(!raw.prepare(loose).expect("SQL").exists([]).expect("runs"), "every table is STRICT");
}

#[test]
fn other_files_are_left_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let text = folder.path().join("notes.txt");
    std::fs::write(&text, "no database, but long enough to be taken for one. ".repeat(40)).expect("writes");
    let foreign = folder.path().join("foreign.db");
    Connection::open(&foreign).and_then(|db| db.execute_batch("CREATE TABLE t (x)")).expect("makes");
    for (path, why) in
        [(&text, "not an SQLite database"), (&foreign, "the SQLite database of another program")]
    {
        let before = std::fs::read(path).expect("reads");
        for error in refusals(path) {
            assert_eq!(error.to_string(), format!("{}: not a ledger: {why}", path.display()));
        }
        assert_eq!(std::fs::read(path).expect("reads"), before);
    }
}

#[test]
fn a_newer_ledger_is_refused() {
    let (_folder, ledger) = ledger_of(&[]);
    let raw = Connection::open(ledger.path()).expect("opens");
    raw.pragma_update(None, "user_version", 1000).expect("writes");
    for error in refusals(ledger.path()) {
        assert!(matches!(error, Error::Newer { found: 1000, .. }), "{error}");
        assert!(error.to_string().starts_with(&ledger.path().display().to_string()), "{error}");
    }
}

#[test]
fn a_ledger_from_before_the_first_release_is_refused_with_what_to_do() {
    let (_folder, ledger) = ledger_of(&[togo()]);
    let path = ledger.path().to_owned();
    drop(ledger);
    let raw = Connection::open(&path).expect("opens");
    raw.pragma_update(None, "user_version", 7).expect("writes");
    raw.pragma_update(None, "journal_mode", "DELETE").expect("one file");
    drop(raw);
    let before = std::fs::read(&path).expect("reads");
    for error in refusals(&path) {
        assert!(matches!(error, Error::TooOld { found: 7, known: 8, .. }), "{error}");
        assert!(error.to_string().contains("add the reports to a new ledger"), "{error}");
    }
    assert_eq!(std::fs::read(&path).expect("reads"), before);
}

#[test]
fn an_empty_file_becomes_a_ledger_and_is_none_before() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("empty");
    std::fs::write(&path, "").expect("writes");
    assert!(matches!(Ledger::open_read_only(&path), Err(Error::NotALedger { .. })));
    Ledger::open(&path).expect("opens");
    Ledger::open_read_only(&path).expect("opens");
}

#[test]
fn what_cannot_be_opened_is_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let nowhere = folder.path().join("no/such/folder/x.ledger");
    let error = Ledger::open(&nowhere).expect_err("refused").to_string();
    assert!(error.starts_with(&format!("{}: cannot be opened for writing: ", nowhere.display())), "{error}");
    assert!(matches!(Ledger::open_read_only(&nowhere), Err(Error::Missing { .. })));
    for error in refusals(folder.path()) {
        assert!(error.to_string().ends_with("it is a folder"), "{error}");
    }
}

#[test]
fn strange_names_are_names_of_files() {
    let folder = tempfile::tempdir().expect("a folder");
    for name in [":memory:", "file:x?mode=memory", "توغو.ledger"] {
        let path = folder.path().join(name);
        Ledger::open(&path).expect("opens");
        assert!(path.exists(), "{name}");
    }
}

/// A published ledger, or a colleague's. (Root may write anywhere, so that for root this shows less.)
#[test]
#[cfg(unix)]
fn a_ledger_in_a_folder_that_cannot_be_written_can_be_read() {
    use std::fs::{Permissions, set_permissions};
    use std::os::unix::fs::PermissionsExt;

    let (folder, ledger) = ledger_of(&[togo()]);
    let path = ledger.path().to_owned();
    drop(ledger);
    set_permissions(&path, Permissions::from_mode(0o444)).expect("sets");
    set_permissions(folder.path(), Permissions::from_mode(0o555)).expect("sets");
    let read = Ledger::open_read_only(&path).and_then(|ledger| ledger.query_all("SELECT * FROM articles"));
    set_permissions(folder.path(), Permissions::from_mode(0o755)).expect("sets");
    assert_eq!(read.expect("reads").rows.len(), 1);
}

/// A later version may know more steps, modalities and tones; what it wrote stays readable, and what is not understood is no fact.
#[test]
fn words_that_a_later_version_added_can_be_read() {
    let (_folder, ledger) =
        ledger_of(&[report("r", "2024-01-01", &[agreement("defence", &["TGO", "FRA"], "signed")])]);
    let raw = Connection::open(ledger.path()).expect("opens");
    raw.execute_batch(
        "CREATE TEMP TABLE later AS SELECT * FROM read_record;
         UPDATE later SET key = key + 1, id = 'later', type = 'cultural', stage = 'reaffirmed', modality = 'rumoured',
            speaker_kind = 'chorus', reporting = 'sceptical';
         INSERT INTO read_record SELECT * FROM later;",
    )
    .expect("a later version writes");
    let later = ledger.record("later").expect("reads").remove(0).record;
    assert_eq!((later.step(), later.stage.as_deref()), (None, Some("reaffirmed")));
    assert_eq!(later.modality, mithaq::Modality::Possible);
    let answer = ledger.ask(&Question::between("TGO", "FRA", "RUS")).expect("answers");
    let steps: Vec<&str> = answer
        .powers
        .iter()
        .flat_map(|power| &power.agreements)
        .flat_map(|one| &one.steps)
        .map(|step| step.stage.as_str())
        .collect();
    assert_eq!(steps, ["signed"]);
}
