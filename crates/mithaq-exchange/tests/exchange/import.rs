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

fn take(dataset: impl Into<Option<Dataset>>, file: &Path) -> Taken {
    let folder = tempfile::tempdir().expect("a folder");
    let mut ledger = Ledger::open(folder.path().join("test.ledger")).expect("opens");
    ledger.set_moment("2026-01-01T00:00:00Z");
    let mut faults = Vec::new();
    let outcome = import(&mut ledger, dataset.into(), file, |fault: Fault| {
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
fn un_ideal_points() {
    let taken = take(None, &sample("IdealpointestimatesAll.csv"));
    assert_eq!(taken.outcome.expect("taken"), Imported { new: 5, known: 1, skipped: 2 });
    assert_eq!(
        taken.faults,
        [
            "IdealpointestimatesAll.csv:8: IdealPoint is no number: \"x\"",
            "IdealpointestimatesAll.csv:9: there is no session 1990"
        ]
    );
    insta::assert_snapshot!(rows(&taken.ledger, "imported_ideal_points"));
}

/// Another release: tabs, and names that tell of all votes.
#[test]
fn un_ideal_points_as_another_release_names_them() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("points.tab");
    let text =
        "ccode\tsession\tIdealPointAll\tNVotesAll\tiso3c\n461\t45\t-0.75\t80.0\tTGO\n461\t46\tNA\tNA\tTGO\n";
    std::fs::write(&file, text).expect("writes");
    let taken = take(None, &file);
    assert_eq!(taken.outcome.expect("taken"), Imported { new: 1, known: 0, skipped: 0 });
    assert_eq!(
        rows(&taken.ledger, "imported_ideal_points"),
        r#"source="unga" state="TGO" state_name="TGO" session=45 year=1990 ideal_point=-0.75 votes=80 added="2026-01-01T00:00:00Z""#
    );
}

/// Releases hold Côte d'Ivoire in Latin-1.
#[test]
fn un_ideal_points_in_latin_1() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("points.csv");
    let text = b"ccode,session,IdealPoint,Countryname\n437,45,-0.5,C\xf4te d'Ivoire\n";
    std::fs::write(&file, text).expect("writes");
    let taken = take(None, &file);
    assert_eq!(taken.outcome.expect("taken"), Imported { new: 1, known: 0, skipped: 0 });
    assert!(
        rows(&taken.ledger, "imported_ideal_points").contains("state=\"CIV\" state_name=\"Côte d'Ivoire\"")
    );
}

#[test]
fn un_votes() {
    let mut taken = take(None, &sample("AgreementScoresAll.csv"));
    assert_eq!(taken.outcome.expect("taken"), Imported { new: 4, known: 1, skipped: 2 });
    assert_eq!(
        taken.faults,
        [
            "AgreementScoresAll.csv:7: agree is not between 0 and 1: 1.5",
            "AgreementScoresAll.csv:8: TGO stands with itself"
        ]
    );
    // What the file does not say of a distance comes from the ideal points.
    import(&mut taken.ledger, None, &sample("IdealpointestimatesAll.csv"), |_| {}).expect("taken");
    insta::assert_snapshot!(rows(&taken.ledger, "imported_votes"));
}

#[test]
fn pax() {
    let taken = take(None, &sample("pax.csv"));
    assert_eq!(taken.outcome.expect("taken"), Imported { new: 6, known: 0, skipped: 3 });
    assert_eq!(
        taken.faults,
        [
            "pax.csv:7: Dat is no day: \"10/31/1999\"",
            "pax.csv:8: Loc1ISO is empty",
            "pax.csv:9: Agtp is none of Inter, InterIntra, Intra, IntraLocal: \"Both\""
        ]
    );
    insta::assert_snapshot!(rows(&taken.ledger, "imported_agreements"));
}

#[test]
fn a_file_without_a_needed_column_is_refused_with_file_and_line() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("pax.csv");
    std::fs::write(&file, "Con,AgtId,Agt,Dat,Loc1ISO\nX,1,An agreement,1999-01-01,TGO\n").expect("writes");
    let error = take(Dataset::Pax, &file).outcome.expect_err("refused").to_string();
    assert!(
        error.ends_with("pax.csv:1: not a PA-X file of peace agreements: it has no column \"Stage\""),
        "{error}"
    );
    let error = take(Dataset::UnIdealPoints, &file).outcome.expect_err("refused").to_string();
    assert!(error.ends_with("it has no column \"ccode\""), "{error}");
    let error = take(None, &file).outcome.expect_err("refused").to_string();
    assert!(
        error.ends_with("pax.csv:1: whose file this is cannot be told by its columns; say so with --format")
    );
}

#[test]
fn whose_file_it_is_is_told_by_its_columns() {
    for (name, new) in [
        ("gdelt2.csv", 2),
        ("gdelt1.csv", 2),
        ("gdelt1-57.csv.gz", 2),
        ("icews.tab", 2),
        ("polecat.txt", 2),
        ("atop5_1m.csv", 5),
        ("alliance_v4.1_by_member.csv", 5),
    ] {
        assert_eq!(take(None, &sample(name)).outcome.expect("taken").new, new, "{name}");
    }
}

#[test]
fn the_same_file_again_changes_nothing() {
    let mut taken = take(Dataset::Gdelt2, &sample("gdelt2.csv"));
    let before = rows(&taken.ledger, "batches");
    let again =
        import(&mut taken.ledger, Some(Dataset::Gdelt2), &sample("gdelt2.csv"), |_| {}).expect("taken");
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
        error.ends_with("polecat.txt:1: not an ICEWS event file: it has no column \"Source Name\""),
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
