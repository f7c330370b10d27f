//! `mithaq watch`
//!
//! It can be stopped at any moment: every report is one transaction, and the state is written after each step.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result};
use mithaq_ledger::{Addition, Ledger};
use mithaq_watch::{Config, Fetched, Outcome, SystemClock, Watcher};
use sha2::{Digest, Sha256};

use crate::args::{Told, Watch, Way};
use crate::input::{self, Fault};

pub(crate) fn run(watch: &Watch) -> Result<ExitCode> {
    let config = Config::read(&watch.feeds)?;
    let state = config.settings.state.clone().unwrap_or_else(|| beside(&watch.ledger.ledger));
    let mut desk = Desk::new(Ledger::open(&watch.ledger.ledger)?, watch.way);
    let mut watcher = Watcher::open(config, state, SystemClock)?;
    if watch.once {
        watcher.poll_once(|outcome| desk.take(outcome))?;
        return desk.end();
    }
    match watcher.poll(|outcome| desk.take(outcome))? {}
}

/// Where the state of polling is kept if nothing else is said.
fn beside(ledger: &Path) -> PathBuf {
    let mut name = ledger.as_os_str().to_owned();
    name.push(".watch.json");
    name.into()
}

/// Takes what was fetched into the ledger, and counts.
struct Desk {
    ledger: Ledger,
    way: Way,
    read: usize,
    failed: usize,
    new: usize,
    known: usize,
    skipped: usize,
}

impl Desk {
    fn new(ledger: Ledger, way: Way) -> Self {
        Self { ledger, way, read: 0, failed: 0, new: 0, known: 0, skipped: 0 }
    }

    fn take(&mut self, outcome: Outcome<'_>) -> Result<()> {
        let mut out = io::stdout();
        match outcome {
            Outcome::Report(report) => return self.report(&report),
            Outcome::Polled { feed, entries, new } => {
                self.read += 1;
                writeln!(out, "feed   {}: {entries} reports, {new} to fetch", feed.url)?;
            }
            Outcome::Unchanged { feed } => {
                self.read += 1;
                writeln!(out, "feed   {}: unchanged", feed.url)?;
            }
            Outcome::FeedFailed { feed, fault, again } => {
                self.failed += 1;
                tell!("mithaq: {}: {fault}; next time at {again:.0}", feed.url);
            }
            Outcome::PageFailed { url, fault, again, .. } => {
                let again = again.map(|time| format!("; next time at {time:.0}")).unwrap_or_default();
                self.skip(&Fault { place: url, what: format!("{fault}{again}") });
            }
        }
        Ok(())
    }

    fn report(&mut self, report: &Fetched) -> Result<()> {
        let digest = digest(&report.bytes);
        if self.ledger.has_seen(&digest)? {
            return self.known(report);
        }
        let reading = match input::read(Ok(input::fetched::raw(report)), &Told::default(), self.way) {
            Ok(reading) => reading,
            Err(fault) => {
                self.skip(&fault);
                return Ok(());
            }
        };
        let title = reading.article.title.clone();
        let reader = mithaq::Reader::from(self.way).named();
        let added = Addition::new(reading, Some(digest))
            .and_then(|addition| self.ledger.add_ready(&[addition.read_by(&reader)]));
        match added {
            Ok(added) if added.iter().any(|added| added.new) => {
                self.new += 1;
                self.ledger.refresh(|_, _| {})?;
                let records: usize = added.iter().map(|added| added.records).sum();
                Ok(writeln!(io::stdout(), "new    {}: {records} records: {title}", report.url)?)
            }
            Ok(_) => self.known(report),
            Err(error @ mithaq_ledger::Error::Unfit { .. }) => {
                self.skip(&Fault { place: report.url.clone(), what: error.to_string() });
                Ok(())
            }
            Err(error) => Err(error).context("nothing further was added"),
        }
    }

    fn known(&mut self, report: &Fetched) -> Result<()> {
        self.known += 1;
        Ok(writeln!(io::stdout(), "known  {}", report.url)?)
    }

    fn skip(&mut self, fault: &Fault) {
        self.skipped += 1;
        tell!("mithaq: {fault}");
    }

    fn end(&self) -> Result<ExitCode> {
        let Self { read, failed, new, known, skipped, .. } = self;
        writeln!(
            io::stdout(),
            "{read} feeds read, {failed} failed; {new} reports added, {known} already known, {skipped} skipped"
        )?;
        Ok(if *failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }
}

fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
