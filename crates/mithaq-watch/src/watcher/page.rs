//! One page is fetched.

use super::{Outcome, Watcher};
use crate::clock::Clock;
use crate::fetch::Fetcher;
use crate::pending::Pending;

impl<C: Clock> Watcher<C> {
    pub(super) fn fetch_page<E>(
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
}
