//! Feeds: each entry that says something is a document.

use chrono::{DateTime, Utc};
use feed_rs::model::{Entry, Text};
use mithaq::Document;

use crate::items::Items;
use crate::places::Place;
use crate::raw::{Body, Raw};
use crate::window::Window;
use crate::{Fault, LONGEST, day, html};

/// The entries of an RSS, Atom or JSON feed.
pub(crate) fn entries(place: &Place, bytes: &mut Window) -> Items {
    match parse(place, bytes) {
        Ok(raws) => Box::new(raws.into_iter().map(Ok)),
        Err(fault) => Box::new(std::iter::once(Err(fault))),
    }
}

fn parse(place: &Place, bytes: &mut Window) -> Result<Vec<Raw>, Fault> {
    let fault = |what: &dyn std::fmt::Display| Fault::new(&place.shown, what);
    let bytes = bytes.rest(LONGEST).map_err(|e| fault(&e))?.ok_or_else(|| Fault::too_long(&place.shown))?;
    // The same feed must give the same ids, so those that are missing are not made up at random.
    let parser = feed_rs::parser::Builder::new()
        .timestamp_parser(local_day)
        .id_generator(|_, _, _| String::new())
        .build();
    let feed = parser.parse(bytes.as_slice()).map_err(|e| fault(&e))?;
    let publisher = feed.title.as_ref().map(plain).filter(|title| !title.is_empty());
    let raws = feed.entries.into_iter().enumerate().filter_map(|(n, entry)| {
        let (mut known, html) = document(entry, publisher.clone(), feed.language.clone())?;
        if known.id.is_empty() {
            known.id = known.url.clone().unwrap_or_else(|| format!("{}:{}", place.id, n + 1));
        }
        let shown = format!("{}: entry {}", place.shown, n + 1);
        Some(Raw::knowing(shown, known, Body::Fragment(html.into_bytes())))
    });
    Ok(raws.collect())
}

/// What is known of an entry, and what it says.
fn document(entry: Entry, publisher: Option<String>, language: Option<String>) -> Option<(Document, String)> {
    let content = entry.content.and_then(|content| content.body);
    let html = content.or(entry.summary.map(|s| s.content)).filter(|html| !html.trim().is_empty())?;
    let published = entry.published.or(entry.updated).map(|time| time.date_naive().to_string());
    let link = entry.links.iter().find(|link| link.rel.as_deref().is_none_or(|rel| rel == "alternate"));
    let known = Document {
        id: entry.id,
        published_from: published.as_ref().map(|_| "feed".to_owned()),
        published,
        url: link.map(|link| link.href.clone()),
        title: entry.title.as_ref().map(plain).filter(|title| !title.is_empty()),
        publisher,
        language: entry.language.or(language).and_then(|language| html::language(&language)),
        authors: entry
            .authors
            .into_iter()
            .filter_map(|author| author.name)
            .filter(|name| !name.is_empty())
            .collect(),
        ..Document::default()
    };
    Some((known, html))
}

/// Titles may be HTML, said or not.
fn plain(text: &Text) -> String {
    html::plain(&text.content)
}

/// The day a timestamp states, as the start of that day in UTC: feed-rs would otherwise move it to UTC's day.
fn local_day(timestamp: &str) -> Option<DateTime<Utc>> {
    let day: chrono::NaiveDate = day::stated(timestamp)?.parse().ok()?;
    Some(day.and_time(chrono::NaiveTime::MIN).and_utc())
}
