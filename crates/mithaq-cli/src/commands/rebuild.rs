//! `mithaq rebuild`

use std::io::{self, Write};
use std::process::ExitCode;

use anyhow::Result;
use mithaq_ledger::{Error, Ledger};

use super::must_exist;
use crate::args::Rebuild;

pub(crate) fn run(rebuild: &Rebuild) -> Result<ExitCode> {
    must_exist(&rebuild.ledger)?;
    // An empty file is no ledger, and becomes none.
    match Ledger::open_read_only(&rebuild.ledger.ledger) {
        Ok(_) | Err(Error::Older { .. }) => {}
        Err(error) => return Err(error.into()),
    }
    let mut ledger = Ledger::open(&rebuild.ledger.ledger)?;
    let mut reports = 0;
    ledger.rebuild(|done, _| reports = done)?;
    writeln!(io::stdout(), "{reports} reports worked out anew")?;
    Ok(ExitCode::SUCCESS)
}
