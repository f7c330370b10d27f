//! An event or an agreement: every report that tells of it, and where they differ.

use maud::{Markup, html};
use mithaq_ledger::{Dispute, Happening, Telling};
use mithaq_voice::answer::day;
use mithaq_voice::page::marked;
use mithaq_voice::unseen::shown;
use serde::Serialize;

use super::{Asked, Shown, lists};
use crate::address::Place;
use crate::fault::Fault;

#[derive(Serialize)]
struct Told {
    happening: Happening,
    tellings: Vec<Telling>,
    disputed: Vec<Dispute>,
}

pub(crate) fn show(asked: &Asked<'_>, id: &str) -> Result<Shown, Fault> {
    let found = asked.ledger.happening(id)?;
    let happening = found.ok_or_else(|| Fault::missing("There is no such event or agreement.", id))?;
    if happening.id != id {
        return Ok(asked.moved(Place::Happening(happening.id)));
    }
    let disputed = asked.ledger.disputes_of(id)?;
    let told = Told { tellings: asked.ledger.tellings(id)?, disputed, happening };
    let voice = asked.voice();
    asked.answer(&lists::sentence(&told.happening.record, voice), &told, || {
        html! {
            (facts(asked, &told.happening))
            (asked.write(|writer| writer.disputes(&told.disputed)))
            (tellings(asked, &told))
        }
    })
}

fn facts(asked: &Asked<'_>, one: &Happening) -> Markup {
    let voice = asked.voice();
    html! {
        table.facts {
            tr { th scope="row" { (voice.words("when")) } td { (shown(&day(&one.date, voice))) } }
            tr { th scope="row" { (voice.words("parties")) } td { (parties(asked, &one.parties)) } }
            tr { th scope="row" { (voice.words("kind")) } td { (voice.words_of(&one.type_)) " " span.code { (shown(&lists::code(&one.record))) } } }
            tr { th scope="row" { (voice.words("told by")) } td {
                (voice.count(one.reports, "one report", "{n} reports")) ", " (voice.count(one.sources, "1 source", "{n} sources"))
            } }
        }
    }
}

/// Those who take part, each with its page.
pub(crate) fn parties(asked: &Asked<'_>, codes: &[String]) -> Markup {
    html! {
        @for (at, code) in codes.iter().enumerate() {
            @if at > 0 { ", " }
            a href=(asked.to(Place::State(code.clone()))) { (asked.voice().name(code)) }
        }
    }
}

/// Every telling; those of an agreement by its steps.
fn tellings(asked: &Asked<'_>, told: &Told) -> Markup {
    let voice = asked.voice();
    let mut all: Vec<&Telling> = told.tellings.iter().collect();
    let when = |one: &Telling| one.record.when.as_ref().and_then(|when| when.start.clone());
    all.sort_by_key(|one| (when(one).is_none(), when(one)));
    let mut steps: Vec<Option<&str>> = Vec::new();
    for one in &all {
        let step = one.record.stage.as_deref();
        if !steps.contains(&step) {
            steps.push(step);
        }
    }
    html! {
        section {
            h2 { (voice.words("Every report that tells of it")) }
            @for step in steps {
                @if let Some(step) = step { h3 { (voice.words_of(step)) } }
                ul { @for one in all.iter().filter(|one| one.record.stage.as_deref() == step) { li { (telling(asked, one)) } } }
            }
        }
    }
}

fn telling(asked: &Asked<'_>, one: &Telling) -> Markup {
    let voice = asked.voice();
    let words = marked(one.parts(), &one.record.quote);
    let when = one.record.when.as_ref().map_or("", |when| when.edtf.as_str());
    html! {
        strong { (shown(&lists::sentence(&one.record, voice))) }
        (asked.write(|writer| writer.quote(words, &one.source, &one.record.id, when)))
        @if !one.reason.is_empty() { (merged(asked, one.score, &one.reason)) }
    }
}

/// Why a record was put together with the others; the reason is in the words of the ledger.
pub(crate) fn merged(asked: &Asked<'_>, score: f64, reason: &str) -> Markup {
    html! {
        div.from {
            (asked.voice().words("put together because")) " " bdi lang="en" dir="ltr" { (shown(reason)) } " (" (format!("{score:.2}")) ")"
        }
    }
}
