//! `mithaq merge`, `split`, `correct`, `reject`: what reviewers decide

use std::io::{self, Write};
use std::process::ExitCode;

use anyhow::Result;
use mithaq_ledger::{Ledger, Reviewer, Verb};

use super::{Usage, open_to_write, record_id};
use crate::args::{Correct, Merge, Reject, Reviewing, Split};
use crate::codes;

pub(crate) fn merge(merge: &Merge) -> Result<ExitCode> {
    decide(&merge.reviewing, |ledger| Ok(Verb::Merge(ids(ledger, &merge.ids)?)))
}

pub(crate) fn split(split: &Split) -> Result<ExitCode> {
    decide(&split.reviewing, |ledger| Ok(Verb::Split(ids(ledger, &split.records)?)))
}

pub(crate) fn correct(correct: &Correct) -> Result<ExitCode> {
    let Correct { record, column, value, reviewing } = correct;
    decide(reviewing, |ledger| {
        let value = if PARTIES.contains(&column.as_str()) { parties(value)? } else { value.clone() };
        Ok(Verb::Correct { record: record_id(ledger, record)?, field: column.clone(), value })
    })
}

/// Columns that hold states and organisations.
const PARTIES: [&str; 3] = ["actors", "recipients", "place_country"];

/// The codes of parties that are typed by name, code or number.
fn parties(typed: &str) -> Result<String> {
    let all = typed.split([';', ',', '؛', '،']).map(str::trim).filter(|one| !one.is_empty());
    Ok(all.map(codes::parse).collect::<Result<Vec<_>, _>>()?.join(";"))
}

pub(crate) fn reject(reject: &Reject) -> Result<ExitCode> {
    decide(&reject.reviewing, |ledger| {
        let record = record_id(ledger, &reject.record)?;
        Ok(if reject.undo { Verb::Restore(record) } else { Verb::Reject(record) })
    })
}

fn decide(reviewing: &Reviewing, verb: impl FnOnce(&Ledger) -> Result<Verb>) -> Result<ExitCode> {
    let mut ledger = open_to_write(&reviewing.ledger)?;
    let account = || {
        ["USER", "LOGNAME", "USERNAME"]
            .into_iter()
            .find_map(|name| std::env::var(name).ok())
            .unwrap_or_default()
    };
    let who = reviewing.who.clone().unwrap_or_else(account);
    if who.trim().is_empty() {
        return Err(Usage::error("who decides? --who NAME, or MITHAQ_REVIEWER in the environment"));
    }
    let verb = verb(&ledger)?;
    ledger.decide(&Reviewer { who, why: reviewing.why.clone() }, &verb)?;
    ledger.refresh(|_, _| {})?;
    writeln!(io::stdout(), "noted")?;
    Ok(ExitCode::SUCCESS)
}

fn ids(ledger: &Ledger, typed: &[String]) -> Result<Vec<String>> {
    typed.iter().map(|typed| record_id(ledger, typed)).collect()
}
