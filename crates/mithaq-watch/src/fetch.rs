//! An address to an answer: robots.txt obeyed, hosts left in peace, redirects followed one by one.

use jiff::SignedDuration;
use url::Url;

use crate::address;
use crate::clock::{Clock, later};
use crate::config::Settings;
use crate::fault::Fault;
use crate::http::{Answer, Client, Wanted};
use crate::robots::{self, Rules};
use crate::state::State;
use crate::{pace, patience};

/// How many redirects are followed.
const REDIRECTS: usize = 5;

/// A host that is not ready for longer than this is not waited for: longer than the delays that robots.txt
/// asks for, shorter than a server's break.
pub(crate) const PATIENCE: SignedDuration = SignedDuration::from_mins(10);

/// An answer and whose it is.
pub(crate) struct Got {
    /// The address after all redirects.
    pub(crate) url: Url,
    pub(crate) answer: Answer,
}

/// All that a request needs.
pub(crate) struct Fetcher<'a, C> {
    pub(crate) client: &'a Client,
    pub(crate) settings: &'a Settings,
    pub(crate) clock: &'a C,
    pub(crate) state: &'a mut State,
}

impl<C: Clock> Fetcher<'_, C> {
    /// Fetches what robots.txt allows. An answer is not yet a success: its status may say otherwise.
    pub(crate) fn get(&mut self, url: &Url, wanted: Wanted<'_>) -> Result<Got, Fault> {
        self.follow(url, wanted, Self::obey)
    }

    /// Asks, and asks where the answer points to; each address is checked before it is asked.
    fn follow(
        &mut self,
        url: &Url,
        wanted: Wanted<'_>,
        check: fn(&mut Self, &Url) -> Result<(), Fault>,
    ) -> Result<Got, Fault> {
        let mut url = url.clone();
        for _ in 0..=REDIRECTS {
            address::is_asked(&url)?;
            check(self, &url)?;
            let answer = self.ask(&url, wanted)?;
            match target(&url, &answer) {
                Some(next) => url = next,
                None => return Ok(Got { url, answer }),
            }
        }
        Err(Fault::Redirects)
    }

    /// One request, when the host is ready for it.
    fn ask(&mut self, url: &Url, wanted: Wanted<'_>) -> Result<Answer, Fault> {
        let host = url.host_str().unwrap_or_default();
        let delay = robots::delay(&self.state.robots, url, self.settings.delay);
        let ready = pace::ready(&self.state.hosts, host, delay);
        if ready > later(self.clock.now(), PATIENCE) {
            return Err(Fault::Wait(ready));
        }
        self.clock.sleep_until(ready);
        let answer = self.client.get(url, wanted);
        let now = self.clock.now();
        pace::asked(&mut self.state.hosts, host, now);
        let answer = answer?;
        if matches!(answer.status(), 429 | 503) {
            let until = patience::retry(answer.header("retry-after").as_deref(), now);
            if let Some(known) = self.state.hosts.get_mut(host) {
                known.not_before = Some(until);
            }
            return Err(Fault::Wait(until));
        }
        Ok(answer)
    }

    /// Asks robots.txt, where it has not been asked of late.
    fn obey(&mut self, url: &Url) -> Result<(), Fault> {
        let origin = robots::origin(url);
        let name = self.settings.name();
        let held = self.state.robots.get(&origin);
        if let Some(rules) = held.filter(|rules| rules.is_fresh(name, self.clock.now())) {
            return rules.check(url);
        }
        let got = match robots::place(url) {
            Some(place) => self.follow(
                &place,
                Wanted { accept: "text/plain, */*;q=0.5", ..Wanted::default() },
                |_, _| Ok(()),
            ),
            None => Err(Fault::Url(url.to_string(), "expected a host")),
        };
        // Not asked, by the user's will or the server's: that says nothing of robots.txt.
        if let Err(fault @ (Fault::Refused { .. } | Fault::Wait(_))) = got {
            return Err(fault);
        }
        let rules = Rules::of(got, self.state.robots.get(&origin), name, self.clock.now());
        let checked = rules.check(url);
        self.state.robots.insert(origin, rules);
        checked
    }
}

/// Where the answer sends us.
fn target(url: &Url, answer: &Answer) -> Option<Url> {
    if !matches!(answer.status(), 301 | 302 | 303 | 307 | 308) {
        return None;
    }
    url.join(&answer.header("location")?).ok()
}
