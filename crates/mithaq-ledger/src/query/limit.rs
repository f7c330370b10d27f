//! How long a query may take, and how much it may give.

use std::time::{Duration, Instant};

use rusqlite::Connection;

use crate::Error;

/// SQLite asks for the time once in so many steps of its machine.
const STEPS: i32 = 10_000;

/// What a query may cost; what is not told has no limit.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Limits {
    /// How long it may take.
    pub time: Option<Duration>,
    /// How many rows it may give.
    pub rows: Option<usize>,
}

/// How a query ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// All rows were given.
    Whole,
    /// There are more rows than it may give.
    Cut,
}

/// Stops a connection when its time is over, for as long as the clock lives.
pub(super) struct Clock<'a> {
    connection: &'a Connection,
    until: Option<(Instant, Duration)>,
}

impl<'a> Clock<'a> {
    pub(super) fn on(connection: &'a Connection, time: Option<Duration>) -> rusqlite::Result<Self> {
        let until = time.map(|time| (Instant::now() + time, time));
        if let Some((until, _)) = until {
            connection.progress_handler(STEPS, Some(move || Instant::now() > until))?;
        }
        Ok(Self { connection, until })
    }

    /// The error where the time is over.
    pub(super) fn struck(&self) -> Option<Error> {
        let (_, time) = self.until.filter(|(until, _)| Instant::now() > *until)?;
        let message = format!("stopped after {} seconds, which is as long as it may take", time.as_secs());
        Some(Error::QueryFailed { message })
    }
}

impl Drop for Clock<'_> {
    fn drop(&mut self) {
        let none: Option<fn() -> bool> = None;
        // Taking it off where there is none, or failing to, harms nobody.
        let _ = self.connection.progress_handler(0, none);
    }
}
