//! `mithaq add`

use std::io::{self, Write};
use std::mem;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::Result;
use mithaq_intake::{Raw, raw_items, total_bytes};
use mithaq_ledger::{Addition, Ledger};

use super::Tally;
use crate::args::{Add, AddForm, InputForm, Told, Way};
use crate::input::{self, Fault};
use crate::ordered;
use crate::progress::Progress;

mod found;
mod records;
mod writer;

use found::Found;
use writer::{Writer, Written};

/// A batch is written once it has so many reports that were read, so many records that were read before, so many
/// bytes of text, or is so old: what is lost when the run is stopped, and how much is held.
const BATCH: usize = 256;
const BATCH_RECORDS: usize = 20_000;
const BATCH_BYTES: usize = 32 * 1024 * 1024;
const BATCH_AGE: Duration = Duration::from_secs(5);

pub(crate) fn run(add: &Add) -> Result<ExitCode> {
    add.told.check()?;
    let ledger = Ledger::open(&add.ledger.ledger)?;
    let mut adding = Adding {
        form: add.input,
        batch: Vec::new(),
        held: 0,
        held_bytes: 0,
        written: Instant::now(),
        writer: Writer::start(ledger, add.acknowledge)?,
        tally: Tally::with_log(add.log.as_deref())?,
        seen: 0,
        found: Found::default(),
    };
    let outcome = match add.input {
        AddForm::Documents(form) => adding.documents(add, form),
        AddForm::Records => add.reports.iter().try_for_each(|file| adding.records(file, add.threads)),
    };
    let outcome = outcome.and_then(|()| adding.write());
    let Adding { mut tally, writer, seen, found, .. } = adding;
    // What the writer stopped at is the cause of whatever failed here.
    let Written { mut ledger, new, known } = writer.end()?;
    outcome?;
    tally.progress.end();
    if !add.no_merge {
        ledger.refresh(|_, _| {})?;
    }
    if ledger.other_rules()?.is_some() {
        tell!(
            "mithaq: what the reports say together was worked out by an earlier version; mithaq rebuild works it out anew"
        );
    }
    let mut out = io::stdout();
    writeln!(out, "{new} added, {} already known, {} skipped", known + seen, tally.skipped)?;
    found.write(&mut out)?;
    tally.write_reasons(&mut out)?;
    // What the ledger has already is done.
    tally.read += seen;
    Ok(tally.exit())
}

struct Adding {
    form: AddForm,
    batch: Vec<Addition>,
    /// Records and bytes of text in it.
    held: usize,
    held_bytes: usize,
    written: Instant,
    writer: Writer,
    tally: Tally,
    /// Pages that the ledger had, so that they were not read.
    seen: usize,
    found: Found,
}

impl Adding {
    fn documents(&mut self, add: &Add, form: InputForm) -> Result<()> {
        let bytes = Arc::default();
        self.tally.progress = Progress::begin(total_bytes(&add.reports), Arc::clone(&bytes));
        // A connection of its own, as pages are looked up while others are written.
        let ledger = Ledger::open_read_only(&add.ledger.ledger)?;
        let pages =
            raw_items(&add.reports, form.into(), bytes).map(move |raw| raw.map(|raw| unseen(raw, &ledger)));
        let addition = |page| addition(page, &add.told, add.way);
        ordered::map(pages, ordered::threads(add.threads), addition, |result| {
            self.tally.progress.report();
            match result {
                Ok(Some(addition)) => self.put(addition),
                Ok(None) => {
                    self.seen += 1;
                    Ok(())
                }
                Err(fault) => {
                    self.tally.skip(&fault);
                    Ok(())
                }
            }
        })
    }

    fn put(&mut self, addition: Addition) -> Result<()> {
        self.tally.read += 1;
        self.found.count(addition.reading());
        self.held += addition.reading().records.len();
        self.held_bytes += addition.reading().article.text.len();
        self.batch.push(addition);
        let is_full = match self.form {
            AddForm::Documents(_) => self.batch.len() >= BATCH,
            AddForm::Records => self.batch.len() + self.held >= BATCH_RECORDS,
        };
        let is_full = is_full || self.held_bytes >= BATCH_BYTES;
        if is_full || self.written.elapsed() >= BATCH_AGE { self.write() } else { Ok(()) }
    }

    fn write(&mut self) -> Result<()> {
        (self.held, self.held_bytes, self.written) = (0, 0, Instant::now());
        self.writer.write(mem::take(&mut self.batch))
    }

    /// What `read --format jsonl` printed: an article, then its records.
    fn records(&mut self, file: &Path, threads: Option<u16>) -> Result<()> {
        let pieces = match records::Pieces::of(file) {
            Ok(pieces) => pieces,
            Err(fault) => {
                self.tally.skip(&fault);
                return Ok(());
            }
        };
        ordered::map(pieces, ordered::threads(threads), records::additions, |additions| {
            additions.into_iter().try_for_each(|addition| match addition {
                Ok(addition) => self.put(addition),
                Err(fault) => {
                    self.tally.skip(&fault);
                    Ok(())
                }
            })
        })
    }
}

/// A page on its way to the reader and its digest; nothing where it was added before, so that an interrupted
/// run goes on where it stopped.
type Page = Option<(Raw, String)>;

fn unseen(raw: Raw, ledger: &Ledger) -> Page {
    let digest = raw.digest();
    // Where this cannot be told, the page is read again, and the ledger finds out that it has it.
    let is_seen = ledger.has_seen(&digest).unwrap_or(false);
    (!is_seen).then_some((raw, digest))
}

/// Reads a page that is new.
fn addition(page: Result<Page, Fault>, told: &Told, way: Way) -> Result<Option<Addition>, Fault> {
    let Some((raw, digest)) = page? else { return Ok(None) };
    let place = raw.place().to_owned();
    let reading = input::read(Ok(raw), told, way)?;
    Addition::new(reading, Some(digest)).map(Some).map_err(|error| Fault::new(place, error))
}
