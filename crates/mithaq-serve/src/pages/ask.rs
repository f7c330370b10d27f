//! Has a state turned from one power to another: the question as a form, the answer to print.

use maud::{Markup, html};
use mithaq_ledger::{Answer, Contents, Question};
use mithaq_voice::answer::question;
use mithaq_world as world;
use serde::Serialize;

use super::{Asked, LATEST, Shown};
use crate::address::Place;
use crate::fault::Fault;

/// Pieces of evidence on each side of the page; the picture has all.
const LISTED: usize = 20;

#[derive(Serialize)]
struct Told {
    /// None: nothing was asked.
    answer: Option<Answer>,
}

pub(crate) fn show(asked: &Asked<'_>) -> Result<Shown, Fault> {
    let fields = ["state", "from", "to"].map(|name| asked.field(name));
    let covers = asked.ledger.contents()?;
    let voice = asked.voice();
    if fields.iter().any(|field| field.is_empty()) {
        let title = voice.words("Has a state turned to another power?");
        return asked.answer(&title, &Told { answer: None }, || {
            html! {
                p.intro { (voice.words("Name a state and two powers: whether it has turned from the first to the second, by what the reports tell.")) }
                (form(asked, &covers))
            }
        });
    }
    let [state, from, to] = fields.map(|typed| world::party(typed, LATEST));
    let answer = asked.ledger.ask(&Question::between(state?, from?, to?))?;
    let title = question(&answer, voice);
    let told = Told { answer: Some(answer) };
    let Some(answer) = &told.answer else { return Err(Fault::missing("There is no such page.", "")) };
    asked.answer(&title, &told, || {
        html! {
            (asked.write(|writer| writer.answer(answer, Some(LISTED))))
            section.again { h2 { (voice.words("Ask again")) } (form(asked, &covers)) }
        }
    })
}

/// The three fields, with those whom the ledger tells of to choose from.
pub(crate) fn form(asked: &Asked<'_>, covers: &Contents) -> Markup {
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
            datalist id="parties" { @for party in &covers.parties { option value=(voice.name(&party.name)) {} } }
            p { button type="submit" { (voice.words("Ask")) } }
        }
    }
}
