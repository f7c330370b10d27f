//! The day that a timestamp states, in the calendar of whoever wrote it.

use jiff::civil::Date;
use jiff::fmt::rfc2822::DateTimeParser;

/// ISO 8601 (of a timestamp the day in front, whatever its offset) or RFC 2822, as ISO 8601.
pub(crate) fn stated(timestamp: &str) -> Option<String> {
    let timestamp = timestamp.trim();
    let iso = timestamp.get(..10).and_then(|day| day.parse::<Date>().ok());
    iso.or_else(|| rfc2822(timestamp)).filter(|day| day.year() > 0).map(|day| day.to_string())
}

fn rfc2822(timestamp: &str) -> Option<Date> {
    DateTimeParser::new().relaxed_weekday(true).parse_zoned_datetime(timestamp).ok().map(|time| time.date())
}

#[cfg(test)]
mod tests {
    use super::stated;

    #[test]
    fn the_day_is_the_writers_own() {
        for (timestamp, day) in [
            ("2024-03-05", Some("2024-03-05")),
            (" 2024-03-05T23:10:00+03:00", Some("2024-03-05")),
            ("2024-03-05T00:30:00Z", Some("2024-03-05")),
            ("2024-03-05 22:10", Some("2024-03-05")),
            ("Tue, 05 Mar 2024 23:30:00 -0500", Some("2024-03-05")),
            ("Wed, 05 Mar 2024 00:10:00 GMT", Some("2024-03-05")),
            ("2024-02-30", None),
            ("March 5, 2024", None),
            ("٢٠٢٤-٠٣-٠٥", None),
            ("", None),
        ] {
            assert_eq!(stated(timestamp).as_deref(), day, "{timestamp}");
        }
    }
}
