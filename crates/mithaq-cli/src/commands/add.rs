//! `mithaq add`

use std::io::{self, Write};
use std::mem;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::Result;
use mithaq::Article;
use mithaq_intake::{Raw, raw_items, total_bytes};
use mithaq_ledger::{Addition, Ledger};

use super::{Tally, Usage, must_exist};
use crate::args::{Add, AddForm, InputForm, Told, Way};
use crate::input::{self, Fault};
use crate::ordered;
use crate::progress::Progress;

mod found;
mod kept;
mod records;
mod writer;

use found::Found;
use kept::{Choice, KeptReports};
use writer::{Writer, Written};

/// A batch is written once it has so many reports that were read, so many records that were read before, so many
/// bytes of text, or is so old: what is lost when the run is stopped, and how much is held.
const BATCH: usize = 256;
const BATCH_RECORDS: usize = 20_000;
const BATCH_BYTES: usize = 32 * 1024 * 1024;
const BATCH_AGE: Duration = Duration::from_secs(5);

pub(crate) fn run(add: &Add) -> Result<ExitCode> {
    add.told.check()?;
    let is_of_kept = add.reports.is_empty();
    if is_of_kept {
        if add.input == AddForm::Records {
            return Err(Usage::error("--input records needs the files that hold them"));
        }
        must_exist(&add.ledger)?;
    }
    let ledger = Ledger::open(&add.ledger.ledger)?;
    let mut adding = Adding {
        form: add.input,
        again: Choice::of(add),
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
        _ if is_of_kept => adding.kept(add),
        AddForm::Documents(form) => adding.documents(add, form),
        AddForm::Records => add.reports.iter().try_for_each(|file| adding.records(file, add.threads)),
    };
    let outcome = outcome.and_then(|()| adding.write());
    let Adding { mut tally, writer, seen, found, .. } = adding;
    // What the writer stopped at is the cause of whatever failed here.
    let mut written = writer.end()?;
    outcome?;
    tally.progress.end();
    if !add.no_merge {
        written.ledger.refresh(|_, _| {})?;
    }
    if written.ledger.other_rules()?.is_some() {
        tell!(
            "mithaq: what the reports say together was worked out by an earlier version; mithaq rebuild works it out anew"
        );
    }
    let mut out = io::stdout();
    let Written { ledger, new, known, reread, changed } = written;
    let skipped = tally.skipped;
    if is_of_kept {
        let left = ledger.kept()?.saturating_sub(reread + skipped);
        writeln!(out, "{reread} read anew, {left} left as they are, {skipped} skipped")?;
    } else {
        let anew = if add.again.is_some() { format!(", {reread} read anew") } else { String::new() };
        writeln!(out, "{new} added{anew}, {} already known, {skipped} skipped", known + seen)?;
    }
    found.write(&mut out)?;
    if add.again.is_some() {
        kept::write_changed(&mut out, changed)?;
    }
    tally.write_reasons(&mut out)?;
    // What the ledger has already is done.
    tally.read += seen;
    Ok(tally.exit())
}

struct Adding {
    form: AddForm,
    /// What is read again of that which the ledger has; nothing where it was not asked for.
    again: Option<Choice>,
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
        let (way, again) = (add.way, self.again.clone());
        let pages = raw_items(&add.reports, form.into(), bytes).map({
            let again = again.clone();
            move |raw| raw.map(|raw| page(raw, &ledger, again.as_ref()))
        });
        let additions = |page: Result<Page, Fault>| match page? {
            Page::New(raw, digest) => {
                let addition = addition(*raw, digest, &add.told, way)?;
                Ok(vec![if again.is_some() { addition.again() } else { addition }])
            }
            Page::Kept(reports) => {
                let read = reports.into_iter().map(|report| kept::read_again(report, way));
                Ok(read.collect::<Result<Vec<_>, Fault>>()?.into_iter().flatten().collect())
            }
        };
        ordered::map(pages, ordered::threads(add.threads), additions, |additions| {
            self.tally.progress.report();
            match additions {
                Ok(additions) => {
                    self.seen += usize::from(additions.is_empty());
                    additions.into_iter().try_for_each(|addition| self.put(addition))
                }
                Err(fault) => {
                    self.tally.skip(&fault);
                    Ok(())
                }
            }
        })
    }

    /// Reads again what the ledger keeps.
    fn kept(&mut self, add: &Add) -> Result<()> {
        let Some(choice) = self.again.clone() else { return Ok(()) };
        let bytes = Arc::default();
        self.tally.progress = Progress::begin(None, Arc::clone(&bytes));
        let reports = KeptReports::of(Ledger::open_read_only(&add.ledger.ledger)?, choice, bytes);
        let way = add.way;
        let addition = |report: Result<Article>| report.map(|report| kept::read_again(report, way));
        ordered::map(reports, ordered::threads(add.threads), addition, |addition| {
            self.tally.progress.report();
            match addition? {
                Ok(addition) => addition.map_or(Ok(()), |addition| self.put(addition)),
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
        let again = self.again.is_some();
        ordered::map(pieces, ordered::threads(threads), records::additions, |additions| {
            additions.into_iter().try_for_each(|addition| match addition {
                Ok(addition) => self.put(if again { addition.again() } else { addition }),
                Err(fault) => {
                    self.tally.skip(&fault);
                    Ok(())
                }
            })
        })
    }
}

/// A page on its way to the reader.
enum Page {
    /// One that was not added before, and its digest.
    New(Box<Raw>, String),
    /// What of one that was added before is read again: nothing, unless that is asked for. So an interrupted run goes on where it stopped.
    Kept(Vec<Article>),
}

fn page(raw: Raw, ledger: &Ledger, again: Option<&Choice>) -> Page {
    let digest = raw.digest();
    // Where this cannot be told, the page is read again, and the ledger finds out that it has it.
    if !ledger.has_seen(&digest).unwrap_or(false) {
        return Page::New(Box::new(raw), digest);
    }
    let kept = again.map(|choice| ledger.kept_of_page(&digest, choice.unless_by()).unwrap_or_default());
    Page::Kept(kept.into_iter().flatten().map(|kept| kept.article).collect())
}

/// Reads a page that is new.
fn addition(raw: Raw, digest: String, told: &Told, way: Way) -> Result<Addition, Fault> {
    let place = raw.place().to_owned();
    let reading = input::read(Ok(raw), told, way)?;
    let addition = Addition::new(reading, Some(digest)).map_err(|error| Fault::new(place, error))?;
    Ok(addition.read_by(&mithaq::Reader::from(way).named()))
}
