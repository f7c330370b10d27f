//! Reading takes time in proportion to the text, whatever the text is: twice the text takes about twice as long.

use std::time::{Duration, Instant};

use mithaq::{Document, Reader, read_by};

/// A text twice as long may take at most this many times as long. What looks at all of a text for each of its parts
/// would take four times as long.
const MOST: u32 = 3;
/// How often a kind is timed before it fails: the machine may be busy with something else.
const TRIES: usize = 4;

const STATES: [&str; 16] = [
    "France", "Togo", "Mali", "Russia", "Niger", "Iran", "China", "Turkey", "Egypt", "Sudan", "Chad",
    "Ghana", "Benin", "Kenya", "Japan", "India",
];
const OFFICES: [&str; 8] = [
    "the president",
    "the foreign minister",
    "the presidency",
    "the army",
    "the government",
    "the parliament",
    "the embassy",
    "the opposition",
];
const DEEDS: [&str; 6] = [
    "expelled three diplomats from",
    "signed a military agreement with",
    "attacked a post near the border with",
    "withdrew its forces from",
    "will send aid to",
    "ratified the treaty with",
];
const ARABIC_STATES: [&str; 16] = [
    "فرنسا",
    "توغو",
    "مالي",
    "روسيا",
    "النيجر",
    "إيران",
    "الصين",
    "تركيا",
    "مصر",
    "السودان",
    "تشاد",
    "غانا",
    "بنين",
    "كينيا",
    "اليابان",
    "الهند",
];
const ARABIC_OFFICES: [&str; 8] =
    ["الرئيس", "وزير الخارجية", "الرئاسة", "الجيش", "الحكومة", "البرلمان", "السفارة", "المعارضة"];
const ARABIC_DEEDS: [&str; 6] = [
    "طردت ثلاثة دبلوماسيين من",
    "وقعت اتفاقية عسكرية مع",
    "هاجمت موقعا قرب الحدود مع",
    "سحبت قواتها من",
    "سترسل مساعدات إلى",
    "صادقت على المعاهدة مع",
];

/// Takes words in no order, the same ones each time.
struct Pick(u64);

impl Pick {
    fn number(&mut self, below: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % below
    }

    fn of(&mut self, words: &[&'static str]) -> &'static str {
        words[usize::try_from(self.number(words.len() as u64)).unwrap_or(0)]
    }
}

/// A sort of text: its language, the bytes of the shorter text, and the piece that it is made of.
struct Sort {
    name: &'static str,
    language: &'static str,
    bytes: usize,
    piece: fn(&mut Pick) -> String,
}

const SORTS: [Sort; 9] = [
    Sort { name: "English news", language: "en", bytes: 80_000, piece: news },
    Sort { name: "Arabic news", language: "ar", bytes: 80_000, piece: arabic_news },
    Sort { name: "an endless English sentence", language: "en", bytes: 30_000, piece: endless },
    Sort { name: "an endless Arabic sentence", language: "ar", bytes: 40_000, piece: arabic_endless },
    Sort { name: "an English quotation without end", language: "en", bytes: 40_000, piece: quotation },
    Sort { name: "verbs that nobody is the subject of", language: "en", bytes: 10_000, piece: verbs },
    Sort { name: "names", language: "en", bytes: 100_000, piece: names },
    Sort { name: "dates", language: "en", bytes: 60_000, piece: dates },
    Sort { name: "agreements", language: "en", bytes: 60_000, piece: agreements },
];

fn news(pick: &mut Pick) -> String {
    let (office, deed) = (pick.of(&OFFICES), pick.of(&DEEDS));
    let (one, two, three) = (pick.of(&STATES), pick.of(&STATES), pick.of(&STATES));
    match pick.number(3) {
        0 => format!("In a statement {office} denied that {one} {deed} {two}.\n"),
        1 => format!("{one} {deed} {two}, according to {office} of {three}. "),
        _ => format!("Its ambassador said that {office} of {one} met the council here. "),
    }
}

fn arabic_news(pick: &mut Pick) -> String {
    let (office, deed) = (pick.of(&ARABIC_OFFICES), pick.of(&ARABIC_DEEDS));
    let (one, two) = (pick.of(&ARABIC_STATES), pick.of(&ARABIC_STATES));
    match pick.number(3) {
        0 => format!("ونفى {office} أن تكون {one} {deed} {two}.\n"),
        1 => format!("وطردت {one} ثلاثة دبلوماسيين إيرانيين من {two} وفقا لمصادر. "),
        _ => format!("وقال {office} إن بلاده {deed} {two}. "),
    }
}

fn endless(pick: &mut Pick) -> String {
    format!("{} said {} attacked {} and ", pick.of(&OFFICES), pick.of(&STATES), pick.of(&STATES))
}

fn arabic_endless(pick: &mut Pick) -> String {
    let (one, deed, two) = (pick.of(&ARABIC_STATES), pick.of(&ARABIC_DEEDS), pick.of(&ARABIC_STATES));
    format!("قال {} إن {one} {deed} {two} و", pick.of(&ARABIC_OFFICES))
}

fn quotation(pick: &mut Pick) -> String {
    let open = if pick.0 == 0 { "Mali said: \"" } else { "" };
    format!("{open}According to officials, {} attacked {}. ", pick.of(&STATES), pick.of(&STATES))
}

fn verbs(_: &mut Pick) -> String {
    "and killed and wounded ".to_owned()
}

fn names(pick: &mut Pick) -> String {
    format!("{}{} ", pick.of(&STATES), pick.of(&[",", ",", ",", " and", "."]))
}

fn dates(pick: &mut Pick) -> String {
    let (day, year) = (1 + pick.number(28), 1950 + pick.number(70));
    format!("{} {} {} on {day} March {year}. ", pick.of(&STATES), pick.of(&DEEDS), pick.of(&STATES))
}

fn agreements(pick: &mut Pick) -> String {
    let (one, two) = (pick.of(&STATES), pick.of(&STATES));
    format!("{one} signed the agreement. The military treaty with {two} was ratified and the accord ended. ")
}

fn text(sort: &Sort, bytes: usize) -> String {
    let mut pick = Pick(0);
    let mut text = String::new();
    while text.len() < bytes {
        text.push_str(&(sort.piece)(&mut pick));
    }
    text
}

#[allow(clippy::disallowed_methods)]
fn time(sort: &Sort, bytes: usize) -> Duration {
    let document = Document {
        text: text(sort, bytes),
        language: Some(sort.language.to_owned()),
        published: Some("2025-03-14".to_owned()),
        ..Document::default()
    };
    let start = Instant::now();
    let reading = read_by(&document, Reader::Words);
    assert!(reading.is_ok(), "{}", sort.name);
    start.elapsed()
}

#[test]
fn time_is_linear() {
    for sort in &SORTS {
        let tries = (0..TRIES).map(|_| (time(sort, sort.bytes), time(sort, 2 * sort.bytes)));
        let slow: Vec<(Duration, Duration)> =
            tries.take_while(|(once, twice)| *twice > *once * MOST).collect();
        assert!(slow.len() < TRIES, "{}, and twice as much of it: {slow:?}", sort.name);
    }
}
