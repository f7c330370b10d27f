//! Days told by their week or by the month that several of them share.

use mithaq_lexicon::{Has, Relation, Time, Unit};
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

    /// `6 and 7 August`, `يومي 6 و7 أغسطس 2016`, `du 1er au 3 mai`, `с 3 по 5 мая`, `3–5 May`
    pub(super) fn days_of_month(&self, i: usize) -> Option<(Point, usize)> {
        let opened = self.opens_range(i);
        let (first, at) = self.day_number(self.skip_days(opened.unwrap_or(i)))?;
        let at = self.joins_days(at, opened.is_some())?;
        let (last, at) = self.day_number(self.skip_on(at))?;
        let at = self.of(at).unwrap_or(at);
        let (month, other, next) = self.month_names(at)?;
        let told = other.is_none_or(|other| other == month) && first < last;
        let days = self.days_in(next, month, (first, last))?;
        told.then_some(days)
    }

    /// `May 3 to 5`, `May 3–5, 2023`, behind the first day.
    pub(super) fn days_behind_month(&self, month: i8, first: i8, at: usize) -> Option<(Point, usize)> {
        let (last, next) = self.day_number(self.joins_days(at, true)?)?;
        let is_range = first < last && self.month_name(next).is_none() && self.of(next).is_none();
        is_range.then_some(())?;
        self.days_in(next, month, (first, last))
    }

    /// Days of a month, whose year may stand at a token.
    fn days_in(&self, next: usize, month: i8, (first, last): (i8, i8)) -> Option<(Point, usize)> {
        let (year, after) = self.year_after(next, month, Some(first));
        let day = |day| Day::new(year?, month, day);
        Some((self.in_its_year(Point::between(day(first)?, day(last)?), next == after), after))
    }

    /// A day of a month in digits or as an ordinal.
    fn day_number(&self, i: usize) -> Option<(i8, usize)> {
        let (day, next) = self.day_of_some_month(i)?;
        Some((i8::try_from(day).ok()?, next))
    }

    fn skip_days(&self, i: usize) -> usize {
        let two = self.pick(i, |t| matches!(t, Time::Two(Unit::Day)).then_some(()));
        two.map_or_else(|| self.skip_on(i), |(_, next)| next)
    }

    /// Behind the word that opens a range: from, since, between.
    fn opens_range(&self, i: usize) -> Option<usize> {
        let since = self.pick(i, |t| matches!(t, Time::Since).then_some(())).map(|(_, next)| next);
        let opens = [Relation::From, Relation::Of, Relation::Between];
        since.or_else(|| opens.iter().any(|r| self.has_relation(i, *r)).then_some(i + 1))
    }

    /// Behind what joins two days: "and", a dash; in a range that was opened "to", too.
    fn joins_days(&self, i: usize, opened: bool) -> Option<usize> {
        if matches!(self.text(i), "-" | "–" | "—") {
            return Some(i + 1);
        }
        let until = || self.pick(i, |t| matches!(t, Time::Until).then_some(())).map(|(_, next)| next);
        let to =
            || (self.has_relation(i, Relation::To) || self.has_relation(i, Relation::On)).then_some(i + 1);
        self.and(i).or_else(|| if opened { until().or_else(to) } else { None })
    }

    pub(super) fn of(&self, i: usize) -> Option<usize> {
        self.words().day_of.has(self.text(i)).then_some(i + 1)
    }

    /// Behind "and", or at a word that holds it.
    pub(super) fn and(&self, i: usize) -> Option<usize> {
        let alone = self.words().and.has(self.text(i));
        if alone { Some(i + 1) } else { self.joined_by_and(i).then_some(i) }
    }
}
