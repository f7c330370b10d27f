//! The front: what is new, what is disputed, what the ledger covers.

use maud::{Markup, html};
use mithaq_ledger::{Contents, Dispute, Happening};
use mithaq_voice::answer::drawn_from;
use mithaq_voice::unseen::shown;
use serde::Serialize;

use super::{Asked, Shown, ask, lists, search};
use crate::address::Place;
use crate::fault::Fault;

const NEWEST: usize = 15;
const DISPUTED: usize = 4;
const STATES: usize = 24;

#[derive(Serialize)]
struct Front {
    covers: Contents,
    newest: Vec<Happening>,
    disputed: Vec<Dispute>,
}

pub(crate) fn show(asked: &Asked<'_>) -> Result<Shown, Fault> {
    let mut disputed = asked.ledger.disputes(&[])?;
    disputed.truncate(DISPUTED);
    let front = Front { covers: asked.ledger.contents()?, newest: asked.ledger.newest(NEWEST)?, disputed };
    let voice = asked.voice();
    asked.answer(&voice.words("Who did what to whom, in the words of the reports"), &front, || {
        html! {
            p.intro { (shown(&covers(asked, &front.covers))) }
            (search::form(asked))
            section {
                h2 { (voice.words("Has a state turned to another power?")) }
                (ask::form(asked, &front.covers.parties))
            }
            section {
                h2 { (voice.words("Newest")) }
                @if front.newest.is_empty() { p { (voice.words("The ledger is empty.")) } }
                (lists::happenings(asked, &front.newest))
            }
            @if !front.disputed.is_empty() {
                section {
                    h2 { (voice.words("Disputed")) }
                    @for dispute in &front.disputed { (asked.write(|writer| writer.dispute(dispute))) }
                    p { a href=(asked.to(Place::Disputed)) { (voice.words("All that is disputed")) } }
                }
            }
            (states(asked, &front.covers))
        }
    })
}

/// "It holds 18 reports, published 2024-01-05 to 2025-11-24."
fn covers(asked: &Asked<'_>, covers: &Contents) -> String {
    let days = covers.first.as_deref().zip(covers.last.as_deref());
    drawn_from(covers.reports, days, asked.voice())
}

fn states(asked: &Asked<'_>, covers: &Contents) -> Markup {
    let voice = asked.voice();
    html! {
        section {
            h2 { (voice.words("States and organisations")) }
            ul.row {
                @for party in covers.parties.iter().take(STATES) {
                    li { a href=(asked.to(Place::State(party.name.clone()))) { (voice.name(&party.name)) } " " span.from { (party.count) } }
                }
            }
        }
    }
}
