//! A record: its words in the report, who is who in them, how sure it is, and what it was put together with.

use maud::{Markup, html};
use mithaq::{Actor, Article, Record};
use mithaq_ledger::{Decided, Happening, Source, Stored, Superseded, Telling};
use mithaq_voice::unseen::shown;
use serde::Serialize;

use super::{Asked, Shown, happening, lists};
use crate::address::Place;
use crate::fault::Fault;
use crate::marks::{Span, marked};

#[derive(Serialize)]
struct Told {
    record: Record,
    source: Source,
    happening: Option<Happening>,
    /// What it was put together with, and why.
    tellings: Vec<Telling>,
    decisions: Vec<Decided>,
    /// A newer reading of its report lacks it.
    superseded: Option<Superseded>,
    #[serde(skip)]
    article: Article,
}

pub(crate) fn show(asked: &Asked<'_>, id: &str) -> Result<Shown, Fault> {
    let missing = || Fault::missing("There is no such record.", id);
    let Some(Stored { record, source }) = asked.ledger.record(id)?.into_iter().next() else {
        return whole_id(asked, id)?.map(|id| asked.moved(Place::Record(id))).ok_or_else(missing);
    };
    let article = asked.ledger.article(&source.article)?.ok_or_else(missing)?;
    let happening = asked.ledger.happening(id)?;
    let mut tellings = match &happening {
        Some(happening) => asked.ledger.tellings(&happening.id)?,
        None => Vec::new(),
    };
    // The reason that joins this record stands first.
    tellings.sort_by_key(|one| one.record.id != record.id);
    let told = Told {
        decisions: asked.ledger.decisions_on(id)?,
        superseded: asked.ledger.superseded(id)?,
        record,
        source,
        happening,
        tellings,
        article,
    };
    asked.answer(&lists::sentence(&told.record, asked.voice()), &told, || body(asked, &told))
}

/// The id that begins so, if only one does.
fn whole_id(asked: &Asked<'_>, beginning: &str) -> Result<Option<String>, Fault> {
    let is_id = (4..16).contains(&beginning.len()) && beginning.bytes().all(|b| b.is_ascii_hexdigit());
    let ids = if is_id { asked.ledger.ids_beginning(&beginning.to_lowercase())? } else { Vec::new() };
    Ok(<[String; 1]>::try_from(ids).ok().map(|[id]| id))
}

fn body(asked: &Asked<'_>, told: &Told) -> Markup {
    let (record, voice) = (&told.record, asked.voice());
    let with: Vec<&Telling> = told.tellings.iter().filter(|one| one.record.id != record.id).collect();
    html! {
        @if told.superseded.as_ref().is_some_and(|it| !it.counts) {
            p role="status" { strong { (voice.words("A newer reading of the report lacks this record: it counts no more.")) } }
        }
        (facts(asked, record))
        section {
            h2 { (voice.words("In the report")) }
            p.from { (asked.write(|writer| writer.source(&told.source))) }
            div.report lang=(told.article.language) dir="auto" { (marked(&told.article.text, &spans(asked, record))) }
        }
        @if let Some(one) = &told.happening {
            section {
                h2 { (voice.words("Put together with")) }
                p { a href=(asked.to(Place::Happening(one.id.clone()))) { (shown(&lists::sentence(&one.record, voice))) } }
                @for own in told.tellings.iter().filter(|one| one.record.id == record.id && !one.reason.is_empty()) {
                    (happening::merged(asked, own.score, &own.reason))
                }
                @if with.is_empty() { p { (voice.words("No other record tells of it.")) } }
                ul { @for other in with { li {
                    (asked.write(|writer| writer.quote(shown(&other.record.quote), &other.source, &other.record.id, "")))
                    @if !other.reason.is_empty() { (happening::merged(asked, other.score, &other.reason)) }
                } } }
            }
        }
        (decisions(asked, &told.decisions))
    }
}

/// What the record says, word by word.
pub(crate) fn facts(asked: &Asked<'_>, record: &Record) -> Markup {
    let voice = asked.voice();
    let row = |name: &'static str, words: Markup| html! { tr { th scope="row" { (voice.words(name)) } td { (words) } } };
    let word = |word: &str| html! { (voice.words_of(word)) };
    let told = serde_variant::to_variant_name(&record.modality).unwrap_or_default();
    let speaker = record.speaker.name.as_deref().unwrap_or(&record.speaker.text);
    html! {
        div.wide tabindex="0" { table.facts {
            (row("kind", html! { (voice.words_of(record.kind.name())) ", " (word(&record.type_)) " " span.code { (shown(&lists::code(record))) } }))
            @if !record.actors.is_empty() { (row("actor", actors(asked, &record.actors))) }
            @if !record.recipients.is_empty() { (row("recipient", actors(asked, &record.recipients))) }
            @if !record.about.is_empty() { (row("about", happening::parties(asked, &record.about))) }
            @if let Some(when) = &record.when { (row("when", html! { (shown(&when.edtf)) " — " bdi { (shown(&when.text)) } })) }
            @if let Some(place) = &record.where_ { (row("place", html! { bdi { (shown(&place.text)) } " " span.code { (shown(&place.name)) } })) }
            @if let Some(body) = &record.body { (row("body", html! { bdi { (shown(body)) } })) }
            @if !record.scope.is_empty() { (row("scope", html! { (record.scope.iter().map(|one| voice.words_of(one)).collect::<Vec<_>>().join(", ")) })) }
            (row("told as", word(if record.polarity == mithaq::Polarity::Denied { "denied" } else { told })))
            @if !speaker.is_empty() { (row("speaker", html! { bdi { (shown(speaker)) } })) }
            (row("decided by", html! { span.code { (shown(&record.rule)) } }))
            (row("confidence", html! { (format!("{:.2}", record.confidence)) }))
        } }
    }
}

fn actors(asked: &Asked<'_>, all: &[Actor]) -> Markup {
    html! {
        @for (at, actor) in all.iter().enumerate() {
            @if at > 0 { "; " }
            @match &actor.code {
                Some(code) => { a href=(asked.to(Place::State(code.clone()))) { (asked.voice().name(code)) } " — " }
                None => {}
            }
            bdi { (shown(&actor.text)) }
        }
    }
}

/// Where its words stand, and in them who acts, who is acted upon, when and where.
pub(crate) fn spans(asked: &Asked<'_>, record: &Record) -> Vec<Span> {
    let voice = asked.voice();
    let note = |name: &'static str| html! { small.role { (voice.words(name)) } };
    let mut spans = vec![Span { start: record.start, end: record.end, class: "quote", note: html! {} }];
    let roles = [("actor", &record.actors), ("recipient", &record.recipients)];
    for (class, actor) in
        roles.into_iter().flat_map(|(class, all)| all.iter().map(move |actor| (class, actor)))
    {
        spans.push(Span { start: actor.start, end: actor.end, class, note: note(class) });
    }
    // Only their words are kept; in the quote they stand where they are found first.
    let found = [
        ("date", record.when.as_ref().map(|when| &when.text)),
        ("place", record.where_.as_ref().map(|place| &place.text)),
        ("speaker", Some(&record.speaker.text)),
    ];
    for (class, words) in found {
        let at = words
            .filter(|words| !words.is_empty())
            .and_then(|words| Some((record.quote.find(words.as_str())?, words.len())));
        if let Some((at, length)) = at {
            let start = record.start + at;
            spans.push(Span { start, end: start + length, class, note: note(class) });
        }
    }
    spans
}

fn decisions(asked: &Asked<'_>, all: &[Decided]) -> Markup {
    let voice = asked.voice();
    html! {
        @if !all.is_empty() {
            section {
                h2 { (voice.words("What reviewers decided")) }
                ul { @for one in all { li {
                    span.code { (one.action) } " " bdi { (shown(&[one.field.as_deref(), one.value.as_deref()].map(Option::unwrap_or_default).join(" "))) }
                    " — " bdi { (shown(&one.who)) } ", " bdi { (one.at) } ": " bdi { (shown(&one.why)) }
                } } }
            }
        }
    }
}
