//! Measures over ledgers.

use mithaq_alignment::measure::{Name, Study, Who};
use mithaq_alignment::{Counts, Of, Rules, Years};
use mithaq_ledger::Ledger;

use crate::ledgers::{ally, event, ledger, report, step};

fn values(ledger: &Ledger, study: &Study, name: &str, who: &Who, years: &str) -> Vec<(String, Option<f64>)> {
    let (name, years): (Name, Years) = (name.parse().expect("a name"), years.parse().expect("years"));
    let mut found = Vec::new();
    let told = study.values(ledger, name, who, years, |value| {
        let other = value.state_2.map_or_else(String::new, |other| format!(" {other}"));
        found.push((format!("{}{other} {}", value.state_1, value.year), value.value));
        Ok(())
    });
    told.expect("it is measured");
    found
}

fn pair(one: &str, other: &str) -> Who {
    Who::Pair(one.to_owned(), other.to_owned())
}

fn among(members: &[&str]) -> Study {
    Study { members: members.iter().map(|&code| code.to_owned()).collect(), ..Study::default() }
}

fn sahel() -> Vec<mithaq_ledger::ImportedAlliance> {
    vec![
        ally("cow", "1", "FRA", ("1961-04-24", "1976-05-31"), "defence"),
        ally("cow", "1", "TGO", ("1963-07-10", "1976-05-31"), "defence"),
        ally("cow", "1", "CIV", ("1961-04-24", "1976-05-31"), "defence"),
    ]
}

#[test]
fn portfolios_take_alliances_of_both_sources_and_the_rule_says_when() {
    let says = [
        step("training", &["TGO", "RUS"], "signed", "1970-06-01"),
        step("trade", &["TGO", "MLI"], "signed", "1970-06-01"),
    ];
    let (_folder, ledger) = ledger(&[report("a", "1970-07-01", &says)], &sahel());
    let mut study = among(&["TGO", "FRA", "RUS", "MLI"]);
    // TGO 3 3 1 0, FRA 3 3 0 0: one step apart in one of four cells.
    let s = |study: &Study, years: &str| values(&ledger, study, "s", &pair("TGO", "FRA"), years)[0].1;
    assert_eq!(s(&study, "1970"), Some(1.0 - 2.0 / 3.0 / 4.0));
    study.rules = Rules { counts: Counts::FirstDay, ..Rules::default() };
    assert_eq!(s(&study, "1970"), Some(1.0));
    study = Study { source: Some("news".to_owned()), ..among(&["TGO", "FRA", "RUS", "MLI"]) };
    assert_eq!(s(&study, "1960"), Some(-2.0 * 6.0 / 3.0 / 4.0 + 1.0));
    let agreements = Study { of: Some(Of::Agreements), ..among(&["TGO", "FRA", "RUS", "MLI"]) };
    let degree = values(&ledger, &agreements, "degree", &Who::State("TGO".to_owned()), "1970");
    assert_eq!(degree, [("TGO 1970".to_owned(), Some(2.0))], "of news alone");
}

#[test]
fn one_pair_is_as_in_the_table_of_all() {
    let (_folder, ledger) = ledger(&[], &sahel());
    let study = Study::default();
    for name in ["s", "kappa", "tau-b", "pi-valued"] {
        let all = values(&ledger, &study, name, &Who::All, "1965");
        let one = values(&ledger, &study, name, &pair("CIV", "TGO"), "1965");
        let of_state = values(&ledger, &study, name, &Who::State("CIV".to_owned()), "1965");
        assert_eq!(all.iter().find(|row| row.0 == "CIV TGO 1965"), one.first(), "{name}");
        assert!(of_state.contains(&one[0]) && one[0].1.is_some(), "{name}");
    }
}

#[test]
fn a_state_outside_the_system_has_no_value() {
    let (_folder, ledger) = ledger(&[], &sahel());
    let found = values(&ledger, &Study::default(), "s", &pair("TGO", "FRA"), "1959..1961");
    assert_eq!(found.iter().map(|row| row.1.is_some()).collect::<Vec<_>>(), [false, true, true]);
}

#[test]
fn events_of_a_pair() {
    let says = [
        event("AID", &["FRA"], &["TGO"], "2001-02-03", (2, 7.0)),
        event("CONSULT", &["FRA", "TGO"], &[], "2001-03-03", (1, 1.0)),
        event("ACCUSE", &["TGO"], &["FRA"], "2001-04-03", (3, -2.0)),
        event("ASSAULT", &["MLI"], &["FRA"], "2001-05-03", (4, -10.0)),
        event("AID", &["RUS"], &["TGO"], "2001-06-03", (2, 7.0)),
    ];
    let (_folder, ledger) = ledger(&[report("a", "2001-07-01", &says)], &[]);
    let value = |name: &str| values(&ledger, &Study::default(), name, &pair("TGO", "FRA"), "2001")[0].1;
    assert_eq!((value("goldstein-sum"), value("goldstein-mean")), (Some(6.0), Some(2.0)));
    assert_eq!(value("cooperation-index"), Some(1.0 / 3.0));
    let study = Study { of: Some(Of::Events), ..Study::default() };
    let state = Who::State("TGO".to_owned());
    assert_eq!(values(&ledger, &study, "share", &pair("TGO", "FRA"), "2001")[0].1, Some(2.0 / 3.0));
    let found = values(&ledger, &study, "effective-partners", &state, "2000..2001");
    assert_eq!((found[0].1, found[1].1.map(|value| (value * 1e9).round() / 1e9)), (None, Some(1.8)));
    let nobody = values(&ledger, &Study::default(), "goldstein-mean", &pair("TGO", "MLI"), "2001");
    assert_eq!(nobody[0].1, None);
}

#[test]
fn networks_and_changes() {
    let (_folder, ledger) = ledger(&[], &sahel());
    let study = Study { source: Some("cow".to_owned()), ..among(&["TGO", "FRA", "CIV", "RUS"]) };
    let communities = values(&ledger, &study, "community", &Who::All, "1965");
    let numbers: Vec<_> = communities.iter().map(|row| row.1).collect();
    assert_eq!(numbers, [Some(1.0), Some(1.0), Some(2.0), Some(1.0)], "CIV, FRA, RUS, TGO");
    let between = values(&ledger, &study, "betweenness", &Who::State("FRA".to_owned()), "1965");
    assert_eq!(between[0].1, Some(0.0));
    let who = pair("CIV", "FRA");
    let study = Study { of: Some(Of::Agreements), ..study };
    let turns = study.changes(&ledger, Name::Share, &who, Years { from: 1961, to: 1975 }).expect("a series");
    assert!(turns.iter().all(|turn| turn.low <= turn.year && turn.year <= turn.high));
    assert!(study.changes(&ledger, Name::AllSimilarity, &who, Years { from: 1961, to: 1975 }).is_err());
}

#[test]
fn what_cannot_be_measured_is_said() {
    let (_folder, ledger) = ledger(&[], &[]);
    let error = |study: &Study, name: &str, who: &Who| {
        let years = Years { from: 2000, to: 2000 };
        study
            .values(&ledger, name.parse().expect("a name"), who, years, |_| Ok(()))
            .expect_err("refused")
            .to_string()
    };
    let study = Study::default();
    assert!(error(&study, "s-weighted", &Who::All).contains("--weights"));
    assert!(error(&study, "herfindahl", &pair("TGO", "FRA")).contains("--state"));
    assert!(error(&study, "s", &pair("TGO", "XXX")).starts_with("\"XXX\" is no state"));
    assert!("kapa".parse::<Name>().is_err());
}
