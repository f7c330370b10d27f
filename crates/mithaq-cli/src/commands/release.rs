//! `mithaq release`

use std::io::{self, Write};
use std::process::ExitCode;

use anyhow::Result;
use mithaq_exchange::release::{Citation, release};

use super::{counted, open};
use crate::args::Release;

pub(crate) fn run(arguments: &Release) -> Result<ExitCode> {
    let Release { folder, title, authors, license, .. } = arguments;
    let citation = Citation { title: title.clone(), authors: authors.clone(), license: license.clone() };
    let origin = release(&open(&arguments.ledger)?, folder, &citation)?;
    let folder = folder.display();
    writeln!(
        io::stdout(),
        "{folder}: {}, the last of {}, hash {}",
        counted(usize::try_from(origin.batches)?, "batch"),
        origin.at,
        origin.hash
    )?;
    Ok(ExitCode::SUCCESS)
}
