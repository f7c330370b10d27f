//! Reports as the reader would hand them over, put together from what they say.

use mithaq::{
    Actor, Article, Kind, Modality, Polarity, Published, Reading, Record, Reporting, Speaker, SpeakerKind,
    When,
};
use mithaq_ledger::Ledger;
use tempfile::TempDir;

/// A report named `document`, published on `day`, that says these things, in this order.
pub fn report(document: &str, day: &str, says: &[Record]) -> Reading {
    report_between(document, Some((day, day)), says)
}

/// A report whose day of publication is a range, or not known.
pub fn report_between(document: &str, published: Option<(&str, &str)>, says: &[Record]) -> Reading {
    let mut text = format!("{document}\n");
    let mut records = says.to_vec();
    for (number, record) in records.iter_mut().enumerate() {
        record.start = text.len();
        text.push_str(&record.quote);
        record.end = text.len();
        text.push_str(".\n");
        record.id = format!("{document}-{number}");
        record.document = document.to_owned();
    }
    let published = published.map(|(start, end)| Published {
        start: start.to_owned(),
        end: end.to_owned(),
        from: "date line".to_owned(),
    });
    Reading { article: article(document, text, published), records }
}

fn article(document: &str, text: String, published: Option<Published>) -> Article {
    Article {
        document: document.to_owned(),
        url: None,
        title: document.to_owned(),
        title_is_question: false,
        language: "ar".to_owned(),
        section: None,
        publisher: Some("وكالة".to_owned()),
        authors: Vec::new(),
        published,
        photos: Vec::new(),
        text,
        dropped: Vec::new(),
    }
}

/// A step of an agreement.
pub fn agreement(class: &str, parties: &[&str], stage: &str) -> Record {
    Record { stage: Some(stage.to_owned()), ..record(Kind::Agreement, class, parties, &[]) }
}

/// An event.
pub fn event(type_: &str, actors: &[&str], recipients: &[&str]) -> Record {
    record(Kind::Event, type_, actors, recipients)
}

/// A relation that holds for the first party, with the second.
pub fn relation(type_: &str, of: &str, with: &str) -> Record {
    record(Kind::Relation, type_, &[of], &[with])
}

/// A claim by a speaker of this state.
pub fn claim(type_: &str, speaker: &str, about: &[&str]) -> Record {
    let speaker = Speaker {
        text: "الوزير".to_owned(),
        code: Some(speaker.to_owned()),
        name: None,
        kind: SpeakerKind::Named,
        reporting: Reporting::Neutral,
    };
    let about = about.iter().map(|&code| code.to_owned()).collect();
    Record { speaker, about, ..record(Kind::Claim, type_, &[], &[]) }
}

fn record(kind: Kind, type_: &str, actors: &[&str], recipients: &[&str]) -> Record {
    let parties = |codes: &[&str]| codes.iter().map(|code| party(code)).collect();
    Record {
        kind,
        id: String::new(),
        document: String::new(),
        type_: type_.to_owned(),
        mode: None,
        contexts: Vec::new(),
        cameo: None,
        quad_class: None,
        goldstein: None,
        actors: parties(actors),
        recipients: parties(recipients),
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
        quote: format!("قيل عن {type_}"),
        start: 0,
        end: 0,
        rule: "ar/test#rule".to_owned(),
        confidence: 0.9,
    }
}

fn party(code: &str) -> Actor {
    Actor {
        text: code.to_owned(),
        start: 0,
        end: code.len(),
        code: Some(code.to_owned()),
        sector: None,
        name: None,
        via: "name".to_owned(),
    }
}

/// What a story adds to a record.
pub trait Told: Sized {
    /// On a day.
    fn on(self, day: &str) -> Self;
    /// From one day to another; an empty end is open.
    fn during(self, start: &str, end: &str) -> Self;
    /// Not as a fact.
    fn only(self, modality: Modality) -> Self;
    /// As not so.
    fn denied(self) -> Self;
    /// With doubt.
    fn doubted(self) -> Self;
    /// With a PLOVER mode.
    fn mode(self, mode: &str) -> Self;
    /// By actors of this sector.
    fn by(self, sector: &str) -> Self;
}

impl Told for Record {
    fn on(mut self, day: &str) -> Self {
        let text = day.to_owned();
        self.when = Some(When {
            start: Some(text.clone()),
            end: Some(text.clone()),
            edtf: text.clone(),
            text,
            issue: None,
        });
        self
    }

    fn during(mut self, start: &str, end: &str) -> Self {
        let day = |day: &str| Some(day.to_owned()).filter(|day| !day.is_empty());
        let edtf = format!("{start}/{}", day(end).as_deref().unwrap_or(".."));
        self.when = Some(When { start: day(start), end: day(end), text: edtf.clone(), edtf, issue: None });
        self
    }

    fn only(mut self, modality: Modality) -> Self {
        self.modality = modality;
        self
    }

    fn denied(mut self) -> Self {
        self.polarity = Polarity::Denied;
        self
    }

    fn doubted(mut self) -> Self {
        self.speaker.reporting = Reporting::Doubting;
        self
    }

    fn mode(mut self, mode: &str) -> Self {
        self.mode = Some(mode.to_owned());
        self
    }

    fn by(mut self, sector: &str) -> Self {
        self.actors.iter_mut().for_each(|actor| actor.sector = Some(sector.to_owned()));
        self
    }
}

/// A new ledger that holds these reports, and the folder it is in.
pub fn ledger_of(reports: &[Reading]) -> (TempDir, Ledger) {
    let folder = tempfile::tempdir().expect("a folder");
    let mut ledger = Ledger::open(folder.path().join("mithaq.ledger")).expect("a new ledger");
    ledger.add_all(reports).expect("reports that fit");
    (folder, ledger)
}

/// The report of the walking skeleton in other words: Togo, Russia and France.
pub fn togo() -> Reading {
    let rus = |stage| agreement("defence cooperation", &["TGO", "RUS"], stage);
    report_between(
        "togo",
        Some(("2025-01-01", "2025-12-31")),
        &[
            event("COOPERATE", &["TGO"], &["RUS"]),
            event("CONSULT", &["TGO"], &["RUS"]).mode("visit"),
            rus("drafted"),
            rus("ratified").during("2025-10-01", "2025-11-30"),
            rus("finalised"),
            event("AGREE", &["TGO", "RUS"], &["RUS", "TGO"]).only(Modality::Planned).on("2026-01-01"),
            agreement("defence", &["TGO", "FRA"], "signed").during("1963-06-01", "1963-07-31"),
            agreement("defence", &["FRA", "CIV"], "concluded"),
            relation("principal partner", "TGO", "FRA").during("1963-01-01", ""),
            relation("influence", "TGO", "FRA").during("1963-06-01", "2014-12-31"),
            relation("diplomatic relations", "TGO", "RUS").during("1960-01-01", ""),
            relation("diplomatic relations", "TGO", "FRA").during("1960-01-01", ""),
            relation("mission", "TGO", "RUS").denied(),
            claim("statement", "TGO", &["TGO"]).doubted(),
            claim("forecast", "TGO", &["FRA"]).only(Modality::Predicted),
            claim("denial", "TGO", &["TGO", "FRA"]).denied(),
            claim("assessment", "TGO", &["FRA"]),
        ],
    )
}
