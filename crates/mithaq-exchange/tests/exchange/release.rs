//! A release: the same bytes twice, hashes that hold, and nothing in it that is not ours to give.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use mithaq_exchange::release::{Citation, Origin, release};
use mithaq_ledger::Ledger;

use crate::told;

fn by(author: &str) -> Citation {
    Citation {
        title: Some("Togo: \"turning\"?".to_owned()),
        authors: vec![author.to_owned()],
        license: Some("CC-BY-4.0".to_owned()),
    }
}

fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    for below in [folder.to_owned(), folder.join("data")] {
        for entry in fs::read_dir(&below).expect("a folder").flatten().filter(|entry| entry.path().is_file())
        {
            let name = entry.path().strip_prefix(folder).expect("below").display().to_string();
            files.insert(name, fs::read(entry.path()).expect("reads"));
        }
    }
    files
}

/// A release of the small ledger.
fn made(folder: &Path, name: &str) -> (Origin, BTreeMap<String, Vec<u8>>) {
    let (_ledger_folder, ledger) = told::ledger();
    let origin = release(&ledger, &folder.join(name), &by("A. Bâ")).expect("released");
    (origin, files(&folder.join(name)))
}

#[test]
fn the_same_ledger_gives_the_same_bytes() {
    let folder = tempfile::tempdir().expect("a folder");
    let (ledger_folder, ledger) = told::ledger();
    let both = ["first", "second"].map(|name| {
        let origin = release(&ledger, &folder.path().join(name), &Citation::default()).expect("released");
        (origin, files(&folder.path().join(name)))
    });
    assert!(both[0] == both[1]);
    drop(ledger_folder);
}

#[test]
fn it_tells_what_it_was_made_of() {
    let folder = tempfile::tempdir().expect("a folder");
    let (origin, files) = made(folder.path(), "release");
    assert_eq!((origin.batches, origin.at.as_str()), (3, "2025-11-02T12:00:00Z"));
    let text = |name: &str| String::from_utf8(files[name].clone()).expect("UTF-8");
    for (file, told) in [
        ("README.md", origin.hash.as_str()),
        ("README.md", origin.lexicon.as_str()),
        ("README.md", "A. Bâ (2025). *Togo: \"turning\"?*."),
        ("README.md", "| [data/events.csv](data/events.csv) | 8 | one row an event"),
        ("CITATION.cff", "title: \"Togo: \\\"turning\\\"?\"\nauthors:\n  - name: \"A. Bâ\"\n"),
        ("CITATION.cff", "date-released: \"2025-11-02\"\nlicense: \"CC-BY-4.0\"\n"),
        ("codebook.md", "# dyad_year_directed"),
    ] {
        assert!(text(file).contains(told), "{file} lacks {told:?}:\n{}", text(file));
    }
    let package: serde_json::Value = serde_json::from_str(&text("datapackage.json")).expect("JSON");
    let resources = package["resources"].as_array().expect("a list");
    assert_eq!(resources.len(), 14);
    for resource in resources {
        let table = text(resource["path"].as_str().expect("a path"));
        let fields: Vec<_> = resource["schema"]["fields"]
            .as_array()
            .expect("a list")
            .iter()
            .map(|f| f["name"].as_str())
            .collect();
        assert_eq!(table.lines().next().expect("a header").split(',').map(Some).collect::<Vec<_>>(), fields);
        assert_eq!(resource["bytes"], table.len());
    }
}

#[test]
fn the_hashes_hold() {
    let folder = tempfile::tempdir().expect("a folder");
    let (_, files) = made(folder.path(), "release");
    let sums = String::from_utf8(files["SHA256SUMS"].clone()).expect("UTF-8");
    assert_eq!(sums.lines().count(), files.len() - 1);
    let mut check = Command::new("sha256sum");
    check.args(["--check", "--strict", "SHA256SUMS"]).current_dir(folder.path().join("release"));
    match check.output() {
        Ok(output) => assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout)),
        Err(error) => crate::skipped(&format!("no sha256sum: {error}")),
    }
}

#[test]
fn texts_and_imported_rows_stay_in_the_ledger() {
    let folder = tempfile::tempdir().expect("a folder");
    let (_, files) = made(folder.path(), "release");
    for left_out in ["data/articles.csv", "data/imported_events.csv", "data/imported_alliances.csv"] {
        assert!(!files.contains_key(left_out), "{left_out}");
    }
}

#[test]
fn a_folder_with_something_in_it_is_left_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let (_ledger_folder, ledger) = told::ledger();
    fs::write(folder.path().join("mine.txt"), "mine").expect("written");
    let error = release(&ledger, folder.path(), &Citation::default()).expect_err("refused").to_string();
    assert!(error.ends_with("not empty; name a new folder"), "{error}");
    assert_eq!(files_of(folder.path()), ["mine.txt"]);
    let file = folder.path().join("mine.txt");
    assert!(release(&ledger, &file, &Citation::default()).is_err());
}

fn files_of(folder: &Path) -> Vec<String> {
    fs::read_dir(folder)
        .expect("a folder")
        .flatten()
        .map(|e| e.file_name().to_string_lossy().into_owned())
        .collect()
}

#[test]
fn an_empty_ledger_is_no_release() {
    let folder = tempfile::tempdir().expect("a folder");
    let ledger = Ledger::open(folder.path().join("empty.ledger")).expect("opens");
    let error = release(&ledger, &folder.path().join("release"), &Citation::default()).expect_err("refused");
    assert!(error.to_string().ends_with("nothing in it to release"), "{error}");
    assert!(!folder.path().join("release").exists());
}
