//! Feeds polled from web sites on loopback, with a clock that the tests set.

mod politeness;
mod safety;
mod server;

use std::cell::{Cell, RefCell};

use jiff::{SignedDuration, Timestamp};
use mithaq_watch::{Clock, Config, Fetched, Outcome, StateError, Watcher};
use tempfile::TempDir;

/// A clock that stands still but for sleep.
struct TestClock {
    now: Cell<Timestamp>,
    slept: RefCell<Vec<i64>>,
}

impl TestClock {
    fn new() -> Self {
        Self { now: Cell::new(Timestamp::UNIX_EPOCH), slept: RefCell::default() }
    }

    fn pass(&self, time: SignedDuration) {
        self.now.set(self.now.get().saturating_add(time).expect("no calendar units"));
    }

    /// The sleeps since the last time, in seconds.
    fn slept(&self) -> Vec<i64> {
        self.slept.take()
    }
}

impl Clock for &TestClock {
    fn now(&self) -> Timestamp {
        self.now.get()
    }

    fn sleep_until(&self, time: Timestamp) {
        let left = time.duration_since(self.now.get());
        if left.is_positive() {
            self.slept.borrow_mut().push(left.as_secs());
            self.now.set(time);
        }
    }
}

/// A folder with a configuration, and a clock.
struct Desk {
    folder: TempDir,
    clock: TestClock,
}

/// What a round brought: the reports, and the rest as lines.
#[derive(Debug)]
struct Round {
    reports: Vec<Fetched>,
    told: Vec<String>,
}

impl Round {
    fn urls(&self) -> Vec<&str> {
        self.reports.iter().map(|report| path(&report.url)).collect()
    }

    fn has(&self, words: &str) -> bool {
        self.told.iter().any(|line| line.contains(words))
    }
}

fn path(url: &str) -> &str {
    url.splitn(4, '/').last().unwrap_or_default()
}

impl Desk {
    fn new(settings: &str, feeds: &[String]) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let feeds: String = feeds.iter().map(|url| format!("[[feed]]\nurl = {url:?}\n")).collect();
        let text = format!("[settings]\nallow_private = [\"127.0.0.1\"]\n{settings}\n{feeds}");
        std::fs::write(folder.path().join("feeds.toml"), text).expect("it is written");
        Self { folder, clock: TestClock::new() }
    }

    /// As after a start of the program.
    fn watcher(&self) -> Watcher<&TestClock> {
        let config = Config::read(&self.folder.path().join("feeds.toml")).expect("it is right");
        Watcher::open(config, self.folder.path().join("state.json"), &self.clock).expect("it is read")
    }

    fn round(&self) -> Round {
        let mut round = Round { reports: Vec::new(), told: Vec::new() };
        let take = |outcome: Outcome<'_>| {
            match outcome {
                Outcome::Report(report) => round.reports.push(*report),
                Outcome::Polled { entries, new, .. } => {
                    round.told.push(format!("{entries} entries, {new} new"))
                }
                Outcome::Unchanged { .. } => round.told.push("unchanged".to_owned()),
                Outcome::FeedFailed { fault, again, .. } => {
                    round.told.push(format!("feed: {fault}; again {again}"))
                }
                Outcome::PageFailed { url, fault, again, .. } => {
                    round.told.push(format!("{}: {fault}; again {again:?}", path(&url)));
                }
            }
            Ok::<_, StateError>(())
        };
        self.watcher().poll_once(take).expect("the state is written");
        round
    }
}
