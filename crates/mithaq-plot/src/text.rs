//! Text in its room: tidied, measured, cut, wrapped, and put in its order.

mod widths;

use widths::WIDTHS;

/// The most characters of a text; past them nothing could be read, and a file would only grow.
const MOST: usize = 20_000;

/// Text as a picture can hold it: no control characters, no marks that reorder what follows, single blanks.
pub(crate) fn tidy(text: &str) -> String {
    let clean = text.chars().take(MOST).filter_map(|c| match c {
        // Embeddings, overrides and isolates of the caller could reach beyond their own label.
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fffe}' | '\u{ffff}' | '\u{feff}' => None,
        c if c.is_control() || c.is_whitespace() => Some(' '),
        c => Some(c),
    });
    clean.collect::<String>().split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Text that reads from right to left whatever surrounds it, if it has letters that do; else as it is.
pub(crate) fn right_to_left(text: &str) -> String {
    if has_right_to_left(text) { from_the_right(&steady(text)) } else { text.to_owned() }
}

/// Dates and numbers with signs keep their order among letters from the right, which else turn 2024-03 to 03-2024.
fn steady(text: &str) -> String {
    let is_sign = |c: char| !c.is_alphanumeric() && !matches!(c, '%' | '−' | '+');
    let word = |word: &str| {
        let core = word.trim_matches(is_sign);
        let is_date = core.chars().any(|c| c.is_ascii_digit())
            && core.chars().any(|c| !c.is_ascii_digit())
            && core.chars().all(|c| c.is_ascii_digit() || "-./:%–−+".contains(c));
        if is_date { word.replacen(core, &isolated(core), 1) } else { word.to_owned() }
    };
    text.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

/// Text, even if only of digits, that reads from right to left: one line of several.
pub(crate) fn from_the_right(text: &str) -> String {
    if text.starts_with('\u{2067}') { text.to_owned() } else { format!("\u{2067}{text}\u{2069}") }
}

pub(crate) fn has_right_to_left(text: &str) -> bool {
    text.chars().any(is_right_to_left)
}

/// A number with its signs that keeps its order inside text from the right: 29%, not %29, as CLDR has it for European digits.
pub(crate) fn isolated(number: &str) -> String {
    format!("\u{2066}{number}\u{2069}")
}

/// The width of a text at a size, in the font the crate carries; near it in others.
pub(crate) fn width(text: &str, size: f64, bold: bool) -> f64 {
    let mut sum = 0.0;
    let mut rest = text.chars().filter(|c| !is_unseen(*c)).peekable();
    let mut joins_on = false;
    while let Some(c) = rest.next() {
        let forms = forms(c, bold);
        let after = forms[INITIAL] > 0 && rest.peek().is_some_and(|next| self::forms(*next, bold)[FINAL] > 0);
        let form = match (joins_on && forms[FINAL] > 0, after) {
            (false, false) => ALONE,
            (false, true) => INITIAL,
            (true, true) => MEDIAL,
            (true, false) => FINAL,
        };
        sum += f64::from(forms[form]);
        joins_on = after;
    }
    sum * size / 1000.0
}

/// The text, or as much of it as fits with an ellipsis.
pub(crate) fn cut(text: &str, size: f64, bold: bool, room: f64) -> String {
    if width(text, size, bold) <= room {
        return text.to_owned();
    }
    let mut kept = String::new();
    let mut used = width("…", size, bold);
    for c in text.chars() {
        // The widest form, so that what is kept fits however it joins.
        let widest = if is_unseen(c) { 0 } else { forms(c, bold).into_iter().max().unwrap_or(0) };
        used += f64::from(widest) * size / 1000.0;
        if used > room {
            break;
        }
        kept.push(c);
    }
    let kept = kept.trim_end();
    if kept.is_empty() { String::new() } else { format!("{kept}…") }
}

/// The text in at most so many lines, the last one cut.
pub(crate) fn wrap(text: &str, size: f64, bold: bool, room: f64, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let full = lines.len() >= most;
        match lines.last_mut() {
            Some(line) if full || width(&format!("{line} {word}"), size, bold) <= room => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines.iter().map(|line| cut(line, size, bold, room)).collect()
}

// The places in the table of widths.
const ALONE: usize = 0;
const INITIAL: usize = 1;
const MEDIAL: usize = 2;
const FINAL: usize = 3;

fn forms(c: char, bold: bool) -> [u16; 4] {
    match WIDTHS.binary_search_by_key(&c, |(known, _)| *known) {
        Ok(found) => WIDTHS[found].1[usize::from(bold)],
        // Another font has to draw it: Latin, Greek, Cyrillic are about this wide, what comes later is square.
        Err(_) if c < '\u{1100}' => [600, 0, 0, 0],
        Err(_) => [1000, 0, 0, 0],
    }
}

/// Vowel signs, combining accents and marks of order take no room.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}'
        | '\u{6d6}'..='\u{6ed}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{206f}')
}

/// The letters from the right that the crate's font has: Arabic ones.
fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{8a0}'..='\u{8ff}' | '\u{fb50}'..='\u{fdff}'
        | '\u{fe70}'..='\u{fefc}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_tidied() {
        assert_eq!(tidy(" a\u{0}b\n\u{202e}c\u{2029}d "), "a b c d");
    }

    #[test]
    fn text_is_cut_and_wrapped_to_its_room() {
        let text = "A rather long title that no small picture has the room for";
        for room in [0.0, 10.0, 80.0, 200.0] {
            assert!(width(&cut(text, 12.0, true, room), 12.0, true) <= room);
            let lines = wrap(text, 12.0, true, room, 2);
            assert!(lines.len() <= 2 && lines.iter().all(|line| width(line, 12.0, true) <= room));
        }
        assert_eq!(wrap("one two", 12.0, false, 500.0, 2), ["one two"]);
    }
}
