//! Whatever comes in, the reader answers, and every span it gives is true.

use mithaq::{Document, Reader, Reading, read, read_by};
use proptest::prelude::*;

/// Words that set off much of the reader, to be thrown together in any order.
const WORDS: [&str; 44] = [
    "وقعت",
    "وقّعها",
    "صادق",
    "عليه",
    "زيارة",
    "زيارته",
    "قام",
    "بها",
    "اتفاقية",
    "الاتفاقيات",
    "تلك",
    "المبرمة",
    "مع",
    "بين",
    "وروسيا",
    "توغو،",
    "فرنسا",
    "للصين",
    "البلدان",
    "الجانبان",
    "الرئيس",
    "نظيره",
    "قواتها",
    "مصادر",
    "أمنية",
    "إن",
    "أن",
    "لم",
    "نفى",
    "وفقا",
    "لـ65",
    "عاما",
    "منذ",
    "تشرين",
    "الثاني/أكتوبر",
    "الماضي",
    "2014",
    "\"",
    "-",
    "؟",
    ".",
    "(",
    ")",
    "\n",
];

fn check(text: String) -> Result<(), TestCaseError> {
    for language in [None, Some("ar".to_owned())] {
        let document = Document {
            text: text.clone(),
            language,
            published: Some("2025".to_owned()),
            ..Document::default()
        };
        let Ok(Reading { article, records }) = read_by(&document, Reader::Words) else { return Ok(()) };
        for record in records {
            prop_assert_eq!(&article.text[record.start..record.end], record.quote.as_str());
            prop_assert!((0.0..=1.0).contains(&record.confidence));
            for actor in record.actors.iter().chain(&record.recipients) {
                prop_assert_eq!(&article.text[actor.start..actor.end], actor.text.as_str());
            }
        }
    }
    Ok(())
}

/// Words that open, close and cross the English reader's phrases.
const ENGLISH: [&str; 40] = [
    "The",
    "U.S.",
    "Iran's",
    "Russian",
    "president",
    "Vladimir Putin",
    "and",
    ",",
    "who",
    "which",
    "that",
    "was",
    "has",
    "will",
    "to",
    "attacked",
    "attacks",
    "attack",
    "by",
    "signed",
    "agreement",
    "with",
    "of",
    "in",
    "March",
    "12",
    "2024",
    "said",
    "not",
    "\"",
    "(",
    ")",
    "-",
    "'s",
    "’",
    "it",
    "they",
    "the two countries",
    ".",
    "\n",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text(text in "\\PC*") {
        check(text)?;
    }

    #[test]
    fn any_bytes_that_are_text(text in any::<String>()) {
        check(text)?;
    }

    #[test]
    fn words_in_any_order(words in proptest::collection::vec(proptest::sample::select(&WORDS[..]), 0..60)) {
        check(words.join(" "))?;
    }

    #[test]
    fn english_words_in_any_order(words in proptest::collection::vec(proptest::sample::select(&ENGLISH[..]), 0..60)) {
        check(words.join(" "))?;
        check(words.concat())?;
    }
}

#[test]
fn the_same_text_gives_the_same_records_and_ids_under_any_name() {
    let text = "وقعت باماكو اتفاقية دفاعية مع موسكو عام 2019.".to_owned();
    let ids = |id: &str| -> Vec<String> {
        let reading = read(&Document { id: id.to_owned(), text: text.clone(), ..Document::default() })
            .expect("it has letters");
        reading.records.into_iter().map(|r| r.id).collect()
    };
    assert!(!ids("a").is_empty());
    assert_eq!(ids("a"), ids("b"));
}

#[test]
fn short_sentences_are_told_by_language() {
    for (sentence, language) in [
        ("Jordan deported Yemeni refugees.", "en"),
        ("Turkey and Azerbaijan drafted a defence agreement.", "en"),
        ("وقعت باماكو اتفاقية مع موسكو.", "ar"),
        ("La France a retiré ses soldats du Niger.", "fr"),
    ] {
        let document = mithaq::Document { text: sentence.to_owned(), ..mithaq::Document::default() };
        assert_eq!(mithaq::read(&document).expect("it has letters").article.language, language, "{sentence}");
    }
}
