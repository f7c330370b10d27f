//! An answer as a page to print: one file, no scripts, nothing loaded from elsewhere.

use std::io::{self, Write};

use maud::{DOCTYPE, Markup, PreEscaped, html};
use mithaq_ledger::{Answer, Dispute, Evidence, PowerTies, Source, Weight};
use mithaq_plot::Language;

use super::answer::{certainty, day, estimate, hinge, standing};
use super::picture;
use crate::codes;

const STYLE: &str = "
    body { font: 11pt/1.5 Georgia, 'Noto Naskh Arabic', serif; max-width: 52rem; margin: 2rem auto; padding: 0 1rem; color: #111; }
    h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; margin-top: 2rem; border-bottom: 1px solid #999; }
    .verdict { font-size: 1.25rem; font-weight: bold; }
    table { border-collapse: collapse; } th, td { text-align: start; padding: .2rem .8rem .2rem 0; vertical-align: top; }
    blockquote { margin: .2rem 0; padding-inline-start: .8rem; border-inline-start: 3px solid #bbb; unicode-bidi: isolate; }
    .from { color: #444; font-size: .85em; } li { margin-bottom: .8rem; break-inside: avoid; }
    svg { max-width: 100%; height: auto; }
    @media print { body { margin: 0; max-width: none; } }";

pub(crate) fn answer(out: &mut impl Write, answer: &Answer) -> io::Result<()> {
    let (state, from, to) = (codes::name(&answer.state), codes::name(&answer.from), codes::name(&answer.to));
    let title = format!("Has {state} turned from {from} to {to}?");
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                h1 { (title) }
                p.verdict { (answer.verdict) }
                p { (answer.why) }
                (sure(answer))
                (PreEscaped(picture::timeline(answer, Language::default()).svg().into_string()))
                h2 { "Ties" }
                @for power in &answer.powers { (ties(power, answer.recent_years)) }
                (evidence("For a turn", &answer.evidence_for, answer.found[0]))
                (evidence("Against a turn", &answer.evidence_against, answer.found[1]))
                (disputes(&answer.disputed))
                (evidence("Only said, and on neither side", &answer.only_said, answer.found[2]))
                p.from {
                    "mithaq " (env!("CARGO_PKG_VERSION")) ", method " (answer.method.get(..12).unwrap_or_default())
                    @if let Some(day) = &answer.as_of { ", reports until " (day) }
                    ". What is claimed, planned, offered or denied is shown and never counted."
                }
            }
        }
    };
    writeln!(out, "{}", page.into_string())
}

fn sure(answer: &Answer) -> Markup {
    html! {
        p { (certainty(answer)) }
        @if !answer.hinges.is_empty() {
            ul { @for one in &answer.hinges { li { (hinge(one)) } } }
        }
    }
}

fn ties(power: &PowerTies, years: u16) -> Markup {
    let events = &power.events;
    html! {
        h3 { (codes::name(&power.power)) }
        table {
            tr { th { "gained in " (years) " years" } td { (estimate(&power.gained)) } }
            tr { th { "lost" } td { (estimate(&power.lost)) } }
            @for agreement in &power.agreements {
                tr {
                    th { "agreement, " (agreement.type_) }
                    td {
                        (standing(agreement.standing)) ": "
                        (agreement.steps.iter().map(|step| format!("{} {}", step.stage, day(&step.date))).collect::<Vec<_>>().join(", "))
                    }
                }
            }
            @for relation in &power.relations {
                tr { th { (relation.type_) } td { (day(&relation.date)) @if relation.ended { ", ended" } } }
            }
            tr {
                th { "events" }
                td {
                    (events.verbal_cooperation) " verbal and " (events.material_cooperation) " material cooperation, "
                    (events.verbal_conflict) " verbal and " (events.material_conflict) " material conflict"
                }
            }
        }
    }
}

fn evidence(title: &str, all: &[Evidence], found: usize) -> Markup {
    html! {
        @if !all.is_empty() {
            h2 { (title) }
            ol { @for one in all { li { (piece(one)) } } }
            @if found > all.len() { p.from { "and " (found - all.len()) " more" } }
        }
    }
}

fn piece(one: &Evidence) -> Markup {
    let weight = match one.weight {
        Weight::Counted => format!(" (weighs {:.2})", one.strength),
        Weight::Background => " (background, not counted)".to_owned(),
        Weight::Said => " (said, not counted)".to_owned(),
    };
    html! {
        strong { (one.what) } (weight) ": " (one.why)
        (quote(&one.quote, &one.source, &format!("{}, {}", one.record, day(&one.date))))
        @for other in &one.also { (quote(&other.quote, &other.source, &other.record)) }
    }
}

fn quote(words: &str, source: &Source, record: &str) -> Markup {
    let published =
        source.published.as_ref().map(|published| format!(", {}", published.start)).unwrap_or_default();
    html! {
        blockquote dir="auto" { (words) }
        div.from {
            @if let Some(publisher) = &source.publisher { bdi { (publisher) } (published) ", " }
            bdi { (source.document) }
            @if let Some(url) = &source.url { ", " bdi { (url) } }
            " · " (record)
        }
    }
}

fn disputes(all: &[Dispute]) -> Markup {
    html! {
        @if !all.is_empty() {
            h2 { "Disputed" }
            @for dispute in all {
                p { strong { (dispute.kind) " " (dispute.type_) ", " (dispute.states.join("–")) ": " (dispute.field) } }
                ul {
                    @for side in &dispute.sides {
                        li {
                            bdi { (side.value) } " (" (side.sources) @if side.sources == 1 { " source)" } @else { " sources)" }
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
