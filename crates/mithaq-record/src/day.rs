//! A day of the Gregorian calendar.

use std::fmt;

use jiff::ToSpan;
use jiff::civil::Date;

/// One day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(Date);

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

impl Day {
    /// The day with these numbers; nothing where the calendar has none.
    #[must_use]
    pub fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        Date::new(year, month, day).ok().map(Self)
    }

    /// The first of a year.
    #[must_use]
    pub fn first_of(year: i16) -> Self {
        Self(Date::new(year, 1, 1).unwrap_or(Date::MIN))
    }

    /// The last of a year.
    #[must_use]
    pub fn last_of(year: i16) -> Self {
        Self(Date::new(year, 12, 31).unwrap_or(Date::MAX))
    }

    /// First and last day of a month.
    #[must_use]
    pub fn month(year: i16, month: i8) -> Option<(Self, Self)> {
        let first = Date::new(year, month, 1).ok()?;
        Some((Self(first), Self(first.last_of_month())))
    }

    /// The days that `2008-01-10`, `2008-01` or `2008` means; a time of day after it is ignored.
    #[must_use]
    pub fn range(iso: &str) -> Option<(Self, Self)> {
        let date = iso.split(['T', ' ']).next()?;
        let mut parts = date.split('-');
        let year: i16 = parts.next().filter(|y| y.len() == 4)?.parse().ok()?;
        let month: Option<i8> = parts.next().map(str::parse).transpose().ok()?;
        let day: Option<i8> = parts.next().map(str::parse).transpose().ok()?;
        match (month, day) {
            (Some(m), Some(d)) => Self::new(year, m, d).map(|day| (day, day)),
            (Some(m), None) => Self::month(year, m),
            (None, _) => Self::new(year, 1, 1).map(|first| (first, Self::last_of(year))),
        }
    }

    /// Its year.
    #[must_use]
    pub fn year(self) -> i16 {
        self.0.year()
    }

    /// Its month, 1 to 12.
    #[must_use]
    pub fn month_of_year(self) -> i8 {
        self.0.month()
    }

    /// So many days later; nothing where the calendar ends.
    #[must_use]
    pub fn plus_days(self, days: i32) -> Option<Self> {
        self.0.checked_add(days.days()).ok().map(Self)
    }

    /// So many months later; the last day of that month where it is shorter.
    #[must_use]
    pub fn plus_months(self, months: i32) -> Option<Self> {
        self.0.checked_add(months.months()).ok().map(Self)
    }

    /// 1 (Monday) to 7.
    #[must_use]
    pub fn weekday(self) -> i8 {
        self.0.weekday().to_monday_one_offset()
    }
}
