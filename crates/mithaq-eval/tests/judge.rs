//! What a record has to say to count, case by case.

use mithaq::Record;
use mithaq_eval::{Field, Figures, Pattern, Text, judge, texts};
use proptest::prelude::*;

const TEXT: &str = "Togo signed a pact with Russia on Monday. France condemned the pact.";

/// A record as `mithaq read` prints it, with some fields changed.
fn record(changes: &serde_json::Value) -> Record {
    let mut record = serde_json::json!({
        "kind": "event", "id": "r", "document": "d", "type": "ACCUSE", "modality": "reported", "polarity": "affirmed",
        "actors": [actor("FRA")], "recipients": [actor("TGO"), actor("RUS")],
        "speaker": { "text": "", "code": null, "name": null, "kind": "reporter", "reporting": "neutral" },
        "quote": "France condemned the pact", "start": 42, "end": 67, "rule": "", "confidence": 1.0
    });
    for (field, value) in changes.as_object().expect("an object") {
        record[field] = value.clone();
    }
    serde_json::from_value(record).expect("a record")
}

fn actor(code: &str) -> serde_json::Value {
    serde_json::json!({ "text": code, "start": 0, "end": 0, "code": code, "via": "name" })
}

fn pattern(json: serde_json::Value) -> Pattern {
    serde_json::from_value(json).expect("a pattern")
}

/// The fields that are wrong; none where the record is not of the pattern at all.
fn wrong(changes: serde_json::Value, stated: serde_json::Value, exact: bool) -> Option<Vec<Field>> {
    let judged = judge(&pattern(stated), &record(&changes), TEXT, exact);
    judged.map(|wrong| wrong.into_iter().map(|w| w.field).collect())
}

#[test]
fn kind_place_and_type_say_whether_it_is_meant_at_all() {
    let none = serde_json::json!({});
    for (stated, is_of) in [
        (serde_json::json!({ "kind": "event" }), true),
        (serde_json::json!({ "kind": "claim" }), false),
        (serde_json::json!({ "kind": "event", "type": "ACCUSE" }), true),
        (serde_json::json!({ "kind": "event", "type": ["REJECT", "ACCUSE"] }), true),
        (serde_json::json!({ "kind": "event", "type": "REJECT" }), false),
        (serde_json::json!({ "kind": "event", "quote": "condemned" }), true),
        (serde_json::json!({ "kind": "event", "quote": "signed a pact" }), false),
        // Cleaning may have changed the page: then the record's words decide.
        (serde_json::json!({ "kind": "event", "quote": "France  condemned" }), true),
        (serde_json::json!({ "kind": "event", "quote": "Spain condemned" }), false),
    ] {
        assert_eq!(wrong(none.clone(), stated.clone(), true).is_some(), is_of, "{stated}");
    }
}

#[test]
fn a_deed_to_come_may_be_recorded_as_the_intent_to_do_it() {
    let agree = serde_json::json!({ "type": "AGREE" });
    let concede = serde_json::json!({ "type": "CONCEDE" });
    let stated = |type_: &str, modality: &str| serde_json::json!({ "kind": "event", "type": type_, "modality": modality });
    let is_of = |changes: &serde_json::Value, stated| wrong(changes.clone(), stated, true).is_some();
    assert!(is_of(&agree, stated("AID", "planned")));
    assert!(is_of(&concede, stated("RETREAT", "offered")));
    assert!(!is_of(&concede, stated("AID", "offered")));
    assert!(!is_of(&agree, stated("AID", "reported")));
    assert!(!is_of(&agree, stated("AID", "asked")));
}

#[test]
fn parties_are_compared_by_role_or_over_both() {
    let event = serde_json::json!({});
    let meeting = serde_json::json!({ "type": "CONSULT" });
    let roles = |actors: &[&str], recipients: &[&str]| serde_json::json!({ "kind": "event", "actors": actors, "recipients": recipients });
    for (changes, stated, exact, expected) in [
        (&event, roles(&["FRA"], &["RUS", "TGO"]), true, vec![]),
        (&event, roles(&["FRA"], &["RUS"]), true, vec![Field::Recipients]),
        (&event, roles(&["FRA"], &["RUS"]), false, vec![]),
        (&event, roles(&["TGO"], &["FRA", "RUS"]), true, vec![Field::Actors, Field::Recipients]),
        // Who meets whom says nothing.
        (&meeting, roles(&["TGO"], &["FRA", "RUS"]), true, vec![]),
        (&meeting, roles(&["TGO"], &["FRA"]), true, vec![Field::Parties]),
        (&meeting, serde_json::json!({ "kind": "event", "actors": ["TGO"] }), true, vec![]),
        (&event, serde_json::json!({ "kind": "event", "parties": ["TGO", "FRA", "RUS"] }), true, vec![]),
        (
            &event,
            serde_json::json!({ "kind": "event", "parties": ["TGO", "FRA"] }),
            true,
            vec![Field::Parties],
        ),
    ] {
        assert_eq!(wrong(changes.clone(), stated.clone(), exact), Some(expected), "{stated}");
    }
}

#[test]
fn the_other_fields() {
    let said = serde_json::json!({
        "kind": "agreement", "type": "defence", "stage": "signed", "scope": ["training"], "modality": "planned",
        "polarity": "denied", "when": { "start": "2025-10-01", "end": "2025-10-31", "edtf": "2025-10", "text": "October" },
        "speaker": { "text": "he", "code": "TGO", "name": null, "kind": "named", "reporting": "neutral" }
    });
    let is_wrong = |field: serde_json::Value| {
        let mut stated = serde_json::json!({ "kind": "agreement", "stage": "signed" });
        stated.as_object_mut().expect("an object").append(field.clone().as_object_mut().expect("an object"));
        wrong(said.clone(), stated, true).expect("it is of it")
    };
    for (field, expected) in [
        (
            serde_json::json!({ "modality": "planned", "polarity": "denied", "speaker": "TGO", "speaker_kind": "named" }),
            vec![],
        ),
        (serde_json::json!({ "modality": "reported" }), vec![Field::Modality]),
        (serde_json::json!({ "polarity": "affirmed" }), vec![Field::Polarity]),
        (serde_json::json!({ "when": { "start": "2025-10", "end": "2025" } }), vec![]),
        (serde_json::json!({ "when": { "start": "2025-10-02" } }), vec![Field::When]),
        (serde_json::json!({ "speaker_kind": "unnamed" }), vec![Field::SpeakerKind]),
        (serde_json::json!({ "speaker": "FRA" }), vec![Field::Speaker]),
        (serde_json::json!({ "scope": ["training"] }), vec![]),
        (serde_json::json!({ "scope": ["arms"] }), vec![Field::Scope]),
        (serde_json::json!({ "actor_text": "FR" }), vec![]),
        (serde_json::json!({ "actor_text": "Paris" }), vec![Field::ActorText]),
        (serde_json::json!({ "type": "peace" }), vec![Field::Class]),
    ] {
        assert_eq!(is_wrong(field.clone()), expected, "{field}");
    }
}

/// Six sentences, three of them wanted: worked out by hand from what the reader is known to make of plain sentences.
#[test]
fn figures_add_up() {
    let line = r#"{"id": "a", "language": "en", "published": "2024-03-12", "exhaustive": true,
        "text": "The foreign minister of France visited Baghdad on Monday. Russia condemned the visit of France.",
        "must": [
            {"kind": "event", "type": "CONSULT", "actors": ["FRA"], "recipients": ["IRQ"], "quote": "visited Baghdad"},
            {"kind": "event", "type": "ACCUSE", "actors": ["RUS"], "recipients": ["IRQ"], "quote": "condemned"},
            {"kind": "agreement", "stage": "signed", "quote": "visited"}],
        "must_not": [{"kind": "event", "type": "ACCUSE", "actors": ["RUS"]}]}"#;
    let [text]: [Text; 1] = texts(line, 1).expect("sound").try_into().expect("one");
    let reading = mithaq::read_by(&text.document(), mithaq::Reader::Words).expect("it has letters");
    let kept = mithaq::Reading {
        records: reading
            .records
            .into_iter()
            .filter(|r| r.type_ == "CONSULT" || r.type_ == "ACCUSE")
            .collect(),
        ..reading
    };
    let mut figures = Figures::default();
    let misses = figures.add(&text, Some(&kept));
    let all = figures.all;
    assert_eq!((all.wanted, all.found, all.found_partly, all.hits), (3, 1, 1, 1), "{misses:#?}");
    assert_eq!(figures.kinds["agreement"].wanted, 1);
    assert_eq!((figures.types["CONSULT"].found, figures.types["ACCUSE"].found_partly), (1, 1));
    assert_eq!((figures.fields[&Field::Recipients].stated, figures.fields[&Field::Recipients].right), (1, 0));
    assert_eq!((figures.texts, figures.whole), (1, 0));
    // A text on which the reader failed counts as one of which nothing was found.
    figures.add(&text, None);
    assert_eq!((figures.all.wanted, figures.all.found, figures.texts), (6, 1, 2));
}

proptest! {
    #[test]
    fn no_line_panics(line in ".{0,200}") {
        let _ = texts(&line, 1);
    }
}
