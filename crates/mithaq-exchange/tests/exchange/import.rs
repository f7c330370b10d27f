//! Files as other datasets ship them become rows of the imported views, once.

use std::path::{Path, PathBuf};

use mithaq_exchange::import::{Dataset, Fault, Imported, import};
use mithaq_exchange::{Error, Result};
use mithaq_ledger::Ledger;
use tempfile::TempDir;

fn sample(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/samples").join(name)
}

struct Taken {
    _folder: TempDir,
    ledger: Ledger,
    outcome: Result<Imported>,
    /// File name, line and what was wrong.
    faults: Vec<String>,
}

fn take(dataset: Dataset, file: &Path) -> Taken {
    let folder = tempfile::tempdir().expect("a folder");
    let mut ledger = Ledger::open(folder.path().join("test.ledger")).expect("opens");
    ledger.set_moment("2026-01-01T00:00:00Z");
    let mut faults = Vec::new();
    let outcome = import(&mut ledger, dataset, file, |fault: Fault| {
        let name = Path::new(&fault.file).file_name().expect("a name").to_string_lossy().into_owned();
        faults.push(format!("{name}:{}: {}", fault.line, fault.what));
    });
    Taken { _folder: folder, ledger, outcome, faults }
}

/// The rows of an imported view, without the columns that are null.
fn rows(ledger: &Ledger, view: &str) -> String {
    let table = ledger.query_all(&format!("SELECT * FROM {view} ORDER BY 1, 2, 3, 5")).expect("reads");
    let row = |row: &Vec<mithaq_ledger::Value>| {
        let cells = table.columns.iter().zip(row).filter(|(_, cell)| **cell != mithaq_ledger::Value::Null);
        let cells =
            cells.map(|(name, cell)| format!("{name}={}", serde_json::to_string(cell).expect("JSON")));
        cells.collect::<Vec<_>>().join(" ")
    };
    table.rows.iter().map(row).collect::<Vec<_>>().join("\n")
}

#[test]
fn gdelt_2() {
    let taken = take(Dataset::Gdelt2, &sample("gdelt2.csv"));
    assert_eq!(taken.outcome.expect("taken"), Imported { new: 2, known: 0, skipped: 2 });
    assert_eq!(
        taken.faults,
        [
            "gdelt2.csv:2: SQLDATE is no day: \"20251399\"",
            "gdelt2.csv:3: 2 cells where a GDELT 2.0 event file has 61"
        ]
    );
    insta::assert_snapshot!(rows(&taken.ledger, "imported_events"));
}

#[test]
fn gdelt_1_with_and_without_the_address() {
    let taken = take(Dataset::Gdelt1, &sample("gdelt1.csv"));
    assert_eq!(taken.outcome.expect("taken"), Imported { new: 2, known: 0, skipped: 0 });
    insta::assert_snapshot!(rows(&taken.ledger, "imported_events"));
    let packed = take(Dataset::Gdelt1, &sample("gdelt1-57.csv.gz"));
    assert_eq!(packed.outcome.expect("taken"), Imported { new: 2, known: 0, skipped: 0 });
}

#[test]
fn icews() {
    let taken = take(Dataset::Icews, &sample("icews.tab"));
    assert_eq!(taken.outcome.expect("taken"), Imported { new: 2, known: 0, skipped: 1 });
    assert_eq!(taken.faults, ["icews.tab:4: CAMEO Code is none: \"x1\""]);
    insta::assert_snapshot!(rows(&taken.ledger, "imported_events"));
}

#[test]
fn polecat() {
    let taken = take(Dataset::Polecat, &sample("polecat.txt"));
    assert_eq!(taken.outcome.expect("taken"), Imported { new: 2, known: 0, skipped: 1 });
    assert_eq!(taken.faults, ["polecat.txt:4: Intensity is not between -10 and 10: 95"]);
    insta::assert_snapshot!(rows(&taken.ledger, "imported_events"));
}

#[test]
fn atop() {
    let taken = take(Dataset::Atop, &sample("atop5_1m.csv"));
    assert_eq!(taken.outcome.expect("taken"), Imported { new: 5, known: 0, skipped: 1 });
    assert_eq!(taken.faults, ["atop5_1m.csv:7: yrent is no year"]);
    insta::assert_snapshot!(rows(&taken.ledger, "imported_alliances"));
}

#[test]
fn cow() {
    let taken = take(Dataset::Cow, &sample("alliance_v4.1_by_member.csv"));
    assert_eq!(taken.outcome.expect("taken"), Imported { new: 5, known: 0, skipped: 0 });
    insta::assert_snapshot!(rows(&taken.ledger, "imported_alliances"));
}

#[test]
fn the_same_file_again_changes_nothing() {
    let mut taken = take(Dataset::Gdelt2, &sample("gdelt2.csv"));
    let before = rows(&taken.ledger, "batches");
    let again = import(&mut taken.ledger, Dataset::Gdelt2, &sample("gdelt2.csv"), |_| {}).expect("taken");
    assert_eq!(again, Imported { new: 0, known: 2, skipped: 2 });
    assert_eq!(rows(&taken.ledger, "batches"), before);
}

#[test]
fn nothing_of_it_is_among_what_the_reader_coded() {
    let taken = take(Dataset::Gdelt2, &sample("gdelt2.csv"));
    for view in ["events", "agreements", "mentions", "articles"] {
        assert_eq!(rows(&taken.ledger, view), "", "{view}");
    }
}

#[test]
fn a_file_of_another_format_is_refused_as_a_whole() {
    let taken = take(Dataset::Icews, &sample("polecat.txt"));
    let error = taken.outcome.expect_err("refused").to_string();
    assert!(
        error.ends_with("polecat.txt: not an ICEWS event file: it has no column \"Source Name\""),
        "{error}"
    );
    assert!(matches!(take(Dataset::Cow, Path::new("/no/such/file")).outcome, Err(Error::Unreadable { .. })));
}

#[test]
fn lines_that_are_not_text_are_left_out() {
    let folder = tempfile::tempdir().expect("a folder");
    let (file, sample) = (folder.path().join("bad.tab"), std::fs::read(sample("icews.tab")).expect("reads"));
    let lines: Vec<_> = sample.split_inclusive(|byte| *byte == b'\n').collect();
    std::fs::write(&file, [lines[0], b"caf\xe9\n", lines[1]].concat()).expect("writes");
    let taken = take(Dataset::Icews, &file);
    assert_eq!(taken.outcome.expect("taken"), Imported { new: 1, known: 0, skipped: 1 });
    assert_eq!(taken.faults, ["bad.tab:2: not UTF-8"]);
}

#[test]
fn an_archive_is_told_how_to_be_unpacked() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("20250218.zip");
    std::fs::write(&file, b"PK\x03\x04rest").expect("writes");
    let Err(Error::Unreadable { source, .. }) = take(Dataset::Gdelt2, &file).outcome else {
        panic!("refused")
    };
    assert!(source.to_string().contains("unzip -p"), "{source}");
}
