//! `mithaq show`

use std::io;
use std::process::ExitCode;

use anyhow::{Result, bail};
use mithaq_ledger::{Decided, Entry, Ledger, Stored};
use serde::Serialize;

use super::{open, print_json, state_or_pair};
use crate::args::{AnswerForm, Show};
use crate::output::{answer, text::Style};

pub(crate) fn run(show: &Show) -> Result<ExitCode> {
    let ledger = open(&show.ledger)?;
    let mut out = io::stdout().lock();
    let style = Style::of_terminal();
    if is_record_id(&show.what) {
        let stored = stored(&ledger, &show.what)?;
        let decisions = ledger.decisions_on(&show.what.to_lowercase())?;
        match show.format {
            AnswerForm::Text => {
                answer::record(&mut out, &stored, style)?;
                answer::decisions(&mut out, &decisions, style)?;
            }
            AnswerForm::Json => print_json(&mut out, &Reviewed { records: &stored, decisions: &decisions })?,
        }
    } else {
        let entries = timeline(&ledger, &show.what)?;
        match show.format {
            AnswerForm::Text => answer::timeline(&mut out, &show.what, &entries, style)?,
            AnswerForm::Json => print_json(&mut out, &entries)?,
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// A record as it was read, and what reviewers decided of it.
#[derive(Serialize)]
struct Reviewed<'a> {
    records: &'a [Stored],
    decisions: &'a [Decided],
}

fn is_record_id(what: &str) -> bool {
    what.len() == 16 && what.bytes().all(|b| b.is_ascii_hexdigit())
}

fn stored(ledger: &Ledger, id: &str) -> Result<Vec<Stored>> {
    let stored = ledger.record(&id.to_lowercase())?;
    if stored.is_empty() {
        bail!("{}: no record {id}", ledger.path().display());
    }
    Ok(stored)
}

fn timeline(ledger: &Ledger, what: &str) -> Result<Vec<Entry>> {
    Ok(match state_or_pair(what)?.as_slice() {
        [one, other] => ledger.timeline_between(one, other)?,
        states => ledger.timeline(&states.concat())?,
    })
}
