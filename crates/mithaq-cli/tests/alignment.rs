//! Ties and measures as people ask for them.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn mithaq(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_mithaq"))
        .current_dir(folder)
        .args(arguments)
        .env_remove("MITHAQ_LEDGER")
        .output()
        .expect("it runs")
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
}

/// The alliances of 1914 among the members below, in the form of COW's alliance_v4.1_by_member.csv.
const ALLIANCES: &str =
    concat!(env!("CARGO_MANIFEST_DIR"), "/../mithaq-exchange/tests/samples/alliance_1914_by_member.csv");

/// GMY, RUS, UKG, FRN, AUH, ITA, BEL, SPN, TUR, NTH, SWD, RUM, POR, SWZ and six more, with their weights.
const MEMBERS: [(&str, &str); 20] = [
    ("255", ".25"),
    ("365", ".21"),
    ("200", ".20"),
    ("220", ".08"),
    ("300", ".08"),
    ("325", ".05"),
    ("211", ".03"),
    ("230", ".03"),
    ("640", ".02"),
    ("210", ".01"),
    ("380", ".01"),
    ("360", ".01"),
    ("235", ".01"),
    ("225", ".01"),
    ("350", "0"),
    ("345", "0"),
    ("355", "0"),
    ("385", "0"),
    ("390", "0"),
    ("339", "0"),
];

/// A folder with a ledger that holds these alliances, and a file of the weights.
fn of_1914() -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().expect("a folder");
    let imported = mithaq(folder.path(), &["import", "--format", "cow", ALLIANCES]);
    assert_eq!(out(&imported), "18 imported, 0 already known, 0 skipped\n", "{}", err(&imported));
    let rows: Vec<_> = MEMBERS.iter().map(|(number, weight)| format!("{number},{weight}")).collect();
    fs::write(folder.path().join("weights.csv"), format!("ccode,cinc\n{}\n", rows.join("\n")))
        .expect("written");
    let members: Vec<_> = MEMBERS.iter().map(|(number, _)| *number).collect();
    (folder, members.join(","))
}

/// The last cell but one of the only row.
fn value(output: &Output) -> f64 {
    let text = out(output);
    let row = text.lines().nth(1).unwrap_or_else(|| panic!("{text}{}", err(output)));
    row.rsplit(',').nth(1).and_then(|cell| cell.parse().ok()).unwrap_or_else(|| panic!("{row}"))
}

/// The published numbers (Signorino & Ritter 1999), to every digit.
#[test]
fn germany_and_russia_in_1914() {
    let (folder, members) = of_1914();
    for (name, published, half_digit) in [
        ("tau-b", 0.030_316_95, 0.5e-8),
        ("s", 0.4, 1e-12),
        ("s-weighted", -0.46, 1e-12),
        ("s-squared", 0.4444, 0.5e-4),
        ("kappa-binary", 0.0625, 1e-12),
        ("pi-binary", 0.0625, 1e-12),
    ] {
        for pair in ["255,365", "DEU,RUS", "gw:255,cow:365"] {
            let arguments = ["measure", name, "--pair", pair, "--years", "1914", "--format", "csv"];
            let more = ["--weights", "weights.csv", "--weight-column", "cinc", "--members", &members];
            let found = value(&mithaq(folder.path(), &[&arguments[..], &more].concat()));
            assert!((found - published).abs() <= half_digit, "{name}: {found}, published {published}");
        }
    }
}

#[test]
fn whole_tables_have_a_row_a_pair_and_measure() {
    let (folder, members) = of_1914();
    let arguments =
        ["measure", "all", "--all", "--years", "1913..1914", "--format", "csv", "--members", &members];
    let table = mithaq(folder.path(), &arguments);
    let text = out(&table);
    assert!(text.starts_with("state_1,state_2,year,measure,value,members\n"), "{}", err(&table));
    // 19 measures less the three that need weights.
    assert_eq!(text.lines().count(), 1 + 2 * 190 * 16);
    let weighted = mithaq(folder.path(), &[&arguments[..], &["--weights", "weights.csv"]].concat());
    assert_eq!(out(&weighted).lines().count(), 1 + 2 * 190 * 19);
}

#[test]
fn ties_and_what_lies_under_them() {
    let (folder, _) = of_1914();
    let report = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/ar/togo-russia.txt");
    assert!(mithaq(folder.path(), &["add", &report.display().to_string()]).status.success());
    let ties = out(&mithaq(folder.path(), &["ties", "TGO-FRA"]));
    assert!(ties.starts_with("Togo and France\n  1960–1962       news"), "{ties}");
    let evidence = out(&mithaq(folder.path(), &["ties", "TGO-FRA", "--year", "1963", "--evidence"]));
    assert!(evidence.contains("وتعود أول معاهدة دفاعية بين توغو وفرنسا إلى عام 1963"), "{evidence}");
    let csv = out(&mithaq(folder.path(), &["ties", "365-200", "--to", "1920", "--format", "csv"]));
    assert_eq!(csv.lines().count(), 1 + 8, "1907 to 1914: {csv}");
    assert!(csv.contains("\nRUS,GBR,1914,cow,1,1,consultation:1,consultation:1,0,107,"), "{csv}");
    let lines = out(&mithaq(folder.path(), &["ties", "TGO", "--format", "jsonl", "--evidence"]));
    for line in lines.lines() {
        let row: serde_json::Value = serde_json::from_str(line).expect("JSON");
        assert!(row["evidence"].as_array().is_some_and(|evidence| !evidence.is_empty()), "{line}");
    }
}

#[test]
fn what_is_wrong_is_told_with_its_place() {
    let (folder, _) = of_1914();
    fs::write(folder.path().join("bad.csv"), "state,weight\nDEU,heavy\n").expect("written");
    fs::write(folder.path().join("none.csv"), "land,weight\nDEU,1\n").expect("written");
    let measure = ["measure", "s", "--pair", "DEU,RUS", "--years", "1914"];
    for (more, told) in [
        (&["--weights", "bad.csv"][..], "bad.csv:2: \"heavy\" is no weight"),
        (&["--weights", "none.csv"], "none.csv:1: there is no column state or code"),
        (&["--weights", "missing.csv"], "missing.csv"),
        (&["--members", "DEU,Atlantis"], "\"Atlantis\" is no state"),
        (&["--unknown-ends", "never"], "lapse:10"),
        (&["--ledger", "nowhere.ledger"], "nowhere.ledger: there is no ledger"),
    ] {
        let output = mithaq(folder.path(), &[&measure[..], more].concat());
        assert!(!output.status.success() && err(&output).contains(told), "{more:?}: {}", err(&output));
    }
    for (arguments, told) in [
        (&["measure", "kapa", "--all", "--years", "1914"][..], "no measure is called \"kapa\""),
        (&["measure", "s", "--years", "1914"], "of whom?"),
        (&["measure", "s", "--all", "--years", "1914..1900"], "the first year is after the last"),
        (&["measure", "s-weighted", "--all", "--years", "1914"], "--weights FILE.csv"),
        (&["ties", "TGO-XXX"], "\"XXX\" is no state"),
    ] {
        let output = mithaq(folder.path(), arguments);
        assert!(!output.status.success() && err(&output).contains(told), "{arguments:?}: {}", err(&output));
    }
    let long = mithaq(folder.path(), &["ties", "DEU", "--unknown-ends", "lapse:65535"]);
    assert!(long.status.success(), "{}", err(&long));
}

#[test]
fn help_texts() {
    let folder = tempfile::tempdir().expect("a folder");
    for command in ["ties", "measure"] {
        insta::assert_snapshot!(format!("help-{command}"), out(&mithaq(folder.path(), &[command, "--help"])));
    }
    insta::assert_snapshot!("list", out(&mithaq(folder.path(), &["measure", "--list"])));
}
