//! An answer as a page to print: one file, no scripts, nothing loaded from elsewhere.

use std::io::{self, Write};

use maud::{DOCTYPE, Markup, PreEscaped, html};
use mithaq_ledger::{Answer, Dispute, Evidence, Said, Source};

use super::answer::{
    certainty, covers, day, disputed_what, hinge, question, sides, ties, un_votes, verdict, weight,
};
use super::picture;
use crate::voice::Speaker;

const STYLE: &str = "
    body { font: 11pt/1.5 Georgia, 'Noto Naskh Arabic', serif; max-width: 52rem; margin: 2rem auto; padding: 0 1rem; color: #111; }
    h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; margin-top: 2rem; border-bottom: 1px solid #999; }
    .verdict { font-size: 1.25rem; font-weight: bold; }
    table { border-collapse: collapse; } th, td { text-align: start; padding: .2rem .8rem .2rem 0; vertical-align: top; }
    blockquote { margin: .2rem 0; padding-inline-start: .8rem; border-inline-start: 3px solid #bbb; unicode-bidi: isolate; }
    .from { color: #444; font-size: .85em; } li { margin-bottom: .8rem; break-inside: avoid; }
    mark { background: #fff3b0; color: inherit; }
    svg { max-width: 100%; height: auto; }
    @media print { body { margin: 0; max-width: none; } }";

pub(crate) fn answer(
    out: &mut impl Write,
    answer: &Answer,
    most: Option<usize>,
    voice: Speaker,
) -> io::Result<()> {
    let title = question(answer, voice);
    let (language, direction) = voice.tag();
    let page = html! {
        (DOCTYPE)
        html lang=(language) dir=(direction) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                h1 { (title) }
                p.verdict { (verdict(answer, voice)) }
                p { (answer.said.by(&voice)) }
                p { (covers(answer, voice)) }
                (sure(answer, voice))
                @if let Some(told) = un_votes(answer, voice) { p { (told) } }
                (PreEscaped(picture::timeline(answer, voice).svg().into_string()))
                @for power in &answer.powers {
                    h3 { (voice.name(&power.power)) }
                    table {
                        @for (what, told) in ties(power, answer.recent_years, voice) { tr { th { (what) } td { (told) } } }
                    }
                }
                @for (title, all, found) in sides(answer) {
                    (evidence(title, &all[..most.unwrap_or(all.len()).min(all.len())], found, voice))
                }
                (disputes(&answer.disputed, voice))
                p.from {
                    "mithaq " (env!("CARGO_PKG_VERSION")) " · " (answer.method.get(..12).unwrap_or_default()) " · "
                    (voice.words("What is claimed, planned, offered or denied is shown and never counted."))
                }
            }
        }
    };
    writeln!(out, "{}", page.into_string())
}

fn sure(answer: &Answer, voice: Speaker) -> Markup {
    html! {
        p { (certainty(answer, voice)) }
        @if !answer.hinges.is_empty() {
            ul { @for one in &answer.hinges { li { (hinge(one, voice)) } } }
        }
    }
}

fn evidence(title: &'static str, all: &[Evidence], found: usize, voice: Speaker) -> Markup {
    html! {
        @if !all.is_empty() {
            h2 { (voice.words(title)) }
            ol { @for one in all { li { (piece(one, voice)) } } }
            @if found > all.len() { p.from { (Said::new("and {n} more").plain("n", found - all.len()).by(&voice)) } }
        }
    }
}

fn piece(one: &Evidence, voice: Speaker) -> Markup {
    let [what, why] = one.said.each_ref().map(|said| said.by(&voice));
    html! {
        strong { (what) } " (" (weight(one, voice)) "): " (why)
        (quote(marked(one), &one.source, &format!("{}, {}", one.record, day(&one.date, voice))))
        @for other in &one.also { (quote(html! { (other.quote) }, &other.source, &other.record)) }
    }
}

/// The sentence of a piece of evidence with its quote marked.
fn marked(one: &Evidence) -> Markup {
    match one.parts() {
        Some([before, words, behind]) => html! { (before) mark { (words) } (behind) },
        None => html! { (one.quote) },
    }
}

fn quote(words: Markup, source: &Source, record: &str) -> Markup {
    let published =
        source.published.as_ref().map(|published| format!(", {}", published.start)).unwrap_or_default();
    html! {
        blockquote dir="auto" { (words) }
        div.from {
            @if let Some(publisher) = &source.publisher { bdi { (publisher) } (published) ", " }
            bdi { (source.document) }
            @if let Some(url) = &source.url {
                ", "
                @if url.starts_with("https://") || url.starts_with("http://") { a href=(url) { bdi { (url) } } } @else { bdi { (url) } }
            }
            " · " (record)
        }
    }
}

fn disputes(all: &[Dispute], voice: Speaker) -> Markup {
    html! {
        @if !all.is_empty() {
            h2 { (voice.words("Disputed")) }
            @for dispute in all {
                p { strong { (disputed_what(dispute, voice)) } }
                ul {
                    @for side in &dispute.sides {
                        li {
                            bdi { (side.value) } " (" (voice.count(side.sources, "1 source", "{n} sources")) ")"
                            @for quote in &side.quotes {
                                blockquote dir="auto" { (quote.words) }
                                div.from { bdi { (quote.publisher.as_deref().unwrap_or(&quote.document)) } " · " (quote.record) }
                            }
                        }
                    }
                }
            }
        }
    }
}
