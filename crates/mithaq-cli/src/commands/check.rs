//! `mithaq check`

use std::io::{self, Write};
use std::process::ExitCode;

use anyhow::Result;
use mithaq_ledger::Ledger;

use super::must_exist;
use crate::args::Check;

pub(crate) fn run(check: &Check) -> Result<ExitCode> {
    must_exist(&check.ledger)?;
    let checked = Ledger::check(&check.ledger.ledger)?;
    for flaw in &checked.flaws {
        eprintln!("mithaq: {}: {flaw}", check.ledger.ledger.display());
    }
    let mut out = io::stdout();
    writeln!(
        out,
        "{} batches, {} reports, {} records: {}",
        checked.batches,
        checked.articles,
        checked.records,
        if checked.flaws.is_empty() { "sound".to_owned() } else { format!("{} flaws", checked.flaws.len()) }
    )?;
    if checked.unmerged > 0 {
        writeln!(out, "{} reports are not merged yet; the next add does it", checked.unmerged)?;
    }
    if let Some(head) = &checked.head {
        writeln!(out, "last batch: {head}")?;
    }
    Ok(if checked.flaws.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
