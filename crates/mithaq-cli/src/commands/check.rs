//! `mithaq check`

use std::io::{self, Write};
use std::process::ExitCode;

use anyhow::Result;
use mithaq_ledger::{Checked, Ledger};

use super::{PARTLY_DONE, must_exist};
use crate::args::Check;

pub(crate) fn run(check: &Check) -> Result<ExitCode> {
    must_exist(&check.ledger)?;
    let path = &check.ledger.ledger;
    let checked = if check.quick { Ledger::check_chain(path)? } else { Ledger::check(path)? };
    for flaw in &checked.flaws {
        tell!("mithaq: {}: {flaw}", path.display());
    }
    let mut out = io::stdout();
    let outcome =
        if checked.flaws.is_empty() { "sound".to_owned() } else { format!("{} flaws", checked.flaws.len()) };
    match check.quick {
        true => writeln!(out, "{} batches: {outcome}", checked.batches)?,
        false => {
            let Checked { batches, articles, records, .. } = checked;
            writeln!(out, "{batches} batches, {articles} reports, {records} records: {outcome}")?;
        }
    }
    if checked.unmerged > 0 {
        writeln!(out, "{} reports are not merged yet; the next add does it", checked.unmerged)?;
    }
    if let Some(head) = &checked.head {
        writeln!(out, "last batch: {head}")?;
    }
    Ok(if checked.flaws.is_empty() { ExitCode::SUCCESS } else { PARTLY_DONE.into() })
}
