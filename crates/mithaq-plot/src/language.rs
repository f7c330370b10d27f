//! The language of a picture, and the few words that pictures write themselves.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::text;

/// The language of what is written here, for a picture that is told no other.
const OWN: &str = "en";

/// The language in which a picture is captioned; it decides the side where reading starts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Language {
    tag: String,
    right_to_left: bool,
    /// What stands for the words written here; what is missing stays as it is.
    words: Arc<BTreeMap<String, String>>,
    /// What stands for 0 to 9, if others than these.
    digits: Option<[char; 10]>,
}

/// Defines [`Word`] with the English words of each.
macro_rules! words {
    ($($(#[$about:meta])* $word:ident = $english:literal,)+) => {
        /// What pictures say beyond the names they are given.
        #[derive(Debug, Clone, Copy)]
        pub(crate) enum Word { $($(#[$about])* $word),+ }

        /// The words that pictures write themselves, in English: what a language is to have captions for.
        pub const WORDS: &[&str] = &[$($english),+];

        impl Word {
            fn english(self) -> &'static str {
                match self { $(Self::$word => $english),+ }
            }
        }
    };
}

words! {
    NoData = "No data",
    ShareOfTies = "Share of ties",
    Band = "interval of the share",
    ChangePoint = "change point and its interval",
    Step = "step of an agreement",
    Event = "event",
    Claim = "statement",
    Relation = "standing relation",
    Done = "done",
    PlannedOrClaimed = "planned or claimed",
    Denied = "denied",
    Weight = "weight of the tie",
    Uncovered = "no source covers it",
    /// What there was no room for, at its place.
    More = "and {n} more",
    Year = "year",
    Month = "month",
    When = "when",
    With = "with",
    Kind = "kind",
    Standing = "standing",
    What = "what",
    Interval = "{name}, interval",
    Class = "class",
}

impl Default for Language {
    fn default() -> Self {
        Self::new(OWN, false, BTreeMap::new())
    }
}

impl Language {
    /// A language by its tag (`xml:lang`), the side where its reading starts, and what it says for the captions.
    ///
    /// ```
    /// let words = [("event".to_owned(), "événement".to_owned())];
    /// let french = mithaq_plot::Language::new("fr", false, words.into());
    /// assert_eq!((french.say("event"), french.say("denied")), ("événement", "denied"));
    /// ```
    #[must_use]
    pub fn new(tag: &str, right_to_left: bool, words: BTreeMap<String, String>) -> Self {
        Self { tag: tag.to_owned(), right_to_left, words: Arc::new(words), digits: None }
    }

    /// The same with digits of its own, 0 to 9, in all that a picture writes.
    ///
    /// ```
    /// let arabic = mithaq_plot::Language::new("ar", true, Default::default()).with_digits(['٠', '١', '٢', '٣', '٤', '٥', '٦', '٧', '٨', '٩']);
    /// assert_eq!(arabic.in_digits("2024-03, 7.5%, Mi-17"), "٢٠٢٤-٠٣, ٧٫٥٪, Mi-17");
    /// ```
    #[must_use]
    pub fn with_digits(self, digits: [char; 10]) -> Self {
        Self { digits: Some(digits), ..self }
    }

    /// What it says for a caption; the caption itself where it has no word for it.
    #[must_use]
    pub fn say<'w>(&'w self, caption: &'w str) -> &'w str {
        self.words.get(caption).map_or(caption, String::as_str)
    }

    /// A text in the digits of the language. Those of a word with Latin letters belong to its name and stay.
    #[must_use]
    pub fn in_digits(&self, text: &str) -> String {
        match &self.digits {
            None => text.to_owned(),
            Some(digits) => text.split(' ').map(|word| rewritten(word, digits)).collect::<Vec<_>>().join(" "),
        }
    }

    /// The tag of `xml:lang`.
    pub(crate) fn tag(&self) -> &str {
        &self.tag
    }

    /// Whether reading starts at the right.
    pub(crate) fn is_right_to_left(&self) -> bool {
        self.right_to_left
    }

    /// Text as a picture in the language writes it: tidied, in its digits.
    pub(crate) fn tidy(&self, text: &str) -> String {
        self.in_digits(&text::tidy(text))
    }

    /// A number with its signs, which keeps its order in the language.
    pub(crate) fn number(&self, number: &str) -> String {
        let written = self.in_digits(number);
        // Digits of its own run with the text: ٪٢٩, as CLDR has it.
        if self.right_to_left && self.digits.is_none() { text::isolated(&written) } else { written }
    }

    pub(crate) fn word(&self, word: Word) -> &str {
        self.say(word.english())
    }

    /// So many more than there was room for.
    pub(crate) fn more(&self, n: usize) -> String {
        self.in_digits(&self.word(Word::More).replace("{n}", &n.to_string()))
    }
}

/// A word with other digits, unless it has Latin letters; with the signs that go with them.
fn rewritten(word: &str, digits: &[char; 10]) -> String {
    if word.chars().any(|c| c.is_ascii_alphabetic()) {
        return word.to_owned();
    }
    let is_decimal = word.matches('.').count() == 1;
    let mut before = None;
    let mut written = String::with_capacity(word.len() * 2);
    let mut rest = word.chars().peekable();
    while let Some(c) = rest.next() {
        let between =
            before.is_some_and(|c: char| c.is_ascii_digit()) && rest.peek().is_some_and(char::is_ascii_digit);
        written.push(match c {
            '0'..='9' => digits[usize::from(c as u8 - b'0')],
            '%' if before.is_some_and(|c| c.is_ascii_digit()) => '٪',
            '.' if is_decimal && between => '٫',
            c => c,
        });
        before = Some(c);
    }
    written
}
