//! Days of ISO 8601 that may be known to the month or year only. As texts they sort by time.

use jiff::civil::{Date, date};

/// The first day that is meant: that of the month or year where no more is known.
#[must_use]
pub fn first(text: &str) -> Option<String> {
    parts(text).and_then(|(year, month, day)| {
        Date::new(year, month.unwrap_or(1), day.unwrap_or(1)).ok().map(|day| day.to_string())
    })
}

/// The last day that is meant.
#[must_use]
pub fn last(text: &str) -> Option<String> {
    let (year, month, day) = parts(text)?;
    let found = match (month, day) {
        (None, _) => Date::new(year, 12, 31),
        (Some(month), None) => Date::new(year, month, 1).map(Date::last_of_month),
        (Some(month), Some(day)) => Date::new(year, month, day),
    };
    found.ok().map(|day| day.to_string())
}

/// The day so many years later; the last day there is where the calendar ends.
#[must_use]
pub fn years_after(day: &str, years: u16) -> String {
    let span = jiff::Span::new().try_years(i64::from(years));
    let later = day.parse::<Date>().and_then(|day| day.checked_add(span?));
    later.unwrap_or(date(9999, 12, 31)).to_string()
}

/// The day before; nothing for what is no day.
#[must_use]
pub fn day_before(day: &str) -> Option<String> {
    Some(day.parse::<Date>().ok()?.yesterday().ok()?.to_string())
}

/// Its year.
#[must_use]
pub fn year(day: &str) -> Option<i16> {
    day.get(..4)?.parse().ok()
}

/// Its month, where it is known.
#[must_use]
pub fn month(day: &str) -> Option<i8> {
    day.get(5..7)?.parse().ok()
}

fn parts(text: &str) -> Option<(i16, Option<i8>, Option<i8>)> {
    let mut parts = text.splitn(3, '-');
    let year = parts.next()?.parse().ok()?;
    let month = parts.next().map(str::parse).transpose().ok()?;
    let day = parts.next().map(str::parse).transpose().ok()?;
    Some((year, month, day))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_known_in_part() {
        assert_eq!(first("1914").as_deref(), Some("1914-01-01"));
        assert_eq!(last("1914").as_deref(), Some("1914-12-31"));
        assert_eq!(last("1912-02").as_deref(), Some("1912-02-29"));
        assert_eq!(last("1912-02-03").as_deref(), Some("1912-02-03"));
        for no_day in ["", "once", "1914-13", "1914-02-30", "-5"] {
            assert_eq!(last(no_day), None, "{no_day}");
        }
        assert_eq!(years_after("2000-02-29", 1), "2001-02-28");
        assert_eq!(years_after("2000-02-29", 60_000), "9999-12-31");
    }
}
