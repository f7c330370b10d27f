//! HTML pages: what the report says, and what the page says of it.

mod depth;
mod main_text;
mod metadata;

use dom_query::Document as Dom;
use mithaq::Document;

use crate::Fault;
use metadata::Told;
pub(crate) use metadata::{language, plain};

/// The document of a page. What the sender knows goes before what the page says.
pub(crate) fn document(place: &str, page: &str, known: Document) -> Result<Document, Fault> {
    depth::check(page).map_err(|what| Fault::new(place, what))?;
    let dom = Dom::from(page);
    let told = metadata::told(&dom);
    let title = known.title.clone().or(told.title.clone());
    let is_dated = told.published.is_some() || is_surely_dated(&known);
    let is_signed = known.publisher.is_some() || told.publisher.is_some();
    let text = main_text::of(dom, page, title.as_deref(), is_dated, is_signed);
    Ok(merged(known, told, title, text))
}

/// The text of a piece of HTML that holds nothing but a report.
pub(crate) fn text(place: &str, fragment: &str) -> Result<String, Fault> {
    depth::check(fragment).map_err(|what| Fault::new(place, what))?;
    Ok(main_text::lines(&Dom::fragment(fragment).formatted_text()).join("\n"))
}

fn is_surely_dated(known: &Document) -> bool {
    known.published.is_some() && known.published_from.as_deref() != Some("HTTP header")
}

fn merged(known: Document, told: Told, title: Option<String>, text: String) -> Document {
    let (published, published_from) = match told.published {
        Some((day, from)) if !is_surely_dated(&known) => (Some(day), Some(from.to_owned())),
        _ => (known.published, known.published_from),
    };
    let language = known.language.or(told.language.filter(|language| metadata::fits(language, &text)));
    Document {
        id: known.id,
        published,
        published_from,
        language,
        url: known.url.or(told.url),
        title,
        publisher: known.publisher.or(told.publisher),
        authors: if known.authors.is_empty() { told.authors } else { known.authors },
        text,
    }
}
