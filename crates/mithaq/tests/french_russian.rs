//! What the reader makes of French and Russian sentences: parties, dates, how real it is, who says so.

use mithaq::{Document, Modality, Reader, Reading, Reporting, SpeakerKind, read_by};

/// Published on Wednesday 2025-05-14.
fn read(text: &str, language: &str) -> Reading {
    let document = Document {
        text: text.to_owned(),
        language: Some(language.to_owned()),
        published: Some("2025-05-14".to_owned()),
        ..Document::default()
    };
    read_by(&document, Reader::Encoder).expect("it has letters")
}

/// All parties of the first agreement or event.
fn parties(reading: &Reading) -> Vec<String> {
    let record = reading.records.first();
    let sides = record.into_iter().flat_map(|r| r.actors.iter().chain(&r.recipients));
    let mut codes: Vec<String> = sides.filter_map(|a| a.code.clone()).collect();
    codes.sort();
    codes.dedup();
    codes
}

fn none_wrong(wrong: &[String]) {
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn adjectives_of_two_states_name_both() {
    let mut wrong = Vec::new();
    for (language, text, codes) in [
        ("fr", "L'accord franco-malien de défense a été signé lundi à Bamako.", ["FRA", "MLI"]),
        ("fr", "L'accord algéro-tunisien de défense a été signé lundi.", ["DZA", "TUN"]),
        ("fr", "L'accord sino-russe de défense a été signé lundi.", ["CHN", "RUS"]),
        (
            "ru",
            "Российско-киргизское соглашение о военном сотрудничестве подписано в понедельник.",
            ["KGZ", "RUS"],
        ),
        ("ru", "Армяно-азербайджанское мирное соглашение подписано в понедельник.", ["ARM", "AZE"]),
        ("ru", "Ирано-саудовское соглашение о безопасности подписано в понедельник.", ["IRN", "SAU"]),
        ("en", "The Franco-Malian defence agreement was signed on Monday.", ["FRA", "MLI"]),
        ("en", "A Sino-Russian defence agreement was signed on Monday.", ["CHN", "RUS"]),
    ] {
        let found = parties(&read(text, language));
        if found != codes {
            wrong.push(format!("{text}: {found:?}, not {codes:?}"));
        }
    }
    none_wrong(&wrong);
}

#[test]
fn names_as_the_press_writes_them() {
    let mut wrong = Vec::new();
    for (language, text, codes) in [
        ("fr", "L'armée libyenne a bombardé lundi une ville du Tchad.", ["LBY", "TCD"]),
        ("ru", "МИД КР вызвал посла Таджикистана и выразил ему протест.", ["KGZ", "TJK"]),
        ("ru", "ВСУ обстреляли российский город Белгород.", ["RUS", "UKR"]),
        ("ru", "Моди и Путин подписали соглашение о военном сотрудничестве.", ["IND", "RUS"]),
    ] {
        let found = parties(&read(text, language));
        if found != codes {
            wrong.push(format!("{text}: {found:?}, not {codes:?}"));
        }
    }
    none_wrong(&wrong);
}

#[test]
fn what_only_the_future_tells_is_planned() {
    let mut wrong = Vec::new();
    for (language, text, planned) in [
        ("fr", "La France expulsera dix diplomates algériens.", true),
        ("fr", "La France a expulsé dix diplomates algériens.", false),
        ("ru", "Россия вышлет десять дипломатов Молдавии.", true),
        ("ru", "Россия введёт санкции против Молдавии.", true),
        ("ru", "Россия выслала десять дипломатов Молдавии.", false),
        ("ru", "Россия обвиняет Молдавию в нарушении договора.", false),
        ("fr", "L'accord signé par la France et le Mali permettra aux deux armées de coopérer.", false),
        ("ru", "Соглашение, подписанное Россией и Мали в 2019 году, позволит армиям торговать.", false),
    ] {
        let records = read(text, language).records;
        let found: Vec<Modality> = records.iter().map(|r| r.modality).collect();
        if found.first().is_none_or(|m| (*m == Modality::Planned) != planned) {
            wrong.push(format!("{text}: {found:?}"));
        }
    }
    none_wrong(&wrong);
}

#[test]
fn hearsay_is_doubted_and_nobody_named_says_it() {
    for (language, text) in [
        ("fr", "Le Mali aurait signé un accord de défense avec la Russie."),
        ("ru", "Мали якобы подписала соглашение о военном сотрудничестве с Россией."),
    ] {
        let records = read(text, language).records;
        let speaker = records.first().map(|r| r.speaker.clone());
        let speaker = speaker.unwrap_or_else(|| panic!("{text}: {records:#?}"));
        assert_eq!((speaker.kind, speaker.reporting), (SpeakerKind::Unnamed, Reporting::Doubting), "{text}");
    }
}

#[test]
fn a_deed_has_the_only_date_of_its_clause() {
    let mut wrong = Vec::new();
    for (language, text, edtf) in [
        ("fr", "Il y a six ans, la France et le Mali ont signé un accord de défense.", "2019"),
        (
            "fr",
            "La France et le Mali ont signé un accord de défense du 1er au 3 mai.",
            "2025-05-01/2025-05-03",
        ),
        ("ru", "Россия и Мали подписали соглашение о военном сотрудничестве три года назад.", "2022"),
        ("ru", "Россия и Мали подпишут соглашение о военном сотрудничестве через две недели.", "2025-05-28"),
        ("ru", "Неделю назад Россия и Мали подписали соглашение о военном сотрудничестве.", "2025-05-07"),
        ("en", "In September, Kenya pledged to send 300 police officers to Haiti.", "2024-09"),
    ] {
        let records = read(text, language).records;
        let found = records.first().and_then(|r| r.when.as_ref()).map(|w| w.edtf.clone());
        if found.as_deref() != Some(edtf) {
            wrong.push(format!("{text}: {found:?}, not {edtf}"));
        }
    }
    none_wrong(&wrong);
}
