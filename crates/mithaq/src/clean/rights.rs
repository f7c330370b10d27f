//! The rights line: who publishes, and in which year.

use mithaq_lexicon::fold::fold;
use mithaq_lexicon::{Has, SmallWords};

use super::furniture::Furniture;

/// The last year the line names.
pub(super) fn year(line: &str) -> Option<i16> {
    let folded = fold(line);
    let years = folded.split(|c: char| !c.is_ascii_digit()).filter(|d| d.len() == 4);
    years.filter_map(|d| d.parse().ok()).filter(|y| (1900..=2100).contains(y)).max()
}

/// Who holds the rights: what the line says beside the formula, the sign and the year. A name in
/// Latin letters after a dash is how the company calls itself.
pub(super) fn publisher(line: &str, furniture: &Furniture) -> Option<String> {
    let (before, after) = furniture.split(line, "rights")?;
    let without = furniture.without_preposition(after);
    let after = without.as_deref().unwrap_or(after);
    let rest = [after, before].into_iter().map(|s| strip(s, furniture.words())).find(|s| !s.is_empty())?;
    let latin = rest.split([' ', '\u{A0}']).collect::<Vec<_>>().join(" ");
    let own = latin.split(" - ").chain(latin.split(" – ")).chain(latin.split(" | ")).map(str::trim);
    let own = own
        .filter(|p| *p != latin)
        .find(|p| p.chars().any(char::is_alphabetic) && p.is_ascii())
        .map(str::to_owned);
    own.or(Some(rest))
}

fn strip(text: &str, words: &SmallWords) -> String {
    let no_years: Vec<&str> = text.split_whitespace().filter(|w| !is_sign_or_year(w, words)).collect();
    let joined = no_years.join(" ");
    let trimmed = joined.trim_matches(|c: char| !c.is_alphanumeric() && c != ')' && c != '"');
    let held = trimmed.split_once(' ').filter(|(first, _)| words.held_by.has(&fold(first)));
    held.map_or(trimmed, |(_, rest)| rest).trim_start_matches('ـ').trim().to_owned()
}

fn is_sign_or_year(word: &str, words: &SmallWords) -> bool {
    let core = word.trim_matches(|c: char| !c.is_alphanumeric());
    core.is_empty() && !matches!(word, "-" | "–" | "|")
        || !core.is_empty() && core.chars().all(char::is_numeric)
        || words.rights.has(&fold(core))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon;

    #[test]
    fn publishers_and_years() {
        let furniture = Furniture::new(lexicon().language("ar"));
        for (line, name, in_year) in [
            ("جميع الحقوق محفوظة © 2025 شركة المدى - Mada Media FZ LLC", "Mada Media FZ LLC", 2025),
            ("© 2023 صحيفة الشاطئ. جميع الحقوق محفوظة", "صحيفة الشاطئ", 2023),
            ("جميع الحقوق محفوظة لصحيفة الشاطئ ٢٠٢٤", "صحيفة الشاطئ", 2024),
        ] {
            assert_eq!(publisher(line, &furniture).as_deref(), Some(name), "{line}");
            assert_eq!(year(line), Some(in_year), "{line}");
        }
    }
}
