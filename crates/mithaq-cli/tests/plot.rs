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
fn every_picture_in_every_language() {
    let folder = tempfile::tempdir().expect("a folder");
    let ledger = ledger(folder.path());
    for (arguments, names) in [
        (
            &["shares", "TGO", "--with", "FRA,RUS", "--years", "1990..2025"][..],
            ["France", "فرنسا", "France", "Франция"],
        ),
        (&["timeline", "TGO", "--between", "FRA,RUS"], ["Russia", "روسيا", "Russie", "Россия"]),
        (&["network", "TGO", "--year", "2025"], ["Togo", "توغو", "Togo", "Того"]),
        (
            &["pairs", "TGO-FRA", "TGO-RUS", "--years", "2020..2025"],
            ["Togo–Russia", "توغو–روسيا", "Togo–Russie", "Того–Россия"],
        ),
    ] {
        let svg = |language: &[&str]| {
            let done = plot(&[arguments, language].concat(), &ledger);
            assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
            String::from_utf8(done.stdout).expect("UTF-8")
        };
        for (language, name) in ["en", "ar", "fr", "ru"].into_iter().zip(names) {
            let svg = svg(&["--language", language]);
            assert!(svg.starts_with("<svg") && svg.contains(name), "{arguments:?}: {svg}");
            assert!(!svg.contains("<script"), "{arguments:?}");
            assert_eq!(codes(&svg), [""; 0], "{language} {arguments:?}");
        }
        assert_eq!(svg(&[]), svg(&["--language", "en"]));
    }
}

/// What is written in a picture that looks like a code: a word of capitals as types and states have them.
fn codes(svg: &str) -> Vec<&str> {
    let texts = svg.split('>').filter_map(|part| part.split_once("</")).map(|(text, _)| text);
    let words = texts.flat_map(|text| text.split(|c: char| !c.is_alphanumeric()));
    let is_code = |word: &&str| word.len() > 2 && word.bytes().all(|byte| byte.is_ascii_uppercase());
    words.filter(is_code).collect()
}

/// All texts of a picture.
fn texts(svg: &str) -> Vec<&str> {
    svg.split('>')
        .filter_map(|part| part.split_once("</"))
        .map(|(text, _)| text)
        .filter(|text| !text.trim().is_empty())
        .collect()
}

#[test]
fn names_are_written_without_the_marks_of_the_lexicon() {
    let folder = tempfile::tempdir().expect("a folder");
    let ledger = ledger(folder.path());
    for (state, name) in [("EGY", "Египет"), ("SMR", "Сан-Марино"), ("PNG", "Папуа — Новая Гвинея")]
    {
        let done = plot(&["network", state, "--year", "2025", "--language", "ru"], &ledger);
        let svg = String::from_utf8(done.stdout).expect("UTF-8");
        assert!(texts(&svg).contains(&name), "{svg}");
    }
}

#[test]
fn digits_are_those_asked_for() {
    let folder = tempfile::tempdir().expect("a folder");
    let ledger = ledger(folder.path());
    for arguments in [
        &["timeline", "TGO", "--between", "FRA,RUS", "--since", "2024", "--until", "2026-03"][..],
        &["shares", "TGO", "--with", "FRA,RUS", "--years", "2020..2025"],
        &["network", "TGO", "--year", "2025"],
        &["pairs", "TGO-FRA", "--by", "month", "--since", "2024-11", "--until", "2025-12"],
    ] {
        let svg = |digits| {
            let done = plot(&[arguments, &["--language", "ar", "--digits", digits]].concat(), &ledger);
            String::from_utf8(done.stdout).expect("UTF-8")
        };
        let (european, own) = (svg("european"), svg("own"));
        let has = |svg: &str, digits: std::ops::RangeInclusive<char>| {
            // The name of the ledger and the version of the program keep theirs.
            let words =
                texts(svg).into_iter().flat_map(|text| text.split(' ')).filter(|word| !word.contains('v'));
            words.filter(|word| word.contains(|c| digits.contains(&c))).count()
        };
        assert!(has(&european, '0'..='9') > 0 && has(&european, '٠'..='٩') == 0, "{arguments:?}");
        assert!(has(&own, '0'..='9') == 0 && has(&own, '٠'..='٩') > 0, "{arguments:?}: {own}");
    }
}

#[test]
fn axes_show_the_times_asked_for() {
    let folder = tempfile::tempdir().expect("a folder");
    let ledger = ledger(folder.path());
    let shown = |arguments: &[&str], wanted: &[&str], unwanted: &[&str]| {
        let done = plot(arguments, &ledger);
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        let svg = String::from_utf8(done.stdout).expect("UTF-8");
        for text in wanted {
            assert!(texts(&svg).iter().any(|written| written == text), "{arguments:?} has no {text}: {svg}");
        }
        for text in texts(&svg) {
            assert!(!unwanted.contains(&text), "{arguments:?} has {text}");
            assert!(!is_fraction_of_year(text), "{arguments:?}: {text}");
        }
    };
    let months = ["--by", "month", "--since", "2025-08", "--until", "2025-12"];
    shown(&["shares", "TGO", "--with", "FRA,RUS", "--years", "2018..2027"], &["2018", "2027"], &["2024-01"]);
    shown(&[&["shares", "TGO", "--with", "RUS"][..], &months].concat(), &["2025-08", "2025-12"], &["2025"]);
    shown(&[&["pairs", "TGO-RUS"][..], &months].concat(), &["2025-08", "2025-12"], &["2025"]);
    shown(
        &["timeline", "TGO", "--between", "FRA,RUS", "--since", "2015", "--until", "2030"],
        &["2016", "2030"],
        &[],
    );
    shown(
        &["timeline", "TGO", "--between", "FRA,RUS", "--by", "month", "--since", "2025", "--until", "2026"],
        &["2025-01", "2026-01"],
        &[],
    );
}

/// 2024.58 in a text.
fn is_fraction_of_year(text: &str) -> bool {
    text.split(|c: char| !c.is_ascii_digit() && c != '.').any(|number| {
        let year = number.split_once('.').filter(|(year, part)| year.len() == 4 && !part.is_empty());
        year.is_some_and(|(year, _)| year.starts_with("19") || year.starts_with("20"))
    })
}

#[test]
fn years_that_no_source_covers_are_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let ledger = ledger(folder.path());
    for (arguments, years) in [
        (&["shares", "TGO", "--with", "RUS", "--years", "2024..2031"][..], "2026 – 2031"),
        (&["pairs", "TGO-RUS", "--measure", "share", "--years", "2024..2031"], "2026 – 2031"),
        (&["network", "TGO", "--year", "2031"], "2031"),
    ] {
        let done = plot(arguments, &ledger);
        let svg = String::from_utf8(done.stdout).expect("UTF-8");
        assert!(svg.contains(&format!("No source covers {years} ·")), "{arguments:?}: {svg}");
    }
}

#[test]
fn the_numbers_of_a_picture() {
    let folder = tempfile::tempdir().expect("a folder");
    let ledger = ledger(folder.path());
    let file = folder.path().join("shares.csv");
    let out = file.display().to_string();
    let done = plot(&["shares", "TGO", "--with", "FRA,RUS", "--years", "2024..2025", "--out", &out], &ledger);
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let csv = fs::read_to_string(&file).expect("written");
    let mut lines = csv.lines();
    assert_eq!(lines.next(), Some("year,France,Russia"));
    assert_eq!(
        lines.map(|line| line.split(',').next().unwrap_or_default()).collect::<Vec<_>>(),
        ["2024", "2025"]
    );
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
        (&["pairs", "TGO-RUS", "--measure", "degree", "--years", "2020..2025"], "not of pairs"),
        (&["pairs", "TGO-RUS", "--since", "2025", "--until", "2020"], "2025 is after 2020"),
        (&["pairs", "TGO-RUS", "--since", "soon", "--until", "2020"], "not a year such as"),
        (
            &["timeline", "TGO", "--between", "FRA,RUS", "--since", "2025", "--until", "2020"],
            "nothing is between",
        ),
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
