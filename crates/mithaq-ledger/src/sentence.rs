//! The whole sentence around the words of a record.

use std::collections::HashMap;

use crate::{Ledger, Result};

/// A sentence longer than this, in bytes, is cut: no more of it is shown before or behind the words.
const REACH: usize = 600;

/// Sentences out of the reports of a ledger, each report read once.
pub(crate) struct Sentences<'l> {
    ledger: &'l Ledger,
    texts: HashMap<String, String>,
}

impl<'l> Sentences<'l> {
    pub(crate) fn of(ledger: &'l Ledger) -> Self {
        Self { ledger, texts: HashMap::new() }
    }

    /// The sentence of the report of this id that holds its bytes from `start` to `end`, and where in it they stand; nothing where they are no
    /// part of it.
    pub(crate) fn around(
        &mut self,
        article: &str,
        start: usize,
        end: usize,
    ) -> Result<Option<(String, usize)>> {
        if !self.texts.contains_key(article) {
            let text = self.ledger.text_of(article)?.unwrap_or_default();
            self.texts.insert(article.to_owned(), text);
        }
        let text = self.texts.get(article).map_or("", String::as_str);
        Ok(around(text, start, end).map(|(sentence, at)| (sentence.to_owned(), at)))
    }
}

/// A sentence parted: what stands before the words at this byte, the words, of so many bytes, and what stands behind them.
pub(crate) fn parts(sentence: &str, at: usize, length: usize) -> Option<[&str; 3]> {
    let (before, rest) = sentence.split_at_checked(at)?;
    let (words, behind) = rest.split_at_checked(length)?;
    Some([before, words, behind])
}

/// The sentence that holds `text[start..end]`, and where in it these words stand; nothing where they are no part of the text.
fn around(text: &str, start: usize, end: usize) -> Option<(&str, usize)> {
    text.get(start..end)?;
    let first = floor(text, start.saturating_sub(REACH));
    let last = floor(text, end.saturating_add(REACH).min(text.len()));
    let before = &text[first..start];
    let begin = first + ends(before).last().unwrap_or(0);
    let begin = begin + (text[begin..start].len() - text[begin..start].trim_start().len());
    // The words may end with the sentence themselves.
    let behind = floor(text, end.saturating_sub(1).max(start));
    let stop = ends(&text[behind..last]).map(|at| behind + at).find(|at| *at >= end).unwrap_or(last);
    let sentence = text[begin..stop].trim_end();
    Some((sentence, start - begin))
}

fn floor(text: &str, at: usize) -> usize {
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

/// Behind each end of a sentence: a line's end, or a full stop, question or exclamation mark with what closes after it and a blank.
fn ends(text: &str) -> impl Iterator<Item = usize> + '_ {
    text.char_indices().filter_map(|(at, c)| match c {
        '\n' => Some(at + 1),
        '.' if is_abbreviation(&text[..at]) => None,
        '.' | '!' | '?' | '؟' | '…' => {
            let rest = text[at + c.len_utf8()..].trim_start_matches(['"', '”', '»', '\'', '’', ')']);
            let is_end = rest.starts_with(char::is_whitespace) || rest.is_empty();
            is_end.then(|| text.len() - rest.len())
        }
        _ => None,
    })
}

/// Whether a full stop behind this shortens a word: "Gen.", "U.S.", "No.".
fn is_abbreviation(before: &str) -> bool {
    let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let opens_large = word.chars().next().is_some_and(char::is_uppercase);
    opens_large && word.chars().count() <= 3
}

#[cfg(test)]
mod tests {
    use super::around;

    #[test]
    fn the_whole_sentence() {
        let text = "Lomé, Monday\nGen. Ba arrived. \"Togo signed a pact with the U.S. Army,\" he said. France waits!\nوقعت توغو اتفاقية؟ لا.";
        for (words, sentence) in [
            ("signed a pact", "\"Togo signed a pact with the U.S. Army,\" he said."),
            ("arrived", "Gen. Ba arrived."),
            ("France waits!", "France waits!"),
            ("توغو", "وقعت توغو اتفاقية؟"),
            ("Lomé", "Lomé, Monday"),
        ] {
            let start = text.find(words).expect("there");
            let (found, at) = around(text, start, start + words.len()).expect("a sentence");
            assert_eq!(found, sentence);
            assert_eq!(found[at..].strip_prefix(words).map(|_| ()), Some(()), "{words}");
        }
        assert_eq!(around(text, 3, 9_999), None);
        assert_eq!(around("é", 1, 2), None);
    }
}
