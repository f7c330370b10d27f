//! Lists that several pages have.

use maud::{Markup, html};
use mithaq_ledger::{DatedFrom, Happening, Said, Stored, what};
use mithaq_plot::{Kind, Mark, Page, Standing, Timeline};
use mithaq_voice::Speaker;
use mithaq_voice::answer::day;
use mithaq_voice::timeline::days;
use mithaq_voice::unseen::shown;

use super::{Asked, Shown};
use crate::address::Place;
use crate::fault::Fault;

/// What a record or happening tells, in words.
pub(crate) fn sentence(record: &mithaq::Record, voice: Speaker) -> String {
    let said = what(record).by(&voice);
    if record.polarity == mithaq::Polarity::Denied && !said.contains(&voice.words("denied")) {
        return Said::new("{deed} ({note})").plain("deed", said).word("note", "denied").by(&voice);
    }
    said
}

/// The word of the lists for what is told, in small: `SANCTION expel`.
pub(crate) fn code(record: &mithaq::Record) -> String {
    let mut words = vec![record.type_.as_str()];
    words.extend(record.mode.as_deref());
    words.extend(record.stage.as_deref());
    words.join(" ")
}

/// Events and agreements, each with its day and in a sentence that leads to its page.
pub(crate) fn happenings(asked: &Asked<'_>, all: &[Happening]) -> Markup {
    let voice = asked.voice();
    html! {
        ol.happenings {
            @for one in all {
                li {
                    span.day { (shown(&day(&one.date, voice))) } " "
                    a href=(asked.to(Place::Happening(one.id.clone()))) { (shown(&sentence(&one.record, voice))) } " "
                    span.code { (shown(&code(&one.record))) }
                    span.from {
                        (voice.count(one.sources, "1 source", "{n} sources"))
                        @if one.disputed { " · " strong { (voice.words("Disputed")) } }
                    }
                }
            }
        }
    }
}

/// Relations or claims, each with its words.
pub(crate) fn records(asked: &Asked<'_>, title: &'static str, all: &[Stored]) -> Markup {
    let voice = asked.voice();
    html! {
        @if !all.is_empty() {
            section {
                h2 { (voice.words(title)) }
                ul {
                    @for Stored { record, source } in all {
                        li {
                            strong { (shown(&sentence(record, voice))) }
                            (asked.write(|writer| writer.quote(shown(&record.quote), source, &record.id, "")))
                        }
                    }
                }
            }
        }
    }
}

/// Happenings along time, a lane for each of these parties.
pub(crate) fn timeline(
    title: String,
    subtitle: String,
    lanes: &[String],
    all: &[Happening],
    voice: Speaker,
) -> Timeline {
    let in_lanes = |one: &Happening| lanes.iter().position(|code| one.parties.contains(code));
    Timeline {
        page: Page { title, subtitle, language: voice.of_pictures(), ..Page::default() },
        lanes: lanes.iter().map(|code| voice.name(code)).collect(),
        marks: all.iter().filter_map(|one| mark(one, in_lanes(one)?, voice)).collect(),
        ..Timeline::default()
    }
}

fn mark(one: &Happening, lane: usize, voice: Speaker) -> Option<Mark> {
    let (start, end) = days(&one.date)?;
    let kind = if one.kind == "agreement" { Kind::Step } else { Kind::Event };
    let standing = match (one.polarity, one.modality) {
        (mithaq::Polarity::Denied, _) => Standing::Denied,
        (_, mithaq::Modality::Reported) => Standing::Done,
        _ => Standing::Planned,
    };
    let weight = one.sources as f64 + f64::from(u8::from(one.date.from == DatedFrom::Told));
    let label = mithaq_voice::unseen::plain(&sentence(&one.record, voice)).into_owned();
    Some(Mark { lane, start, end, when: day(&one.date, voice), kind, standing, weight, label })
}

/// All on which reports differ.
pub(crate) fn show_disputed(asked: &Asked<'_>) -> Result<Shown, Fault> {
    let all = asked.ledger.disputes(&[])?;
    let voice = asked.voice();
    asked.answer(&voice.words("Disputed"), &all, || {
        html! {
            p.intro { (voice.words("Where independent reports of one thing differ, with the words of each side.")) }
            @if all.is_empty() { p { (voice.words("No reports differ.")) } }
            @for dispute in &all { section.dispute { (asked.write(|writer| writer.dispute(dispute))) } }
        }
    })
}
