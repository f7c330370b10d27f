//! `mithaq plot` as people run it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn mithaq(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_mithaq")).args(arguments).output().expect("runs")
}

/// A ledger of an example report.
fn ledger(folder: &Path) -> String {
    let ledger = folder.join("test.ledger").display().to_string();
    let report = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/ar/togo-russia.txt");
    let added = mithaq(&["add", "--fast", "--ledger", &ledger, &report.display().to_string()]);
    assert!(added.status.success(), "{}", String::from_utf8_lossy(&added.stderr));
    ledger
}

fn plot(arguments: &[&str], ledger: &str) -> Output {
    mithaq(&[&["plot"], arguments, &["--ledger", ledger]].concat())
}

#[test]
fn every_picture_in_both_languages() {
    let folder = tempfile::tempdir().expect("a folder");
    let ledger = ledger(folder.path());
    for (arguments, english, arabic) in [
        (&["shares", "TGO", "--with", "FRA,RUS", "--years", "1990..2025"][..], "France", "فرنسا"),
        (&["timeline", "TGO", "--between", "FRA,RUS"], "Russia", "روسيا"),
        (&["network", "TGO", "--year", "2025"], "Togo", "توغو"),
        (&["pairs", "TGO-FRA", "TGO-RUS", "--years", "2020..2025"], "Togo–Russia", "توغو–روسيا"),
    ] {
        let svg = |language: &[&str]| {
            let done = plot(&[arguments, language].concat(), &ledger);
            assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
            String::from_utf8(done.stdout).expect("UTF-8")
        };
        let (in_english, in_arabic) = (svg(&[]), svg(&["--language", "ar"]));
        assert!(
            in_english.starts_with("<svg") && in_english.contains(english),
            "{arguments:?}: {in_english}"
        );
        assert!(in_arabic.starts_with("<svg") && in_arabic.contains(arabic), "{arguments:?}: {in_arabic}");
    }
}

#[test]
fn a_picture_as_png() {
    let folder = tempfile::tempdir().expect("a folder");
    let ledger = ledger(folder.path());
    let file: PathBuf = folder.path().join("togo.png");
    let out = file.display().to_string();
    let done = plot(
        &["timeline", "TGO", "--between", "FRA,RUS", "--width", "640", "--scale", "2", "--out", &out],
        &ledger,
    );
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let png = fs::read(&file).expect("written");
    assert_eq!(&png[..8], b"\x89PNG\r\n\x1a\n");
    assert_eq!(u32::from_be_bytes([png[16], png[17], png[18], png[19]]), 1280, "twice as wide as asked for");
}

#[test]
fn what_cannot_be_drawn_is_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let ledger = ledger(folder.path());
    for (arguments, told) in [
        (&["timeline", "TGO", "--between", "FRA,RUS", "--out", "togo.jpeg"][..], "togo.jpeg"),
        (&["pairs", "TGO", "--years", "2020..2025"], "a pair is two states"),
        (&["network", "XXX", "--year", "2025"], "\"XXX\" is no state"),
        (&["shares", "TGO", "--with", "RUS,Togo", "--years", "2020..2025"], "no ties with itself"),
    ] {
        let done = plot(arguments, &ledger);
        assert!(!done.status.success());
        let error = String::from_utf8_lossy(&done.stderr).into_owned();
        assert!(error.contains(told), "{error}");
    }
}

#[test]
fn help() {
    for picture in ["shares", "timeline", "network", "pairs"] {
        let help = mithaq(&["plot", picture, "--help"]);
        insta::assert_snapshot!(format!("help-plot-{picture}"), String::from_utf8_lossy(&help.stdout));
    }
}
