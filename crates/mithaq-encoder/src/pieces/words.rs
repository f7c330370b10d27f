//! The words of a text, normalised, each with the space before it, and whence each of their characters comes.

use super::{Normal, SPACE};

/// Longer words are cut: pieces are looked up within a word, so this bounds what one word can cost.
const LONGEST: usize = 200;

/// A word, or the piece of one that is too long.
#[derive(Default)]
pub(crate) struct Word {
    /// Its normalised characters.
    pub text: String,
    /// For each character where it begins in `text`, and the bytes in the source that it comes from.
    pub characters: Vec<(usize, Source)>,
}

/// Bytes of the source.
#[derive(Clone, Copy)]
pub(crate) struct Source {
    pub start: usize,
    pub end: usize,
}

impl Word {
    fn push(&mut self, c: char, source: Source) {
        self.characters.push((self.text.len(), source));
        self.text.push(c);
    }

    fn clear(&mut self) {
        self.text.clear();
        self.characters.clear();
    }
}

/// Calls `cut` for each word of a text. A run of spaces is one; the first word has a space before it even if the text has none.
pub(crate) fn for_each(normal: &Normal, text: &str, mut cut: impl FnMut(&Word)) {
    let mut word = Word::default();
    let mut last = None;
    for (start, c) in text.char_indices() {
        let source = Source { start, end: start + c.len_utf8() };
        let itself = [c];
        for &c in normal.form(c).unwrap_or(&itself) {
            if c == ' ' && last == Some(' ') {
                continue;
            }
            if last.is_none() && c != ' ' {
                word.push(SPACE, Source { start: 0, end: text.chars().next().map_or(0, char::len_utf8) });
            }
            last = Some(c);
            let c = if c == ' ' { SPACE } else { c };
            if (c == SPACE || word.characters.len() >= LONGEST) && !word.characters.is_empty() {
                cut(&word);
                word.clear();
            }
            word.push(c, source);
        }
    }
    if !word.characters.is_empty() {
        cut(&word);
    }
}
