//! `mithaq check`

use std::io::{self, Write};
use std::process::ExitCode;

use anyhow::Result;
use mithaq_ledger::Ledger;

use super::{PARTLY_DONE, counted, must_exist};
use crate::args::Check;

pub(crate) fn run(check: &Check) -> Result<ExitCode> {
    must_exist(&check.ledger)?;
    let path = &check.ledger.ledger;
    let checked = if check.quick { Ledger::check_chain(path)? } else { Ledger::check(path)? };
    for flaw in &checked.flaws {
        tell!("mithaq: {}: {flaw}", path.display());
    }
    let mut out = io::stdout();
    let outcome = match checked.flaws.len() {
        0 => "sound".to_owned(),
        flaws => counted(flaws, "flaw"),
    };
    let batches = counted(checked.batches, "batch");
    match check.quick {
        true => writeln!(out, "{batches}: {outcome}")?,
        false => {
            let (reports, records) =
                (counted(checked.articles, "report"), counted(checked.records, "record"));
            writeln!(out, "{batches}, {reports}, {records}: {outcome}")?;
        }
    }
    if checked.unmerged > 0 {
        let reports = counted(checked.unmerged, "report");
        writeln!(out, "not merged yet, until the next add: {reports}")?;
    }
    if let Some(head) = &checked.head {
        writeln!(out, "last batch: {head}")?;
    }
    Ok(if checked.flaws.is_empty() { ExitCode::SUCCESS } else { PARTLY_DONE.into() })
}
