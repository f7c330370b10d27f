//! `mithaq add`

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;
use std::slice;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use mithaq::{Article, Reading, Record};
use mithaq_intake::{Raw, raw_items, total_bytes};
use mithaq_ledger::{Added, Addition, Ledger};
use serde::Deserialize;

use super::Tally;
use crate::args::{Add, AddForm, InputForm};
use crate::input::{self, Fault, Line, Lines};
use crate::ordered;
use crate::progress::Progress;

/// A batch is written once it has so many reports, so many bytes of text, or is so old: what is lost when the
/// run is stopped, and how much is held.
const BATCH: usize = 256;
const BATCH_BYTES: usize = 32 * 1024 * 1024;
const BATCH_AGE: Duration = Duration::from_secs(5);

pub(crate) fn run(add: &Add) -> Result<ExitCode> {
    let mut adding = Adding {
        ledger: Ledger::open(&add.ledger.ledger)?,
        batch: Vec::new(),
        written: Instant::now(),
        tally: Tally::with_log(add.log.as_deref())?,
        new: 0,
        known: 0,
    };
    match add.input {
        AddForm::Documents(form) => adding.documents(add, form)?,
        AddForm::Records => add.reports.iter().try_for_each(|file| adding.records(file))?,
    }
    adding.write()?;
    adding.tally.progress.end();
    adding.ledger.refresh(|_, _| {})?;
    let Adding { tally, new, known, .. } = adding;
    writeln!(io::stdout(), "{new} added, {known} already known, {} skipped", tally.skipped)?;
    Ok(tally.exit())
}

struct Adding {
    ledger: Ledger,
    batch: Vec<Addition>,
    written: Instant,
    tally: Tally,
    new: usize,
    known: usize,
}

impl Adding {
    fn documents(&mut self, add: &Add, form: InputForm) -> Result<()> {
        let bytes = Arc::default();
        self.tally.progress = Progress::begin(total_bytes(&add.reports), Arc::clone(&bytes));
        // A connection of its own, as pages are looked up while others are written.
        let ledger = Ledger::open_read_only(&add.ledger.ledger)?;
        let pages =
            raw_items(&add.reports, form.into(), bytes).map(move |raw| raw.map(|raw| unseen(raw, &ledger)));
        ordered::map(pages, ordered::threads(add.threads), addition, |result| {
            self.tally.progress.report();
            match result {
                Ok(Some(addition)) => self.put_page(addition),
                Ok(None) => {
                    self.known += 1;
                    Ok(())
                }
                Err(fault) => {
                    self.tally.skip(&fault);
                    Ok(())
                }
            }
        })
    }

    fn put(&mut self, reading: Reading) -> Result<()> {
        self.put_page(Addition { reading, digest: None })
    }

    fn put_page(&mut self, addition: Addition) -> Result<()> {
        self.tally.read += 1;
        self.batch.push(addition);
        let bytes: usize = self.batch.iter().map(|a| a.reading.article.text.len()).sum();
        let is_full = self.batch.len() >= BATCH || bytes >= BATCH_BYTES;
        if is_full || self.written.elapsed() >= BATCH_AGE { self.write() } else { Ok(()) }
    }

    fn write(&mut self) -> Result<()> {
        match self.ledger.add_pages(&self.batch) {
            Ok(added) => added.iter().for_each(|a| self.count(a)),
            // One bad report must not take its batch with it: find it.
            Err(_) => self.write_singly()?,
        }
        self.batch.clear();
        self.written = Instant::now();
        Ok(())
    }

    fn write_singly(&mut self) -> Result<()> {
        for addition in std::mem::take(&mut self.batch) {
            match self.ledger.add_pages(slice::from_ref(&addition)) {
                Ok(added) => added.iter().for_each(|a| self.count(a)),
                Err(error @ mithaq_ledger::Error::Unfit { .. }) => {
                    self.tally.skip(&Fault::new(addition.reading.article.document, error));
                }
                Err(error) => return Err(error).context("nothing further was added"),
            }
        }
        Ok(())
    }

    fn count(&mut self, added: &Added) {
        if added.new {
            self.new += 1;
        } else {
            self.known += 1;
        }
    }

    /// What `read --format jsonl` printed: an article, then its records.
    fn records(&mut self, file: &Path) -> Result<()> {
        let name = file.display().to_string();
        let lines = match Lines::open(file) {
            Ok(lines) => lines,
            Err(error) => {
                self.tally.skip(&Fault { place: name, what: error.to_string() });
                return Ok(());
            }
        };
        let mut open: Option<Reading> = None;
        for (n, line) in lines.enumerate() {
            let place = format!("{name}:{}", n + 1);
            let fault = match (item(line), open.as_mut()) {
                (Ok(None), _) => None,
                (Ok(Some(Item::Article(article))), _) => {
                    let done = open.replace(Reading { article: *article, records: Vec::new() });
                    done.map_or(Ok(()), |reading| self.put(reading))?;
                    None
                }
                (Ok(Some(Item::Record(record))), Some(reading))
                    if record.document == reading.article.document =>
                {
                    reading.records.push(*record);
                    None
                }
                (Ok(Some(Item::Record(record))), _) => {
                    Some(format!("a record of {:?}, whose article does not stand before it", record.document))
                }
                (Err(what), _) => Some(what),
            };
            if let Some(what) = fault {
                // What the ledger takes it keeps as it is: half a report must not get in.
                self.tally.skip(&Fault { place, what });
                open = None;
            }
        }
        open.map_or(Ok(()), |reading| self.put(reading))
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
fn addition(page: Result<Page, Fault>) -> Result<Option<Addition>, Fault> {
    let Some((raw, digest)) = page? else { return Ok(None) };
    input::read(Ok(raw)).map(|reading| Some(Addition { reading, digest: Some(digest) }))
}

enum Item {
    Article(Box<Article>),
    Record(Box<Record>),
}

#[derive(Deserialize)]
struct Kind {
    kind: String,
}

fn item(line: io::Result<Line>) -> Result<Option<Item>, String> {
    let bytes = match line.map_err(|e| e.to_string())? {
        Line::Whole(bytes) => bytes,
        Line::TooLong => return Err("the line is too long".to_owned()),
    };
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Ok(None);
    }
    let kind: Kind = serde_json::from_slice(&bytes).map_err(|e| e.to_string())?;
    if kind.kind == "article" {
        return serde_json::from_slice(&bytes)
            .map(|a| Some(Item::Article(Box::new(a))))
            .map_err(|e| e.to_string());
    }
    serde_json::from_slice(&bytes).map(|r| Some(Item::Record(Box::new(r)))).map_err(|e| e.to_string())
}
