//! Days as numbers, and ranges of them.

use std::fmt::{self, Display, Formatter};
use std::ops::RangeInclusive;

use jiff::civil::{Date, date};
use serde::{Deserialize, Serialize};

const EPOCH: Date = date(1970, 1, 1);

/// From the first to the last possible day, counted from 1970-01-01.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Days {
    /// The first.
    pub first: i32,
    /// The last.
    pub last: i32,
}

impl Days {
    /// Of two ISO days, one of which may be missing; nothing where both are, or where they are no days.
    #[must_use]
    pub fn between(first: Option<&str>, last: Option<&str>) -> Option<Self> {
        let (first, last) = (first.or(last)?, last.or(first)?);
        let (first, last) = (number(first)?, number(last)?);
        (first <= last).then_some(Self { first, last })
    }

    /// So short that it names a day, or a weekend.
    #[must_use]
    pub fn exact(self) -> bool {
        self.last - self.first <= 2
    }

    /// Days that lie between the two ranges; 0 where they meet.
    #[must_use]
    pub fn gap(self, other: Self) -> i32 {
        (self.first - other.last).max(other.first - self.last).max(0)
    }

    /// The years that it touches.
    #[must_use]
    pub fn years(self) -> RangeInclusive<i16> {
        let year = |number| date_of(number).map_or(0, |day| day.year());
        year(self.first)..=year(self.last)
    }

    /// The days in both.
    #[must_use]
    pub fn common(self, other: Self) -> Option<Self> {
        let (first, last) = (self.first.max(other.first), self.last.min(other.last));
        (first <= last).then_some(Self { first, last })
    }
}

/// As EDTF: a day, or two with a slash.
impl Display for Days {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(&day(self.first))?;
        if self.first == self.last { Ok(()) } else { write!(f, "/{}", day(self.last)) }
    }
}

fn number(day: &str) -> Option<i32> {
    let day: Date = day.parse().ok()?;
    day.since(EPOCH).ok().map(|span| span.get_days())
}

/// The ISO day of a number.
#[must_use]
pub fn day(number: i32) -> String {
    date_of(number).map_or_else(String::new, |day| day.to_string())
}

fn date_of(number: i32) -> Option<Date> {
    EPOCH.checked_add(jiff::Span::new().try_days(number).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::Days;

    fn days(first: &str, last: &str) -> Days {
        Days::between(Some(first), Some(last)).expect("days")
    }

    #[test]
    fn ranges() {
        let march = days("2025-03-01", "2025-03-31");
        let day = days("2025-03-27", "2025-03-27");
        let april = days("2025-04-03", "2025-04-03");
        assert_eq!(march.gap(day), 0);
        assert_eq!(day.gap(april), 7);
        assert_eq!(april.gap(day), 7);
        assert_eq!(march.common(day), Some(day));
        assert_eq!(march.common(april), None);
        assert!(day.exact() && !march.exact());
        assert_eq!(march.to_string(), "2025-03-01/2025-03-31");
        assert_eq!(Days::between(Some("1960-03-01"), None).expect("a day").to_string(), "1960-03-01");
        assert_eq!(Days::between(Some("in spring"), None), None);
        assert_eq!(Days::between(None, None), None);
    }
}
