//! Words, numbers, signs and sentences.

use mithaq_lexicon::fold::is_accented;
use mithaq_lexicon::{Language, Sense, Use, What};

use super::folded::Folded;

/// A sentence has at most this many tokens. What goes on longer is a list or a page without full stops, and much of the
/// reader looks at all of a sentence for each of its words.
const LONGEST_SENTENCE: usize = 400;

/// A piece of the folded text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Token {
    /// First byte in the folded text.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    pub kind: TokenKind,
    /// Index of the sentence it stands in.
    pub sentence: usize,
    /// How it is written, in scripts that have capitals.
    pub case: Case,
    /// Whether its last vowel has an accent.
    pub accented: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Case {
    /// Begins with a small letter, or the script has no capitals.
    Small,
    /// Begins with a capital.
    Capital,
    /// All letters are capitals, and there are at least two, or it is one capital by itself.
    Upper,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TokenKind {
    Word,
    Number,
    Sign,
}

/// Cuts the folded text. A word is a run of letters; where digits touch letters a new token starts,
/// so that لـ65 is two.
pub(crate) fn cut(folded: &Folded, original: &str, language: &Language) -> Vec<Token> {
    let text = folded.text.as_str();
    let endings = &language.habits.words.possessive_endings;
    let mut tokens: Vec<Token> = Vec::new();
    let (mut sentence, mut first) = (0, 0);
    let mut fresh = false;
    let mut chars = text.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        if c == '\n' {
            fresh = !tokens.is_empty();
            continue;
        }
        if c.is_whitespace() {
            continue;
        }
        let kind = kind_of(c);
        let mut end = start + c.len_utf8();
        while let Some(&(at, next)) = chars.peek() {
            if !goes_on(kind, next, &text[at + next.len_utf8()..]) {
                break;
            }
            end = at + next.len_utf8();
            chars.next();
        }
        if std::mem::take(&mut fresh) || tokens.len() >= first + LONGEST_SENTENCE {
            sentence += 1;
            first = tokens.len();
        }
        let seam = (kind == TokenKind::Word).then(|| seam(&text[start..end], language)).flatten();
        let cut = start + seam.unwrap_or_else(|| language.grammar().elided(&text[start..end]));
        for (start, end) in [(start, cut), (cut, end)].into_iter().filter(|(start, end)| start < end) {
            let (from, to) = folded.original(original, start, end);
            let word = &original[from..to];
            let case = case_of(word, endings);
            tokens.push(Token { start, end, kind, sentence, case, accented: is_accented(word) });
        }
        fresh = ends_sentence(text, &tokens, language);
    }
    tokens
}

/// Where a word is two names that lost the blank between them: بينالكويتوالأردن.
fn seam(word: &str, language: &Language) -> Option<usize> {
    let is_name = |word: &str| {
        let readings = language.grammar().fronts(word).into_iter();
        let mut senses = readings.flat_map(|front| language.forms.get(&word[front.skip..]));
        senses.any(|sense| matches!(sense.what, What::Name(..)))
    };
    let seams = language.grammar().seams(word).into_iter();
    seams
        .filter(|_| language.forms.get(word).is_empty())
        .find(|at| is_name(&word[..*at]) && is_name(&word[*at..]))
}

fn case_of(word: &str, endings: &[String]) -> Case {
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    match letters.next() {
        Some(first) if first.is_uppercase() => {
            let upper =
                without_ending(word, endings).chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
            if upper { Case::Upper } else { Case::Capital }
        }
        _ => Case::Small,
    }
}

/// A word as the text writes it without the mark of an owner, whose apostrophe may be curly.
pub(crate) fn without_ending<'w>(word: &'w str, endings: &[String]) -> &'w str {
    let straight = |c: char| if c == '’' { '\'' } else { c };
    let ending = endings.iter().find(|ending| {
        let mut letters = word.chars().rev().map(straight);
        ending.chars().rev().all(|c| letters.next() == Some(c))
    });
    let letters = ending.map_or(0, |ending| ending.chars().count());
    let end = word.char_indices().rev().take(letters).last().map_or(word.len(), |(at, _)| at);
    &word[..end]
}

fn kind_of(c: char) -> TokenKind {
    if c.is_ascii_digit() {
        TokenKind::Number
    } else if c.is_alphabetic() {
        TokenKind::Word
    } else {
        TokenKind::Sign
    }
}

fn goes_on(kind: TokenKind, next: char, rest: &str) -> bool {
    match kind {
        TokenKind::Word => next.is_alphabetic() || next == '\'' && rest.starts_with(char::is_alphabetic),
        TokenKind::Number => {
            next.is_ascii_digit()
                || matches!(next, '.' | ',') && rest.starts_with(|c: char| c.is_ascii_digit())
        }
        TokenKind::Sign => false,
    }
}

/// A full stop ends a sentence unless a single letter (د.) or an abbreviation stands before it; closing quotation marks
/// and brackets belong to the sentence they close.
fn ends_sentence(text: &str, tokens: &[Token], language: &Language) -> bool {
    let Some(token) = tokens.last() else { return false };
    match &text[token.start..token.end] {
        "؟" | "?" | "!" => true,
        "." | "…" => !tokens.len().checked_sub(2).map(|i| tokens[i]).is_some_and(|before| {
            is_initial(text, before, *token) || is_abbreviation(text, before, *token, language)
        }),
        _ => false,
    }
}

fn is_abbreviation(text: &str, before: Token, stop: Token, language: &Language) -> bool {
    let use_of = |sense: &Sense| match sense.what {
        What::Word(word) => language.lemmas[word as usize].uses.contains(&Use::Abbreviation),
        What::Name(..) => false,
    };
    before.end == stop.start && language.forms.get(&text[before.start..before.end]).iter().any(use_of)
}

fn is_initial(text: &str, before: Token, stop: Token) -> bool {
    before.kind == TokenKind::Word
        && before.end == stop.start
        && text[before.start..before.end].chars().count() == 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon;

    fn words(text: &str, language: &str) -> Vec<(String, usize)> {
        let folded = Folded::new(text);
        let language = lexicon().language(language).expect("a language of the lexicon");
        let tokens = cut(&folded, text, language);
        tokens.iter().map(|t| (folded.text[t.start..t.end].to_owned(), t.sentence)).collect()
    }

    #[test]
    fn digits_part_from_letters_and_stops_end_sentences() {
        let cut = words("الممتدة لـ65 عاما. قال د. أحمد 3.5", "ar");
        let texts: Vec<&str> = cut.iter().map(|(w, _)| w.as_str()).collect();
        assert_eq!(texts, ["الممتده", "ل", "65", "عاما", ".", "قال", "د", ".", "احمد", "3.5"]);
        assert_eq!(cut[4].1, 0);
        assert_eq!(cut[5].1, 1);
        assert_eq!(cut[9].1, 1);
    }

    #[test]
    fn small_words_that_lost_their_vowel_are_tokens() {
        let cut = words("L’Algérie et l'Élysée à N'Djamena, aujourd'hui", "fr");
        let texts: Vec<&str> = cut.iter().map(|(w, _)| w.as_str()).collect();
        assert_eq!(texts, ["l'", "algerie", "et", "l'", "elysee", "a", "n'", "djamena", ",", "aujourd'hui"]);
    }

    #[test]
    fn abbreviations_end_no_sentence() {
        let cut = words("The U.S. sent Gen. Smith. He left.", "en");
        assert_eq!(cut.iter().map(|(_, sentence)| *sentence).max(), Some(1));
    }
}
