//! What all pages have around them.

use maud::{DOCTYPE, Markup, html};
use mithaq_voice::unseen::plain;
use mithaq_voice::{Speaker, spoken};

use crate::address::{Address, Place};
use crate::app::voice;

/// A page and what goes around it.
pub(crate) struct Sheet<'a> {
    pub(crate) language: &'static str,
    pub(crate) voice: Speaker,
    /// Text of reports may stand in it.
    pub(crate) title: &'a str,
    /// None: there is no such page.
    pub(crate) place: Option<&'a Place>,
    /// What stands behind the question mark.
    pub(crate) query: &'a str,
    pub(crate) body: Markup,
}

pub(crate) fn page(sheet: &Sheet<'_>) -> String {
    let Sheet { language, voice, title, .. } = sheet;
    let direction = voice.tag().1;
    let shown = plain(title);
    let html = html! {
        (DOCTYPE)
        html lang=(language) dir=(direction) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (shown) " · Mithaq" }
                link rel="stylesheet" href="/style.css";
                @if let Some(place) = sheet.place {
                    @for other in spoken() {
                        link rel="alternate" hreflang=(other.code) href=(address(sheet, place, &other.code, false));
                    }
                    link rel="alternate" type="application/json" href=(address(sheet, place, language, true));
                }
            }
            body {
                a.skip href="#main" { (voice.words("To the text")) }
                (header(sheet))
                main id="main" tabindex="-1" { h1 { bdi { (shown) } } (sheet.body) }
                (footer(sheet))
            }
        }
    };
    html.into_string()
}

fn address(sheet: &Sheet<'_>, place: &Place, language: &'static str, json: bool) -> String {
    let path = Address { language, place: place.clone(), json }.path();
    if sheet.query.is_empty() { path } else { format!("{path}?{}", sheet.query) }
}

fn header(sheet: &Sheet<'_>) -> Markup {
    let (language, voice) = (sheet.language, sheet.voice);
    let pages = [
        (Place::Ask, "Ask"),
        (Place::Search, "Search"),
        (Place::Disputed, "Disputed"),
        (Place::Read, "Read a report"),
        (Place::About, "About the data"),
    ];
    html! {
        header {
            a.name href=(Place::Front.within(language)) { "Mithaq" @if language == "ar" { " ميثاق" } }
            nav aria-label=(voice.words("Pages")) {
                ul {
                    @for (place, name) in pages {
                        @let here = sheet.place == Some(&place);
                        li { a href=(place.within(language)) aria-current=[here.then_some("page")] { (voice.words(name)) } }
                    }
                }
            }
            nav.languages aria-label=(voice.words("Languages")) { ul { @for other in spoken() { li { (self::language(sheet, &other.code)) } } } }
        }
    }
}

/// The same page in a language, by the name that the language has for itself: what it says for "English".
fn language(sheet: &Sheet<'_>, code: &'static str) -> Markup {
    let speaker = voice(code);
    let to = address(sheet, sheet.place.unwrap_or(&Place::Front), code, false);
    let here = (code == sheet.language).then_some("true");
    html! { a href=(to) hreflang=(code) lang=(code) dir=(speaker.tag().1) aria-current=[here] { (speaker.words("English")) } }
}

fn footer(sheet: &Sheet<'_>) -> Markup {
    let voice = sheet.voice;
    html! {
        footer {
            p { (voice.words("What is claimed, planned, offered or denied is shown and never counted.")) }
            p {
                bdi { "mithaq " (env!("CARGO_PKG_VERSION")) }
                @if let Some(place) = sheet.place {
                    " · " a href=(address(sheet, place, sheet.language, true)) { (voice.words("The values of this page (JSON)")) }
                }
            }
        }
    }
}
