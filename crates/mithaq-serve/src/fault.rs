//! Why there is no page: as a page for people, as problem details (RFC 9457) for programs.

use axum::http::StatusCode;
use maud::{Markup, html};
use mithaq_ledger::Said;
use mithaq_voice::Speaker;
use mithaq_voice::unseen::shown;
use mithaq_world::NotAParty;
use serde_json::{Value, json};

use crate::address::Place;

/// Why something asked for is not given.
#[derive(Debug)]
pub(crate) struct Fault {
    pub(crate) status: StatusCode,
    /// A sentence, by its English words.
    pub(crate) what: &'static str,
    /// What was asked for, or more about it.
    pub(crate) detail: String,
    /// Codes of those who may have been meant.
    pub(crate) meant: Vec<String>,
}

impl Fault {
    pub(crate) fn new(status: StatusCode, what: &'static str, detail: impl Into<String>) -> Self {
        Self { status, what, detail: detail.into(), meant: Vec::new() }
    }

    pub(crate) fn missing(what: &'static str, detail: impl Into<String>) -> Self {
        Self::new(StatusCode::NOT_FOUND, what, detail)
    }

    pub(crate) fn bad(what: &'static str, detail: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, what, detail)
    }

    pub(crate) fn busy() -> Self {
        Self::new(StatusCode::SERVICE_UNAVAILABLE, "Too much is asked at once; try again in a moment.", "")
    }

    /// What should never happen.
    pub(crate) fn bug() -> Self {
        Self::new(
            StatusCode::INTERNAL_SERVER_ERROR,
            "This page failed; that is a bug in mithaq, please report it.",
            "",
        )
    }

    /// RFC 9457.
    pub(crate) fn problem(&self) -> Value {
        json!({
            "type": "about:blank",
            "title": self.what,
            "status": self.status.as_u16(),
            "detail": self.detail,
            "did_you_mean": self.meant,
        })
    }

    /// What stands on its page.
    pub(crate) fn body(&self, voice: Speaker) -> Markup {
        let language = voice.tag().0;
        html! {
            @if !self.detail.is_empty() { p { bdi { (shown(&self.detail)) } } }
            @if !self.meant.is_empty() {
                p { (voice.words("Did you mean:")) }
                ul { @for code in &self.meant { li { a href=(Place::State(code.clone()).within(language)) { (voice.name(code)) } " " span.code { (code) } } } }
            }
        }
    }

    /// Its sentence.
    pub(crate) fn title(&self, voice: Speaker) -> String {
        Said::new(self.what).by(&voice)
    }
}

impl From<NotAParty> for Fault {
    fn from(error: NotAParty) -> Self {
        let (what, typed, meant) = match error {
            NotAParty::Unknown { typed, like } => ("There is no such state or organisation.", typed, like),
            NotAParty::Several { typed, which } => ("Several are called so.", typed, which),
        };
        // As the program names them: "Serbia (SRB)".
        let code = |named: &String| Some(named.strip_suffix(')')?.rsplit_once('(')?.1.to_owned());
        Self { meant: meant.iter().filter_map(code).collect(), ..Self::missing(what, typed) }
    }
}

impl From<mithaq_ledger::Error> for Fault {
    fn from(error: mithaq_ledger::Error) -> Self {
        match error {
            mithaq_ledger::Error::Question(why) => {
                Self::bad("A state and two powers are three different states.", why)
            }
            // Where the file lies is nobody's business.
            _ => {
                Self::new(StatusCode::INTERNAL_SERVER_ERROR, "The ledger cannot be read at this moment.", "")
            }
        }
    }
}

impl From<mithaq_alignment::Error> for Fault {
    fn from(_: mithaq_alignment::Error) -> Self {
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "The ledger cannot be read at this moment.", "")
    }
}
