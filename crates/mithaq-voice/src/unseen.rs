//! Characters that nobody sees but that change what is seen: marks that turn the order of letters round, letters of no width,
//! controls. Texts of others may hide behind them, so that pages show each by its number.

use std::borrow::Cow;

use maud::{Markup, html};

/// Whether a character has no shape of its own and may mislead.
#[must_use]
pub fn is_unseen(c: char) -> bool {
    match c {
        '\n' | '\t' | '\r' => false,
        c if c.is_control() => true,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{3164}' => {
            true
        }
        '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' => true,
        '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}' => true,
        c => ('\u{e0000}'..='\u{e0fff}').contains(&c),
    }
}

/// `U+202E`
fn number(c: char) -> String {
    format!("U+{:04X}", u32::from(c))
}

/// A stretch of a text that is not simply shown.
enum Stretch {
    Unseen(char),
    /// Days: in a text that runs to the left their parts would change places.
    Days,
}

/// The first such stretch: where it begins and ends.
fn first(text: &str) -> Option<(usize, usize, Stretch)> {
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        if is_unseen(c) {
            return Some((at, at + c.len_utf8(), Stretch::Unseen(c)));
        }
        if c.is_ascii_digit() && !before.is_ascii_alphanumeric() {
            let length = days(&text[at..]);
            if length > 0 {
                return Some((at, at + length, Stretch::Days));
            }
        }
        before = c;
    }
    None
}

/// Bytes of a day, month or interval that a text begins with (ISO 8601, EDTF): `2025-10`, `1960/..`
fn days(text: &str) -> usize {
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, '-' | '/' | '.' | '~' | '?' | '%');
    let whole = text.find(|c| !is_part(c)).map_or(text, |end| &text[..end]);
    let open = whole.ends_with("/..");
    let whole = if open { whole } else { whole.trim_end_matches(['.', '-', '/', '?', '%']) };
    let is_year = whole.len() > 5 && whole.bytes().take(4).all(|b| b.is_ascii_digit());
    if is_year && matches!(whole.as_bytes()[4], b'-' | b'/') { whole.len() } else { 0 }
}

/// A text of others inside a page: escaped, each unseen character as a mark with its number, days kept in their order.
#[must_use]
pub fn shown(text: &str) -> Markup {
    let mut rest = text;
    html! {
        @while let Some((from, to, stretch)) = first(rest) {
            (rest[..from])
            @match stretch {
                Stretch::Unseen(c) => span.unseen { (number(c)) },
                Stretch::Days => bdi dir="ltr" { (rest[from..to]) },
            }
            ({ rest = &rest[to..]; "" })
        }
        (rest)
    }
}

/// The same where no marks can stand: in titles and attributes.
#[must_use]
pub fn plain(text: &str) -> Cow<'_, str> {
    if !text.contains(is_unseen) {
        return text.into();
    }
    text.chars().map(|c| if is_unseen(c) { format!("[{}]", number(c)) } else { c.to_string() }).collect()
}

#[cfg(test)]
mod tests {
    use super::{plain, shown};

    #[test]
    fn nothing_hides() {
        let text = "a\u{202e}<b>\u{200b}c";
        assert_eq!(
            shown(text).into_string(),
            "a<span class=\"unseen\">U+202E</span>&lt;b&gt;<span class=\"unseen\">U+200B</span>c"
        );
        assert_eq!(plain(text), "a[U+202E]<b>[U+200B]c");
        assert_eq!(plain("بغداد"), "بغداد");
        assert_eq!(
            shown("بين 2025-03-14 و1960/.. 3-4, A2025-01.").into_string(),
            "بين <bdi dir=\"ltr\">2025-03-14</bdi> و<bdi dir=\"ltr\">1960/..</bdi> 3-4, A2025-01."
        );
        assert_eq!(
            shown("2025-10. 1960/..").into_string(),
            "<bdi dir=\"ltr\">2025-10</bdi>. <bdi dir=\"ltr\">1960/..</bdi>"
        );
        assert_eq!(shown("بغداد\n").into_string(), "بغداد\n");
    }
}
