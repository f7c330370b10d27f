//! A report that was fetched, as the intake takes it.

use mithaq::Document;
use mithaq_intake::Raw;
use mithaq_watch::{FeedEntry, Fetched};

/// The page, or what the feed holds of it, with what the feed says of it.
pub(crate) fn raw(report: &Fetched) -> Raw {
    let FeedEntry { title, published, publisher, language, .. } = &report.feed;
    let known = Document {
        id: report.url.clone(),
        language: language.clone(),
        published: published.map(|day| day.to_string()),
        published_from: published.map(|_| "feed".to_owned()),
        url: Some(report.final_url.clone()),
        title: title.clone(),
        publisher: publisher.clone(),
        ..Document::default()
    };
    let (place, bytes) = (report.url.clone(), report.bytes.clone());
    let kind = report.content_type.as_deref().unwrap_or("text/html");
    if report.is_page {
        Raw::page(place, bytes, kind, known)
    } else {
        Raw::excerpt(place, bytes, kind, known)
    }
}
