//! Search: reports by their words, and the state that is called so.

use maud::{Markup, html};
use mithaq_ledger::Found;
use mithaq_voice::unseen::{plain, shown};
use mithaq_world as world;
use serde::Serialize;

use super::{Asked, LATEST, Shown};
use crate::address::Place;
use crate::fault::Fault;

const MOST: usize = 50;
/// Words that are looked for at once.
const WORDS: usize = 16;

#[derive(Serialize)]
struct Told {
    words: String,
    /// Whose name that is.
    party: Option<String>,
    reports: Vec<Found>,
}

pub(crate) fn show(asked: &Asked<'_>) -> Result<Shown, Fault> {
    let (typed, voice) = (asked.field("q"), asked.voice());
    let whole = [typed.to_owned()];
    let words: Vec<String> = typed.split_whitespace().take(WORDS).map(str::to_owned).collect();
    // A name of several words is one name; what is none is looked for word by word.
    let named = if words.len() > 1 { asked.ledger.search(&whole, MOST)? } else { Vec::new() };
    let reports = if named.is_empty() { asked.ledger.search(&words, MOST)? } else { named };
    let told = Told {
        words: typed.to_owned(),
        party: world::party(typed, LATEST).ok().filter(|_| !typed.is_empty()),
        reports,
    };
    asked.answer(&voice.words("Search"), &told, || {
        html! {
            (form(asked))
            @if let Some(code) = &told.party {
                p { a href=(asked.to(Place::State(code.clone()))) { (voice.name(code)) } " " span.code { (code) } }
            }
            @if !typed.is_empty() && told.reports.is_empty() { p role="status" { (voice.words("No report has all of these words.")) } }
            ol.found { @for report in &told.reports { li { (found(asked, report)) } } }
        }
    })
}

fn found(asked: &Asked<'_>, report: &Found) -> Markup {
    let title = if report.title.is_empty() { &report.document } else { &report.title };
    html! {
        a href=(asked.to(Place::Article(report.article.clone()))) { bdi { (shown(title)) } }
        blockquote dir="auto" { (shown(&report.around)) }
        div.from {
            @if let Some(publisher) = &report.publisher { bdi { (shown(publisher)) } ", " }
            @if let Some(day) = &report.published { (shown(day)) ", " }
            bdi { (shown(&report.document)) }
        }
    }
}

/// One field.
pub(crate) fn form(asked: &Asked<'_>) -> Markup {
    let voice = asked.voice();
    html! {
        search {
            form.search method="get" action=(asked.to(Place::Search)) {
                label for="q" { (voice.words("Words, a name, a state")) }
                input id="q" name="q" type="search" dir="auto" required value=(plain(asked.field("q")));
                button type="submit" { (voice.words("Search")) }
            }
        }
    }
}
