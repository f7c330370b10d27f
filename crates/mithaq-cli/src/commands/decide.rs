//! `mithaq merge`, `split`, `correct`, `reject`: what reviewers decide

use std::io::{self, Write};
use std::process::ExitCode;

use anyhow::Result;
use mithaq_ledger::{Ledger, Reviewer, Verb};

use super::{Usage, open_to_write, record_id};
use crate::args::{Correct, Merge, Reject, Reviewing, Split};

pub(crate) fn merge(merge: &Merge) -> Result<ExitCode> {
    decide(&merge.reviewing, |ledger| Ok(Verb::Merge(ids(ledger, &merge.ids)?)))
}

pub(crate) fn split(split: &Split) -> Result<ExitCode> {
    decide(&split.reviewing, |ledger| Ok(Verb::Split(ids(ledger, &split.records)?)))
}

pub(crate) fn correct(correct: &Correct) -> Result<ExitCode> {
    let Correct { record, column, value, reviewing } = correct;
    decide(reviewing, |ledger| {
        Ok(Verb::Correct { record: record_id(ledger, record)?, field: column.clone(), value: value.clone() })
    })
}

pub(crate) fn reject(reject: &Reject) -> Result<ExitCode> {
    decide(&reject.reviewing, |ledger| {
        let record = record_id(ledger, &reject.record)?;
        Ok(if reject.undo { Verb::Restore(record) } else { Verb::Reject(record) })
    })
}

fn decide(reviewing: &Reviewing, verb: impl FnOnce(&Ledger) -> Result<Verb>) -> Result<ExitCode> {
    let mut ledger = open_to_write(&reviewing.ledger)?;
    let account = || std::env::var("USER").or_else(|_| std::env::var("USERNAME")).unwrap_or_default();
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
