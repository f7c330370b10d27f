//! The feeds, polled when they are due, and what is new in them, fetched when its host is ready.
//!
//! One request at a time. Whatever is ready first is done first, so that one slow host holds up no other.

use std::collections::BTreeSet;
use std::convert::Infallible;
use std::path::PathBuf;

use jiff::{SignedDuration, Timestamp};
use url::Url;

use crate::clock::{Clock, later};
use crate::config::{Config, Feed};
use crate::fault::Fault;
use crate::feed::{self, Entry};
use crate::fetch::{Fetcher, PATIENCE};
use crate::http::{Client, Wanted};
use crate::patience::backoff;
use crate::pending::{Fetched, Pending, key};
use crate::state::{FeedState, State, StateError};
use crate::{pace, robots};

/// A page that failed this often is left.
const TRIES: u32 = 3;

/// Pages of one feed that wait at the same time; the rest is taken when the feed is polled again.
const WAITING: usize = 100;

/// What became of a feed or of a page.
#[derive(Debug)]
pub enum Outcome<'a> {
    /// A new report.
    Report(Box<Fetched>),
    /// A feed was read.
    Polled {
        /// Which.
        feed: &'a Feed,
        /// How many reports it names.
        entries: usize,
        /// How many of them are new, and to be fetched now.
        new: usize,
    },
    /// A feed has not changed since it was read last.
    Unchanged {
        /// Which.
        feed: &'a Feed,
    },
    /// A feed could not be read.
    FeedFailed {
        /// Which.
        feed: &'a Feed,
        /// Why.
        fault: Fault,
        /// It is not asked again before.
        again: Timestamp,
    },
    /// A page could not be fetched.
    PageFailed {
        /// Which feed names it.
        feed: &'a Feed,
        /// Its address.
        url: String,
        /// Why.
        fault: Fault,
        /// When it is tried again, if ever.
        again: Option<Timestamp>,
    },
}

/// Polls feeds.
pub struct Watcher<C> {
    config: Config,
    file: PathBuf,
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
    /// Where the file is there and cannot be read.
    pub fn open(config: Config, file: PathBuf, clock: C) -> Result<Self, StateError> {
        let state = State::read(&file, clock.now())?;
        let client = Client::new(&config.settings);
        Ok(Self { config, file, clock, client, state, pending: Vec::new(), polled: BTreeSet::new() })
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

    fn poll_feed<E>(
        &mut self,
        number: usize,
        take: &mut impl FnMut(Outcome<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        self.polled.insert(number);
        let asked = self.ask_feed(number);
        let now = self.clock.now();
        let feed = &self.config.feeds[number];
        let known = self.state.feeds.entry(feed.url.to_string()).or_default();
        known.polled = Some(now);
        let answer = match asked {
            Ok(answer) => answer,
            Err(fault) => {
                let again = known.fail(&fault, self.config.settings.every, now);
                return take(Outcome::FeedFailed { feed, fault, again });
            }
        };
        (known.failures, known.not_before) = (0, None);
        let Some(read) = answer else { return take(Outcome::Unchanged { feed }) };
        (known.etag, known.last_modified) = (read.etag, read.last_modified);
        let entries = read.entries.len();
        let new = self.put(number, read.entries, now);
        take(Outcome::Polled { feed: &self.config.feeds[number], entries, new })
    }

    /// What is in the feed; nothing where it has not changed.
    fn ask_feed(&mut self, number: usize) -> Result<Option<Read>, Fault> {
        let Self { config, client, clock, state, .. } = self;
        let feed = &config.feeds[number];
        let known = state.feeds.get(feed.url.as_str()).filter(|known| known.is_done());
        let (etag, last_modified) =
            known.map_or((None, None), |known| (known.etag.clone(), known.last_modified.clone()));
        let wanted = Wanted { accept: FEEDS, etag: etag.as_deref(), last_modified: last_modified.as_deref() };
        let got = Fetcher { client, settings: &config.settings, clock, state }.get(&feed.url, wanted)?;
        match got.answer.status() {
            304 => return Ok(None),
            200 => {}
            other => return Err(Fault::Status(other)),
        }
        let (etag, last_modified) = (got.answer.header("etag"), got.answer.header("last-modified"));
        let bytes = got.answer.body(config.settings.largest)?;
        Ok(Some(Read { entries: feed::entries(&bytes, &got.url, feed)?, etag, last_modified }))
    }

    /// Puts what is new among the pages that wait; gives how many that are.
    fn put(&mut self, number: usize, entries: Vec<Entry>, now: Timestamp) -> usize {
        let follow = self.config.settings.follow;
        let keyed: Vec<(String, Entry)> =
            entries.into_iter().map(|entry| (key(&entry, follow), entry)).collect();
        let url = self.config.feeds[number].url.as_str();
        let done: Vec<&String> =
            keyed.iter().map(|(key, _)| key).filter(|key| self.state.is_done(key)).collect();
        let known = self.state.feeds.entry(url.to_owned()).or_default();
        known.meet(keyed.iter().map(|(key, _)| key.as_str()), now);
        for key in done {
            known.finish(key);
        }
        let before = self.pending.len();
        let mut room = WAITING - self.pending.iter().filter(|page| page.feed == number).count().min(WAITING);
        for (key, entry) in keyed {
            let known = self.state.feeds.get(url).and_then(|feed| feed.entries.get(&key));
            let open = known.is_some_and(|met| !met.done);
            if room > 0 && open && !self.pending.iter().any(|page| page.key == key) {
                room -= 1;
                self.pending.push(Pending { feed: number, key, entry, not_before: now });
            }
        }
        self.pending.len() - before
    }

    fn fetch_page<E>(
        &mut self,
        number: usize,
        take: &mut impl FnMut(Outcome<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        let page = self.pending.remove(number);
        let Self { config, client, clock, state, .. } = self;
        let feed = &config.feeds[page.feed];
        let mut fetcher = Fetcher { client, settings: &config.settings, clock, state };
        let fetched = page.fetch(&mut fetcher, &feed.url);
        let now = self.clock.now();
        let known = self.state.feeds.entry(feed.url.to_string()).or_default();
        match fetched {
            Ok(fetched) => {
                take(Outcome::Report(Box::new(fetched)))?;
                known.finish(&page.key);
                Ok(())
            }
            Err(fault) => {
                let again = known.postpone(&page.key, &fault, config.settings.every, now);
                let url = page.url(&feed.url);
                self.pending.extend(again.map(|not_before| Pending { not_before, ..page }));
                take(Outcome::PageFailed { feed, url, fault, again })
            }
        }
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

/// The types of a feed.
const FEEDS: &str = "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, \
                     text/xml;q=0.9, application/json;q=0.8, */*;q=0.1";

/// A feed that was read.
struct Read {
    entries: Vec<Entry>,
    etag: Option<String>,
    last_modified: Option<String>,
}

impl FeedState {
    /// When a feed that failed is asked again.
    fn fail(&mut self, fault: &Fault, every: SignedDuration, now: Timestamp) -> Timestamp {
        if matches!(fault, Fault::Refused { .. }) {
            // Nobody was asked, and the user may allow it at any time.
            return later(now, every);
        }
        self.failures = self.failures.saturating_add(1);
        let backed_off = later(now, backoff(every, self.failures));
        let again = match fault {
            Fault::Wait(until) => backed_off.max(*until),
            _ => backed_off,
        };
        self.not_before = Some(again);
        again
    }

    /// Nothing is left to do for this entry.
    fn finish(&mut self, key: &str) {
        if let Some(met) = self.entries.get_mut(key) {
            met.done = true;
        }
    }

    /// When a page that failed is tried again; never where that would change nothing.
    fn postpone(
        &mut self,
        key: &str,
        fault: &Fault,
        every: SignedDuration,
        now: Timestamp,
    ) -> Option<Timestamp> {
        let met = self.entries.get_mut(key)?;
        met.tries = met.tries.saturating_add(1);
        if fault.lasts() || met.tries >= TRIES {
            met.done = true;
            return None;
        }
        Some(match fault {
            Fault::Wait(until) => *until,
            _ => later(now, backoff(every, met.tries)),
        })
    }
}
