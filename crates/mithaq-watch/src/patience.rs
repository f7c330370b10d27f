//! How long is waited after a failure, or when the server asks for it.

use jiff::fmt::rfc2822::DateTimeParser;
use jiff::{SignedDuration, Timestamp};

use crate::clock::later;

/// Nobody makes us wait longer.
pub(crate) const LONGEST: SignedDuration = SignedDuration::from_hours(24);

/// After a 429 or 503 that does not say how long.
const UNSAID: SignedDuration = SignedDuration::from_mins(5);

/// After this many failures in a row: `every`, doubled each time, up to a day.
pub(crate) fn backoff(every: SignedDuration, failures: u32) -> SignedDuration {
    let doubled = every.saturating_mul(1 << failures.saturating_sub(1).min(30));
    doubled.min(LONGEST.max(every))
}

/// When a server that sent this `Retry-After` (seconds, or a date) may be asked again.
pub(crate) fn retry(after: Option<&str>, now: Timestamp) -> Timestamp {
    let seconds =
        |text: &str| text.parse().ok().map(|s: u32| later(now, SignedDuration::from_secs(s.into())));
    let date = |text: &str| DateTimeParser::new().parse_timestamp(text).ok();
    let asked = after.map(str::trim).and_then(|text| seconds(text).or_else(|| date(text)));
    asked.unwrap_or_else(|| later(now, UNSAID)).clamp(now, later(now, LONGEST))
}

#[cfg(test)]
mod tests {
    use super::{backoff, retry};
    use jiff::{SignedDuration, Timestamp};

    #[test]
    fn waiting_doubles_up_to_a_day() {
        let hours = |failures| backoff(SignedDuration::from_hours(1), failures).as_hours();
        assert_eq!([1, 2, 3, 4, 5, 6, 7, 100].map(hours), [1, 2, 4, 8, 16, 24, 24, 24]);
        assert_eq!(backoff(SignedDuration::from_hours(48), 9).as_hours(), 48);
    }

    #[test]
    fn retry_after_is_seconds_or_a_date() {
        let now: Timestamp = "2025-11-23T10:00:00Z".parse().expect("a time");
        for (after, time) in [
            (Some("120"), "2025-11-23T10:02:00Z"),
            (Some("Sun, 23 Nov 2025 12:00:00 GMT"), "2025-11-23T12:00:00Z"),
            (Some("Sat, 23 Nov 2024 12:00:00 GMT"), "2025-11-23T10:00:00Z"),
            (Some("99999999"), "2025-11-24T10:00:00Z"),
            (Some("-1"), "2025-11-23T10:05:00Z"),
            (Some("soon"), "2025-11-23T10:05:00Z"),
            (None, "2025-11-23T10:05:00Z"),
        ] {
            assert_eq!(retry(after, now).to_string(), time, "{after:?}");
        }
    }
}
