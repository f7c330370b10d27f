//! The languages of a picture, and the few words that pictures write themselves.

use crate::text;

/// The language in which a picture is captioned; it decides the side where reading starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// English, from left to right.
    #[default]
    En,
    /// Arabic, from right to left.
    Ar,
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

impl Language {
    /// The tag of `xml:lang`.
    pub(crate) fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Ar => "ar",
        }
    }

    /// Whether reading starts at the right.
    pub(crate) fn is_right_to_left(self) -> bool {
        self == Self::Ar
    }

    /// A number with its signs, which keeps its order in the language.
    pub(crate) fn number(self, number: String) -> String {
        if self.is_right_to_left() { text::isolated(&number) } else { number }
    }

    pub(crate) fn word(self, word: Word) -> &'static str {
        let (english, arabic) = match word {
            Word::NoData => ("No data", "لا توجد بيانات"),
            Word::ShareOfTies => ("Share of ties", "الحصة من الروابط"),
            Word::Band => ("interval of the share", "مدى عدم اليقين في الحصة"),
            Word::ChangePoint => ("change point and its interval", "نقطة تحول ومداها"),
            Word::Step => ("step of an agreement", "خطوة في اتفاقية"),
            Word::Event => ("event", "حدث"),
            Word::Relation => ("standing relation", "علاقة قائمة"),
            Word::Done => ("done", "تم فعلاً"),
            Word::PlannedOrClaimed => ("planned or claimed", "مخطط له أو مزعوم"),
            Word::Denied => ("denied", "منفي"),
            Word::Weight => ("weight of the tie", "وزن الرابطة"),
            Word::LabelsLeftOut => ("Labels left out for want of room:", "تسميات حُذفت لضيق المكان:"),
        };
        if self == Self::En { english } else { arabic }
    }
}
