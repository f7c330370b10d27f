//! `mithaq rebuild`

use std::io::{self, Write};
use std::process::ExitCode;

use anyhow::Result;

use super::open_to_write;
use crate::args::Rebuild;

pub(crate) fn run(rebuild: &Rebuild) -> Result<ExitCode> {
    let mut ledger = open_to_write(&rebuild.ledger)?;
    let mut reports = 0;
    ledger.rebuild(|done, _| reports = done)?;
    writeln!(io::stdout(), "{reports} reports worked out anew")?;
    Ok(ExitCode::SUCCESS)
}
