//! Whatever goes in comes out as it went in.

use mithaq::{
    Actor, Article, Dropped, Kind, Modality, Photo, Place, Polarity, Published, Reading, Record, Reporting,
    Speaker, SpeakerKind, When,
};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use crate::reports::ledger_of;

fn maybe() -> impl Strategy<Value = Option<String>> {
    option::of(any::<String>())
}

prop_compose! {
    fn actor()(text: String, start in 0..9999_usize, end in 0..9999_usize, code in maybe(), sector in maybe(),
               name in maybe(), via: String) -> Actor {
        Actor { text, start, end, code, sector, name, via }
    }
}

prop_compose! {
    fn when()(start in maybe(), end in maybe(), edtf: String, text: String, issue in maybe()) -> When {
        When { start, end, edtf, text, issue }
    }
}

prop_compose! {
    fn place()(text: String, name: String, country in maybe(), lat in option::of(-90.0..90.0),
               lon in option::of(-180.0..180.0), precision: String) -> Place {
        Place { text, name, country, lat, lon, precision }
    }
}

prop_compose! {
    fn speaker()(text: String, code in maybe(), name in maybe(),
                 kind in select(vec![SpeakerKind::Named, SpeakerKind::Unnamed, SpeakerKind::Reporter]),
                 reporting in select(vec![Reporting::Neutral, Reporting::Doubting, Reporting::Endorsing])) -> Speaker {
        Speaker { text, code, name, kind, reporting }
    }
}

prop_compose! {
    /// What sort of thing, in words.
    fn sort()(kind in select(vec![Kind::Event, Kind::Agreement, Kind::Relation, Kind::Claim]),
              words in any::<(String, String)>(), mode in maybe(), cameo in maybe(), goldstein in proptest::option::of(-10.0..=10.0), stage in maybe(), body in maybe(),
              modality in select(vec![Modality::Reported, Modality::Planned, Modality::Offered, Modality::Possible,
                  Modality::Predicted, Modality::Demanded, Modality::Asked]),
              polarity in select(vec![Polarity::Affirmed, Polarity::Denied]), confidence in 0.0..=1.0) -> Record {
        let (type_, rule) = words;
        Record { kind, type_, rule, mode, cameo, goldstein, stage, body, modality, polarity, confidence, ..empty() }
    }
}

prop_compose! {
    /// A record that still has to be given its place in a text.
    fn record()(sort in sort(), actors in vec(actor(), 0..4), recipients in vec(actor(), 0..3),
                contexts in vec(any::<String>(), 0..3), scope in vec(any::<String>(), 0..3),
                about in vec(any::<String>(), 0..3), when in option::of(when()), where_ in option::of(place()),
                speaker in speaker()) -> Record {
        Record { actors, recipients, contexts, scope, about, when, where_, speaker, ..sort }
    }
}

prop_compose! {
    fn article()(names in any::<(String, String, String)>(), url in maybe(), title_is_question: bool,
                 section in maybe(), publisher in maybe(), authors in vec(any::<String>(), 0..3),
                 published in option::of(any::<(String, String, String)>()),
                 photos in vec((any::<String>(), maybe()), 0..3),
                 dropped in vec(any::<(String, String)>(), 0..3), text: String) -> Article {
        let (document, title, language) = names;
        Article {
            document, url, title, title_is_question, language, section, publisher, authors, text,
            published: published.map(|(start, end, from)| Published { start, end, from }),
            photos: photos.into_iter().map(|(caption, credit)| Photo { caption, credit }).collect(),
            dropped: dropped.into_iter().map(|(text, why)| Dropped { text, why }).collect(),
        }
    }
}

prop_compose! {
    fn reading()(article in article(), records in vec((record(), any::<(Index, Index)>()), 0..4)) -> Reading {
        let text = &article.text;
        let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let placed = records.into_iter().enumerate().map(|(number, (record, (one, other)))| {
            let (one, other) = (*one.get(&ends), *other.get(&ends));
            let (start, end) = (one.min(other), one.max(other));
            let quote = text[start..end].to_owned();
            Record { id: format!("r{number}"), document: article.document.clone(), quote, start, end, ..record }
        });
        Reading { records: placed.collect(), article }
    }
}

fn empty() -> Record {
    Record {
        kind: Kind::Event,
        id: String::new(),
        document: String::new(),
        type_: String::new(),
        mode: None,
        contexts: Vec::new(),
        cameo: None,
        quad_class: None,
        goldstein: None,
        actors: Vec::new(),
        recipients: Vec::new(),
        stage: None,
        scope: Vec::new(),
        body: None,
        when: None,
        where_: None,
        modality: Modality::Reported,
        polarity: Polarity::Affirmed,
        speaker: Speaker {
            text: String::new(),
            code: None,
            name: None,
            kind: SpeakerKind::Reporter,
            reporting: Reporting::Neutral,
        },
        about: Vec::new(),
        quote: String::new(),
        start: 0,
        end: 0,
        rule: String::new(),
        confidence: 0.0,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_reading_comes_back_as_it_went_in(reading in reading()) {
        let (_folder, mut ledger) = ledger_of(&[]);
        let added = ledger.add(&reading.article, &reading.records)?;
        prop_assert_eq!(ledger.article(&added.article)?, Some(reading.article.clone()));
        prop_assert_eq!(&ledger.records_of(&added.article)?, &reading.records);
        for record in &reading.records {
            let stored = ledger.record(&record.id)?;
            prop_assert_eq!(stored.iter().map(|stored| &stored.record).collect::<Vec<_>>(), [record]);
            prop_assert_eq!(&stored[0].source.article, &added.article);
        }
    }

    #[test]
    fn any_reading_can_be_asked_about(reading in reading(), states in vec("[A-C]", 3)) {
        let mut reading = reading;
        for actor in reading.records.iter_mut().flat_map(|record| &mut record.actors) {
            actor.code = actor.code.as_ref().map(|code| states[code.len() % 3].clone());
        }
        let (_folder, ledger) = ledger_of(std::slice::from_ref(&reading));
        let question = mithaq_ledger::Question::between("A", "B", "C");
        prop_assert_eq!(ledger.ask(&question)?, ledger.ask(&question)?);
        ledger.timeline("A")?;
        ledger.timeline_between("A", "B")?;
    }
}
