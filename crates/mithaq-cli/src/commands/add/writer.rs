//! Batches are written on a thread of their own, while the next is read.

use std::io::{self, Write};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::{self, JoinHandle};

use anyhow::{Context, Result, anyhow};
use mithaq_ledger::{Addition, Changed, Ledger};

/// Writes batches in the order in which they are handed to it; holds one while the next is put together.
pub(super) struct Writer {
    batches: SyncSender<Vec<Addition>>,
    thread: JoinHandle<Result<Written>>,
}

/// The ledger, and what became of all that was written.
pub(super) struct Written {
    pub ledger: Ledger,
    pub new: usize,
    pub known: usize,
    /// Known ones that have a new reading, and what those change.
    pub reread: usize,
    pub changed: Changed,
}

impl Writer {
    pub(super) fn start(ledger: Ledger, acknowledge: bool) -> Result<Self> {
        let (batches, batch) = sync_channel(0);
        let named = thread::Builder::new().name("writer".to_owned());
        let thread =
            named.spawn(move || write(ledger, &batch, acknowledge)).context("no thread to write with")?;
        Ok(Self { batches, thread })
    }

    /// # Errors
    /// Where the writer has stopped: [`Writer::end`] tells why.
    pub(super) fn write(&self, batch: Vec<Addition>) -> Result<()> {
        self.batches.send(batch).map_err(|_| anyhow!("nothing further was added"))
    }

    /// Waits until all is on disk.
    pub(super) fn end(self) -> Result<Written> {
        drop(self.batches);
        self.thread.join().unwrap_or_else(|_| Err(anyhow!("the ledger's writer broke off")))
    }
}

fn write(ledger: Ledger, batches: &Receiver<Vec<Addition>>, acknowledge: bool) -> Result<Written> {
    let mut written = Written { ledger, new: 0, known: 0, reread: 0, changed: Changed::default() };
    // To free the millions of pieces of a batch takes a while, too.
    let (done, written_batches) = sync_channel::<Vec<Addition>>(0);
    thread::spawn(move || written_batches.iter().for_each(drop));
    for batch in batches {
        let added = written.ledger.add_ready(&batch).context("nothing further was added")?;
        for one in &added {
            match one.changed {
                _ if one.new => written.new += 1,
                Some(changed) => {
                    written.reread += 1;
                    written.changed += changed;
                }
                None => written.known += 1,
            }
        }
        if acknowledge {
            let mut out = io::stdout().lock();
            added.iter().try_for_each(|added| writeln!(out, "{}", added.article))?;
            out.flush()?;
        }
        let _ = done.send(batch);
    }
    Ok(written)
}
