//! A report that somebody pastes: read in the page, and kept nowhere.

use maud::{Markup, html};
use mithaq::{Article, Document, Reader, Record, read_by};
use serde::Serialize;

use super::{Asked, Shown, article, record};
use crate::address::Place;
use crate::fault::Fault;

/// Longer texts, in bytes, are read by words and rules alone, which takes no time.
const ENCODED: usize = 32 * 1024;

#[derive(Serialize)]
struct Read {
    /// None: nothing was sent.
    article: Option<Article>,
    records: Vec<Record>,
    /// It was too long for the encoder.
    by_words_alone: bool,
}

pub(crate) fn show(asked: &Asked<'_>) -> Result<Shown, Fault> {
    let (voice, text) = (asked.voice(), asked.field("text"));
    let mut read = Read { article: None, records: Vec::new(), by_words_alone: false };
    if asked.reads {
        read.by_words_alone = text.len() > ENCODED;
        let reader = if read.by_words_alone { Reader::Words } else { Reader::Encoder };
        let document = Document { text: text.to_owned(), ..Document::default() };
        let reading = read_by(&document, reader).map_err(|_| Fault::bad("There is no text in it.", ""))?;
        (read.article, read.records) = (Some(reading.article), reading.records);
    }
    asked.answer(&voice.words("Read a report"), &read, || {
        html! {
            @if let Some(article) = &read.article { (told(asked, article, &read)) }
            (form(asked))
        }
    })
}

fn told(asked: &Asked<'_>, article: &Article, read: &Read) -> Markup {
    let voice = asked.voice();
    html! {
        @if read.by_words_alone { p role="status" { (voice.words("The text is long: it was read by words and rules alone, which is less sure.")) } }
        p.from { (voice.words("Nothing of this was added to the ledger.")) }
        (article::head(asked, article))
        (article::body(asked, article, &read.records, |_| None))
        @if !read.records.is_empty() {
            details { summary { (voice.words("Each with who, when and how sure")) }
                @for one in &read.records { (record::facts(asked, one)) hr; }
            }
        }
    }
}

fn form(asked: &Asked<'_>) -> Markup {
    let voice = asked.voice();
    html! {
        form.read method="post" action=(asked.to(Place::Read)) {
            label for="text" { (voice.words("Paste a report in Arabic, English, French or Russian. It is read here, marked, and kept nowhere.")) }
            textarea id="text" name="text" rows="12" required dir="auto" {}
            button type="submit" { (voice.words("Read it")) }
        }
    }
}
