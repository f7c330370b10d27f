//! Text whose lines were broken at a width, as mails and forums have it: the lines of a paragraph are one again.

use std::borrow::Cow;

/// Lines are broken at a width between these, in characters; longer lines are paragraphs.
const WIDTHS: std::ops::RangeInclusive<usize> = 40..=130;
/// So many breaks must be forced ones before a text is taken to be broken at a width, and so large a share of them.
const LEAST: usize = 3;
const SHARE: f64 = 0.6;

/// The text with each paragraph on one line; as it is where its lines are not broken at a width.
pub(super) fn joined(text: &str) -> Cow<'_, str> {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let width = lines.iter().map(|line| length(line)).max().unwrap_or(0);
    if !WIDTHS.contains(&width) {
        return Cow::Borrowed(text);
    }
    let breaks = || lines.windows(2).filter(|pair| !pair[0].is_empty() && !pair[1].is_empty());
    let is_forced = |one: &str, next: &str| !one.is_empty() && is_forced(one, next, width);
    let forced = breaks().filter(|pair| is_forced(pair[0], pair[1])).count();
    if forced < LEAST || (forced as f64) < SHARE * breaks().count() as f64 {
        return Cow::Borrowed(text);
    }
    let mut whole = String::with_capacity(text.len());
    for (at, line) in lines.iter().enumerate() {
        whole.push_str(line);
        let next = lines.get(at + 1).copied();
        whole.push(if next.is_some_and(|next| is_forced(line, next)) { ' ' } else { '\n' });
    }
    Cow::Owned(whole)
}

/// Whether the next word would not have gone on the line any more.
fn is_forced(line: &str, next: &str, width: usize) -> bool {
    next.split_whitespace().next().is_some_and(|word| length(line) + 1 + length(word) > width)
}

fn length(line: &str) -> usize {
    line.chars().count()
}

#[cfg(test)]
mod tests {
    use super::joined;

    /// Broken as mail programs do it: as many words on a line as go.
    fn broken(text: &str, width: usize) -> String {
        let mut lines = vec![String::new()];
        for word in text.split(' ') {
            let line = lines.last_mut().expect("there is one");
            if !line.is_empty() && line.chars().count() + 1 + word.chars().count() > width {
                lines.push(word.to_owned());
            } else {
                if !line.is_empty() {
                    line.push(' ');
                }
                line.push_str(word);
            }
        }
        lines.join("\n")
    }

    #[test]
    fn lines_broken_at_a_width_are_joined_and_a_headline_stays_alone() {
        let paragraph = "وقعت بغداد وواشنطن اتفاقا ينظم خروج القوات الأجنبية من البلاد على مرحلتين تنتهي أولاهما في سبتمبر، \
             وقال وزير الدفاع إن اللجنة المشتركة ستجتمع كل شهر حتى ذلك اليوم، وإن المستشارين يبقون بطلب من الحكومة وحدها.";
        for width in [45, 52, 60] {
            let text = format!("بغداد وواشنطن توقعان\n\n{}\n", broken(paragraph, width));
            assert_eq!(joined(&text), format!("بغداد وواشنطن توقعان\n\n{paragraph}\n"), "{width}");
        }
    }

    #[test]
    fn paragraphs_headlines_and_lists_stay_as_they_are() {
        for text in [
            "Talks begin\nThe two states began talks on a treaty of defence on Monday, their ministers said in a joint statement that was read in both capitals at noon.\nThey end on Friday.\n",
            "Togo signs a treaty with Russia on defence\nWhy the price of bread rises in June\nFive things to know on the election\nWho is the new minister of trade?\nA film on the war wins the first prize\n",
            "short\nlines\nall\nthe\nway\n",
            "",
        ] {
            assert_eq!(joined(text), text);
        }
    }
}
