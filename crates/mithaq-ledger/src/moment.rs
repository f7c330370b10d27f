//! Several readings of one state of the ledger, and readings that are broken off.

use std::sync::Arc;

use rusqlite::{InterruptHandle, Transaction};

use crate::{Ledger, Result};

/// A ledger held at one moment: what others add meanwhile is not seen by it.
#[derive(Debug)]
pub struct Moment<'a> {
    _held: Transaction<'a>,
}

/// Breaks off what a ledger is being asked; may be used from another thread.
#[derive(Clone)]
pub struct Interrupter(Arc<InterruptHandle>);

impl Interrupter {
    /// What is being asked at this moment ends with an error; what is asked later goes on.
    pub fn interrupt(&self) {
        self.0.interrupt();
    }
}

impl Ledger {
    /// Holds the ledger at this moment for as long as what is given lives: all that is read until then is of one state, SQL of
    /// [`Ledger::query`] too.
    ///
    /// # Errors
    /// Where the file cannot be read, or the ledger is held already.
    pub fn hold(&self) -> Result<Moment<'_>> {
        let held = self.connection.unchecked_transaction().map_err(|source| self.failed(source))?;
        // SQLite takes the state of the first reading.
        held.query_row("SELECT COUNT(*) FROM derived", [], |_| Ok(()))
            .map_err(|source| self.failed(source))?;
        Ok(Moment { _held: held })
    }

    /// Whether it is held at a moment, or being written to.
    pub(crate) fn is_held(&self) -> bool {
        !self.connection.is_autocommit()
    }

    /// What breaks off a reading that takes too long.
    #[must_use]
    pub fn interrupter(&self) -> Interrupter {
        Interrupter(Arc::new(self.connection.get_interrupt_handle()))
    }
}

#[cfg(test)]
mod tests {
    use crate::{Error, Ledger};

    /// How many reports there are, by SQL and by the library.
    fn reports(ledger: &Ledger) -> (String, usize) {
        let counted = ledger.query_all("SELECT COUNT(*) FROM articles").expect("it can be read");
        (format!("{:?}", counted.rows[0][0]), ledger.contents().expect("it can be read").reports)
    }

    #[test]
    fn what_is_added_meanwhile_is_not_seen() -> Result<(), Error> {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("mithaq.ledger");
        let mut writer = Ledger::open(&file)?;
        let reader = Ledger::open_read_only(&file)?;
        let held = reader.hold()?;
        let reading = mithaq::read_by(
            &mithaq::Document { text: "Togo expelled French envoys.".into(), ..Default::default() },
            mithaq::Reader::Words,
        );
        let reading = reading.expect("a text");
        writer.add(&reading.article, &reading.records)?;
        assert_eq!(reports(&reader), ("Integer(0)".to_owned(), 0));
        drop(held);
        assert_eq!(reports(&reader), ("Integer(1)".to_owned(), 1));
        Ok(())
    }
}
