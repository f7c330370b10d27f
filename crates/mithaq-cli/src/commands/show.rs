//! `mithaq show`

use std::io;
use std::process::ExitCode;

use anyhow::Result;
use mithaq_ledger::{Decided, Entry, Ledger, Stored, Superseded};
use serde::Serialize;

use super::{open, print_json, record_id, state_or_pair};
use crate::args::{AnswerForm, Show};
use crate::codes::OWN_LANGUAGE;
use crate::output::{answer, text::Style};
use mithaq_voice::Speaker;

pub(crate) fn run(show: &Show) -> Result<ExitCode> {
    let ledger = open(&show.ledger)?;
    let mut out = io::stdout().lock();
    let style = Style::of_terminal();
    let states = state_or_pair(&show.what);
    if states.is_err() && may_be_id(&show.what) {
        let id = record_id(&ledger, &show.what)?;
        let (stored, decisions) = (ledger.record(&id)?, ledger.decisions_on(&id)?);
        let superseded = ledger.superseded(&id)?;
        match show.format {
            AnswerForm::Text => {
                answer::record(&mut out, &stored, style)?;
                if let Some(superseded) = &superseded {
                    answer::superseded(&mut out, superseded, style)?;
                }
                answer::decisions(&mut out, &decisions, style)?;
            }
            AnswerForm::Json => {
                let superseded = superseded.as_ref();
                print_json(&mut out, &Reviewed { records: &stored, superseded, decisions: &decisions })?;
            }
        }
    } else {
        let entries = timeline(&ledger, &states?)?;
        match show.format {
            AnswerForm::Text => {
                answer::timeline(&mut out, &show.what, &entries, Speaker::of(OWN_LANGUAGE, false)?, style)?
            }
            AnswerForm::Json => print_json(&mut out, &entries)?,
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// A record as it was read, what became of it where a newer reading lacks it, and what reviewers decided of it.
#[derive(Serialize)]
struct Reviewed<'a> {
    records: &'a [Stored],
    #[serde(skip_serializing_if = "Option::is_none")]
    superseded: Option<&'a Superseded>,
    decisions: &'a [Decided],
}

/// Enough of an id to look for it.
fn may_be_id(what: &str) -> bool {
    let what = what.trim();
    (4..=16).contains(&what.len()) && what.bytes().all(|b| b.is_ascii_hexdigit())
}

fn timeline(ledger: &Ledger, states: &[String]) -> Result<Vec<Entry>> {
    Ok(match states {
        [one, other] => ledger.timeline_between(one, other)?,
        states => ledger.timeline(&states.concat())?,
    })
}
