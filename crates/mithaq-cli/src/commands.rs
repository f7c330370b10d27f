//! One file a command.

pub(crate) mod add;
pub(crate) mod ask;
pub(crate) mod check;
pub(crate) mod completions;
pub(crate) mod copies;
pub(crate) mod decide;
pub(crate) mod disputes;
pub(crate) mod explain;
pub(crate) mod lexicon;
pub(crate) mod read;
pub(crate) mod search;
pub(crate) mod show;
pub(crate) mod sql;

use std::io::Write;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use mithaq_ledger::{AsOf, Ledger};

use crate::args::{LedgerFile, LedgerView};
use crate::codes;
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

/// Opens a ledger that must be there, as it stood at the time asked for.
pub(crate) fn open(view: &LedgerView) -> Result<Ledger> {
    must_exist(&view.file)?;
    let as_of = AsOf { added: view.as_of.clone(), published: view.published_until.clone() };
    let ledger = Ledger::open_as_of(&view.file.ledger, &as_of).with_context(|| "cannot open the ledger")?;
    if let (Some(day), Some(began)) = (&view.as_of, ledger.began()?)
        && day.as_str() < &began[..10.min(began.len())]
    {
        eprintln!(
            "mithaq: the ledger begins on {}: on {day} it held nothing. --published-until tells what had been published",
            &began[..10.min(began.len())]
        );
    }
    Ok(ledger)
}

/// Opens a ledger that must be there, for writing.
pub(crate) fn open_to_write(file: &LedgerFile) -> Result<Ledger> {
    must_exist(file)?;
    Ledger::open(&file.ledger).with_context(|| "cannot open the ledger")
}

pub(crate) fn must_exist(file: &LedgerFile) -> Result<()> {
    let path = &file.ledger;
    if !path.exists() {
        bail!("{}: there is no ledger; make one with: mithaq add --ledger {0} REPORT…", path.display());
    }
    Ok(())
}

/// The codes of `TGO` or `TGO-RUS`.
pub(crate) fn state_or_pair(what: &str) -> Result<Vec<String>> {
    match what.split_once(['-', ',']).filter(|(one, _)| one.len() == 3) {
        Some((one, other)) => Ok(vec![codes::parse(one)?, codes::parse(other)?]),
        None => Ok(vec![codes::parse(what)?]),
    }
}

/// A value as JSON for people's tools, on several lines.
pub(crate) fn print_json(out: &mut impl Write, value: &impl serde::Serialize) -> Result<()> {
    serde_json::to_writer_pretty(&mut *out, value)?;
    writeln!(out)?;
    Ok(())
}
