//! Days told by their week or by the month that two of them share.

use mithaq_lexicon::{Has, Time, Unit};
use mithaq_record::Day;

use super::Tape;
use super::point::Point;

impl Tape<'_> {
    /// `Tuesday of last week`, `الاثنين من الأسبوع الماضي`
    pub(super) fn weekday_of_week(&self, i: usize) -> Option<(Point, usize)> {
        let (weekday, at) = self.weekday_name(self.skip_on(i))?;
        let at = self.of(at)?;
        let week = |at| self.pick(at, |t| matches!(t, Time::Unit(Unit::Week)).then_some(()));
        let (weeks, next) = match week(at) {
            Some((_, behind)) => self.shift(behind)?,
            None => {
                let (weeks, behind) = self.shift(at)?;
                (weeks, week(behind)?.1)
            }
        };
        let (first, today) = self.known.published?;
        (first == today).then_some(())?;
        let days = i32::from(weekday) - i32::from(today.weekday()) + 7 * i32::from(weeks);
        Some((Point::day(today.plus_days(days)?), next))
    }

    /// `6 and 7 August`, `يومي 6 و7 أغسطس 2016`
    pub(super) fn two_days_of_month(&self, i: usize) -> Option<(Point, usize)> {
        let (first, at) = self.day_number(self.skip_days(i))?;
        let (last, at) = self.day_number(self.and(at)?)?;
        let at = self.of(at).unwrap_or(at);
        let (month, other, at) = self.month_names(at)?;
        let (year, next) = self.year_after(at, month);
        let days = (Day::new(year?, month, first)?, Day::new(year?, month, last)?);
        let told = other.is_none_or(|other| other == month) && days.0 < days.1;
        told.then(|| (Point::new(days, format!("{}/{}", days.0, days.1)), next))
    }

    fn day_number(&self, i: usize) -> Option<(i8, usize)> {
        let day = self.digits(i).filter(|day| (1..=31).contains(day))?;
        Some((i8::try_from(day).ok()?, i + 1))
    }

    fn skip_days(&self, i: usize) -> usize {
        let two = self.pick(i, |t| matches!(t, Time::Two(Unit::Day)).then_some(()));
        two.map_or_else(|| self.skip_on(i), |(_, next)| next)
    }

    fn of(&self, i: usize) -> Option<usize> {
        self.words().day_of.has(self.text(i)).then_some(i + 1)
    }

    /// Behind "and", or at a word that holds it.
    fn and(&self, i: usize) -> Option<usize> {
        let alone = self.words().and.has(self.text(i));
        if alone { Some(i + 1) } else { self.joined_by_and(i).then_some(i) }
    }
}
