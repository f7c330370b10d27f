//! Ties of a pair, what lies under them, and where sources differ.

use mithaq_alignment::ties::{Asked, Row};
use mithaq_alignment::{By, Rules, UnknownEnds};
use mithaq_exchange::export::{Export, Form};
use mithaq_ledger::{ImportedAgreement, Ledger, Reviewer, Verb};
use serde_json::json;

use crate::ledgers::{ally, event, ledger, record, report, step, when};

fn asked(state: &str, with: Option<&str>) -> Asked {
    let with = with.map(str::to_owned);
    Asked { state: state.to_owned(), with, by: By::Year, from: None, to: None, rules: Rules::default() }
}

fn rows(ledger: &Ledger, asked: &Asked) -> Vec<Row> {
    let told = asked.read(ledger).expect("it is read");
    asked.ties(&told).iter().map(|tie| tie.row()).collect()
}

/// Each period with what a column says.
fn column(rows: &[Row], of: impl Fn(&Row) -> String) -> Vec<String> {
    rows.iter().map(|row| format!("{} {} {}", row.period, row.source, of(row))).collect()
}

#[test]
fn an_agreement_stands_until_its_end_is_reported() {
    let (_folder, ledger) = ledger(
        &[
            report("a", "1963-08-01", &[step("defence", &["TGO", "FRA"], "signed", "1963-07-10")]),
            report(
                "b",
                "1966-02-01",
                &[
                    step("defence", &["TGO", "FRA"], "denounced", "1966-01-20"),
                    event("CONSULT", &["FRA"], &["TGO"], "1966-01-30", (1, 1.9)),
                ],
            ),
        ],
        &[],
    );
    let rows = rows(&ledger, &asked("TGO", Some("FRA")));
    assert_eq!(
        column(&rows, |row| format!("{} {} {}", row.agreements, row.level, row.events)),
        ["1963 news 1 3 0", "1964 news 1 3 0", "1965 news 1 3 0", "1966 news 1 3 1"]
    );
    let mut months = asked("FRA", Some("TGO"));
    (months.by, months.from) = (By::Month, Some(1966));
    let rows = self::rows(&ledger, &months);
    assert_eq!(column(&rows, |row| row.agreements.to_string()), ["1966-01 news 1"]);
}

#[test]
fn plans_denials_and_rejected_relations_never_count() {
    let planned = json!({"stage": "signed", "when": when("1990-01-01", "1990-01-01"), "modality": "planned"});
    let denied = json!({"polarity": "denied", "when": when("1991-01-01", "1991-01-01")});
    let (_folder, mut ledger) = ledger(
        &[report(
            "a",
            "1992-01-01",
            &[
                record("agreement", "defence", &["MLI", "RUS"], &[], planned),
                record("event", "AID", &["RUS"], &["MLI"], denied),
                record("relation", "influence", &["MLI"], &["RUS"], json!({"when": when("1990-01-01", "")})),
            ],
        )],
        &[],
    );
    let asked = asked("MLI", None);
    let kinds =
        |rows: &[Row]| column(rows, |row| format!("{} {} {:?}", row.agreements, row.events, row.relations));
    let holds = |year: i32| format!("{year} news 0 0 {{\"influence\": 1}}");
    assert_eq!(kinds(&rows(&ledger, &asked)), [holds(1990), holds(1991), holds(1992)]);
    let reviewer = Reviewer { who: "me".to_owned(), why: "misread".to_owned() };
    ledger.decide(&reviewer, &Verb::Reject("a-2".to_owned())).expect("it is decided");
    assert_eq!(kinds(&rows(&ledger, &asked)), Vec::<String>::new());
}

#[test]
fn peace_between_states_stands_beside_alliances() {
    let (_folder, mut ledger) = ledger(&[], &[]);
    let peace = |id: &str, party: &str, day: &str, conflict: &str| ImportedAgreement {
        source: "pax".to_owned(),
        id: id.to_owned(),
        party: party.to_owned(),
        class: "peace".to_owned(),
        name: format!("Agreement {id}"),
        day: day.to_owned(),
        stage: "ceasefire".to_owned(),
        conflict: conflict.to_owned(),
        ..ImportedAgreement::default()
    };
    let all = [
        peace("1", "ETH", "2000-12-12", "interstate"),
        peace("1", "ERI", "2000-12-12", "interstate"),
        peace("2", "ETH", "2002-01-01", "intrastate"),
        peace("2", "ERI", "2002-01-01", "intrastate"),
    ];
    assert_eq!(ledger.import_agreements(&all).expect("they fit"), 4);
    let mut asked = asked("ETH", Some("ERI"));
    let told = |asked: &Asked| {
        column(&rows(&ledger, asked), |row| format!("{} {} {:?}", row.agreements, row.level, row.classes))
    };
    let stands = |year: i32| format!("{year} pax 1 0 {{\"peace\": 1}}");
    assert_eq!(told(&asked), [stands(2000), stands(2001), stands(2002)]);
    asked.rules.unknown_ends = UnknownEnds::Lapse(1);
    assert_eq!(told(&asked), [stands(2000), stands(2001)]);
    let read = asked.read(&ledger).expect("it is read");
    let evidence = asked.ties(&read)[0].evidence();
    assert_eq!((evidence[0].step.as_str(), evidence[0].quote.as_str()), ("ceasefire", "Agreement 1"));
}

#[test]
fn where_datasets_and_news_differ_is_told() {
    let (_folder, ledger) = ledger(
        &[
            report("a", "1962-03-01", &[step("defence", &["CIV", "FRA"], "signed", "1962-02-01")]),
            report("b", "1965-03-01", &[event("CONSULT", &["FRA"], &["CIV"], "1965-02-20", (1, 1.9))]),
        ],
        &[
            ally("cow", "7", "CIV", ("1961-04-24", "1963-12-31"), "defence"),
            ally("cow", "7", "FRA", ("1961-04-24", "1963-12-31"), "defence"),
            ally("cow", "8", "USA", ("1950", "2012"), "defence"),
            ally("atop", "9", "CIV", ("1960", "1990"), "consultation"),
            ally("atop", "9", "FRA", ("1960", "1990"), "consultation"),
        ],
    );
    let rows: Vec<_> =
        rows(&ledger, &asked("CIV", Some("FRA"))).into_iter().filter(|row| row.source == "news").collect();
    let at = |year: &str| rows.iter().find(|row| row.period == year).expect("a row").differs.clone();
    let atop = "atop: consultation or military cooperation since 1960, news: defence since 1962";
    assert_eq!(
        at("1962"),
        [atop, "defence: since 1961 in cow, 1962 in news; until 1963 in cow, open in news"]
    );
    assert_eq!(at("1965"), [atop, "cow: none, news: defence since 1962"]);
    assert!(rows.iter().all(|row| row.period.as_str() >= "1962"), "the news say nothing before");
}

#[test]
fn the_members_of_an_alliance_are_bound_while_both_are_in_it() {
    let (_folder, ledger) = ledger(
        &[],
        &[
            ally("cow", "1", "FRA", ("1949-04-04", ""), "defence"),
            ally("cow", "1", "DEU", ("1955-05-09", "1990-10-02"), "defence"),
            ally("cow", "1", "DEU", ("1990-10-03", ""), "defence non-aggression"),
            ally("cow", "2", "TUR", ("1980-01-01", "1992-12-31"), "neutrality"),
        ],
    );
    let rows = rows(&ledger, &asked("DEU", Some("FRA")));
    let first = column(&rows[..1], |row| row.agreements.to_string());
    assert_eq!(first, ["1955 cow 1"]);
    assert_eq!(rows.last().map(|row| row.period.as_str()), Some("2012"), "to the end of the dataset");
    assert!(rows.iter().all(|row| row.agreements == 1), "once in the year of two spells, too");
}

/// Events among four states, some of several, some of nobody upon anybody.
fn many() -> Vec<mithaq::Record> {
    let states = ["TGO", "FRA", "RUS", "MLI"];
    let mut events = Vec::new();
    for number in 0..120_usize {
        let (one, other) = (states[number % 4], states[(number / 4 + 1 + number) % 4]);
        let day = format!("{}-{:02}-{:02}", 2000 + number % 7, 1 + number % 12, 1 + number % 28);
        let (type_, quad, score) =
            [("CONSULT", 1, 1.0), ("AID", 2, 7.0), ("ACCUSE", 3, -2.0), ("ASSAULT", 4, -10.0)]
                [number % 3 + usize::from(number % 5 == 0)];
        let (actors, recipients): (&[&str], &[&str]) = match number % 6 {
            0 => (&[one, other], &[]),
            1 => (&[one], &[other, "MLI"]),
            _ => (&[one], &[other]),
        };
        events.push(event(type_, actors, recipients, &day, (quad, score)));
    }
    events
}

#[test]
fn every_number_counts_the_evidence_under_it() {
    let steps = [
        step("defence", &["TGO", "FRA"], "signed", "2001-01-01"),
        step("arms", &["TGO", "RUS"], "in force", ""),
    ];
    let relation = record("relation", "base", &["TGO"], &["FRA"], json!({"when": when("2000-01-01", "")}));
    let says: Vec<_> = many().into_iter().chain(steps).chain([relation]).collect();
    let (_folder, ledger) = ledger(&[report("a", "2007-01-01", &says)], &[]);
    let asked = asked("TGO", None);
    let told = asked.read(&ledger).expect("it is read");
    let ties = asked.ties(&told);
    assert!(ties.len() > 10);
    for tie in &ties {
        let (row, evidence) = (tie.row(), tie.evidence());
        let count = |what: &str| {
            let ids: std::collections::BTreeSet<_> =
                evidence.iter().filter(|one| one.counts_in == what).map(|one| &one.id).collect();
            ids.len()
        };
        assert_eq!((row.events, row.agreements), (count("events"), count("agreements")));
        assert_eq!(row.relations.values().sum::<usize>(), count("relations"));
        assert_eq!(row.quad_classes.counts.iter().sum::<usize>(), row.events);
        assert!(evidence.iter().all(|one| !one.quote.is_empty()));
    }
}

#[test]
fn events_are_counted_as_in_dyad_years_and_a_pair_as_among_all() {
    let (_folder, ledger) = ledger(&[report("a", "2007-01-01", &many())], &[]);
    let mut csv = Vec::new();
    Export { directed: false, ..Export::all(Form::DyadYear) }
        .write(&ledger, &mut csv)
        .expect("it is written");
    let mut reader = csv::Reader::from_reader(csv.as_slice());
    let mut dyads: Vec<String> = reader
        .records()
        .map(|row| row.expect("a row"))
        .filter(|row| &row[0] == "TGO" || &row[1] == "TGO")
        .map(|row| format!("{} {} {}", if &row[0] == "TGO" { &row[1] } else { &row[0] }, &row[6], &row[7]))
        .collect();
    let all = rows(&ledger, &asked("TGO", None));
    let mut ours: Vec<_> =
        all.iter().map(|row| format!("{} {} {}", row.state_2, row.period, row.events)).collect();
    dyads.sort();
    ours.sort();
    assert_eq!(ours, dyads);
    let pair = rows(&ledger, &asked("TGO", Some("FRA")));
    assert_eq!(pair, all.into_iter().filter(|row| row.state_2 == "FRA").collect::<Vec<_>>());
}

#[test]
fn a_cell_for_each_column() {
    let (_folder, ledger) = ledger(&[report("a", "2007-01-01", &many())], &[]);
    let asked = asked("TGO", Some("FRA"));
    let told = asked.read(&ledger).expect("it is read");
    let tie = &asked.ties(&told)[0];
    assert_eq!(tie.row().cells().len(), mithaq_alignment::ties::codebook().columns.len());
    assert_eq!(
        tie.evidence()[0].cells().len() + 4,
        mithaq_alignment::ties::evidence_codebook().columns.len()
    );
}
