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

/// A text of others inside a page: escaped, each unseen character as a mark with its number.
#[must_use]
pub fn shown(text: &str) -> Markup {
    let mut rest = text;
    html! {
        @while let Some((at, c)) = rest.char_indices().find(|(_, c)| is_unseen(*c)) {
            (rest[..at]) span.unseen { (number(c)) }
            ({ rest = &rest[at + c.len_utf8()..]; "" })
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
        assert_eq!(shown("بغداد\n").into_string(), "بغداد\n");
    }
}
