//! One file a command.

pub(crate) mod add;
pub(crate) mod ask;
pub(crate) mod completions;
pub(crate) mod explain;
pub(crate) mod lexicon;
pub(crate) mod read;
pub(crate) mod show;
pub(crate) mod sql;
pub(crate) mod watch;

use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use mithaq_ledger::Ledger;

use crate::args::LedgerFile;
use crate::input::Fault;

/// How many reports were read and how many were not.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    pub read: usize,
    pub skipped: usize,
}

impl Tally {
    /// Tells what was wrong with a report that is skipped.
    pub(crate) fn skip(&mut self, fault: &Fault) {
        self.skipped += 1;
        eprintln!("mithaq: {fault}");
    }

    /// The exit status says whether anything was skipped.
    pub(crate) fn exit(&self) -> ExitCode {
        if self.skipped == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }

    /// A last line where something was skipped.
    pub(crate) fn report(&self) {
        if self.skipped > 0 {
            eprintln!("mithaq: {} read, {} skipped", self.read, self.skipped);
        }
    }
}

/// Opens a ledger that must be there.
pub(crate) fn open(file: &LedgerFile) -> Result<Ledger> {
    let path = &file.ledger;
    if !path.exists() {
        bail!("{}: there is no ledger; make one with: mithaq add --ledger {0} REPORT…", path.display());
    }
    Ledger::open_read_only(path).with_context(|| "cannot open the ledger")
}
