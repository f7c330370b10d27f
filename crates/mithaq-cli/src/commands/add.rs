//! `mithaq add`

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result};
use mithaq::{Article, Reading, Record};
use mithaq_ledger::{Added, Ledger};
use serde::Deserialize;

use super::Tally;
use crate::args::{Add, AddForm, InputForm};
use crate::input::lines::{Line, Lines};
use crate::input::{self, Fault};
use crate::ordered;

/// Reports written in one transaction.
const BATCH: usize = 256;

pub(crate) fn run(add: &Add) -> Result<ExitCode> {
    let mut adding = Adding {
        ledger: Ledger::open(&add.ledger.ledger)?,
        batch: Vec::new(),
        tally: Tally::default(),
        new: 0,
        known: 0,
    };
    match add.input {
        AddForm::Page => adding.documents(add, InputForm::Page)?,
        AddForm::Jsonl => adding.documents(add, InputForm::Jsonl)?,
        AddForm::Records => add.reports.iter().try_for_each(|file| adding.records(file))?,
    }
    adding.write()?;
    adding.ledger.refresh(|_, _| {})?;
    let Adding { tally, new, known, .. } = adding;
    writeln!(io::stdout(), "{new} added, {known} already known, {} skipped", tally.skipped)?;
    Ok(tally.exit())
}

struct Adding {
    ledger: Ledger,
    batch: Vec<Reading>,
    tally: Tally,
    new: usize,
    known: usize,
}

impl Adding {
    fn documents(&mut self, add: &Add, form: InputForm) -> Result<()> {
        let documents = input::documents(add.reports.clone(), form);
        ordered::map(documents, ordered::threads(add.threads), input::read, |result| match result {
            Ok(reading) => self.put(reading),
            Err(fault) => {
                self.tally.skip(&fault);
                Ok(())
            }
        })
    }

    fn put(&mut self, reading: Reading) -> Result<()> {
        self.tally.read += 1;
        self.batch.push(reading);
        if self.batch.len() >= BATCH { self.write() } else { Ok(()) }
    }

    fn write(&mut self) -> Result<()> {
        match self.ledger.add_all(&self.batch) {
            Ok(added) => added.iter().for_each(|a| self.count(a)),
            // One bad report must not take its batch with it: find it.
            Err(_) => self.write_singly()?,
        }
        self.batch.clear();
        Ok(())
    }

    fn write_singly(&mut self) -> Result<()> {
        for reading in std::mem::take(&mut self.batch) {
            match self.ledger.add(&reading.article, &reading.records) {
                Ok(added) => self.count(&added),
                Err(error @ mithaq_ledger::Error::Unfit { .. }) => {
                    self.tally
                        .skip(&Fault { place: reading.article.document.clone(), what: error.to_string() });
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
