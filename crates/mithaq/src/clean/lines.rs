//! The lines of a page and what each of them is.

use super::furniture::Furniture;

/// From this many words on, a line is a paragraph even without a full stop.
const PARAGRAPH_WORDS: usize = 28;
/// No headline has this many words.
const HEADLINE_WORDS: usize = 18;
/// Behind a credit stand at most this many words, else the line is text with an agency's name in it.
const CREDIT_WORDS: usize = 6;
/// A rubric has at most this many words.
const SECTION_WORDS: usize = 3;
/// Who signs before a date has at most this many words.
const SIGNATURE_WORDS: usize = 4;
/// A date line has at most this many words.
const DATE_WORDS: usize = 16;
/// Headlines of so many words side by side, parted by white space, are a menu.
const MENU_WORDS: usize = 3;
/// A headline between paragraphs has at least so many words; shorter lines are cross-heads.
const LONE_WORDS: usize = 5;
/// A line that repeats a headline of so many words is furniture.
const REPEATED_WORDS: usize = 4;
/// After a mark of related headlines, at most this many lines belong to it.
const RELATED_LINES: usize = 12;

/// One line of a page that has anything on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line<'a> {
    /// Without white space at its ends.
    pub text: &'a str,
    pub role: Role,
}

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Body,
    Title,
    Section,
    Byline,
    DateLine,
    Caption,
    Related,
    Rights,
    Furniture,
}

impl Role {
    /// Why such a line is left out of the text; nothing for lines that stay.
    pub(super) fn reason(self) -> Option<&'static str> {
        Some(match self {
            Self::Body | Self::Title => return None,
            Self::Section => "section",
            Self::Byline => "by-line",
            Self::DateLine => "date line",
            Self::Caption => "photo caption",
            Self::Related => "related headline",
            Self::Rights => "rights line",
            Self::Furniture => "page furniture",
        })
    }
}

pub(super) fn split(text: &str) -> Vec<Line<'_>> {
    let blank = |c: char| c.is_whitespace() || c == '\u{FEFF}';
    text.lines()
        .flat_map(|l| behind_its_date(l.trim_matches(blank)))
        .map(|l| l.trim_matches(blank))
        .filter(|l| !l.is_empty())
        .map(|text| Line { text, role: Role::Body })
        .collect()
}

/// A line that opens with a day, or a word and a day, and goes on with a headline or text, as two: "date 2026-01-10 Talks begin".
fn behind_its_date(line: &str) -> impl Iterator<Item = &str> {
    let opening = line.split_inclusive(' ').take(2).scan(0, |end, word| {
        *end += word.len();
        Some((*end, word.trim_end()))
    });
    let day = opening.filter(|(_, word)| is_iso_day(word)).map(|(end, _)| end).next();
    let parted = day.map(|end| line.split_at(end)).filter(|(_, rest)| words(rest) >= MENU_WORDS);
    let (first, second) = parted.map_or((line, None), |(date, rest)| (date, Some(rest)));
    std::iter::once(first).chain(second)
}

/// `2026-01-10`, `٢٠٢٦/٠١/١٠`
fn is_iso_day(word: &str) -> bool {
    let shaped =
        |(at, c): (usize, char)| if matches!(at, 4 | 7) { matches!(c, '-' | '/') } else { c.is_numeric() };
    word.chars().count() == 10 && word.chars().enumerate().all(shaped)
}

/// Gives every line its role: first what a mark tells, then headline and rubric from where they stand.
pub(super) fn assign(lines: &mut [Line], furniture: &Furniture) {
    if lines.len() < 2 {
        return;
    }
    let mut related = 0;
    for line in lines.iter_mut() {
        line.role = marked(line.text, furniture).unwrap_or(Role::Body);
        if line.role == Role::Related {
            related = if furniture.ends_with_text(line.text, "related") { 0 } else { RELATED_LINES };
        } else if line.role == Role::Body && related > 0 {
            if is_paragraph(line.text) || is_no_headline(line.text) {
                related = 0;
            } else {
                related -= 1;
                line.role = Role::Related;
            }
        }
    }
    end(lines, furniture);
    captions(lines, furniture);
    lone(lines);
    head(lines);
    signed_headline(lines, furniture);
    dateline_bylines(lines);
    repeated_headline(lines);
}

/// A headline between paragraphs that do end their sentences is that of another article.
fn lone(lines: &mut [Line]) {
    let paragraph = |l: &Line| l.role == Role::Body && ends_sentence(l.text);
    let Some(first) = lines.iter().position(paragraph) else { return };
    let last = lines.iter().rposition(paragraph).unwrap_or(first);
    let between = lines[first..last].iter_mut().filter(|l| l.role == Role::Body && is_headline(l.text));
    between.for_each(|line| line.role = Role::Related);
}

/// A line as long as headlines are, without a sign at its end.
fn is_headline(text: &str) -> bool {
    (LONE_WORDS..HEADLINE_WORDS).contains(&words(text))
        && !is_no_headline(text)
        && text.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ')' | '\'' | '’'))
}

/// Behind a mark that ends the text ("Leave a comment", "Top stories") stands other news, if most of the page stands before it.
fn end(lines: &mut [Line], furniture: &Furniture) {
    let is_text = |l: &Line| l.role == Role::Body && is_paragraph(l.text);
    let length = |l: &Line| if is_text(l) { words(l.text) } else { 0 };
    let all: usize = lines.iter().map(length).sum();
    let mut before = 0;
    for at in 0..lines.len() {
        if before > 0 && 2 * before >= all && furniture.marks(lines[at].text, "end") {
            let behind = lines[at..].iter_mut().filter(|l| matches!(l.role, Role::Body | Role::Related));
            behind.for_each(|line| line.role = Role::Furniture);
            return;
        }
        before += length(&lines[at]);
    }
}

/// The headline again, alone or behind the name of the page.
fn repeated_headline(lines: &mut [Line]) {
    let Some(at) = lines.iter().position(|l| l.role == Role::Title) else { return };
    let title = lines[at].text;
    if words(title) < REPEATED_WORDS {
        return;
    }
    let again = lines[at + 1..].iter_mut().filter(|l| l.role == Role::Body && l.text.ends_with(title));
    again.for_each(|line| line.role = Role::Furniture);
}

/// A line that is a credit and nothing else belongs to the caption above it.
fn captions(lines: &mut [Line], furniture: &Furniture) {
    let mut text_before = false;
    for i in 1..lines.len() {
        // Nothing but a rubric or a line of a menu above it: the line is the headline.
        text_before |= i > 1 && lines[i - 2].role == Role::Body && words(lines[i - 2].text) > SECTION_WORDS;
        let credit = lines[i].role == Role::Caption
            && furniture.split(lines[i].text, "credit").is_some_and(|(before, _)| before.is_empty());
        let above = &lines[i - 1];
        if credit && above.role == Role::Body && !is_paragraph(above.text) && text_before {
            lines[i - 1].role = Role::Caption;
        }
    }
}

/// "Cairo: Somebody's Name" between headline and text.
fn dateline_bylines(lines: &mut [Line]) {
    let Some(title) = lines.iter().position(|l| l.role == Role::Title) else { return };
    let body = lines[title..].iter().position(|l| is_paragraph(l.text)).map_or(lines.len(), |p| title + p);
    for line in lines[title..body].iter_mut().filter(|l| l.role == Role::Body) {
        let parted = line
            .text
            .split_once([':', '-', '–'])
            .is_some_and(|(a, b)| !a.trim().is_empty() && !b.trim().is_empty());
        if parted && words(line.text) <= 6 && !line.text.contains('"') {
            line.role = Role::Byline;
        }
    }
}

fn marked(text: &str, furniture: &Furniture) -> Option<Role> {
    if !text.contains(char::is_alphabetic) && !text.contains(char::is_numeric) {
        return Some(Role::Furniture);
    }
    if text.split("   ").filter(|part| words(part) >= MENU_WORDS).count() > 1 {
        return Some(Role::Furniture);
    }
    let paragraph = is_paragraph(text);
    let roles = [
        ("rights", Role::Rights, false),
        ("related", Role::Related, true),
        ("furniture", Role::Furniture, true),
        ("date", Role::DateLine, true),
        ("byline", Role::Byline, true),
        ("credit", Role::Caption, true),
        ("section", Role::Section, true),
    ];
    let credits = |kind: &str| {
        kind != "credit" || furniture.split(text, kind).is_none_or(|(_, after)| words(after) <= CREDIT_WORDS)
    };
    let found = roles
        .iter()
        .find(|(kind, _, short)| (!short || !paragraph) && furniture.marks(text, kind) && credits(kind));
    found.map(|(_, role, _)| *role).or_else(|| {
        let dates = || is_date_line(text) || furniture.is_date(text) || is_signed_date(text, furniture);
        (!paragraph && dates()).then_some(Role::DateLine)
    })
}

/// A name and a day with its year, parted by a sign: "Jeune Afrique | 13 mai 2025".
fn is_signed_date(text: &str, furniture: &Furniture) -> bool {
    let Some((name, date)) = text.rsplit_once([',', '|', '—', '–']) else { return false };
    let year = |w: &str| w.len() == 4 && w.starts_with(['1', '2']) && w.bytes().all(|b| b.is_ascii_digit());
    let has_day = date.split(|c: char| !c.is_alphanumeric()).any(year) && words(date) >= MENU_WORDS;
    words(name) <= SIGNATURE_WORDS && has_day && furniture.is_date(date.trim())
}

/// A short line with a clock time or a numeric date in it.
fn is_date_line(text: &str) -> bool {
    let digits = text.chars().filter(|c| c.is_numeric()).count();
    let clock =
        text.split_whitespace().any(|w| w.contains(':') && w.chars().filter(|c| c.is_numeric()).count() >= 3);
    words(text) <= DATE_WORDS
        && digits >= 4
        && (clock || text.chars().filter(|&c| c == '/' || c == '-').count() >= 2)
}

/// A mark between crumbs that closes no quotation.
fn has_crumbs(text: &str) -> bool {
    text.contains(['>', '›']) || text.matches('»').count() > text.matches('«').count()
}

/// Before the first paragraph: a rubric, then the headline.
fn head(lines: &mut [Line]) {
    let body = lines.iter().position(|l| l.role == Role::Body && is_paragraph(l.text)).unwrap_or(lines.len());
    let mut short = None;
    for (at, line) in lines[..body].iter_mut().enumerate().filter(|(_, l)| l.role == Role::Body) {
        let crumbs = has_crumbs(line.text) && words(line.text) <= 8;
        let is_short = words(line.text) <= SECTION_WORDS && !line.text.ends_with(['؟', '?']);
        line.role = if crumbs || is_short { Role::Section } else { Role::Title };
        if line.role == Role::Title {
            short = None;
            break;
        }
        short = (!crumbs && words(line.text) > 1).then_some(at);
    }
    // Where nothing longer stands above the text, the last short line is its headline.
    if let Some(at) = short.filter(|_| body < lines.len()) {
        lines[at].role = Role::Title;
    }
    for line in lines.iter_mut().filter(|l| l.role == Role::Section) {
        line.text = last_crumb(line.text);
    }
}

/// A line above the text that ends in an agency's name is the headline, not a caption, where the page has no other.
fn signed_headline(lines: &mut [Line], furniture: &Furniture) {
    if lines.iter().any(|l| l.role == Role::Title) {
        return;
    }
    let text = lines.iter().position(|l| l.role == Role::Body).unwrap_or(0);
    for line in lines[..text].iter_mut().filter(|l| l.role == Role::Caption) {
        if let Some((headline, "")) = furniture.split(line.text, "credit")
            && words(headline) > SECTION_WORDS
        {
            *line = Line { text: headline, role: Role::Title };
            return;
        }
    }
}

/// "Home > World" is the rubric "World".
fn last_crumb(line: &str) -> &str {
    line.rsplit(['>', '›', '»', '/', '|']).map(str::trim).find(|c| !c.is_empty()).unwrap_or(line)
}

fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

/// Too long for a headline, or more than one sentence.
fn is_no_headline(text: &str) -> bool {
    let stop = text.match_indices(". ").any(|(at, _)| text[..at].ends_with(char::is_alphabetic));
    words(text) >= HEADLINE_WORDS || stop && words(text) > 5
}

/// A paragraph ends its sentence, or is long.
pub(super) fn is_paragraph(text: &str) -> bool {
    ends_sentence(text) || words(text) >= PARAGRAPH_WORDS
}

fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['"', '”', '»', ')', ' ']).ends_with(['.', '،', ':', '؛', '…'])
        && !text.ends_with("..")
        && words(text) > 5
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon;

    fn roles(page: &str) -> Vec<Role> {
        let furniture = Furniture::new(lexicon().language("ar"));
        let mut lines = split(page);
        assign(&mut lines, &furniture);
        lines.into_iter().map(|l| l.role).collect()
    }

    #[test]
    fn related_headlines_end_where_a_paragraph_starts() {
        let page = "العالم\nالرئيس يزور العاصمة اليوم مجددا\nقال الرئيس إنه يزور العاصمة اليوم.\nاقرأ أيضا\nعنوان خبر آخر عن دولة أخرى\nوأضاف الرئيس أن الزيارة تستمر يومين كاملين.\n";
        assert_eq!(
            roles(page),
            [Role::Section, Role::Title, Role::Body, Role::Related, Role::Related, Role::Body]
        );
    }

    #[test]
    fn a_text_ends_where_other_news_begins_but_not_at_a_box_within_it() {
        let furniture = Furniture::new(lexicon().language("en"));
        let kept = |page: &str| {
            let mut lines = split(page);
            assign(&mut lines, &furniture);
            lines.iter().filter(|l| l.role == Role::Body).count()
        };
        let text = "The president of Chad arrived in Seoul on Monday.\nHe met the prime minister and signed a treaty there.\n";
        let other = "The parliament of Peru passed a budget on Friday.\n";
        let page = format!("Chad's president visits Seoul\n{text}Top stories\n{other}");
        assert_eq!(kept(&page), 2);
        assert_eq!(kept(&format!("Chad's president visits Seoul\n{other}Top stories\n{text}{text}")), 5);
    }

    #[test]
    fn a_headline_between_paragraphs_is_of_another_article() {
        let page = |line: &str| {
            format!(
                "البرلمان يقر الموازنة الجديدة بعد نقاش\nأقر البرلمان موازنة العام المقبل أمس.\n{line}\nوقال الوزير إن الموازنة تراعي الأسر الفقيرة."
            )
        };
        for (line, role) in [
            ("- بيرو تطرد سفير بوليفيا من ليما", Role::Related),
            ("موازنة بلا ضرائب", Role::Body),
            ("\"الموازنة التي أقرت أمس منصفة للجميع\"", Role::Body),
        ] {
            assert_eq!(roles(&page(line))[2], role, "{line}");
        }
    }

    #[test]
    fn text_without_full_stops_is_text() {
        let page = "العالم\nالرئيس يزور العاصمة اليوم مجددا\nلومي (رويترز) - وصل الرئيس إلى العاصمة في زيارة رسمية تستمر يومين\nاقرأ أيضا\nعنوان خبر آخر عن دولة أخرى\nوأضاف الرئيس في كلمة ألقاها أمام البرلمان أن الزيارة تستمر يومين كاملين وأنها تهدف إلى تعزيز التعاون بين البلدين في مجالات كثيرة\n";
        assert_eq!(roles(page)[1..], [Role::Title, Role::Body, Role::Related, Role::Related, Role::Body]);
    }

    #[test]
    fn one_line_is_a_text_without_a_headline() {
        assert_eq!(roles("زار الرئيس العاصمة"), [Role::Body]);
    }
}
