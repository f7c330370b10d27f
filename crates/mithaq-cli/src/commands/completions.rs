//! `mithaq completions`

use std::io;
use std::process::ExitCode;

use anyhow::Result;
use clap::CommandFactory;

use crate::args::Arguments;

pub(crate) fn run(shell: clap_complete::Shell) -> Result<ExitCode> {
    clap_complete::generate(shell, &mut Arguments::command(), "mithaq", &mut io::stdout());
    Ok(ExitCode::SUCCESS)
}
