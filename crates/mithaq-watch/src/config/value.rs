//! The values of `feeds.toml`; what is wrong with one says what is expected.

use std::net::IpAddr;
use std::str::FromStr;

use bytesize::ByteSize;
use ipnet::IpNet;
use jiff::SignedDuration;
use serde::de::Error;
use serde::{Deserialize, Deserializer};
use url::Url;

use crate::address;

/// The smallest and the largest limit that makes sense for a page.
const LIMITS: (ByteSize, ByteSize) = (ByteSize::kib(1), ByteSize::mib(64));

fn expected<E: Error>(found: &str, expected: &str) -> E {
    E::custom(format_args!("{found:?} is not right; expected {expected}"))
}

pub(super) fn length<'de, D: Deserializer<'de>>(from: D) -> Result<SignedDuration, D::Error> {
    let text = String::deserialize(from)?;
    match SignedDuration::from_str(&text) {
        Ok(length) if length.is_negative() => Err(expected(&text, "a length of time that is not negative")),
        // A year and a day: sums of times stay within the calendar.
        Ok(length) if length > SignedDuration::from_hours(366 * 24) => {
            Err(expected(&text, "a length of time of at most a year"))
        }
        Ok(length) => Ok(length),
        Err(_) => Err(expected(&text, "a length of time such as \"15m\", \"2s\" or \"1h 30m\"")),
    }
}

pub(super) fn interval<'de, D: Deserializer<'de>>(from: D) -> Result<SignedDuration, D::Error> {
    let length = length(from)?;
    if length < SignedDuration::from_secs(1) {
        return Err(D::Error::custom("too often; expected at least one second"));
    }
    Ok(length)
}

pub(super) fn size<'de, D: Deserializer<'de>>(from: D) -> Result<ByteSize, D::Error> {
    let text = String::deserialize(from)?;
    let size = ByteSize::from_str(&text).map_err(|_| expected(&text, "a size such as \"2 MiB\""))?;
    if size < LIMITS.0 || size > LIMITS.1 {
        return Err(expected(&text, &format!("a size between {} and {}", LIMITS.0, LIMITS.1)));
    }
    Ok(size)
}

pub(super) fn user_agent<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    let text = String::deserialize(from)?;
    if product(&text).is_empty() || !text.bytes().all(|b| (b' '..=b'~').contains(&b)) {
        return Err(expected(&text, "a name in printable ASCII, such as \"mithaq/0.1\""));
    }
    Ok(text)
}

/// The word that a user agent begins with, in the letters that robots.txt has for names (RFC 9309).
pub(super) fn product(user_agent: &str) -> &str {
    let end = user_agent.find(|c: char| !c.is_ascii_alphabetic() && c != '-' && c != '_');
    &user_agent[..end.unwrap_or(user_agent.len())]
}

pub(super) fn blocks<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<IpNet>, D::Error> {
    Vec::<String>::deserialize(from)?.iter().map(|text| block(text)).collect()
}

fn block<E: Error>(text: &str) -> Result<IpNet, E> {
    let one = || IpAddr::from_str(text).map(IpNet::from);
    IpNet::from_str(text)
        .or_else(|_| one())
        .map_err(|_| expected(text, "a block of addresses such as \"192.168.7.0/24\" or \"127.0.0.1\""))
}

pub(super) fn address<'de, D: Deserializer<'de>>(from: D) -> Result<Url, D::Error> {
    let text = String::deserialize(from)?;
    let url =
        Url::parse(&text).map_err(|_| expected(&text, "an address such as \"https://news.example/rss\""))?;
    address::is_asked(&url).map_err(D::Error::custom)?;
    Ok(url)
}

pub(super) fn language<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    let text = String::deserialize(from)?;
    if !matches!(text.len(), 2 | 3) || !text.bytes().all(|b| b.is_ascii_lowercase()) {
        return Err(expected(&text, "a code of two or three small letters such as \"ar\""));
    }
    Ok(Some(text))
}
