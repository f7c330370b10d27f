//! `mithaq merge`, `split`, `correct`, `reject`: what reviewers decide

use std::process::ExitCode;

use anyhow::{Result, bail};
use mithaq_ledger::{Reviewer, Verb};

use super::open_to_write;
use crate::args::{Correct, Merge, Reject, Reviewing, Split};

pub(crate) fn merge(merge: &Merge) -> Result<ExitCode> {
    decide(&merge.reviewing, &Verb::Merge(lower(&merge.ids)))
}

pub(crate) fn split(split: &Split) -> Result<ExitCode> {
    decide(&split.reviewing, &Verb::Split(lower(&split.records)))
}

pub(crate) fn correct(correct: &Correct) -> Result<ExitCode> {
    let Correct { record, column, value, reviewing } = correct;
    let verb = Verb::Correct { record: record.to_lowercase(), field: column.clone(), value: value.clone() };
    decide(reviewing, &verb)
}

pub(crate) fn reject(reject: &Reject) -> Result<ExitCode> {
    let record = reject.record.to_lowercase();
    decide(&reject.reviewing, &if reject.undo { Verb::Restore(record) } else { Verb::Reject(record) })
}

fn decide(reviewing: &Reviewing, verb: &Verb) -> Result<ExitCode> {
    let mut ledger = open_to_write(&reviewing.ledger)?;
    let account = || std::env::var("USER").or_else(|_| std::env::var("USERNAME")).unwrap_or_default();
    let who = reviewing.who.clone().unwrap_or_else(account);
    if who.trim().is_empty() {
        bail!("who decides? --who NAME, or MITHAQ_REVIEWER in the environment");
    }
    ledger.decide(&Reviewer { who, why: reviewing.why.clone() }, verb)?;
    ledger.refresh(|_, _| {})?;
    println!("noted");
    Ok(ExitCode::SUCCESS)
}

/// Ids are hexadecimal; people may type them in capitals.
fn lower(ids: &[String]) -> Vec<String> {
    ids.iter().map(|id| id.to_lowercase()).collect()
}
