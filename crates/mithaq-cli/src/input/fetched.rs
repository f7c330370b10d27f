//! A report that was fetched, to the document that is read.

use std::panic::catch_unwind;

use dom_smoothie::{Config, Readability, TextMode};
use mithaq::Document;
use mithaq_watch::{FeedEntry, Fetched};

use super::{Fault, Input, text};

/// The document in a report that was fetched: its main text, and what the feed says of it.
pub(crate) fn document(report: &Fetched) -> Input {
    let place = &report.url;
    let page = text(place, report.bytes.clone())?;
    let (title, text) = if is_html(report) { main_text(place, &page)? } else { (None, page) };
    let FeedEntry { title: told, published, publisher, language, .. } = &report.feed;
    let document = Document {
        id: place.clone(),
        text,
        language: language.clone(),
        published: published.map(|day| day.to_string()),
        url: Some(report.final_url.clone()),
        title: told.clone().filter(|title| !title.contains(['<', '&'])).or(title),
        publisher: publisher.clone(),
    };
    Ok((place.clone(), document))
}

fn is_html(report: &Fetched) -> bool {
    report.content_type.as_deref().is_none_or(|kind| kind.contains("html"))
}

/// The title and the text of a page without what surrounds it.
fn main_text(place: &str, page: &str) -> Result<(Option<String>, String), Fault> {
    let fault = |what: String| Fault { place: place.to_owned(), what };
    let config = Config { text_mode: TextMode::Formatted, ..Config::default() };
    let parse = || Readability::new(page, None, Some(config))?.parse();
    // The extractor is not ours: a bug in it costs this page and no other.
    let article = catch_unwind(parse)
        .map_err(|_| fault("the page's text could not be taken out of it".to_owned()))?
        .map_err(|error| fault(error.to_string()))?;
    let title = Some(article.title).filter(|title| !title.is_empty());
    Ok((title, article.text_content.to_string()))
}
