//! An answer as pieces of a page: escaped, without scripts.

use maud::{Markup, PreEscaped, html};
use mithaq_ledger::{Answer, Dispute, Evidence, Said, Source};
use mithaq_plot::{Svg, Table};

use crate::answer::{
    AGAINST, certainty, covers, day, disputed_what, hinge, sides, ties, un_votes, verdict, weight,
};
use crate::unseen::{plain, shown};
use crate::{Speaker, timeline};

/// Where things have a page of their own.
pub trait Links {
    /// The page of a record.
    fn record(&self, id: &str) -> Option<String>;
    /// The page of a report.
    fn article(&self, id: &str) -> Option<String>;
    /// The page of an event or agreement.
    fn happening(&self, id: &str) -> Option<String>;
}

/// A page that stands alone: nothing has a page of its own.
#[derive(Debug, Clone, Copy)]
pub struct Alone;

impl Links for Alone {
    fn record(&self, _: &str) -> Option<String> {
        None
    }

    fn article(&self, _: &str) -> Option<String> {
        None
    }

    fn happening(&self, _: &str) -> Option<String> {
        None
    }
}

/// Who writes a page, and where its links lead.
#[derive(Clone, Copy)]
pub struct Writer<'a> {
    /// In whose words.
    pub voice: Speaker,
    /// Where things are.
    pub links: &'a dyn Links,
}

/// Words that lead somewhere, if there is such a page.
#[must_use]
pub fn link(to: Option<String>, words: &Markup) -> Markup {
    html! { @match to { Some(to) => a href=(to) { (words) }, None => (words) } }
}

impl Writer<'_> {
    /// All that an answer says, below the question; of the evidence at most so much on each side.
    #[must_use]
    pub fn answer(self, answer: &Answer, most: Option<usize>) -> Markup {
        let voice = self.voice;
        let picture = timeline::of_answer(answer, voice);
        let [r#for, against, said] = sides(answer).map(|(title, all, found)| {
            let listed = &all[..most.unwrap_or(all.len()).min(all.len())];
            (title == AGAINST, self.evidence(title, listed, found))
        });
        html! {
            p.verdict { (shown(&verdict(answer, voice))) }
            p { (shown(&answer.said.by(&voice))) }
            p { (shown(&covers(answer, voice))) }
            (self.sure(answer))
            @if let Some(told) = un_votes(answer, voice) { p { (told) } }
            (self.picture(picture.svg(), &picture.table()))
            div.beside {
                @for power in &answer.powers {
                    section {
                        h2 { (voice.name(&power.power)) }
                        table.facts {
                            @for (what, told) in ties(power, answer.recent_years, voice) { tr { th scope="row" { (what) } td { (shown(&told)) } } }
                        }
                    }
                }
            }
            div.beside { @for (_, side) in [&r#for, &against] { (side) } }
            (self.disputes(&answer.disputed))
            (said.1)
        }
    }

    /// A picture with its numbers as a table.
    #[must_use]
    pub fn picture(self, svg: Svg, numbers: &Table) -> Markup {
        html! {
            figure {
                div.picture tabindex="0" role="group" aria-label=(self.voice.words("Picture")) { (PreEscaped(svg.into_string())) }
                details { summary { (self.voice.words("The numbers of this picture")) } div.wide tabindex="0" { (table(numbers)) } }
            }
        }
    }

    fn sure(self, answer: &Answer) -> Markup {
        html! {
            p { (shown(&certainty(answer, self.voice))) }
            @if !answer.hinges.is_empty() {
                ul { @for one in &answer.hinges { li { (shown(&hinge(one, self.voice))) } } }
            }
        }
    }

    fn evidence(self, title: &'static str, all: &[Evidence], found: usize) -> Markup {
        let more = || Said::new("and {n} more").plain("n", found - all.len()).by(&self.voice);
        html! {
            @if !all.is_empty() {
                section {
                    h2 { (self.voice.words(title)) }
                    ol { @for one in all { li { (self.piece(one)) } } }
                    @if found > all.len() { p.from { (more()) } }
                }
            }
        }
    }

    fn piece(self, one: &Evidence) -> Markup {
        let [what, why] = one.said.each_ref().map(|said| said.by(&self.voice));
        html! {
            strong { (shown(&what)) } " (" (weight(one, self.voice)) "): " (why)
            (self.quote(marked(one.parts(), &one.quote), &one.source, &one.record, &day(&one.date, self.voice)))
            @for other in &one.also { (self.quote(shown(&other.quote), &other.source, &other.record, "")) }
        }
    }

    /// The words of a report with where they are from: the report, its day, the record and a day of its own.
    #[must_use]
    pub fn quote(self, words: Markup, source: &Source, record: &str, day: &str) -> Markup {
        html! {
            blockquote dir="auto" { (words) }
            div.from {
                (self.source(source)) " · " (link(self.links.record(record), &html! { (record) }))
                @if !day.is_empty() { ", " (shown(day)) }
            }
        }
    }

    /// Which report: publisher, day, name, address.
    #[must_use]
    pub fn source(self, source: &Source) -> Markup {
        let published = source.published.as_ref().map(|published| published.start.as_str());
        let named = html! { bdi { (shown(&source.document)) } };
        html! {
            @if let Some(publisher) = &source.publisher { bdi { (shown(publisher)) } ", " }
            @if let Some(day) = published { (shown(day)) ", " }
            (link(self.links.article(&source.article), &named))
            @if let Some(url) = &source.url { ", " (address(url)) }
        }
    }

    /// Where reports differ, each side with its words.
    #[must_use]
    pub fn disputes(self, all: &[Dispute]) -> Markup {
        html! {
            @if !all.is_empty() {
                section {
                    h2 { (self.voice.words("Disputed")) }
                    @for dispute in all { (self.dispute(dispute)) }
                }
            }
        }
    }

    /// What a side says; parties by name.
    fn value(self, dispute: &Dispute, value: &str) -> String {
        if dispute.field != "parties" {
            return self.voice.words_of(value);
        }
        value.split(';').map(|code| self.voice.name(code)).collect::<Vec<_>>().join(" – ")
    }

    /// One thing on which reports differ.
    #[must_use]
    pub fn dispute(self, dispute: &Dispute) -> Markup {
        let what = html! { (disputed_what(dispute, self.voice)) };
        html! {
            p { strong { (link(self.links.happening(&dispute.happening), &what)) } }
            ul {
                @for side in &dispute.sides {
                    li {
                        bdi { (shown(&self.value(dispute, &side.value))) } " (" (self.voice.count(side.sources, "1 source", "{n} sources")) ")"
                        @for quote in &side.quotes {
                            blockquote dir="auto" { (shown(&quote.words)) }
                            div.from {
                                bdi { (shown(quote.publisher.as_deref().unwrap_or(&quote.document))) } " · "
                                (link(self.links.record(&quote.record), &html! { (quote.record) }))
                            }
                        }
                    }
                }
            }
        }
    }
}

fn table(table: &Table) -> Markup {
    html! {
        table {
            thead { tr { @for cell in &table.head { th scope="col" { (shown(cell)) } } } }
            tbody { @for row in &table.rows { tr { @for cell in row { td { (shown(cell)) } } } } }
        }
    }
}

/// A sentence in its parts, the quote in the middle marked; the quote alone where there are none.
#[must_use]
pub fn marked(parts: Option<[&str; 3]>, quote: &str) -> Markup {
    match parts {
        Some([before, words, behind]) => html! { (shown(before)) mark { (shown(words)) } (shown(behind)) },
        None => shown(quote),
    }
}

/// Where a report was found; only an address of the web can be followed.
fn address(url: &str) -> Markup {
    let is_web = url.starts_with("https://") || url.starts_with("http://");
    let words = html! { bdi { (shown(url)) } };
    html! { @if is_web { a href=(plain(url)) rel="noreferrer" { (words) } } @else { (words) } }
}
