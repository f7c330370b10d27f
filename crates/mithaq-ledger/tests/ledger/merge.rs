//! What the reports say together: merging, copies, steps, disputes.

use mithaq::{Reading, Record};
use mithaq_ledger::{Ledger, Reviewer, Verb};

use crate::reports::{Told, agreement, event, ledger_of, report};

/// A report by this publisher.
fn by(publisher: &str, document: &str, day: &str, says: &[Record]) -> Reading {
    let mut reading = report(document, day, says);
    reading.article.publisher = Some(publisher.to_owned());
    reading
}

/// A ledger of these reports, merged.
fn merged(reports: &[Reading]) -> (tempfile::TempDir, Ledger) {
    let (folder, mut ledger) = ledger_of(reports);
    ledger.refresh(|_, _| {}).expect("merges");
    (folder, ledger)
}

/// The first column of a query as text.
fn column(ledger: &Ledger, sql: &str) -> Vec<String> {
    let table = ledger.query_all(sql).expect("reads");
    table
        .rows
        .iter()
        .map(|row| serde_json::to_string(&row[0]).expect("a value").trim_matches('"').to_owned())
        .collect()
}

fn count(ledger: &Ledger, view: &str) -> usize {
    ledger.query_all(&format!("SELECT 1 FROM {view}")).expect("reads").rows.len()
}

#[test]
fn reports_of_one_event_are_one_event_with_a_written_reason() {
    let (_folder, ledger) = merged(&[
        by("A", "a", "2024-03-02", &[event("CONSULT", &["MLI"], &["RUS"]).on("2024-03-01")]),
        by("B", "b", "2024-03-03", &[event("CONSULT", &["RUS", "MLI"], &[]).on("2024-03-01")]),
        by("C", "c", "2024-03-01", &[event("CONSULT", &["MLI"], &["RUS"])]),
    ]);
    assert_eq!(column(&ledger, "SELECT records || ' ' || reports || ' ' || sources FROM events"), ["3 3 3"]);
    assert_eq!(column(&ledger, "SELECT when_start FROM events"), ["2024-03-01"]);
    let reasons = column(&ledger, "SELECT reason FROM merges ORDER BY score DESC");
    assert!(
        reasons.iter().any(
            |reason| reason.contains("same states (MLI, RUS)") && reason.contains("both tell 2024-03-01")
        ),
        "{reasons:?}"
    );
}

#[test]
fn type_and_time_alone_merge_nothing() {
    let (_folder, ledger) = merged(&[
        by("A", "a", "2024-03-02", &[event("CONSULT", &["MLI"], &["RUS"]).on("2024-03-01")]),
        by("B", "b", "2024-03-02", &[event("CONSULT", &["NER"], &["RUS"]).on("2024-03-01")]),
        by("C", "c", "2024-03-02", &[event("CONSULT", &[], &[]).on("2024-03-01")]),
    ]);
    assert_eq!(count(&ledger, "events"), 3);
}

#[test]
fn look_alikes_stay_apart() {
    let expel = |actor: &str, recipient: &str, day: &str| {
        event("SANCTION", &[actor], &[recipient]).mode("expel").on(day)
    };
    let (_folder, ledger) = merged(&[
        by("A", "a", "2025-04-14", &[expel("DZA", "FRA", "2025-04-14")]),
        by("B", "b", "2025-04-15", &[expel("FRA", "DZA", "2025-04-15")]),
        by("C", "c", "2025-06-14", &[expel("DZA", "FRA", "2025-06-13")]),
    ]);
    assert_eq!(count(&ledger, "events"), 3);
}

#[test]
fn an_agreement_is_one_through_all_its_steps() {
    let (_folder, ledger) = merged(&[
        by(
            "A",
            "a",
            "2023-12-18",
            &[agreement("defence cooperation", &["FIN", "USA"], "signed").on("2023-12-18")],
        ),
        by(
            "B",
            "b",
            "2024-07-02",
            &[
                agreement("defence", &["FIN", "USA"], "ratified").on("2024-07-01"),
                agreement("defence", &["FIN", "USA"], "signed").on("2023-12-18"),
            ],
        ),
        by(
            "C",
            "c",
            "2023-12-06",
            &[agreement("defence cooperation", &["SWE", "USA"], "signed").on("2023-12-05")],
        ),
        by("D", "d", "2010-05-02", &[agreement("defence", &["FIN", "USA"], "signed").on("2010-05-01")]),
    ]);
    let agreements =
        column(&ledger, "SELECT parties || ' ' || stage || ' ' || when_start FROM agreements ORDER BY 1");
    assert_eq!(
        agreements,
        ["FIN;USA ratified 2024-07-01", "FIN;USA signed 2010-05-01", "SWE;USA signed 2023-12-05"]
    );
    let steps = column(
        &ledger,
        "SELECT stage || ' ' || sources FROM steps WHERE agreement IN (SELECT agreement FROM agreements WHERE stage = 'ratified') ORDER BY when_start",
    );
    assert_eq!(steps, ["signed 2", "ratified 1"]);
}

#[test]
fn a_copy_is_no_further_witness() {
    let wire = "The minister told reporters in the harbour town on Monday that nineteen dock workers were held after a \
        march along the quay, and that two of them had asked for a lawyer, which they were given on the same evening.";
    let copy_of = |publisher: &str, document: &str, first: &str| {
        let mut reading =
            by(publisher, document, "2024-03-01", &[event("COERCE", &["TGO"], &[]).mode("arrest")]);
        reading.article.text.push_str(&format!("{first} {wire} {wire}"));
        reading
    };
    let (_folder, ledger) = merged(&[copy_of("A", "a", "Agency."), copy_of("B", "b", "Our paper, today.")]);
    let copies = ledger.copies().expect("reads");
    assert_eq!(copies.len(), 1);
    assert_eq!((copies[0].document.as_str(), copies[0].original_document.as_str()), ("b", "a"));
    assert_eq!(column(&ledger, "SELECT reports || ' ' || sources FROM events"), ["2 1"]);
}

#[test]
fn what_independent_reports_differ_on_is_listed_with_both_sides() {
    let signed = |day: &str| agreement("defence", &["TGO", "RUS"], "signed").on(day);
    let (_folder, ledger) = merged(&[
        by("A", "a", "2025-04-10", &[signed("2025-03-27")]),
        by("B", "b", "2025-04-11", &[signed("2025-03-27")]),
        by("C", "c", "2025-04-12", &[signed("2025-04-03")]),
        by("D", "d", "2025-04-12", &[signed("2025-04-03").denied()]),
    ]);
    let disputes = ledger.disputes(&["TGO".to_owned()]).expect("reads");
    let told: Vec<_> = disputes
        .iter()
        .flat_map(|dispute| {
            dispute.sides.iter().map(|side| (dispute.field.as_str(), side.value.as_str(), side.sources))
        })
        .collect();
    assert_eq!(
        told,
        [
            ("date signed", "2025-03-27", 2),
            ("date signed", "2025-04-03", 1),
            ("stage signed", "signed", 3),
            ("stage signed", "not signed", 1),
        ]
    );
    assert!(ledger.disputes(&["FRA".to_owned()]).expect("reads").is_empty());
}

#[test]
fn the_order_of_adding_does_not_matter() {
    let reports = [
        by("A", "a", "2024-03-02", &[event("CONSULT", &["MLI"], &["RUS"]).on("2024-03-01")]),
        by("B", "b", "2024-03-09", &[event("CONSULT", &["MLI"], &["RUS"])]),
        by(
            "C",
            "c",
            "2024-03-03",
            &[event("CONSULT", &["MLI"], &["RUS"]), event("ACCUSE", &["MLI"], &["FRA"])],
        ),
        by("D", "d", "2024-03-04", &[event("ACCUSE", &["MLI"], &["FRA"])]),
    ];
    let orders = [vec![0, 1, 2, 3], vec![3, 2, 1, 0], vec![1, 3, 0, 2], vec![2, 0, 3, 1]];
    let first = grouped(&reports, &orders[0], 1);
    assert_eq!(first.len(), 2);
    for order in &orders {
        assert_eq!(grouped(&reports, order, 1), first, "{order:?}");
    }
}

/// The groups of records where reports are added in this order, so many at once.
fn grouped(reports: &[Reading], order: &[usize], at_once: usize) -> Vec<String> {
    let (_folder, mut ledger) = ledger_of(&[]);
    for some in order.chunks(at_once) {
        for at in some {
            ledger.add(&reports[*at].article, &reports[*at].records).expect("fits");
        }
        ledger.refresh(|_, _| {}).expect("merges");
    }
    column(
        &ledger,
        "SELECT group_concat(record, ' ') FROM (SELECT happening, record FROM merges ORDER BY record) GROUP BY happening ORDER BY 1",
    )
}

/// Reports on few states and days, so that much could be one thing and cannot: dated and not, agreements and events.
fn tangled(reports: usize) -> Vec<Reading> {
    let mut chance = 7_u32;
    let mut below = |bound: u32| {
        chance = chance.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (chance >> 8) % bound
    };
    let tell = |number: usize| {
        let [one, other] = [["MLI", "RUS"], ["MLI", "FRA"], ["TGO", "RUS"]][below(3) as usize];
        let what = match below(4) {
            0 => agreement("arms", &[one, other], ["signed", "ratified", "denounced"][below(3) as usize]),
            1 => event("AID", &[other], &[one]),
            _ => event("CONSULT", &[one], &[other]),
        };
        let what = Record { quote: format!("words {} of {}", below(5), below(5)), ..what };
        let told = match below(3) {
            0 => what,
            1 => what.on(&format!("2024-03-{:02}", 1 + below(25))),
            _ => what.during("2024-03-01", &format!("2024-03-{:02}", 4 + below(20))),
        };
        by(
            ["A", "B", "C"][below(3) as usize],
            &format!("r{number}"),
            &format!("2024-03-{:02}", 1 + below(28)),
            &[told],
        )
    };
    (0..reports).map(tell).collect()
}

#[test]
fn a_tangle_is_the_same_in_any_order() {
    let reports = tangled(60);
    let straight: Vec<usize> = (0..60).collect();
    let first = grouped(&reports, &straight, 60);
    assert!((10..55).contains(&first.len()), "{} groups", first.len());
    for (stride, at_once) in [(7, 1), (13, 4), (59, 1), (23, 60)] {
        let order: Vec<usize> = (0..60).map(|at| at * stride % 60).collect();
        assert_eq!(grouped(&reports, &order, at_once), first, "every {stride}th, {at_once} at once");
    }
}

fn reviewer() -> Reviewer {
    Reviewer { who: "Afi".to_owned(), why: "read both".to_owned() }
}

fn decide(ledger: &mut Ledger, verb: &Verb) {
    ledger.decide(&reviewer(), verb).expect("makes sense");
    ledger.refresh(|_, _| {}).expect("merges");
}

#[test]
fn a_reviewer_splits_merges_and_is_respected_by_the_next_merge() {
    let meeting = |document: &str, publisher: &str| {
        by(publisher, document, "2024-03-02", &[event("CONSULT", &["MLI"], &["RUS"]).on("2024-03-01")])
    };
    let (_folder, mut ledger) = merged(&[meeting("a", "A"), meeting("b", "B"), meeting("c", "C")]);
    assert_eq!(count(&ledger, "events"), 1);

    decide(&mut ledger, &Verb::Split(vec!["c-0".to_owned()]));
    assert_eq!(column(&ledger, "SELECT reports FROM events ORDER BY 1"), ["1", "2"]);
    let later = meeting("d", "D");
    ledger.add(&later.article, &later.records).expect("fits");
    ledger.refresh(|_, _| {}).expect("merges");
    assert_eq!(column(&ledger, "SELECT reports FROM events ORDER BY 1"), ["1", "3"], "still apart");

    decide(&mut ledger, &Verb::Merge(vec!["a-0".to_owned(), "c-0".to_owned()]));
    assert_eq!(column(&ledger, "SELECT reports || ' ' || reviewed FROM events"), ["4 1"]);
    assert!(column(&ledger, "SELECT reason FROM merges").contains(&"merged by Afi".to_owned()));
    assert_eq!(column(&ledger, "SELECT action || ' ' || who FROM decisions"), ["split Afi", "merge Afi"]);
}

#[test]
fn a_correction_and_a_rejection_change_the_views_and_not_the_record() {
    let (_folder, mut ledger) = merged(&[
        by("A", "a", "2024-03-02", &[event("CONSULT", &["MLI"], &["RUS"]).on("2024-03-01")]),
        by("B", "b", "2024-03-02", &[event("CONSULT", &["NER"], &["RUS"]).on("2024-03-01")]),
    ]);
    let correct = |field: &str, value: &str| Verb::Correct {
        record: "b-0".to_owned(),
        field: field.to_owned(),
        value: value.to_owned(),
    };
    decide(&mut ledger, &correct("actors", "MLI"));
    assert_eq!(column(&ledger, "SELECT actors || ' ' || reports FROM events"), ["MLI 2"]);
    assert_eq!(column(&ledger, "SELECT actors FROM mentions ORDER BY record"), ["MLI", "NER"]);

    decide(&mut ledger, &Verb::Reject("b-0".to_owned()));
    assert_eq!(column(&ledger, "SELECT reports FROM events"), ["1"]);
    decide(&mut ledger, &Verb::Restore("b-0".to_owned()));
    assert_eq!(column(&ledger, "SELECT actors FROM events ORDER BY 1"), ["MLI", "NER"], "as it was read");
}

#[test]
fn a_decision_that_makes_no_sense_is_refused() {
    let (_folder, mut ledger) =
        merged(&[by("A", "a", "2024-03-02", &[event("CONSULT", &["MLI"], &["RUS"])])]);
    let nobody = Reviewer { who: " ".to_owned(), why: "x".to_owned() };
    let reject = |id: &str| Verb::Reject(id.to_owned());
    for (reviewer, verb, why) in [
        (reviewer(), reject("nothing"), "there is no record nothing"),
        (nobody, reject("a-0"), "it must say who decides"),
        (reviewer(), Verb::Merge(vec!["a-0".to_owned()]), "a-0 must be merged with something"),
        (reviewer(), Verb::Split(vec!["a-0".to_owned()]), "is not merged with anything"),
        (
            reviewer(),
            Verb::Correct { record: "a-0".to_owned(), field: "quote".to_owned(), value: String::new() },
            "cannot be corrected",
        ),
    ] {
        let error = ledger.decide(&reviewer, &verb).expect_err("refused").to_string();
        assert!(error.contains(why), "{error}");
    }
    assert_eq!(count(&ledger, "decisions"), 0);
}

#[test]
fn corrections_and_merges_that_make_no_sense_are_refused() {
    let (_folder, mut ledger) = ledger_of(&[report(
        "r",
        "2025-06-01",
        &[event("AID", &["RUS"], &["TGO"]), agreement("defence", &["TGO", "FRA"], "signed")],
    )]);
    let reviewer = Reviewer { who: "me".to_owned(), why: "test".to_owned() };
    let correct = |record: &str, field: &str, value: &str| Verb::Correct {
        record: record.to_owned(),
        field: field.to_owned(),
        value: value.to_owned(),
    };
    for (verb, told) in [
        (correct("r-0", "type", "NONSENSE"), "no PLOVER type"),
        (correct("r-0", "mode", "banana"), "the modes are abduct, "),
        (correct("r-0", "actors", "France"), "no code"),
        (correct("r-0", "place_country", "XYZ"), "no code"),
        (correct("r-0", "stage", "signed"), "has no stage"),
        (correct("r-1", "stage", "sung"), "no step"),
        (correct("r-1", "mode", "visit"), "has no mode"),
        (Verb::Merge(vec!["r-0".to_owned(), "r-1".to_owned()]), "kind"),
        (Verb::Merge(vec!["r-0".to_owned(), "r-0".to_owned()]), "merged with something"),
    ] {
        let error = ledger.decide(&reviewer, &verb).expect_err("no sense").to_string();
        assert!(error.contains(told), "{error}");
    }
    assert!(ledger.decisions_on("r-0").expect("reads").is_empty());
    ledger.decide(&reviewer, &correct("r-0", "type", "COOPERATE")).expect("makes sense");
    let decided = ledger.decisions_on("r-0").expect("reads");
    assert_eq!((decided.len(), decided[0].value.as_deref()), (1, Some("COOPERATE")));
}
