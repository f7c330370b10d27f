//! Marks of page furniture, from the lexicon.

use std::sync::LazyLock;

use mithaq_lexicon::fold::fold;
use mithaq_lexicon::grammar::Front;
use mithaq_lexicon::{Language, Mark, MarkPlace, Relation, SmallWords};

use crate::annotate::Folded;
use crate::time::{Known, dates_in};

/// A line that is a date has at most so many words,
const DATE_WORDS: usize = 10;
/// and beside it at most so many but one: more behind it, where the date in another calendar may stand.
const BESIDE_DATE: usize = 2;
const BEHIND_DATE: usize = 6;
/// A weekday and a comma may stand before it.
const WEEKDAY_TOKENS: usize = 2;

/// The marks of one language; none for a language without a lexicon.
pub(super) struct Furniture<'a> {
    marks: &'a [Mark],
    language: Option<&'a Language>,
}

impl<'a> Furniture<'a> {
    pub(super) fn new(language: Option<&'a Language>) -> Self {
        Self { marks: language.map_or(&[], |l| &l.marks), language }
    }

    /// Whether a mark of this kind stands where it must in the line.
    pub(super) fn marks(&self, line: &str, kind: &str) -> bool {
        let folded = fold(line);
        self.find(&bare(&folded), kind).is_some() || self.anywhere(&folded, kind)
    }

    /// Marks that stand anywhere may have the very signs in them that [`bare`] takes off.
    fn anywhere(&self, folded: &str, kind: &str) -> bool {
        let marks = self.marks.iter().filter(|m| m.kind == kind && m.place == MarkPlace::Anywhere);
        marks.into_iter().any(|m| folded.contains(m.text.as_str()))
    }

    /// Whether the line is a date and hardly anything else.
    pub(super) fn is_date(&self, line: &str) -> bool {
        let Some(language) = self.language else { return false };
        let words =
            line.split(|c: char| c.is_whitespace() || c == '/' || c == '-').filter(|w| !w.is_empty()).count();
        let dates = dates_in(line, language, &Known::default());
        let opens = dates.first().is_some_and(|d| d.first <= WEEKDAY_TOKENS);
        let spare = if opens { BEHIND_DATE } else { BESIDE_DATE };
        words <= DATE_WORDS && dates.iter().any(|d| d.start.is_some() && d.last - d.first + spare >= words)
    }

    /// Where a mark of this kind stands in a folded line.
    fn find(&self, folded: &str, kind: &str) -> Option<(usize, &'a Mark)> {
        let of_kind = self.marks.iter().filter(|m| m.kind == kind);
        of_kind.filter_map(|m| Some((stands(m, folded)?, m))).max_by_key(|(_, m)| m.text.len())
    }

    /// Whether the line goes on after its mark, as in "Read also: …".
    pub(super) fn ends_with_text(&self, line: &str, kind: &str) -> bool {
        let folded = bare(&fold(line));
        self.find(&folded, kind).is_some_and(|(at, m)| !bare(&folded[at + m.text.len()..]).is_empty())
    }

    /// What stands before and after a mark, in the line's own spelling.
    pub(super) fn split<'l>(&self, line: &'l str, kind: &str) -> Option<(&'l str, &'l str)> {
        let marks = self.marks.iter().filter(|m| m.kind == kind);
        let (from, to) = marks.filter_map(|m| place_in(line, &m.text)).max_by_key(|(from, to)| to - from)?;
        let around = [' ', ':', '-', '|', '(', ')', '،', '–'];
        Some((line[..from].trim_matches(around), line[to..].trim_matches(around)))
    }

    /// What stands after a mark.
    pub(super) fn after(&self, line: &str, kind: &str) -> Option<String> {
        self.split(line, kind).map(|(_, after)| after.to_owned()).filter(|a| !a.is_empty())
    }
}

impl Furniture<'_> {
    /// The small words of the language.
    pub(super) fn words(&self) -> &SmallWords {
        static NONE: LazyLock<SmallWords> = LazyLock::new(SmallWords::default);
        self.language.map_or(&NONE, |language| &language.habits.words)
    }

    /// Words without the preposition that is glued to the first of them, if one is: "of the paper" is "the paper".
    pub(super) fn without_preposition(&self, words: &str) -> Option<String> {
        let fronts = self.language?.grammar().fronts(words);
        let to =
            |f: &&Front| f.clitics.preposition == Some(Relation::To) && !f.clitics.and && !f.clitics.article;
        let hidden = fronts.iter().filter(to).find(|front| !front.hidden.is_empty());
        let front = hidden.or_else(|| fronts.iter().find(to))?;
        Some(format!("{}{}", front.hidden, &words[front.skip..]))
    }
}

/// A folded line without the signs that pages put around their marks.
fn bare(folded: &str) -> String {
    folded.trim_matches(|c: char| !c.is_alphanumeric() && c != '©' && c != '"').to_owned()
}

fn stands(mark: &Mark, folded: &str) -> Option<usize> {
    match mark.place {
        MarkPlace::Whole => (folded == mark.text).then_some(0),
        MarkPlace::Start => {
            let rest = folded.strip_prefix(mark.text.as_str())?;
            (!rest.starts_with(char::is_alphanumeric)).then_some(0)
        }
        MarkPlace::Anywhere => folded.find(mark.text.as_str()),
    }
}

/// The bytes of `line` whose folded form is `mark`.
fn place_in(line: &str, mark: &str) -> Option<(usize, usize)> {
    let folded = Folded::new(line);
    let at = folded.text.find(mark)?;
    Some(folded.original(line, at, at + mark.len()))
}
