//! A report, with all that was read in it marked.

use maud::{Markup, html};
use mithaq::{Article, Record};
use mithaq_voice::unseen::shown;
use serde::Serialize;

use super::{Asked, Shown, lists};
use crate::address::Place;
use crate::fault::Fault;
use crate::marks::{Span, marked};

#[derive(Serialize)]
struct Read {
    article: Article,
    records: Vec<Record>,
}

pub(crate) fn show(asked: &Asked<'_>, id: &str) -> Result<Shown, Fault> {
    let found = asked.ledger.article(id)?;
    let article = found.ok_or_else(|| Fault::missing("There is no such report.", id))?;
    let read = Read { records: asked.ledger.records_of(id)?, article };
    let title = if read.article.title.is_empty() { &read.article.document } else { &read.article.title };
    asked.answer(title, &read, || {
        let to = |record: &Record| Some(asked.to(Place::Record(record.id.clone())));
        html! { (head(asked, &read.article)) (body(asked, &read.article, &read.records, to)) }
    })
}

/// Who published it, when.
pub(crate) fn head(asked: &Asked<'_>, article: &Article) -> Markup {
    let voice = asked.voice();
    html! {
        p.from {
            @if let Some(publisher) = &article.publisher { bdi { (shown(publisher)) } ", " }
            @match &article.published {
                Some(day) if day.start == day.end => { (shown(&day.start)) ", " }
                Some(day) => { (shown(&day.start)) " – " (shown(&day.end)) ", " }
                None => { (voice.words("undated")) ", " }
            }
            bdi { (shown(&article.document)) }
        }
    }
}

/// The text with marks, each with a number that leads to what was read there.
pub(crate) fn body(
    asked: &Asked<'_>,
    article: &Article,
    records: &[Record],
    to: impl Fn(&Record) -> Option<String>,
) -> Markup {
    let voice = asked.voice();
    let span = |(at, record): (usize, &Record)| {
        let number = at + 1;
        let note =
            html! { sup { a id=(format!("mark-{number}")) href=(format!("#read-{number}")) { (number) } } };
        Span { start: record.start, end: record.end, class: "quote", note }
    };
    let spans: Vec<Span> = records.iter().enumerate().map(span).collect();
    html! {
        div.report lang=(article.language) dir="auto" { (marked(&article.text, &spans)) }
        section {
            h2 { (voice.words("What was read in it")) }
            @if records.is_empty() { p { (voice.words("Nothing to record.")) } }
            ol { @for (at, record) in records.iter().enumerate() {
                li id=(format!("read-{}", at + 1)) {
                    @let words = shown(&lists::sentence(record, voice));
                    strong { (mithaq_voice::page::link(to(record), &words)) } " " span.code { (shown(&lists::code(record))) } " "
                    span.from { (format!("{:.2}", record.confidence)) }
                    blockquote lang=(article.language) dir="auto" { (shown(&record.quote)) }
                    a.back href=(format!("#mark-{}", at + 1)) aria-label=(voice.words("In the report")) { "↑" }
                }
            } }
        }
    }
}
