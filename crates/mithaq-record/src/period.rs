//! Years and months, and spells of days.

use std::fmt;
use std::str::FromStr;

use serde::Serialize;

use crate::iso;

/// What ties are counted by.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum By {
    /// One row a year.
    #[default]
    Year,
    /// One row a month.
    Month,
}

impl By {
    /// All periods of these years.
    pub fn periods(self, years: Years) -> impl Iterator<Item = Period> {
        let month = |month| Some(month).filter(|_| self == Self::Month);
        let first = Period { year: years.from, month: month(1) };
        first.until(Period { year: years.to, month: month(12) })
    }
}

/// A year, or a month of one.
///
/// ```
/// use mithaq_record::{By, Period};
///
/// let june = Period::of("1963-06-17", By::Month).unwrap();
/// assert_eq!((june.to_string(), june.last_day()), ("1963-06".to_owned(), "1963-06-30".to_owned()));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    year: i16,
    month: Option<i8>,
}

impl Period {
    /// A year.
    #[must_use]
    pub fn of_year(year: i16) -> Self {
        Self { year, month: None }
    }

    /// The one that a day lies in.
    #[must_use]
    pub fn of(day: &str, by: By) -> Option<Self> {
        let month = match by {
            By::Year => None,
            By::Month => Some(iso::month(day)?),
        };
        Some(Self { year: iso::year(day)?, month })
    }

    /// The year it is or lies in.
    #[must_use]
    pub fn year(self) -> i16 {
        self.year
    }

    /// The month of the year, where it is one.
    #[must_use]
    pub fn month(self) -> Option<i8> {
        self.month
    }

    /// Its first day, ISO 8601.
    #[must_use]
    pub fn first_day(self) -> String {
        format!("{:04}-{:02}-01", self.year, self.month.unwrap_or(1))
    }

    /// Its last day, ISO 8601.
    #[must_use]
    pub fn last_day(self) -> String {
        iso::last(&self.to_string()).unwrap_or_else(|| self.first_day())
    }

    /// This one, the next, and so on up to the last.
    pub fn until(self, last: Self) -> impl Iterator<Item = Self> {
        std::iter::successors(Some(self), |period| period.next()).take_while(move |period| *period <= last)
    }

    fn next(self) -> Option<Self> {
        let year = || self.year.checked_add(1).filter(|year| *year <= 9999);
        match self.month {
            None => Some(Self::of_year(year()?)),
            Some(month) if month < 12 => Some(Self { month: Some(month + 1), ..self }),
            Some(_) => Some(Self { year: year()?, month: Some(1) }),
        }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.month {
            None => f.pad(&format!("{:04}", self.year)),
            Some(month) => f.pad(&format!("{:04}-{month:02}", self.year)),
        }
    }
}

/// Years, both ends included.
///
/// ```
/// use mithaq_record::Years;
///
/// assert_eq!("1914".parse(), Ok(Years { from: 1914, to: 1914 }));
/// assert_eq!("1960..2025".parse(), Ok(Years { from: 1960, to: 2025 }));
/// assert_eq!("1960-2025".parse(), "1960..2025".parse::<Years>());
/// assert!("2025..1960".parse::<Years>().is_err());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Years {
    /// The first.
    pub from: i16,
    /// The last.
    pub to: i16,
}

impl Years {
    /// Each of them.
    pub fn each(self) -> impl Iterator<Item = i16> {
        self.from..=self.to
    }
}

impl FromStr for Years {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let year = |text: &str| text.parse().ok().filter(|year| (1000..=9999).contains(year));
        let parted = text.split_once("..").or_else(|| text.split_once(['-', '–']));
        let (from, to) = parted.unwrap_or((text, text));
        match (year(from), year(to)) {
            (Some(from), Some(to)) if from <= to => Ok(Self { from, to }),
            (Some(_), Some(_)) => Err("the first year is after the last".to_owned()),
            _ => Err("not a year such as 1914, nor years such as 1960..2025".to_owned()),
        }
    }
}

/// Days from one to another, both included; without an end it goes on.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Spell {
    /// The first day, ISO 8601.
    pub from: String,
    /// The last day.
    pub to: Option<String>,
}

impl Spell {
    /// Whether any of its days lies between these two.
    #[must_use]
    pub fn meets(&self, first: &str, last: &str) -> bool {
        self.from.as_str() <= last && self.to.as_deref().is_none_or(|to| first <= to)
    }

    /// The days that it has in common with another.
    #[must_use]
    pub fn common(&self, other: &Self) -> Option<Self> {
        let to = match (&self.to, &other.to) {
            (Some(one), Some(other)) => Some(one.min(other)),
            (one, other) => one.as_ref().or(other.as_ref()),
        };
        let from = (&self.from).max(&other.from);
        to.is_none_or(|to| from <= to).then(|| Self { from: from.clone(), to: to.cloned() })
    }
}
