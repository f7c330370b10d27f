//! `mithaq rebuild`

use std::io::{self, Write};
use std::process::ExitCode;

use anyhow::Result;
use mithaq_ledger::Ledger;

use super::must_exist;
use crate::args::Rebuild;

pub(crate) fn run(rebuild: &Rebuild) -> Result<ExitCode> {
    must_exist(&rebuild.ledger)?;
    let mut ledger = Ledger::open(&rebuild.ledger.ledger)?;
    let mut reports = 0;
    ledger.rebuild(|done, _| reports = done)?;
    writeln!(io::stdout(), "{reports} reports worked out anew")?;
    Ok(ExitCode::SUCCESS)
}
