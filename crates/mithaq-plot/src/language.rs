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
}

/// What pictures say beyond the names they are given.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Word {
    NoData,
    ShareOfTies,
    Band,
    ChangePoint,
    Step,
    Event,
    Relation,
    Done,
    PlannedOrClaimed,
    Denied,
    Weight,
    LabelsLeftOut,
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
        Self { tag: tag.to_owned(), right_to_left, words: Arc::new(words) }
    }

    /// What it says for a caption; the caption itself where it has no word for it.
    #[must_use]
    pub fn say<'w>(&'w self, caption: &'w str) -> &'w str {
        self.words.get(caption).map_or(caption, String::as_str)
    }

    /// The tag of `xml:lang`.
    pub(crate) fn tag(&self) -> &str {
        &self.tag
    }

    /// Whether reading starts at the right.
    pub(crate) fn is_right_to_left(&self) -> bool {
        self.right_to_left
    }

    /// A number with its signs, which keeps its order in the language.
    pub(crate) fn number(&self, number: String) -> String {
        if self.is_right_to_left() { text::isolated(&number) } else { number }
    }

    pub(crate) fn word(&self, word: Word) -> &str {
        self.say(match word {
            Word::NoData => "No data",
            Word::ShareOfTies => "Share of ties",
            Word::Band => "interval of the share",
            Word::ChangePoint => "change point and its interval",
            Word::Step => "step of an agreement",
            Word::Event => "event",
            Word::Relation => "standing relation",
            Word::Done => "done",
            Word::PlannedOrClaimed => "planned or claimed",
            Word::Denied => "denied",
            Word::Weight => "weight of the tie",
            Word::LabelsLeftOut => "Labels left out for want of room:",
        })
    }
}
