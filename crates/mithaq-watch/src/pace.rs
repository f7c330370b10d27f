//! No host is asked more often than it likes.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::clock::later;

/// What is remembered of a host.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Host {
    /// When it was asked last.
    pub(crate) last: Timestamp,
    /// It asked for patience until then.
    pub(crate) not_before: Option<Timestamp>,
}

/// When a host may be asked that wants this much time between requests.
pub(crate) fn ready(hosts: &BTreeMap<String, Host>, host: &str, delay: SignedDuration) -> Timestamp {
    hosts.get(host).map_or(Timestamp::MIN, |known| {
        let spaced = later(known.last, delay);
        known.not_before.map_or(spaced, |patience| patience.max(spaced))
    })
}

/// Notes that a host was asked.
pub(crate) fn asked(hosts: &mut BTreeMap<String, Host>, host: &str, now: Timestamp) {
    let known = hosts.entry(host.to_owned()).or_insert(Host { last: now, not_before: None });
    known.last = now;
    known.not_before = known.not_before.filter(|time| *time > now);
}
