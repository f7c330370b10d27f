//! Has a state turned from one power to another: the question as a form, the answer to print.

use maud::{Markup, html};
use mithaq_ledger::{Answer, Counted, Question};
use mithaq_voice::answer::question;
use mithaq_world as world;
use serde::Serialize;

use super::{Asked, LATEST, Shown};
use crate::address::Place;
use crate::fault::Fault;

/// Pieces of evidence on each side of the page; the picture has all.
const LISTED: usize = 20;

#[derive(Serialize)]
struct Told<'a> {
    /// None: nothing was asked.
    answer: Option<&'a Answer>,
}

pub(crate) fn show(asked: &Asked<'_>) -> Result<Shown, Fault> {
    let fields = ["state", "from", "to"].map(|name| asked.field(name));
    let parties = asked.ledger.most_told()?;
    let voice = asked.voice();
    if fields.iter().any(|field| field.is_empty()) {
        let title = voice.words("Has a state turned to another power?");
        return asked.answer(&title, &Told { answer: None }, || {
            html! {
                p.intro { (voice.words("Name a state and two powers: whether it has turned from the first to the second, by what the reports tell.")) }
                (form(asked, &parties))
            }
        });
    }
    let [state, from, to] = fields.map(|typed| world::party(typed, LATEST));
    let answer = asked.ledger.ask(&Question::between(state?, from?, to?))?;
    let title = question(&answer, voice);
    asked.answer(&title, &Told { answer: Some(&answer) }, || {
        html! {
            (asked.write(|writer| writer.answer(&answer, Some(LISTED))))
            section.again { h2 { (voice.words("Ask again")) } (form(asked, &parties)) }
        }
    })
}

/// The three fields, with those whom the ledger tells of to choose from.
pub(crate) fn form(asked: &Asked<'_>, parties: &[Counted]) -> Markup {
    let voice = asked.voice();
    let fields = [("state", "State"), ("from", "From this power"), ("to", "To this power")];
    html! {
        form.ask method="get" action=(asked.to(Place::Ask)) {
            @for (name, label) in fields {
                p {
                    label for=(format!("ask-{name}")) { (voice.words(label)) }
                    input id=(format!("ask-{name}")) name=(name) list="parties" required autocomplete="off" dir="auto" value=(mithaq_voice::unseen::plain(asked.field(name)));
                }
            }
            datalist id="parties" { @for party in parties { option value=(voice.name(&party.name)) {} } }
            p { button type="submit" { (voice.words("Ask")) } }
        }
    }
}
