//! The report among what else is on a page.

use std::panic::{AssertUnwindSafe, catch_unwind};

use dom_query::Document as Dom;
use dom_smoothie::{Config, Readability, TextMode};

/// What the standard calls not part of the report, and what sites put between its paragraphs.
const BESIDE: &str = "nav, aside, footer, [role=navigation], [role=complementary], [role=contentinfo]";
const BETWEEN: &str =
    "[class*=newsletter], [class*=cookie], [class*=related], [class*=social], [class*=share]";
/// Elements that news sites put the day of publication in.
const DATES: &str = "[class*=date], [class*=publish], [class*=posted], [class*=time]";
/// No date line has more words.
const DATE_WORDS: usize = 9;
/// Shorter main texts make the library look again in everything it had put aside. Brief reports are common
/// in news, so this is a good deal less than its 500.
const BRIEF: usize = 120;

/// The report, one paragraph a line, under its headline. Where the page's metadata do not date or sign it,
/// the line that does so for people is kept: the reader knows such lines.
pub(super) fn of(dom: Dom, page: &str, title: Option<&str>, is_dated: bool, is_signed: bool) -> String {
    let date = if is_dated { None } else { date_line(&dom) };
    let rights = if is_dated && is_signed { None } else { rights_line(&dom) };
    put_aside(&dom);
    let body = main(dom).unwrap_or_else(|| everything(page));
    let body = lines(&body);
    let repeated = |line: &&str| title == Some(*line) || date.as_deref() == Some(*line);
    let body =
        body.iter().skip_while(|line| title == Some(line)).map(String::as_str).filter(|l| !repeated(l));
    let (date, rights) = (date.as_deref(), rights.as_deref());
    title.into_iter().chain(date).chain(body).chain(rights).collect::<Vec<_>>().join("\n")
}

/// Text as lines, none blank, with single spaces between words.
pub(super) fn lines(text: &str) -> Vec<String> {
    text.lines()
        .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|line| !line.is_empty())
        .collect()
}

/// An element that holds half of the page's text or more is no piece between, whatever it is called.
fn put_aside(dom: &Dom) {
    dom.select(BESIDE).remove();
    let whole = dom.text().len();
    for piece in dom.select(BETWEEN).iter() {
        if piece.text().len() * 2 < whole {
            piece.remove();
        }
    }
}

/// What the library takes for the report. It works on anyone's markup: should it fail, the page is read whole.
fn main(dom: Dom) -> Option<String> {
    let config = Config {
        text_mode: TextMode::Formatted,
        char_threshold: BRIEF,
        disable_json_ld: true,
        ..Config::default()
    };
    let article = catch_unwind(AssertUnwindSafe(|| {
        Readability::with_document(dom, None, Some(config)).and_then(|mut page| page.parse())
    }));
    let text = article.ok()?.ok()?.text_content.to_string();
    text.chars().any(char::is_alphabetic).then_some(text)
}

fn everything(page: &str) -> String {
    let dom = Dom::from(page);
    dom.select("script, style, noscript, template").remove();
    dom.body().map(|body| body.formatted_text().to_string()).unwrap_or_default()
}

fn date_line(dom: &Dom) -> Option<String> {
    let is_date =
        |text: &String| text.chars().any(char::is_numeric) && text.split_whitespace().count() <= DATE_WORDS;
    let text = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    dom.select(DATES).iter().map(|element| text(&element.text())).find(is_date)
}

fn rights_line(dom: &Dom) -> Option<String> {
    let footer = dom.select("footer, [role=contentinfo], [class*=footer], [id*=footer], [class*=copyright]");
    footer
        .iter()
        .find_map(|footer| lines(&footer.formatted_text()).into_iter().find(|line| line.contains('©')))
}
