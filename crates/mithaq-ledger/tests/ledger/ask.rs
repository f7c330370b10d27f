//! Has this state turned? Histories, and the verdict each must have.

use mithaq::Modality::{Asked, Demanded, Offered, Planned, Possible, Predicted};
use mithaq::{Reading, Record};
use mithaq_ledger::{
    Answer, Error, Evidence, ImportedIdealPoint, ImportedVotes, InYear, Question, Standing, Verdict, Weight,
};

use crate::reports::{Told, agreement, claim, event, ledger_of, relation, report, report_between, togo};

fn ask(reports: &[Reading]) -> Answer {
    let (_folder, ledger) = ledger_of(reports);
    ledger.ask(&Question::between("TGO", "FRA", "RUS")).expect("answers")
}

/// The verdict on one report of 2025 that says these things.
fn verdict(says: &[Record]) -> Verdict {
    ask(&[report("r", "2025-06-01", says)]).verdict
}

fn rus(stage: &str) -> Record {
    agreement("defence cooperation", &["TGO", "RUS"], stage)
}

fn fra(stage: &str) -> Record {
    agreement("defence", &["TGO", "FRA"], stage)
}

fn old_tie() -> Record {
    fra("signed").on("1963-07-10")
}

fn expelled() -> Record {
    event("COERCE", &["TGO"], &["FRA"]).mode("expel")
}

/// Shares of agreement of TGO with FRA and RUS by year.
fn votes(of: &[(&str, i64, f64)]) -> Vec<ImportedVotes> {
    let one = |(power, year, agreement): &(&str, i64, f64)| {
        let mut states = ["TGO".to_owned(), (*power).to_owned()];
        states.sort();
        let (source, agreement) = ("unga".to_owned(), Some(*agreement));
        ImportedVotes {
            source,
            states,
            session: year - 1945,
            year: *year,
            agreement,
            ideal_point_distance: None,
        }
    };
    of.iter().map(one).collect()
}

#[test]
fn votes_stand_beside_the_answer_and_do_not_change_it() {
    let (_folder, mut ledger) = ledger_of(&[report("r", "2025-06-01", &[rus("signed"), old_tie()])]);
    let question = Question::between("TGO", "FRA", "RUS");
    let before = ledger.ask(&question).expect("answers");
    assert_eq!(before.un_votes, None);
    let all = [
        ("FRA", 1990, 0.9),
        ("FRA", 2018, 0.5),
        ("FRA", 2020, 0.45),
        ("FRA", 2022, 0.25),
        ("RUS", 2020, 0.5),
    ];
    ledger.import_votes(&votes(&all)).expect("they fit");
    let point = |state: &str, ideal_point| ImportedIdealPoint {
        source: "unga".to_owned(),
        state: state.to_owned(),
        session: 75,
        year: 2020,
        ideal_point,
        ..ImportedIdealPoint::default()
    };
    ledger.import_ideal_points(&[point("TGO", -0.5), point("FRA", 1.5)]).expect("they fit");
    let answer = ledger.ask(&question).expect("answers");
    let told = answer.un_votes.clone().expect("there are votes");
    assert_eq!((told.source.as_str(), told.first, told.last), ("unga", 1990, 2022));
    let of = |power: usize| &told.with[power];
    let in_year = |year, value| InYear { year, value };
    // The first of all, the first of the five recent years, the last.
    assert_eq!(of(0).agreement, [in_year(1990, 0.9), in_year(2020, 0.45), in_year(2022, 0.25)]);
    assert_eq!(of(0).ideal_point_distance, [in_year(2020, 2.0)]);
    assert_eq!((of(1).power.as_str(), of(1).agreement.as_slice()), ("RUS", &[in_year(2020, 0.5)][..]));
    assert_eq!(of(1).ideal_point_distance, []);
    assert_eq!(Answer { un_votes: None, ..answer }, before);
}

#[test]
fn votes_that_end_before_the_recent_years_say_nothing_of_them() {
    let (_folder, mut ledger) = ledger_of(&[report("r", "2025-06-01", &[rus("signed"), old_tie()])]);
    ledger.import_votes(&votes(&[("FRA", 1990, 0.9), ("RUS", 1991, 0.5)])).expect("they fit");
    let answer = ledger.ask(&Question::between("TGO", "FRA", "RUS")).expect("answers");
    assert_eq!(answer.un_votes, None);
}

#[test]
fn widening() {
    for (story, says) in [
        ("a new agreement beside an old one", vec![rus("signed"), old_tie()]),
        ("new agreements with both", vec![rus("signed"), agreement("training", &["TGO", "FRA"], "signed")]),
        ("arms delivered", vec![event("COOPERATE", &["RUS"], &["TGO"]), old_tie()]),
        ("a base opened", vec![relation("base", "TGO", "RUS").during("2024-03-01", "")]),
        (
            "an influence that ended long ago",
            vec![rus("signed"), relation("influence", "TGO", "FRA").during("1963-01-01", "2014-12-31")],
        ),
        ("an agreement denounced long ago", vec![rus("signed"), fra("denounced").on("1975-01-01")]),
        (
            "an agreement denounced and signed again",
            vec![rus("signed"), fra("denounced").on("2021-01-01"), fra("signed").on("2023-01-01")],
        ),
        ("words with the old power", vec![rus("signed"), event("ACCUSE", &["TGO"], &["FRA"])]),
        ("a crowd against the old power", vec![rus("signed"), event("COERCE", &["TGO"], &["FRA"]).by("CVL")]),
        (
            "asks the old power for help",
            vec![rus("signed"), event("REQUEST", &["TGO"], &["FRA"]).mode("assist")],
        ),
        (
            "a partner in a year is not one that ended",
            vec![rus("signed"), relation("principal partner", "TGO", "FRA").on("2024-01-01")],
        ),
        (
            "the old power leaves another state",
            vec![rus("signed"), event("RETREAT", &["FRA"], &["NER"]).mode("withdraw")],
        ),
    ] {
        assert_eq!(verdict(&says), Verdict::Widening, "{story}");
    }
}

#[test]
fn turning() {
    for (story, says) in [
        ("denounced and signed", vec![fra("denounced").on("2022-05-02"), rus("signed").on("2023-01-01")]),
        ("undated, in one report", vec![fra("suspended"), rus("ratified")]),
        (
            "denounced, its signing told as background",
            vec![old_tie(), fra("denounced"), fra("signed"), rus("signed")],
        ),
        ("troops told to leave", vec![expelled(), event("COOPERATE", &["TGO"], &["RUS"])]),
        ("asked to leave", vec![event("REQUEST", &["TGO"], &["FRA"]).mode("yield"), rus("signed")]),
        (
            "troops withdrawn",
            vec![event("RETREAT", &["FRA"], &["TGO"]).mode("withdraw"), event("AID", &["RUS"], &["TGO"])],
        ),
        (
            "a base closed",
            vec![
                relation("base", "TGO", "FRA").during("1960-01-01", "2024-12-31"),
                rus("in force").on("2024-01-01"),
            ],
        ),
        (
            "an old tie stands beside",
            vec![expelled(), rus("signed"), relation("diplomatic relations", "TGO", "FRA")],
        ),
    ] {
        assert_eq!(verdict(&says), Verdict::Turning, "{story}");
    }
}

#[test]
fn a_bloc_acts_for_its_leading_power_where_the_method_says_so() {
    let sold = event("AID", &["IGO-CSTO"], &["TGO"]).by("IGO");
    let joined = agreement("defence", &["TGO", "IGO-CSTO"], "signed").on("2025-05-01");
    let (_folder, ledger) = ledger_of(&[report("r", "2025-06-01", &[sold, joined, old_tie()])]);
    let by = |method: &str| {
        let question = Question::between("TGO", "FRA", "RUS");
        let method = mithaq_ledger::Method::parse(method).expect("a method");
        ledger.ask(&Question { method, ..question }).expect("answers")
    };
    assert_eq!(by("").verdict, Verdict::Holding);
    let led = by("[blocs]\nIGO-CSTO = \"RUS\"");
    assert_eq!(led.verdict, Verdict::Widening);
    assert_eq!(led.evidence_for.len(), 2);
    assert!(led.evidence_for.iter().all(|one| one.what.contains("IGO-CSTO")), "both are named");
}

#[test]
fn holding() {
    for (story, says) in [
        ("an old agreement", vec![old_tie()]),
        (
            "old ties with both",
            vec![old_tie(), relation("diplomatic relations", "TGO", "RUS").during("1960-01-01", "")],
        ),
        ("a visit to the other", vec![old_tie(), event("CONSULT", &["TGO"], &["RUS"]).mode("visit")]),
        ("only negotiated with the other", vec![old_tie(), rus("negotiated")]),
        ("an old agreement with the other", vec![old_tie(), rus("signed").on("1999-09-01")]),
        (
            "the new tie came to nothing",
            vec![old_tie(), rus("signed").on("2023-01-01"), rus("denounced").on("2024-01-01")],
        ),
        ("plans beside a tie", vec![old_tie(), rus("signed").only(Planned), fra("denounced").only(Planned)]),
        ("both act against a third", vec![old_tie(), event("AID", &["TGO", "RUS"], &["MLI"])]),
    ] {
        assert_eq!(verdict(&says), Verdict::Holding, "{story}");
    }
}

#[test]
fn returning() {
    for (story, says) in [
        (
            "left the new, signed with the old",
            vec![rus("denounced").on("2023-02-01"), fra("signed").on("2024-02-01")],
        ),
        ("in one report, undated", vec![event("COERCE", &["TGO"], &["RUS"]), fra("signed")]),
        (
            "turned, and came back",
            vec![
                fra("denounced").on("2021-01-01"),
                rus("signed").on("2021-06-01"),
                event("SANCTION", &["TGO"], &["RUS"]).on("2024-01-01"),
                agreement("training", &["TGO", "FRA"], "signed").on("2024-09-01"),
            ],
        ),
    ] {
        assert_eq!(verdict(&says), Verdict::Returning, "{story}");
    }
}

#[test]
fn contrary() {
    let old = |power: &str| relation("diplomatic relations", "TGO", power).during("1960-01-01", "");
    let says = vec![old("RUS"), rus("denounced").on("2023-02-01"), fra("signed").on("2024-02-01")];
    assert_eq!(verdict(&says), Verdict::Contrary, "what was left is the older tie");
    let says = vec![old("FRA"), rus("denounced").on("2023-02-01"), fra("signed").on("2024-02-01")];
    assert_eq!(verdict(&says), Verdict::Returning, "what was taken up again is");
}

#[test]
fn cannot_tell() {
    for (story, says) in [
        ("nothing", vec![]),
        (
            "other states",
            vec![agreement("defence", &["FRA", "CIV"], "signed"), event("ASSAULT", &["RUS"], &["UKR"])],
        ),
        ("a loss and nothing new", vec![fra("denounced"), relation("diplomatic relations", "TGO", "RUS")]),
        ("talk", vec![event("CONSULT", &["TGO"], &["RUS"])]),
        ("a tie that is denied", vec![relation("mission", "TGO", "RUS").denied()]),
        (
            "a gain older than the loss is no return",
            vec![
                fra("signed").on("2021-01-01"),
                fra("denounced").on("2022-01-01"),
                rus("denounced").on("2024-01-01"),
            ],
        ),
        (
            "left both at once, joined both at once",
            vec![fra("denounced"), rus("denounced"), event("AID", &["FRA", "RUS"], &["TGO"])],
        ),
    ] {
        assert_eq!(verdict(&says), Verdict::CannotTell, "{story}");
    }
}

#[test]
fn words_alone_never_turn() {
    let moves = [fra("denounced"), rus("signed"), expelled(), event("COOPERATE", &["TGO"], &["RUS"])];
    let mut said: Vec<Record> = Vec::new();
    for modality in [Planned, Offered, Possible, Predicted, Demanded, Asked] {
        said.extend(moves.iter().cloned().map(|record| record.only(modality)));
    }
    said.extend(moves.iter().cloned().map(Told::denied));
    said.extend(moves.iter().cloned().map(Told::doubted));
    for type_ in ["statement", "denial", "assessment", "forecast"] {
        said.extend(["TGO", "FRA", "RUS"].map(|speaker| claim(type_, speaker, &["TGO", "FRA", "RUS"])));
    }
    assert_eq!(verdict(&said), Verdict::CannotTell);
    let shown = ask(&[report("r", "2025-06-01", &said)]);
    let all = shown.evidence_for.iter().chain(&shown.evidence_against).chain(&shown.only_said);
    assert!(all.clone().all(|item| item.weight == Weight::Said));
    assert_eq!(all.count(), said.len(), "all of it is shown");
    said.push(old_tie());
    assert_eq!(verdict(&said), Verdict::Holding);
}

fn records(evidence: &[Evidence], weight: Weight) -> Vec<&str> {
    let mut records: Vec<&str> =
        evidence.iter().filter(|item| item.weight == weight).map(|item| item.record.as_str()).collect();
    records.sort_by_key(|id| id.rsplit('-').next().and_then(|number| number.parse::<u32>().ok()));
    records
}

#[test]
fn the_report_on_togo() {
    let answer = ask(&[togo()]);
    assert_eq!(answer.verdict, Verdict::Widening);
    assert_eq!(answer.as_of.as_deref(), Some("2025-12-31"));
    assert_eq!(
        answer.why,
        "TGO gained ties with RUS (TGO–RUS defence cooperation agreement finalised; TGO–RUS defence cooperation \
         agreement ratified; and 1 more); nothing reported as done says that it lost one with FRA. Standing with FRA: \
         TGO–FRA defence agreement signed; TGO → FRA: principal partner; and 1 more. Standing with RUS: TGO → RUS: \
         diplomatic relations."
    );
    assert_eq!(records(&answer.evidence_for, Weight::Counted), ["togo-0", "togo-3", "togo-4"]);
    assert_eq!(records(&answer.evidence_for, Weight::Background), ["togo-1", "togo-2", "togo-9"]);
    assert_eq!(records(&answer.evidence_for, Weight::Said), ["togo-5", "togo-16"]);
    assert_eq!(records(&answer.evidence_against, Weight::Counted), ["togo-6", "togo-8", "togo-11"]);
    assert_eq!(records(&answer.evidence_against, Weight::Said), ["togo-13", "togo-15"]);
    assert_eq!(records(&answer.only_said, Weight::Said), ["togo-12", "togo-14"]);

    let [france, russia] = answer.powers.as_slice() else { panic!("two powers") };
    assert_eq!((france.power.as_str(), russia.power.as_str()), ("FRA", "RUS"));
    assert_eq!(france.agreements[0].standing, Standing::Standing);
    assert_eq!(france.relations.iter().filter(|relation| relation.ended).count(), 1);
    assert_eq!(russia.agreements[0].steps.len(), 3);
    assert_eq!((russia.events.verbal_cooperation, russia.events.material_cooperation), (1, 1));
    assert_eq!(russia.relations.len(), 1, "a mission that is denied is no tie");
}

#[test]
fn an_answer_as_json() {
    let answer = serde_json::to_value(ask(&[togo()])).expect("JSON");
    assert_eq!(answer["verdict"], "widening");
    let first = &answer["evidence_for"][0];
    for key in ["record", "quote", "source", "date", "what", "power", "weight", "document", "start", "end"] {
        assert!(!first[key].is_null(), "{key}");
    }
    assert_eq!(serde_json::to_value(ask(&[])).expect("JSON")["verdict"], "cannot tell");
}

#[test]
fn a_question_has_a_direction() {
    let (_folder, ledger) = ledger_of(&[report("r", "2025-06-01", &[rus("signed"), old_tie()])]);
    let verdict = |from, to| ledger.ask(&Question::between("TGO", from, to)).expect("answers").verdict;
    assert_eq!(verdict("FRA", "RUS"), Verdict::Widening);
    assert_eq!(verdict("RUS", "FRA"), Verdict::Holding);
    assert!(matches!(ledger.ask(&Question::between("TGO", "FRA", "FRA")), Err(Error::Question(_))));
}

#[test]
fn without_dated_reports_acts_are_counted_back_from_the_last() {
    let ask = |says: &[Record]| ask(&[report_between("r", None, says)]).verdict;
    assert_eq!(ask(&[fra("denounced").on("2022-01-01"), rus("signed").on("2023-01-01")]), Verdict::Turning);
    assert_eq!(ask(&[fra("denounced").on("1975-01-01"), rus("signed").on("2023-01-01")]), Verdict::Widening);
    let influence = relation("influence", "TGO", "FRA").during("1963-01-01", "2014-12-31");
    assert_eq!(ask(&[influence, old_tie(), rus("signed")]), Verdict::Widening);
}

#[test]
fn the_order_of_adding_does_not_change_the_answer() {
    let reports = [
        togo(),
        report("a", "2025-06-01", &[expelled(), rus("signed")]),
        report("b", "2024-06-01", &[old_tie()]),
    ];
    let turned: Vec<Reading> = reports.iter().rev().cloned().collect();
    assert_eq!(ask(&reports), ask(&turned));
}
