//! Reports that the ledger keeps, read again.

use std::collections::VecDeque;
use std::io::{self, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use anyhow::Result;
use mithaq::{Article, Reader, Reading};
use mithaq_ledger::{Addition, Changed, Kept, Ledger};

use crate::args::{Add, Again, Way};
use crate::input::{self, Fault};

/// So many are taken from the ledger at a time.
const AT_A_TIME: usize = 64;

/// Which kept reports are read again.
#[derive(Clone)]
pub(super) struct Choice {
    /// Not those that this reader has read; none: all.
    unless_by: Option<String>,
}

impl Choice {
    /// What was asked for; nothing where nothing is to be read again.
    pub(super) fn of(add: &Add) -> Option<Self> {
        let others = |again| (again == Again::Others).then(|| Reader::from(add.way).named());
        add.again.map(|again| Self { unless_by: others(again) })
    }

    pub(super) fn unless_by(&self) -> Option<&str> {
        self.unless_by.as_deref()
    }
}

/// The reports of a ledger that are read again, in the order in which they were added.
pub(super) struct KeptReports {
    ledger: Ledger,
    choice: Choice,
    /// Key of the last that was taken from the ledger.
    last: i64,
    at_hand: VecDeque<Kept>,
    /// Of text, for all that were given.
    bytes: Arc<AtomicU64>,
}

impl KeptReports {
    pub(super) fn of(ledger: Ledger, choice: Choice, bytes: Arc<AtomicU64>) -> Self {
        Self { ledger, choice, last: 0, at_hand: VecDeque::new(), bytes }
    }
}

impl Iterator for KeptReports {
    type Item = Result<Article>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.at_hand.is_empty() {
            match self.ledger.kept_after(self.last, AT_A_TIME, self.choice.unless_by()) {
                Ok(kept) => self.at_hand.extend(kept),
                Err(error) => return Some(Err(error.into())),
            }
        }
        let Kept { key, article } = self.at_hand.pop_front()?;
        self.last = key;
        self.bytes.fetch_add(article.text.len() as u64, Ordering::Relaxed);
        Some(Ok(article))
    }
}

/// Reads a kept report again; nothing where it has no text, or the lexicon does not know its language: then it stays as it is.
pub(super) fn read_again(article: Article, way: Way) -> Result<Option<Addition>, Fault> {
    if !article.text.chars().any(char::is_alphabetic) {
        return Ok(None);
    }
    let (place, reader) = (article.document.clone(), Reader::from(way));
    let Some(records) = input::read_kept(&place, &article, reader)? else { return Ok(None) };
    let addition = Addition::new(Reading { article, records }, None).map_err(|e| Fault::new(place, e))?;
    Ok(Some(addition.read_by(&reader.named()).again()))
}

/// What the new readings change.
pub(super) fn write_changed(out: &mut impl Write, changed: Changed) -> io::Result<()> {
    let Changed { new, gone, kept, same } = changed;
    write!(out, "records: {new} new, {gone} gone, {same} same")?;
    match kept {
        0 => writeln!(out),
        kept => writeln!(out, "; of those gone {kept} count still, by a reviewer's word"),
    }
}
