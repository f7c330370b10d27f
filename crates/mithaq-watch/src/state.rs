//! What is remembered between polls, in a small JSON file.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::clock::later;
use crate::config::Feed;
use crate::pace::Host;
use crate::patience::LONGEST;
use crate::robots::Rules;

/// What is not met for this long is forgotten.
const KEPT: SignedDuration = SignedDuration::from_hours(30 * 24);

/// Entries remembered of one feed; the newest stay.
const MOST: usize = 5000;

/// The state file cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum StateError {
    /// It cannot be read or written.
    #[error("{}: {source}", file.display())]
    File {
        /// The state file.
        file: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// It is damaged.
    #[error("{}: {source}; remove it to begin anew, the ledger knows what it has", file.display())]
    Content {
        /// The state file.
        file: PathBuf,
        /// What is wrong, with line and column.
        source: serde_json::Error,
    },
}

/// What is remembered.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct State {
    /// By the address of the feed.
    pub(crate) feeds: BTreeMap<String, FeedState>,
    /// By host name.
    pub(crate) hosts: BTreeMap<String, Host>,
    /// By origin: scheme, host and port.
    pub(crate) robots: BTreeMap<String, Rules>,
}

/// What is remembered of a feed.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct FeedState {
    pub(crate) etag: Option<String>,
    pub(crate) last_modified: Option<String>,
    /// When the feed was asked last.
    pub(crate) polled: Option<Timestamp>,
    /// It is not asked before.
    pub(crate) not_before: Option<Timestamp>,
    /// Polls that failed since the last that did not.
    pub(crate) failures: u32,
    /// By [`key`](crate::pending::key).
    pub(crate) entries: BTreeMap<String, Met>,
}

/// An entry that was met.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Met {
    /// When it was last in the feed.
    pub(crate) last: Timestamp,
    /// How often its page could not be fetched.
    pub(crate) tries: u32,
    /// Nothing is left to do for it.
    pub(crate) done: bool,
}

impl FeedState {
    /// Everything that stood in the feed is dealt with: it need not come again if it has not changed.
    pub(crate) fn is_done(&self) -> bool {
        self.entries.values().all(|met| met.done)
    }

    /// Notes the entries that are in the feed now, and forgets those that were in it long ago.
    pub(crate) fn meet<'a>(&mut self, keys: impl Iterator<Item = &'a str>, now: Timestamp) {
        for key in keys {
            let met = self.entries.entry(key.to_owned());
            met.or_insert(Met { last: now, tries: 0, done: false }).last = now;
        }
        // What left the feed before it was fetched will not come again.
        self.entries.retain(|_, met| met.last == now || met.done && later(met.last, KEPT) > now);
        if self.entries.len() > MOST {
            let mut times: Vec<Timestamp> = self.entries.values().map(|met| met.last).collect();
            times.sort_unstable();
            let oldest = times[times.len() - MOST];
            self.entries.retain(|_, met| met.last >= oldest);
        }
    }
}

impl State {
    /// Reads the file; where there is none, nothing is remembered.
    pub(crate) fn read(file: &Path, now: Timestamp) -> Result<Self, StateError> {
        let bytes = match fs::read(file) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Self::default()),
            Err(source) => return Err(StateError::File { file: file.to_owned(), source }),
        };
        let mut state: Self = serde_json::from_slice(&bytes)
            .map_err(|source| StateError::Content { file: file.to_owned(), source })?;
        state.trust_no_future(now);
        Ok(state)
    }

    /// A clock that was wrong must not silence a feed for ever.
    fn trust_no_future(&mut self, now: Timestamp) {
        let bound = later(now, LONGEST);
        for feed in self.feeds.values_mut() {
            feed.polled = feed.polled.filter(|time| *time <= now);
            feed.not_before = feed.not_before.filter(|time| *time <= bound);
        }
        self.hosts.retain(|_, host| host.last <= now && host.not_before.is_none_or(|time| time <= bound));
        self.robots.retain(|_, rules| rules.fetched <= now);
    }

    /// Replaces the file; whoever reads it sees the old one or the new one.
    pub(crate) fn write(&self, file: &Path) -> Result<(), StateError> {
        let write = || -> io::Result<()> {
            let folder = file.parent().filter(|f| !f.as_os_str().is_empty()).unwrap_or(Path::new("."));
            let mut new = tempfile::NamedTempFile::new_in(folder)?;
            serde_json::to_writer(&mut new, self)?;
            new.flush()?;
            new.as_file().sync_data()?;
            new.persist(file)?;
            Ok(())
        };
        write().map_err(|source| StateError::File { file: file.to_owned(), source })
    }

    /// Forgets what is not needed any more.
    pub(crate) fn forget(&mut self, feeds: &[Feed], now: Timestamp) {
        let current = |time: Timestamp| later(time, KEPT) > now;
        self.feeds.retain(|url, feed| {
            feeds.iter().any(|f| f.url.as_str() == url) || feed.polled.is_some_and(current)
        });
        let waits = |host: &Host| later(host.last, LONGEST) > now || host.not_before.is_some_and(|t| t > now);
        self.hosts.retain(|_, host| waits(host));
        self.robots.retain(|_, rules| current(rules.fetched));
    }

    /// Whether any feed has dealt with this entry.
    pub(crate) fn is_done(&self, key: &str) -> bool {
        self.feeds.values().any(|feed| feed.entries.get(key).is_some_and(|met| met.done))
    }
}

#[cfg(test)]
mod tests {
    use super::{FeedState, KEPT, MOST, State};
    use crate::clock::later;
    use jiff::{SignedDuration, Timestamp};

    const NOW: Timestamp = Timestamp::UNIX_EPOCH;

    #[test]
    fn entries_are_forgotten_long_after_they_left_the_feed() {
        let mut feed = FeedState::default();
        feed.meet(["a", "b"].into_iter(), NOW);
        feed.entries.get_mut("a").expect("met").done = true;
        let soon = later(NOW, SignedDuration::from_hours(1));
        feed.meet(["c"].into_iter(), soon);
        // "a" is done and known; "b" left before it was fetched.
        assert_eq!(feed.entries.keys().collect::<Vec<_>>(), ["a", "c"]);
        feed.entries.get_mut("c").expect("met").done = true;
        feed.meet(["d"].into_iter(), later(soon, KEPT));
        assert_eq!(feed.entries.keys().collect::<Vec<_>>(), ["d"]);
    }

    #[test]
    fn a_feed_that_makes_up_entries_fills_no_disk() {
        let mut feed = FeedState::default();
        for hour in 0..10 {
            let keys: Vec<String> = (0..1000).map(|n| format!("{hour}-{n}")).collect();
            feed.meet(keys.iter().map(String::as_str), later(NOW, SignedDuration::from_hours(hour)));
            feed.entries.values_mut().for_each(|met| met.done = true);
        }
        assert_eq!(feed.entries.len(), MOST);
    }

    #[test]
    fn a_damaged_file_is_told_with_its_place() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("state.json");
        assert!(State::read(&file, NOW).expect("none is fine").feeds.is_empty());
        State::default().write(&file).expect("it is written");
        State::read(&file, NOW).expect("it is read");
        std::fs::write(&file, "{\n\"feeds\": 3}").expect("it is written");
        let told = State::read(&file, NOW).expect_err("damaged").to_string();
        assert!(told.contains("state.json") && told.contains("line 2"), "{told}");
    }
}
