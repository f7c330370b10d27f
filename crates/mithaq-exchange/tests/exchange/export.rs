//! Every form: its columns are those of its codebook, and its rows those of the ledger.

use mithaq_exchange::Error;
use mithaq_exchange::export::{Beside, Export, Form, Given, Span, Votes};
use mithaq_exchange::import::{Dataset, Imported, import};
use mithaq_ledger::{ImportedIdealPoint, ImportedVotes, Ledger, Value};

use crate::told;

fn written(export: &Export) -> (Given, String) {
    let (_folder, ledger) = told::ledger();
    let mut out = Vec::new();
    let given = export.write(&ledger, &mut out).expect("written");
    (given, String::from_utf8(out).expect("UTF-8"))
}

fn undirected(form: Form) -> Export {
    Export { directed: false, ..Export::all(form) }
}

fn years(form: Form, from: i32, to: i32) -> Export {
    Export { span: Span { from: Some(from), to: Some(to) }, ..Export::all(form) }
}

#[test]
fn headers_are_those_of_the_codebooks() {
    let views = mithaq_ledger::views().iter().map(|(view, _)| Export::of_view(Form::Csv, view));
    let tables = [Form::DyadYear, Form::DyadMonth, Form::StateYear]
        .into_iter()
        .flat_map(|form| [Export::all(form), undirected(form)]);
    for export in views.chain(tables).chain([Export::all(Form::Polecat)]) {
        let (_, table) = written(&export);
        let header: Vec<_> =
            table.lines().next().expect("a header").split([',', '\t']).map(str::to_owned).collect();
        let columns = export.codebook().expect("there is one").columns;
        assert_eq!(header, columns.into_iter().map(|column| column.name).collect::<Vec<_>>(), "{export:?}");
    }
}

#[test]
fn csv() {
    let (given, table) = written(&Export::of_view(Form::Csv, "steps"));
    assert_eq!(given, Given { rows: 2, undated: 0 });
    insta::assert_snapshot!(table);
}

#[test]
fn json_lines() {
    let (given, lines) = written(&Export::all(Form::Jsonl));
    assert_eq!(given, Given { rows: 8, undated: 0 });
    insta::assert_snapshot!(lines);
}

#[test]
fn years_leave_out_what_has_none() {
    let (given, table) = written(&years(Form::Csv, 2024, 2024));
    assert_eq!((given.rows, given.undated), (6, 1));
    assert!(!table.contains("SANCTION"));
    let (given, _) = written(&Export { of: Some("agreements".to_owned()), ..years(Form::Csv, 1900, 1999) });
    assert_eq!((given.rows, given.undated), (1, 0));
}

#[test]
fn dyad_years() {
    let (given, table) = written(&Export::all(Form::DyadYear));
    assert_eq!(given.undated, 1);
    insta::assert_snapshot!(table);
}

#[test]
fn what_has_no_day_counts_on_its_reports() {
    let (_folder, ledger) = told::undated("2025-03-04");
    let mut out = Vec::new();
    let given = undirected(Form::DyadMonth).write(&ledger, &mut out).expect("written");
    assert_eq!(given, Given { rows: 1, undated: 0 });
    let table = String::from_utf8(out).expect("UTF-8");
    let (header, row) = table.trim_end().split_once('\n').expect("a header and a row");
    let cell = |name| {
        header.split(',').zip(row.split(',')).find(|(column, _)| *column == name).expect("it is there").1
    };
    assert_eq!((cell("month"), cell("events"), cell("agreements_ended")), ("2025-03", "1", "1"), "{table}");
}

#[test]
fn votes_beside_dyads_are_blank_where_nothing_is_known() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut ledger = Ledger::open(folder.path().join("test.ledger")).expect("opens");
    let point = |state: &str, year, ideal_point| ImportedIdealPoint {
        source: "unga".to_owned(),
        state: state.to_owned(),
        session: year - 1945,
        year,
        ideal_point,
        ..ImportedIdealPoint::default()
    };
    let points = [point("TGO", 2019, -0.5), point("FRA", 2019, 1.0), point("TGO", 2020, -0.5)];
    ledger.import_ideal_points(&points).expect("they fit");
    let told = ImportedVotes {
        source: "unga".to_owned(),
        states: ["FRA", "TGO"].map(str::to_owned),
        session: 75,
        year: 2020,
        agreement: Some(0.25),
        ideal_point_distance: Some(1.75),
    };
    ledger.import_votes(&[told]).expect("it fits");
    let votes = Votes::read(&ledger).expect("reads");
    assert_eq!(Votes::codebook().columns.len(), 2);
    for ((one, other, period), cells) in [
        (("TGO", "FRA", "2020"), ["0.25", "1.75"]),
        (("FRA", "TGO", "2020-07"), ["0.25", "1.75"]),
        (("TGO", "FRA", "2019"), ["", "1.5"]),
        (("TGO", "FRA", "2021"), ["", ""]),
        (("TGO", "RUS", "2020"), ["", ""]),
    ] {
        assert_eq!(votes.cells(one, other, period), cells, "{one} {other} {period}");
    }
}

#[test]
fn dyad_years_undirected() {
    insta::assert_snapshot!(written(&undirected(Form::DyadYear)).1);
}

#[test]
fn dyad_months_of_some_with_a_row_for_each() {
    let states = ["FRA", "MLI", "TGO"].map(str::to_owned).to_vec();
    let panel = Export { states, balanced: true, directed: false, ..years(Form::DyadMonth, 2024, 2024) };
    let (given, table) = written(&panel);
    assert_eq!(given.rows, 3 * 12);
    let has_events = |line: &&str| line.split(',').nth(7) != Some("0");
    let told: Vec<&str> = table.lines().skip(1).filter(has_events).collect();
    assert!(!told.is_empty());
    insta::assert_snapshot!(told.join("\n"));
    let few = written(&Export { balanced: false, ..panel }).0.rows;
    assert!(few < 36, "{few}");
    let unfit = Export { balanced: true, ..Export::all(Form::StateYear) };
    assert!(unfit.codebook().is_err());
}

#[test]
fn state_years() {
    insta::assert_snapshot!(written(&Export::all(Form::StateYear)).1);
}

#[test]
fn state_years_undirected() {
    insta::assert_snapshot!(written(&undirected(Form::StateYear)).1);
}

#[test]
fn gdelt() {
    let (given, table) = written(&Export::all(Form::Gdelt));
    assert_eq!(given, Given { rows: 6, undated: 1 });
    assert!(table.lines().all(|line| line.split('\t').count() == 61));
    insta::assert_snapshot!(table);
}

#[test]
fn polecat() {
    let (given, table) = written(&Export::all(Form::Polecat));
    assert_eq!(given, Given { rows: 6, undated: 1 });
    assert!(table.lines().all(|line| line.split('\t').count() == 40));
    insta::assert_snapshot!(table);
}

#[test]
fn what_is_given_out_can_be_taken_in() {
    for (form, dataset) in [(Form::Gdelt, Dataset::Gdelt2), (Form::Polecat, Dataset::Polecat)] {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("events");
        std::fs::write(&file, written(&Export::all(form)).1).expect("written");
        let mut ledger = Ledger::open(folder.path().join("test.ledger")).expect("opens");
        let imported = import(&mut ledger, Some(dataset), &file, |fault| panic!("{fault:?}")).expect("taken");
        assert_eq!(imported, Imported { new: 6, known: 0, skipped: 0 });
        let pairs = "SELECT actor, recipient FROM imported_events WHERE day = '2024-05-01'";
        let pair = ledger.query_all(pairs).expect("reads").rows;
        assert_eq!(pair, [[Value::Text("TGO".into()), Value::Text("RUS".into())]]);
    }
}

#[test]
fn graphml() {
    insta::assert_snapshot!(written(&Export::all(Form::Graphml)).1);
}

#[test]
fn graphml_undirected() {
    let (given, graph) = written(&undirected(Form::Graphml));
    assert_eq!(given.rows, graph.matches("<edge ").count());
    assert!(graph.contains(r#"edgedefault="undirected""#));
}

#[test]
fn json_ld() {
    insta::assert_snapshot!(written(&Export::all(Form::JsonLd)).1);
}

#[test]
fn what_cannot_be_had_is_refused() {
    for (export, why) in [
        (Export::of_view(Form::Csv, "nothing"), "there is no CSV of nothing"),
        (Export::of_view(Form::DyadYear, "steps"), "there is no dyad-years of steps"),
        (undirected(Form::Csv), "CSV knows no direction"),
    ] {
        let error = export.codebook().expect_err("refused");
        assert!(matches!(error, Error::Unfit(_)) && error.to_string() == why, "{error}");
    }
}
