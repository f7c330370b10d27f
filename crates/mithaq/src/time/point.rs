//! A day, month, season, year or decade, and how EDTF writes it.

use mithaq_record::Day;

/// A stretch that is told as one thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Point {
    /// Nothing where the year is not told and cannot be known.
    pub days: Option<(Day, Day)>,
    pub edtf: String,
    pub issue: Option<String>,
    /// The next one of the same name, where the words do not tell which is meant and it may be one to come.
    pub ahead: Option<Ahead>,
}

/// First and last day of a point to come, and its EDTF.
pub(crate) type Ahead = (Day, Day, String);

impl Point {
    pub(super) fn new(days: (Day, Day), edtf: String) -> Self {
        Self { days: Some(days), edtf, issue: None, ahead: None }
    }

    /// This one, or the other where what is told lies ahead.
    pub(super) fn or_ahead(self, other: Option<Self>) -> Self {
        let ahead = other.and_then(|o| o.days.map(|(first, last)| (first, last, o.edtf)));
        Self { ahead, ..self }
    }

    pub(super) fn day(day: Day) -> Self {
        Self::new((day, day), day.to_string())
    }

    pub(super) fn month(year: i16, month: i8) -> Option<Self> {
        Some(Self::new(Day::month(year, month)?, format!("{year:04}-{month:02}")))
    }

    /// The range that covers two months of one year.
    pub(super) fn months(year: i16, one: i8, other: i8) -> Option<Self> {
        let (first, last) = (one.min(other), one.max(other));
        let days = (Day::month(year, first)?.0, Day::month(year, last)?.1);
        Some(Self::new(days, format!("{year:04}-{first:02}/{year:04}-{last:02}")))
    }

    pub(super) fn year(year: i16) -> Self {
        Self::new((Day::first_of(year), Day::last_of(year)), format!("{year:04}"))
    }

    /// EDTF season 21–24. Winter is told by the year it begins in.
    pub(super) fn season(year: i16, season: u8) -> Option<Self> {
        let first_month = match season {
            21 => 3,
            22 => 6,
            23 => 9,
            _ => 12,
        };
        let first = Day::month(year, first_month)?.0;
        let last = first.plus_months(3)?.plus_days(-1)?;
        Some(Self::new((first, last), format!("{year:04}-{season}")))
    }

    pub(super) fn decade(first_year: i16) -> Self {
        let days = (Day::first_of(first_year), Day::last_of(first_year + 9));
        Self::new(days, format!("{:03}X", first_year / 10))
    }

    /// The beginning (−1), middle (0) or end (1) of a year or month, as a third of it.
    pub(super) fn part(self, part: i8) -> Option<Self> {
        let (from, to) = self.days?;
        if from.year() != to.year() {
            return Some(self);
        }
        if from.month_of_year() == to.month_of_year() {
            return Some(self);
        }
        let first = match part {
            -1 => 1,
            0 => 5,
            _ => 9,
        };
        Self::months(from.year(), first, first + 3)
    }
}
