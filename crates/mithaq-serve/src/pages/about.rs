//! What the ledger holds and what was read with.

use maud::{Markup, html};
use mithaq_ledger::{Contents, Counted};
use mithaq_voice::unseen::shown;
use serde::Serialize;

use super::{Asked, Shown};
use crate::fault::Fault;

#[derive(Serialize)]
struct About {
    covers: Contents,
    /// What reads here.
    reader: String,
}

pub(crate) fn show(asked: &Asked<'_>) -> Result<Shown, Fault> {
    let about = About { covers: asked.ledger.contents()?, reader: mithaq::made_by() };
    let voice = asked.voice();
    asked.answer(&voice.words("About the data"), &about, || {
        let covers = &about.covers;
        html! {
            p.intro { (voice.words("The ledger keeps who did what to whom, as news reports tell it, each with its exact words. It holds what was reported, not what is true; what no report in it tells is missing.")) }
            p { (voice.words("The confidence of a record says how often records told so are right, measured on texts that the reader was not trained on.")) }
            (numbers(asked, covers))
            div.beside {
                (counted(asked, "Reports by language", &covers.languages, |code| language(asked, code)))
                (counted(asked, "Reports by year", &covers.years, str::to_owned))
                (counted(asked, "Reports by publisher", &covers.publishers, str::to_owned))
                (counted(asked, "Rows of other datasets", &covers.imported, str::to_owned))
            }
            section {
                h2 { (voice.words("Versions")) }
                p { bdi lang="en" dir="ltr" { (about.reader) } }
                ul { @for one in &covers.readers { li { bdi lang="en" dir="ltr" { (shown(&one.name)) } } } }
            }
        }
    })
}

/// What a language calls itself.
fn language(asked: &Asked<'_>, code: &str) -> String {
    let known = mithaq_voice::spoken().find(|language| language.code == code);
    known
        .map_or_else(|| asked.voice().words_of(code), |known| crate::app::voice(&known.code).words("English"))
}

fn numbers(asked: &Asked<'_>, covers: &Contents) -> Markup {
    let voice = asked.voice();
    let rows = [
        ("reports", covers.reports),
        ("copies of other reports", covers.copies),
        ("reports without a date", covers.undated),
        ("records", covers.records),
        ("events", covers.events),
        ("agreements", covers.agreements),
        ("disputed", covers.disputed),
        ("decisions of reviewers", covers.decisions),
    ];
    let days =
        [("first report", &covers.first), ("last report", &covers.last), ("last added to", &covers.added)];
    html! {
        table.facts {
            @for (name, count) in rows { tr { th scope="row" { (voice.words(name)) } td { (count) } } }
            @for (name, day) in days { @if let Some(day) = day { tr { th scope="row" { (voice.words(name)) } td { bdi { (day) } } } } }
        }
    }
}

fn counted(asked: &Asked<'_>, title: &'static str, all: &[Counted], name: impl Fn(&str) -> String) -> Markup {
    html! {
        @if !all.is_empty() {
            section {
                h2 { (asked.voice().words(title)) }
                table.facts { @for one in all { tr { th scope="row" { bdi { (shown(&name(&one.name))) } } td { (one.count) } } } }
            }
        }
    }
}
