//! One file a page: what it tells, as values and as HTML.

mod about;
mod article;
mod ask;
mod front;
mod happening;
mod lists;
mod read;
mod record;
mod search;
mod shell;
mod state;

use maud::Markup;
use mithaq_ledger::Ledger;
use mithaq_voice::Speaker;
use mithaq_voice::page::Writer;
use serde::Serialize;

use crate::address::{Address, Place, Within};
use crate::app::voice;
use crate::fault::Fault;

/// What is asked for, and of which ledger.
pub(crate) struct Asked<'a> {
    pub(crate) address: Address,
    /// What the address says behind its question mark, or what was sent.
    pub(crate) form: Vec<(String, String)>,
    /// Something was sent.
    pub(crate) reads: bool,
    pub(crate) ledger: &'a Ledger,
}

/// What is answered.
pub(crate) enum Shown {
    Page { html: String },
    Values { json: String },
    Moved { to: String },
}

/// A year that numbers of states are taken in: that of who bears them now.
const LATEST: i16 = 9999;

/// Answers.
pub(crate) fn show(asked: &Asked<'_>) -> Result<Shown, Fault> {
    match &asked.address.place {
        Place::Front => front::show(asked),
        Place::State(typed) => state::show(asked, typed),
        Place::Pair(typed) => state::show_pair(asked, typed),
        Place::Happening(id) => happening::show(asked, id),
        Place::Record(id) => record::show(asked, id),
        Place::Article(id) => article::show(asked, id),
        Place::Ask => ask::show(asked),
        Place::Search => search::show(asked),
        Place::Disputed => lists::show_disputed(asked),
        Place::Read => read::show(asked),
        Place::About => about::show(asked),
    }
}

/// The page of a fault.
pub(crate) fn fault(fault: &Fault, language: &'static str) -> String {
    let speaker = voice(language);
    shell::page(&shell::Sheet {
        language,
        voice: speaker,
        title: &fault.title(speaker),
        place: None,
        query: "",
        body: fault.body(speaker),
    })
}

impl Asked<'_> {
    pub(crate) fn language(&self) -> &'static str {
        self.address.language
    }

    pub(crate) fn voice(&self) -> Speaker {
        voice(self.language())
    }

    /// A field of the form, without blanks around it; empty where it is not there.
    pub(crate) fn field(&self, name: &str) -> &str {
        self.form.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value.trim())
    }

    /// Where a page is, in the language of this one.
    pub(crate) fn to(&self, place: Place) -> String {
        place.within(self.language())
    }

    /// Writes pieces of pages by this writer.
    pub(crate) fn write<T>(&self, piece: impl FnOnce(Writer<'_>) -> T) -> T {
        piece(Writer { voice: self.voice(), links: &Within(self.language()) })
    }

    /// The page, or its values where these are asked for.
    pub(crate) fn answer(
        &self,
        title: &str,
        values: &impl Serialize,
        body: impl FnOnce() -> Markup,
    ) -> Result<Shown, Fault> {
        if self.address.json {
            let json = serde_json::to_string(values).map_err(|_| Fault::bug())?;
            return Ok(Shown::Values { json });
        }
        let query: String = if self.reads {
            String::new()
        } else {
            form_urlencoded::Serializer::new(String::new()).extend_pairs(&self.form).finish()
        };
        let sheet = shell::Sheet {
            language: self.language(),
            voice: self.voice(),
            title,
            place: Some(&self.address.place),
            query: &query,
            body: body(),
        };
        Ok(Shown::Page { html: shell::page(&sheet) })
    }

    /// The same page under the address that it is to be remembered by.
    pub(crate) fn moved(&self, place: Place) -> Shown {
        Shown::Moved { to: Address { place, ..self.address.clone() }.path() }
    }
}
