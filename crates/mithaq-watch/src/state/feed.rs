//! What is remembered of one feed.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::KEPT;
use crate::clock::later;
use crate::fault::Fault;
use crate::patience::backoff;

/// Entries remembered of one feed; the newest stay.
const MOST: usize = 5000;

/// A page that failed this often is left.
const TRIES: u32 = 3;

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

    /// When a feed that failed is asked again.
    pub(crate) fn fail(&mut self, fault: &Fault, every: SignedDuration, now: Timestamp) -> Timestamp {
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
    pub(crate) fn finish(&mut self, key: &str) {
        if let Some(met) = self.entries.get_mut(key) {
            met.done = true;
        }
    }

    /// When a page that failed is tried again; never where that would change nothing.
    pub(crate) fn postpone(
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

#[cfg(test)]
mod tests {
    use super::{FeedState, KEPT, MOST};
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
}
