//! One feed is polled.

use jiff::Timestamp;

use super::{Outcome, Watcher};
use crate::clock::Clock;
use crate::fault::Fault;
use crate::feed::{self, Entry};
use crate::fetch::Fetcher;
use crate::http::Wanted;
use crate::pending::{Pending, key};

/// Pages of one feed that wait at the same time; the rest is taken when the feed is polled again.
const WAITING: usize = 100;

/// The types of a feed.
const FEEDS: &str = "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, \
                     text/xml;q=0.9, application/json;q=0.8, */*;q=0.1";

/// A feed that was read.
struct Read {
    entries: Vec<Entry>,
    etag: Option<String>,
    last_modified: Option<String>,
}

impl<C: Clock> Watcher<C> {
    pub(super) fn poll_feed<E>(
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
        let (etag, last_modified) = (got.answer.validator("etag"), got.answer.validator("last-modified"));
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
}
