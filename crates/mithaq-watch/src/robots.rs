//! What robots.txt says (RFC 9309), for a day.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};
use robotxt::Robots;
use serde::{Deserialize, Serialize};
use url::Url;

use crate::clock::later;
use crate::fault::Fault;
use crate::fetch::Got;
use crate::patience::LONGEST;

/// How long a robots.txt is believed.
const FRESH: SignedDuration = SignedDuration::from_hours(24);

/// How long it is left alone when it could not be read.
const LEFT: SignedDuration = SignedDuration::from_mins(10);

/// What is known of the robots.txt of one origin.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Rules {
    /// Whom the rules are for; under another name others hold.
    name: String,
    /// When it was asked for.
    pub(crate) fetched: Timestamp,
    /// The rules; none where robots.txt could not be read.
    robots: Option<Robots>,
    /// Why it could not be read the last time.
    fault: Option<String>,
}

impl Rules {
    /// They need not be asked for again.
    pub(crate) fn is_fresh(&self, name: &str, now: Timestamp) -> bool {
        let kept = if self.fault.is_some() { LEFT } else { FRESH };
        self.name == name && later(self.fetched, kept) > now
    }

    /// The rules in what came for robots.txt. Where it could not be read the rules held before go on.
    pub(crate) fn of(got: Result<Got, Fault>, held: Option<&Self>, name: &str, now: Timestamp) -> Self {
        let (robots, fault) = match understood(got, name) {
            Ok(robots) => (Some(robots), None),
            Err(fault) => {
                let held = held.filter(|rules| rules.name == name);
                (held.and_then(|rules| rules.robots.clone()), Some(fault.to_string()))
            }
        };
        Self { name: name.to_owned(), fetched: now, robots, fault }
    }

    /// Whether the address may be asked.
    pub(crate) fn check(&self, url: &Url) -> Result<(), Fault> {
        match &self.robots {
            Some(robots) if robots.is_url_allowed(url) => Ok(()),
            Some(_) => Err(Fault::Forbidden),
            None => Err(Fault::NoRobots(self.fault.clone().unwrap_or_default())),
        }
    }

    /// What it wants between two requests.
    fn delay(&self) -> Option<SignedDuration> {
        let delay = self.robots.as_ref()?.crawl_delay()?;
        Some(SignedDuration::try_from(delay).unwrap_or(LONGEST).min(LONGEST))
    }
}

/// Nothing is forbidden where there is no robots.txt (4xx), everything where the server fails.
fn understood(got: Result<Got, Fault>, name: &str) -> Result<Robots, Fault> {
    match got {
        Ok(got) if (200..300).contains(&got.answer.status()) => {
            let most = robotxt::BYTE_LIMIT as u64 + 1;
            Ok(Robots::parse(&got.answer.start(most)?, name))
        }
        Ok(got) if (400..500).contains(&got.answer.status()) => Ok(Robots::allow_all()),
        Ok(got) => Err(Fault::Status(got.answer.status())),
        Err(Fault::Redirects) => Ok(Robots::allow_all()),
        Err(fault) => Err(fault),
    }
}

/// Where the robots.txt is that speaks for an address.
pub(crate) fn place(url: &Url) -> Option<Url> {
    robotxt::robots_url(url).ok()
}

/// Scheme, host and port: what one robots.txt speaks for.
pub(crate) fn origin(url: &Url) -> String {
    url.origin().ascii_serialization()
}

/// The longer of the time we leave and the time that robots.txt wants.
pub(crate) fn delay(robots: &BTreeMap<String, Rules>, url: &Url, ours: SignedDuration) -> SignedDuration {
    robots.get(&origin(url)).and_then(Rules::delay).map_or(ours, |theirs| theirs.max(ours))
}
