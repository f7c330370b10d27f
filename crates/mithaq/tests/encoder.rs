//! What the trained encoder reads: directions, plans and denials in plain words, spans that are true, the same twice.

use mithaq::{Document, Kind, Modality, Polarity, Reader, Reading, Record, read_by};
use proptest::prelude::*;

fn read(text: &str, language: &str) -> Reading {
    let document = Document {
        text: text.to_owned(),
        language: Some(language.to_owned()),
        published: Some("2025-11-20".to_owned()),
        ..Document::default()
    };
    read_by(&document, Reader::Encoder).expect("it has letters")
}

fn codes(actors: &[mithaq::Actor]) -> Vec<&str> {
    actors.iter().filter_map(|a| a.code.as_deref()).collect()
}

/// (language, text, type or step, actors, recipients): the same words with the sides exchanged.
const SIDES: [(&str, &str, &str, &str, &str); 8] = [
    ("en", "Kenya condemned Uganda on Monday.", "ACCUSE", "KEN", "UGA"),
    ("en", "Uganda condemned Kenya on Monday.", "ACCUSE", "UGA", "KEN"),
    ("en", "Peru expelled the Bolivian ambassador on Monday.", "SANCTION", "PER", "BOL"),
    ("en", "Bolivia expelled the Peruvian ambassador on Monday.", "SANCTION", "BOL", "PER"),
    ("ar", "أدانت كينيا أوغندا يوم الاثنين.", "ACCUSE", "KEN", "UGA"),
    ("ar", "أدانت أوغندا كينيا يوم الاثنين.", "ACCUSE", "UGA", "KEN"),
    ("ar", "طردت بيرو السفير البوليفي يوم الاثنين.", "SANCTION", "PER", "BOL"),
    ("ar", "طردت بوليفيا السفير البيروفي يوم الاثنين.", "SANCTION", "BOL", "PER"),
];

#[test]
fn who_did_it_to_whom() {
    for (language, text, type_, actor, recipient) in SIDES {
        let records = read(text, language).records;
        let record =
            records.iter().find(|r| r.type_ == type_).unwrap_or_else(|| panic!("{text}: {records:#?}"));
        assert_eq!(
            (codes(&record.actors), codes(&record.recipients)),
            (vec![actor], vec![recipient]),
            "{text}"
        );
        assert!(record.rule.starts_with("encoder#"), "{text}");
    }
}

/// (language, text, all parties of its first record, and the name of one without a code).
const PARTIES: [(&str, &str, &[&str], Option<&str>); 7] = [
    ("en", "The presidents of Ghana and Laos met in Lima on Monday.", &["GHA", "LAO"], None),
    ("en", "Envoys of Mali, Niger and the Azania Front met in Lima.", &["MLI", "NER"], Some("Azania Front")),
    ("en", "A Turks and Caicos minister met French envoys.", &["FRA", "TCA"], None),
    ("ar", "وقعت جيبوتي وأرض الصومال اتفاقا عسكريا يوم الاثنين.", &["DJI", "XSL"], None),
    ("ar", "وقع وزيرا دفاع الكويتوالأردن اتفاقية دفاعية يوم الاثنين.", &["JOR", "KWT"], None),
    ("ar", "التقى رئيسا كينيا وأوغندا في ليما يوم الاثنين.", &["KEN", "UGA"], None),
    (
        "en",
        "Kenyan Foreign Minister Lena Okoth landed on Monday.\nLater Okoth met Sudanese envoys.",
        &["KEN", "SDN"],
        None,
    ),
];

#[test]
fn all_who_are_named_are_parties() {
    for (language, text, wanted, stranger) in PARTIES {
        let records = read(text, language).records;
        let record = records.last().unwrap_or_else(|| panic!("{text}: nothing"));
        let parties = || record.actors.iter().chain(&record.recipients);
        let mut found: Vec<&str> = parties().filter_map(|a| a.code.as_deref()).collect();
        found.sort_unstable();
        let strangers: Vec<&str> =
            parties().filter(|a| a.code.is_none()).filter_map(|a| a.name.as_deref()).collect();
        assert_eq!(
            (found.as_slice(), strangers.as_slice()),
            (wanted, stranger.as_slice()),
            "{text}: {records:#?}"
        );
    }
}

#[test]
fn the_country_where_a_bomb_goes_off_did_not_plant_it() {
    let records = read("قتل سبعة في عمليتي تفجير بكينيا يوم الاثنين.", "ar").records;
    let record = records.iter().find(|r| r.type_ == "ASSAULT").unwrap_or_else(|| panic!("{records:#?}"));
    assert_eq!((codes(&record.actors), codes(&record.recipients)), (vec![], vec!["KEN"]));
}

#[test]
fn what_is_planned_or_did_not_happen_is_no_deed() {
    for (language, text, modality, polarity) in [
        ("en", "Kenya and Uganda signed a defence pact on Monday.", Modality::Reported, Polarity::Affirmed),
        (
            "en",
            "Kenya and Uganda will sign a defence pact next month.",
            Modality::Planned,
            Polarity::Affirmed,
        ),
        ("en", "Kenya and Uganda have not signed a defence pact.", Modality::Reported, Polarity::Denied),
        ("ar", "وقعت كينيا وأوغندا اتفاقية دفاعية يوم الاثنين.", Modality::Reported, Polarity::Affirmed),
        (
            "ar",
            "من المقرر أن توقع كينيا وأوغندا اتفاقية دفاعية الشهر المقبل.",
            Modality::Planned,
            Polarity::Affirmed,
        ),
        ("ar", "لم توقع كينيا وأوغندا أي اتفاقية دفاعية.", Modality::Reported, Polarity::Denied),
    ] {
        let records = read(text, language).records;
        let signed = records
            .iter()
            .find(|r| r.kind == Kind::Agreement)
            .unwrap_or_else(|| panic!("{text}: {records:#?}"));
        assert_eq!((signed.modality, signed.polarity), (modality, polarity), "{text}");
    }
}

#[test]
fn everyday_words_are_no_deeds() {
    for (language, text) in [
        ("en", "The long corridor leaves visitors no choice but to slow down."),
        ("en", "The baker, who is based in Lisbon, wrote a book about bread."),
        ("ar", "تعد القرية من أبعد المحطات عن الساحل، ولا يقل عدد زوارها عن ألف."),
    ] {
        let records = read(text, language).records;
        assert!(records.is_empty(), "{text}: {records:#?}");
    }
}

#[test]
fn a_deeds_own_words_rule_out_what_it_is_not() {
    for (language, text, what) in [
        ("en", "Russia ends its visa regime for Georgia, the president said on Wednesday.", "SANCTION"),
        ("en", "Moscow lifted its ban on flights to Georgia.", "SANCTION"),
        ("en", "Putin on Wednesday signed a decree on flights between Russia and Georgia.", "signed"),
        ("en", "Relations between Turkey and Iraq have improved since last year.", "diplomatic relations"),
        ("en", "China's growing presence in Sri Lanka worries India.", "base"),
        (
            "ar",
            "قال الوزير في مؤتمر صحفي عقده يوم 28 مارس إن الهند وسريلانكا تناقشان اتفاقية دفاع.",
            "concluded",
        ),
    ] {
        let records = read(text, language).records;
        let is_it = |r: &&Record| r.type_ == what || r.stage.as_deref() == Some(what);
        assert!(!records.iter().any(|r| is_it(&r)), "{text}: {records:#?}");
    }
}

#[test]
fn who_trades_holds_no_exercises() {
    let records = read("Direct sea trade between Bangladesh and Pakistan began on Monday.", "en").records;
    assert!(!records.iter().any(|r| r.mode.as_deref() == Some("exercise")), "{records:#?}");
    let records = read("India and Vietnam held a naval exercise on Monday.", "en").records;
    assert!(records.iter().any(|r| r.mode.as_deref() == Some("exercise")), "{records:#?}");
}

#[test]
fn an_agreement_is_of_a_class_whose_words_the_report_has() {
    for (text, class) in [
        (
            "Kazakhstan and China signed a strategic partnership agreement on trade on Monday.",
            "defence cooperation",
        ),
        ("Bangladesh and Pakistan signed a cooperation agreement on Monday.", "defence cooperation"),
        (
            "Saudi Arabia and China issued a joint communique and signed deals on Monday.",
            "diplomatic relations",
        ),
    ] {
        let records = read(text, "en").records;
        assert!(
            !records.iter().any(|r| r.kind == Kind::Agreement && r.type_ == class),
            "{text}: {records:#?}"
        );
    }
    let records =
        read("Bangladesh and Pakistan signed a defence cooperation agreement on Monday.", "en").records;
    assert!(records.iter().any(|r| r.type_ == "defence cooperation"), "{records:#?}");
}

#[test]
fn parties_are_who_acts_and_not_who_is_near() {
    let parties = |text: &str, language: &str| -> Vec<String> {
        let records = read(text, language).records;
        let all = records.iter().flat_map(|r| r.actors.iter().chain(&r.recipients));
        all.filter_map(|actor| actor.code.clone()).collect()
    };
    for (language, text, who, is_there) in [
        ("en", "Brussels accused Georgia of violating the agreement.", "IGO-EU", true),
        ("en", "Brussels accused Georgia of violating the agreement.", "BEL", false),
        (
            "en",
            "Brussels accused Georgia of lying. Belgium recalled its ambassador from Tbilisi.",
            "IGO-EU",
            false,
        ),
        ("ar", "اتهمت بروكسل جورجيا بخرق الاتفاق.", "IGO-EU", true),
        (
            "en",
            "The European Union met on Monday. Chinese President Xi Jinping visited Europe in May.",
            "BEL",
            false,
        ),
        ("en", "Iran-backed gunmen attacked a base of the United States in Iraq.", "IRN", false),
        ("ar", "هاجم مسلحون مدعومون من إيران قاعدة أمريكية في العراق.", "IRN", false),
        ("en", "France was attacked by gunmen. Iran backed the resolution against Israel.", "IRN", true),
    ] {
        let parties = parties(text, language);
        assert_eq!(parties.iter().any(|code| code == who), is_there, "{text}: {parties:?}");
    }
}

/// The first date of a record of this type or step.
fn when(text: &str, what: &str) -> Option<String> {
    let records = read(text, "en").records;
    let record = records.iter().find(|r| r.type_ == what || r.stage.as_deref() == Some(what));
    record.unwrap_or_else(|| panic!("{text}: {records:#?}")).when.as_ref().map(|w| w.edtf.clone())
}

/// Published on Thursday 2025-11-20.
#[test]
fn what_is_planned_lies_ahead() {
    assert_eq!(
        when("Kenya and Uganda signed a defence pact on Monday.", "signed").as_deref(),
        Some("2025-11-17")
    );
    assert_eq!(
        when("Kenya and Uganda will sign a defence pact on Monday.", "signed").as_deref(),
        Some("2025-11-24")
    );
    assert_eq!(
        when("Kenya and Uganda will sign a defence pact in March.", "signed").as_deref(),
        Some("2026-03")
    );
    assert_eq!(
        when("Kenya and Uganda signed a defence pact in March.", "signed").as_deref(),
        Some("2025-03")
    );
}

/// What stands for somebody without naming him: the two who meet are two, an army is one state's.
#[test]
fn descriptions_stand_for_those_named_before() {
    let records = read(
        "Kenya and Uganda quarrelled for years over the lake.\nOn Monday the two countries signed a border agreement.",
        "en",
    )
    .records;
    let signed = records.iter().find(|r| r.stage.as_deref() == Some("signed")).expect("it is signed");
    let mut parties = codes(&signed.actors);
    parties.sort_unstable();
    assert_eq!(parties, ["KEN", "UGA"]);
    let records =
        read("Unrest spread through Mali on Sunday. The army arrested twelve protesters.", "en").records;
    let arrested = records.iter().find(|r| r.type_ == "COERCE").expect("they are arrested");
    assert_eq!(codes(&arrested.actors), ["MLI"]);
}

/// What the words say of a deed besides: the scope of an agreement, whom a claim is about.
#[test]
fn what_is_told_besides() {
    let records =
        read("Kenya and Uganda signed an agreement on training and intelligence sharing on Monday.", "en")
            .records;
    let signed = records.iter().find(|r| r.kind == Kind::Agreement).expect("it is signed");
    assert!(signed.scope.iter().any(|s| s == "training"), "{:?}", signed.scope);
    let records =
        read("\"Uganda is a good neighbour of Kenya,\" the Ugandan foreign minister said.", "en").records;
    let claim = records.iter().find(|r| r.kind == Kind::Claim).expect("it is said");
    assert!(claim.about.iter().any(|a| a == "KEN"), "{:?}", claim.about);
}

/// Behind what the encoder reads of a book the words are read alone.
#[test]
fn a_book_is_read_to_its_end() {
    let mut text = "The village had a quiet winter and a long spring.\n".repeat(5600);
    text += "Kenya condemned Uganda on Monday.";
    assert!(text.len() > 256 * 1024);
    let records = read(&text, "en").records;
    let last = records.last().expect("something is told at the end");
    assert_eq!((last.type_.as_str(), codes(&last.actors)), ("ACCUSE", vec!["KEN"]));
    assert!(!last.rule.starts_with("encoder#"), "{}", last.rule);
}

/// Why something is recorded, and why not.
#[test]
fn explanations_tell_the_probabilities() {
    let document = Document {
        text: "Kenya condemned Uganda on Monday.".to_owned(),
        language: Some("en".to_owned()),
        ..Document::default()
    };
    let told = mithaq::explain(&document);
    let line = told
        .lines()
        .find(|l| l.trim_start().starts_with("deed \"condemned\": ACCUSE"))
        .unwrap_or_else(|| panic!("{told}"));
    for part in ["; else ", "reported ", "denied ", "actor \"Kenya\" = KEN", "recipient \"Uganda\" = UGA"] {
        assert!(line.contains(part), "{part}: {line}");
    }
}

const WORDS: [&str; 24] = [
    "Kenya",
    "signed",
    "the pact",
    "with",
    "Uganda",
    "said",
    "\"",
    ".",
    "\n",
    "on Monday",
    "the two sides",
    "was killed",
    "وقعت",
    "توغو",
    "اتفاقية",
    "مع",
    "وروسيا",
    "،",
    "نفى",
    "الرئيس",
    "أن",
    "«",
    "»",
    "2014",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]
    #[test]
    fn every_quote_stands_where_it_says(words in prop::collection::vec(prop::sample::select(&WORDS[..]), 1..80)) {
        let text = words.join(" ");
        for language in ["en", "ar"] {
            let document = Document { text: text.clone(), language: Some(language.to_owned()), ..Document::default() };
            let Ok(reading) = read_by(&document, Reader::Encoder) else { continue };
            for record in &reading.records {
                prop_assert_eq!(&reading.article.text[record.start..record.end], record.quote.as_str());
                for actor in record.actors.iter().chain(&record.recipients) {
                    prop_assert_eq!(&reading.article.text[actor.start..actor.end], actor.text.as_str());
                }
            }
            prop_assert_eq!(&read_by(&document, Reader::Encoder).expect("it has letters"), &reading);
        }
    }
}
