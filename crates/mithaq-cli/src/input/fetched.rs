//! A report that was fetched, to the document that is read.

use std::panic::catch_unwind;

use dom_query::Document as Html;
use dom_smoothie::{Config, Readability, TextMode};
use mithaq::Document;
use mithaq_watch::{FeedEntry, Fetched};

use super::{Fault, Input, text};

/// The document in a report that was fetched: its main text, and what the feed says of it.
pub(crate) fn document(report: &Fetched) -> Input {
    let place = &report.url;
    let fault = || Fault { place: place.clone(), what: "no text could be taken out of the page".to_owned() };
    let page = text(place, report.bytes.clone())?;
    if is_tangled(&page) {
        return Err(fault());
    }
    // The extractor is not ours: a bug in it costs this page and no other.
    let text = match (report.is_page, is_html(report)) {
        (_, false) => page,
        (true, true) => catch_unwind(|| main_text(&page)).ok().flatten().ok_or_else(fault)?,
        (false, true) => catch_unwind(|| plain(&page)).map_err(|_| fault())?,
    };
    let FeedEntry { title, published, publisher, language, .. } = &report.feed;
    let document = Document {
        id: place.clone(),
        text,
        language: language.clone(),
        published: published.map(|day| day.to_string()),
        url: Some(report.final_url.clone()),
        title: title.as_ref().and_then(|title| catch_unwind(|| plain(title)).ok()),
        publisher: publisher.clone(),
    };
    Ok((place.clone(), document))
}

fn is_html(report: &Fetched) -> bool {
    report.content_type.as_deref().is_none_or(|kind| kind.contains("html"))
}

/// More tags are open at one time than on any page people wrote: HTML parsers take time by the square of it.
fn is_tangled(page: &str) -> bool {
    const MOST: i32 = 3_000;
    let mut open = 0;
    page.as_bytes().windows(2).any(|two| {
        open += match two {
            [b'<', b'/'] => -1,
            [b'<', letter] if letter.is_ascii_alphabetic() => 1,
            _ => 0,
        };
        open > MOST
    })
}

/// The text of a page without what surrounds it.
fn main_text(page: &str) -> Option<String> {
    let config = Config { text_mode: TextMode::Formatted, ..Config::default() };
    let article = Readability::new(page, None, Some(config)).and_then(|mut page| page.parse()).ok()?;
    Some(article.text_content.to_string())
}

/// The text of a piece of HTML.
fn plain(html: &str) -> String {
    Html::fragment(html).formatted_text().trim().to_owned()
}
