//! A day, month, season, year, decade or century, and how EDTF writes it.

use mithaq_record::Day;

/// A stretch that is told as one thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Point {
    /// Nothing where the year is not told and cannot be known.
    pub days: Option<(Day, Day)>,
    pub edtf: String,
    pub issue: Option<String>,
    /// The next one of the same name, where the words do not tell which is meant and it may be one to come.
    pub ahead: Option<Next>,
    /// The words leave the year out.
    pub yearless: bool,
}

/// First and last day of a point to come, and its EDTF.
pub(super) type Next = (Day, Day, String);

impl Point {
    pub(super) fn new(days: (Day, Day), edtf: String) -> Self {
        Self { days: Some(days), edtf, issue: None, ahead: None, yearless: false }
    }

    /// From one day to another.
    pub(super) fn between(first: Day, last: Day) -> Self {
        Self::new((first, last), format!("{first}/{last}"))
    }

    /// This one, or the other where what is told lies ahead.
    pub(super) fn or_ahead(self, other: Option<Self>) -> Self {
        let ahead = other.and_then(|o| o.days.map(|(first, last)| (first, last, o.edtf)));
        Self { ahead, ..self }
    }

    /// A point whose year is guessed: the next one that is not over on a day may be meant as well.
    pub(super) fn or_next(self, today: Option<Day>) -> Self {
        let next = today.and_then(|today| self.next(today));
        Self { yearless: true, ..self.or_ahead(next) }
    }

    /// The next one of this name that is not over on a day.
    fn next(&self, today: Day) -> Option<Self> {
        let years = today.year() - 1..=today.year() + 1;
        years.filter_map(|year| self.in_year(year)).find(|p| p.days.is_some_and(|d| d.1 >= today))
    }

    /// The day, month, season or range of the same name that begins in a year.
    fn in_year(&self, year: i16) -> Option<Self> {
        if let Some((first, last)) = self.edtf.split_once('/') {
            let (first, own) = (named(first, year)?, named(last, year)?);
            let last = if own.days? < first.days? { named(last, year + 1)? } else { own };
            return Some(Self::new((first.days?.0, last.days?.1), format!("{}/{}", first.edtf, last.edtf)));
        }
        named(&self.edtf, year)
    }

    /// Both ends of a range, the first before the last: who has no year of its own takes it from the other.
    pub(super) fn ordered(self, to: Self) -> Option<(Self, Self)> {
        let (from_told, to_told) = (!self.yearless, !to.yearless);
        if from_told && to_told {
            let fits = self.days.zip(to.days).is_none_or(|(from, to)| from.0 <= to.1);
            return fits.then_some((self, to));
        }
        if to_told {
            let last = to.days?.1;
            let mut years = [last.year(), last.year() - 1].into_iter().filter_map(|y| self.in_year(y));
            let from = years.find(|p| p.days.is_some_and(|d| d.0 <= last))?;
            return Some((from, to));
        }
        let Some((first, _)) = self.days else { return Some((self, to)) };
        let mut years = [first.year(), first.year() + 1].into_iter().filter_map(|y| to.in_year(y));
        let last = years.find(|p| p.days.is_some_and(|d| d.1 >= first))?;
        Some((self, Self { yearless: true, ..last }))
    }

    /// Both ends of a range to come, where neither has a year.
    pub(super) fn both_ahead(&self, to: &Self) -> Option<(Self, Self)> {
        let (first, last, edtf) = to.ahead.clone()?;
        let to = Self::new((first, last), edtf);
        (self.yearless && self.days.is_some()).then_some(())?;
        self.clone().ordered(to)
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

    pub(super) fn years(first: i16, last: i16) -> Self {
        Self::new((Day::first_of(first), Day::last_of(last)), format!("{first:04}/{last:04}"))
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

    /// The nineteenth: 18XX.
    pub(super) fn century(number: i16) -> Self {
        let first = (number - 1) * 100;
        Self::new((Day::first_of(first), Day::last_of(first + 99)), format!("{:02}XX", number - 1))
    }

    /// The beginning (−1), middle (0) or end (1) of a year or month, as a third of it.
    pub(super) fn part(self, part: i8) -> Option<Self> {
        let (from, to) = self.days?;
        if from.year() != to.year() || self.edtf.len() > 4 {
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

/// A day, month or season of the year that is given, whatever year its EDTF names.
fn named(edtf: &str, year: i16) -> Option<Point> {
    let mut parts = edtf.get(5..)?.split('-');
    let month: i8 = parts.next()?.parse().ok()?;
    let day: Option<i8> = parts.next().map(str::parse).transpose().ok()?;
    match (month, day) {
        (month, Some(day)) => Some(Point::day(Day::new(year, month, day)?)),
        (21..=24, None) => Point::season(year, u8::try_from(month).ok()?),
        (month, None) => Point::month(year, month),
    }
}
