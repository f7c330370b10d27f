//! The text in folded spelling, with a map back to the bytes it came from.

use mithaq_lexicon::fold::{Folded as To, fold_char};

/// A folded text. White space stays where it is, so lines stay lines.
#[derive(Debug, Clone, Default)]
pub(crate) struct Folded {
    pub text: String,
    /// For each byte of `text` and one past the end: the byte of the original it stands for.
    map: Vec<u32>,
}

impl Folded {
    pub(crate) fn new(original: &str) -> Self {
        let mut folded =
            Self { text: String::with_capacity(original.len()), map: Vec::with_capacity(original.len() + 1) };
        let mut chars = original.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            // The sign that parts thousands, where a page has it for a comma.
            let is_comma = c == '٬' && !chars.peek().is_some_and(|(_, next)| next.is_numeric());
            if let To::To(to) = fold_char(if is_comma { '،' } else { c }) {
                folded.text.push(to);
                folded.map.resize(folded.text.len(), u32::try_from(at).unwrap_or(u32::MAX));
            }
        }
        folded.map.push(u32::try_from(original.len()).unwrap_or(u32::MAX));
        folded
    }

    /// The original bytes of a folded range: from the first letter to the end of the last one with
    /// the marks it carries.
    pub(crate) fn original(&self, original: &str, start: usize, end: usize) -> (usize, usize) {
        let from = self.map[start] as usize;
        let to = self.map[end] as usize;
        let kept = original[from..to].trim_end().len();
        (from, from + kept)
    }
}

#[cfg(test)]
mod tests {
    use super::Folded;
    use proptest::prelude::*;

    #[test]
    fn marks_belong_to_their_letter() {
        let original = "صدّقَ عليه";
        let folded = Folded::new(original);
        assert_eq!(folded.text, "صدق عليه");
        let (start, end) = folded.original(original, 0, "صدق".len());
        assert_eq!(&original[start..end], "صدّقَ");
    }

    #[test]
    fn a_sign_for_thousands_behind_a_word_is_a_comma() {
        assert_eq!(Folded::new("قال٬ 1٬000").text, "قال، 1٬000");
    }

    proptest! {
        #[test]
        fn every_folded_character_maps_to_a_character(original in "\\PC*") {
            let folded = Folded::new(&original);
            for (start, c) in folded.text.char_indices() {
                let (from, to) = folded.original(&original, start, start + c.len_utf8());
                prop_assert!(original.is_char_boundary(from) && original.is_char_boundary(to));
            }
        }
    }
}
