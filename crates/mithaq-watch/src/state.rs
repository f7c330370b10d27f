//! What is remembered between polls, in a small JSON file.

mod feed;

use std::collections::BTreeMap;
use std::fs::{self, File, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::clock::later;
use crate::config::Feed;
use crate::pace::Host;
use crate::patience::LONGEST;
use crate::robots::Rules;
pub(crate) use feed::FeedState;

/// What is not met for this long is forgotten.
const KEPT: SignedDuration = SignedDuration::from_hours(30 * 24);

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
    /// Another watcher uses it.
    #[error("{}: in use by another watch", file.display())]
    Busy {
        /// The state file.
        file: PathBuf,
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

/// Keeps other watchers away from the state as long as it is held: two would ask twice, and each forget
/// what the other saw.
pub(crate) fn lock(file: &Path) -> Result<File, StateError> {
    let mut beside = file.as_os_str().to_owned();
    beside.push(".lock");
    let failed = |source| StateError::File { file: beside.clone().into(), source };
    let lock = File::options().create(true).append(true).open(&beside).map_err(failed)?;
    match lock.try_lock() {
        Err(TryLockError::WouldBlock) => Err(StateError::Busy { file: file.to_owned() }),
        // A file system without locks is no reason not to watch.
        Ok(()) | Err(TryLockError::Error(_)) => Ok(lock),
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
    use super::State;
    use jiff::Timestamp;

    const NOW: Timestamp = Timestamp::UNIX_EPOCH;

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
