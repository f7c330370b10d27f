//! A day of the Gregorian calendar.

use std::fmt;

use jiff::ToSpan;
use jiff::civil::Date;

/// One day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Day(Date);

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

impl Day {
    pub(crate) fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        Date::new(year, month, day).ok().map(Self)
    }

    pub(crate) fn first_of(year: i16) -> Self {
        Self(Date::new(year, 1, 1).unwrap_or(Date::MIN))
    }

    pub(crate) fn last_of(year: i16) -> Self {
        Self(Date::new(year, 12, 31).unwrap_or(Date::MAX))
    }

    /// First and last day of a month.
    pub(crate) fn month(year: i16, month: i8) -> Option<(Self, Self)> {
        let first = Date::new(year, month, 1).ok()?;
        Some((Self(first), Self(first.last_of_month())))
    }

    /// The days that `2008-01-10`, `2008-01` or `2008` means; a time of day after it is ignored.
    pub(crate) fn range(iso: &str) -> Option<(Self, Self)> {
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

    pub(crate) fn year(self) -> i16 {
        self.0.year()
    }

    pub(crate) fn month_of_year(self) -> i8 {
        self.0.month()
    }

    pub(crate) fn plus_days(self, days: i32) -> Option<Self> {
        self.0.checked_add(days.days()).ok().map(Self)
    }

    pub(crate) fn plus_months(self, months: i32) -> Option<Self> {
        self.0.checked_add(months.months()).ok().map(Self)
    }

    /// 1 (Monday) to 7.
    pub(crate) fn weekday(self) -> i8 {
        self.0.weekday().to_monday_one_offset()
    }
}
