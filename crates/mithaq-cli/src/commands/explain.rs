//! `mithaq explain`

use std::io::{self, Write};
use std::process::ExitCode;

use anyhow::Result;

use super::Tally;
use crate::args::Explain;
use crate::output::text::Style;
use crate::{input, ordered};

pub(crate) fn run(explain: &Explain) -> Result<ExitCode> {
    explain.reports.told.check()?;
    let reports = input::reports(&explain.reports.reports, explain.reports.input);
    let style = Style::of_terminal();
    let mut out = io::stdout().lock();
    let mut tally = Tally::default();
    let work =
        |report| input::document(report, &explain.reports.told).map(|document| mithaq::explain(&document));
    ordered::map(reports, ordered::threads(explain.reports.threads), work, |result| -> Result<()> {
        match result {
            Ok(told) => {
                tally.read += 1;
                out.write_all(style.printable(&told).as_bytes())?;
            }
            Err(fault) => tally.skip(&fault),
        }
        Ok(())
    })?;
    tally.report();
    Ok(tally.exit())
}
