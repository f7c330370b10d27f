//! The feeds, polled when they are due, and what is new in them, fetched when its host is ready.
//!
//! One request at a time. Whatever is ready first is done first, so that one slow host holds up no other.

mod outcome;
mod page;
mod poll;

use std::collections::BTreeSet;
use std::convert::Infallible;
use std::fs::File;
use std::path::PathBuf;

use jiff::{SignedDuration, Timestamp};
use url::Url;

use crate::clock::{Clock, later};
use crate::config::Config;
use crate::fault::Fault;
use crate::fetch::PATIENCE;
use crate::http::Client;
use crate::pending::Pending;
use crate::state::{self, State, StateError};
use crate::{pace, robots};
pub use outcome::Outcome;

/// Polls feeds.
pub struct Watcher<C> {
    config: Config,
    file: PathBuf,
    /// Held against other watchers.
    _lock: File,
    clock: C,
    client: Client,
    state: State,
    pending: Vec<Pending>,
    /// The feeds that are not polled again in this round.
    polled: BTreeSet<usize>,
}

/// What can be done next, by its place in the configuration or in `pending`.
#[derive(Debug, Clone, Copy)]
enum Job {
    Poll(usize),
    Fetch(usize),
}

impl<C: Clock> Watcher<C> {
    /// A watcher that remembers what it has seen in the file.
    ///
    /// # Errors
    /// Where the file is there and cannot be read, or another watcher uses it.
    pub fn open(config: Config, file: PathBuf, clock: C) -> Result<Self, StateError> {
        let lock = state::lock(&file)?;
        let state = State::read(&file, clock.now())?;
        let client = Client::new(&config.settings);
        Ok(Self {
            config,
            file,
            _lock: lock,
            clock,
            client,
            state,
            pending: Vec::new(),
            polled: BTreeSet::new(),
        })
    }

    /// One round: polls each feed once, however recently it was polled, fetches what is new and hands on what
    /// became of everything, each as soon as it is known. What would have to be waited for longer than ten
    /// minutes is left for another round; so are feeds that wait after a failure, which are handed on as failed.
    ///
    /// A report counts as seen when `take` has taken it without an error.
    ///
    /// # Errors
    /// What `take` fails with, and where the state cannot be written.
    pub fn poll_once<E: From<StateError>>(
        &mut self,
        mut take: impl FnMut(Outcome<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        self.polled.clear();
        while let Some((ready, job)) = self.next(SignedDuration::ZERO) {
            if ready > later(self.clock.now(), PATIENCE) {
                break;
            }
            self.clock.sleep_until(ready);
            self.work(job, &mut take)?;
        }
        self.leave(&mut take)
    }

    /// Polls for ever, each feed every so often. See [`poll_once`](Self::poll_once).
    ///
    /// # Errors
    /// As [`poll_once`](Self::poll_once); it does not end otherwise.
    pub fn poll<E: From<StateError>>(
        &mut self,
        mut take: impl FnMut(Outcome<'_>) -> Result<(), E>,
    ) -> Result<Infallible, E> {
        loop {
            self.polled.clear();
            if let Some((ready, job)) = self.next(self.config.settings.every) {
                self.clock.sleep_until(ready);
                self.work(job, &mut take)?;
            }
        }
    }

    /// What is ready first, and when.
    fn next(&self, every: SignedDuration) -> Option<(Timestamp, Job)> {
        let feeds = (0..self.config.feeds.len()).filter(|feed| !self.polled.contains(feed));
        let feeds = feeds.map(|feed| (self.due(feed, every), Job::Poll(feed)));
        let pages = self.pending.iter().enumerate().map(|(n, page)| (self.ready(page), Job::Fetch(n)));
        feeds.chain(pages).min_by_key(|(ready, _)| *ready)
    }

    fn due(&self, feed: usize, every: SignedDuration) -> Timestamp {
        let url = &self.config.feeds[feed].url;
        let Some(known) = self.state.feeds.get(url.as_str()) else { return self.host_ready(url) };
        let due = known.polled.map_or(Timestamp::MIN, |polled| later(polled, every));
        due.max(known.not_before.unwrap_or(Timestamp::MIN)).max(self.host_ready(url))
    }

    fn ready(&self, page: &Pending) -> Timestamp {
        let host = page.page(self.config.settings.follow).map(|url| self.host_ready(url));
        host.map_or(page.not_before, |ready| ready.max(page.not_before))
    }

    fn host_ready(&self, url: &Url) -> Timestamp {
        let delay = robots::delay(&self.state.robots, url, self.config.settings.delay);
        pace::ready(&self.state.hosts, url.host_str().unwrap_or_default(), delay)
    }

    fn work<E: From<StateError>>(
        &mut self,
        job: Job,
        take: &mut impl FnMut(Outcome<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        let outcome = match job {
            Job::Poll(feed) => self.poll_feed(feed, take),
            Job::Fetch(page) => self.fetch_page(page, take),
        };
        self.state.forget(&self.config.feeds, self.clock.now());
        self.state.write(&self.file)?;
        outcome
    }

    /// Tells the feeds that could not be polled in this round, and leaves their pages for another.
    fn leave<E>(&mut self, take: &mut impl FnMut(Outcome<'_>) -> Result<(), E>) -> Result<(), E> {
        self.pending.clear();
        for (number, feed) in self.config.feeds.iter().enumerate() {
            if !self.polled.contains(&number) {
                let again = self.due(number, SignedDuration::ZERO);
                take(Outcome::FeedFailed { feed, fault: Fault::Rests(again), again })?;
            }
        }
        Ok(())
    }
}
