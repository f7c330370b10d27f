//! `mithaq explain`

use std::io::{self, Write};
use std::process::ExitCode;

use anyhow::Result;

use super::Tally;
use crate::args::Explain;
use crate::{input, ordered};

pub(crate) fn run(explain: &Explain) -> Result<ExitCode> {
    let documents = input::documents(explain.reports.reports.clone(), explain.reports.input);
    let mut out = io::stdout().lock();
    let mut tally = Tally::default();
    let work = |document: input::Input| document.map(|(_, document)| mithaq::explain(&document));
    ordered::map(documents, ordered::threads(explain.reports.threads), work, |result| -> Result<()> {
        match result {
            Ok(told) => {
                tally.read += 1;
                out.write_all(told.as_bytes())?;
            }
            Err(fault) => tally.skip(&fault),
        }
        Ok(())
    })?;
    tally.report();
    Ok(tally.exit())
}
