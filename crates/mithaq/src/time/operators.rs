//! Since, until, between, from–to, for, ago: what turns points into stretches.

use mithaq_lexicon::{Has, Relation, Time, Unit};
use mithaq_record::Day;

use super::point::Point;
use super::{Ahead, DateMention, Nature, Tape};

/// One end of a stretch.
type End = (Option<Day>, String);

/// A date told in so many sentences before is what "the next day" counts from.
const NEAR: usize = 2;

/// Reads one date or stretch.
pub(super) struct Operators<'t, 'd> {
    tape: Tape<'t>,
    /// The date told before: what "that time" means.
    before: Option<&'d DateMention>,
}

impl<'t, 'd> Operators<'t, 'd> {
    /// The date that starts at token `i`.
    pub(super) fn at(tape: Tape<'t>, i: usize, before: Option<&'d DateMention>) -> Option<DateMention> {
        let told = before.and_then(|date| date.start);
        let operators = Self { tape: Tape { told, ..tape }, before };
        operators
            .days(i)
            .or_else(|| operators.since(i))
            .or_else(|| operators.until(i))
            .or_else(|| operators.between(i))
            .or_else(|| operators.start_to_end(i))
            .or_else(|| operators.during(i))
            .or_else(|| operators.beside(i))
            .or_else(|| operators.away(i))
            .or_else(|| operators.to_come(i))
            .or_else(|| operators.ago(i))
            .or_else(|| operators.ago_behind(i))
            .or_else(|| operators.alone(i))
    }

    fn is(&self, i: usize, want: &Time) -> Option<usize> {
        self.tape.times(i).find(|(t, _)| *t == want).map(|(_, next)| next)
    }

    fn has_relation(&self, i: usize, want: Relation) -> bool {
        self.tape.has_relation(i, want)
    }

    /// A point, a bare year, or the time told before.
    fn point(&self, i: usize) -> Option<(Point, usize)> {
        let year = || self.tape.bare_year(i).map(|(y, next)| (Point::year(y), next));
        self.tape.point(i).or_else(year).or_else(|| self.then(i))
    }

    fn then(&self, i: usize) -> Option<(Point, usize)> {
        let next = self.is(i, &Time::Then)?;
        let before = self.before?;
        let days = before.start.or(before.end).zip(before.end.or(before.start));
        let (edtf, issue) = (before.edtf.clone(), before.issue.clone());
        Some((Point { days, edtf, issue, ahead: None, yearless: false }, next))
    }

    /// Days of one month, whose first word may also be "since" or "from".
    fn days(&self, i: usize) -> Option<DateMention> {
        self.tape.days_of_month(i).map(|(point, next)| mention(i, next, point))
    }

    /// `منذ عام 2005`, `منذ ست سنوات`, `منذ تلك الفترة وحتى عام 2014`
    fn since(&self, i: usize) -> Option<DateMention> {
        let at = self.is(i, &Time::Since)?;
        let Some((from, next)) = self.point(at) else {
            let (months, next) = self.approximate_length(at)?;
            return self.counted_back(i, next, months, Nature::Stretch);
        };
        let until = self.is(self.tape.skip_year_unit(next), &Time::Until);
        let to = until.and_then(|at| self.point(at));
        if let Some(range) = to.and_then(|(to, next)| range(i, next, from.clone(), to)) {
            return Some(range);
        }
        let ahead = from.ahead.clone().map(|(first, _, edtf)| Ahead {
            start: Some(first),
            end: None,
            edtf: format!("{}/..", edge(&edtf, false)),
        });
        let start: End = (from.days.map(|d| d.0), edge(&from.edtf, false));
        let date = stretch(i, next, start, (None, "..".to_owned()), from.issue);
        Some(DateMention { ahead, ..date })
    }

    fn until(&self, i: usize) -> Option<DateMention> {
        let at = self.is(i, &Time::Until)?;
        let (to, next) = self.point(at)?;
        let ahead = to.ahead.clone().map(|(_, last, edtf)| Ahead {
            start: None,
            end: Some(last),
            edtf: format!("../{}", edge(&edtf, true)),
        });
        let end = (Some(to.days?.1), edge(&to.edtf, true));
        Some(DateMention { ahead, ..stretch(i, next, (None, "..".to_owned()), end, None) })
    }

    /// `بين يونيو ويوليو 1963`, `بين عامي 2013 و2022`
    fn between(&self, i: usize) -> Option<DateMention> {
        if !self.has_relation(i, Relation::Between) {
            return None;
        }
        let at = self.tape.analyses[i].first().map_or(i + 1, |a| a.last + 1);
        if let Some(range) = self.two_years(i, at) {
            return Some(range);
        }
        let (from, middle) = self.point(at)?;
        let middle = middle + usize::from(self.tape.words().and.has(self.tape.text(middle)));
        let (to, next) = self.point(middle)?;
        range(i, next, from, to)
    }

    /// `عامي 2013 و2022`
    fn two_years(&self, i: usize, at: usize) -> Option<DateMention> {
        let after_unit =
            self.tape.times(at).find(|(t, _)| matches!(t, Time::Unit(Unit::Year) | Time::Two(Unit::Year)))?.1;
        let (from, and) = self.tape.bare_year(after_unit)?;
        if !self.tape.words().and.has(self.tape.text(and)) {
            return None;
        }
        let (to, next) = self.tape.bare_year(and + 1)?;
        let (start, end) = (Point::year(from), Point::year(to));
        Some(stretch(i, next, (Some(start.days?.0), start.edtf), (Some(end.days?.1), end.edtf), None))
    }

    /// `من عام 2013 إلى 2022`
    fn start_to_end(&self, i: usize) -> Option<DateMention> {
        // In some languages "of" is "from" as well: "de 2013 à 2022".
        if !self.has_relation(i, Relation::From) && !self.has_relation(i, Relation::Of) {
            return None;
        }
        let (from, middle) = self
            .tape
            .point(i + 1)
            .or_else(|| self.tape.bare_year(i + 1).map(|(y, n)| (Point::year(y), n)))?;
        let middle = self.tape.skip_year_unit(middle);
        let to_at =
            if self.has_relation(middle, Relation::To) { middle + 1 } else { self.is(middle, &Time::Until)? };
        let (to, next) = self.point(to_at)?;
        range(i, next, from, to)
    }

    /// `على مدى خمسة وستين عاما`, `الممتدة لـ65 عاما`
    fn during(&self, i: usize) -> Option<DateMention> {
        let at = self.is(i, &Time::During)?;
        let at = at + usize::from(self.has_relation(at, Relation::To));
        let (months, next) = self.approximate_length(at)?;
        self.counted_back(i, next, months, Nature::Length)
    }

    /// `قبل عامين`
    fn ago(&self, i: usize) -> Option<DateMention> {
        let at = self.is(i, &Time::Ago)?;
        let today = self.tape.today()?;
        if let Some((days, next)) = self.approximate(at, |at| self.tape.days(at)) {
            return Some(mention(i, next, Point::day(today.plus_days(-days)?)));
        }
        let (months, next) = self.approximate_length(at)?;
        Some(mention(i, next, months_back(today, months)?))
    }

    /// `two years ago`, `three days ago`, `неделю назад`
    fn ago_behind(&self, i: usize) -> Option<DateMention> {
        let today = self.tape.today()?;
        if let Some((days, at)) = self.tape.some_days(i) {
            let next = self.is(at, &Time::Ago)?;
            return Some(mention(i, next, Point::day(today.plus_days(-days)?)));
        }
        if let Some((months, at)) = self.tape.length(i) {
            let next = self.is(at, &Time::Ago)?;
            return Some(mention(i, next, months_back(today, months)?));
        }
        let (unit, count, at) = self.tape.counted(i)?;
        let next = self.is(at, &Time::Ago)?;
        Some(mention(i, next, moved(today, unit, -count)?))
    }

    /// `dans deux semaines`, `через год`: from the day of publication on; where a tale is told, from its last date.
    fn to_come(&self, i: usize) -> Option<DateMention> {
        let at = self.is(i, &Time::Ahead)?;
        let today = self.tape.today()?;
        let from = |day: Day| {
            if let Some((months, next)) = self.tape.length(at) {
                return Some((months_back(day, -months)?, next));
            }
            let (unit, count, next) = self.tape.counted(at)?;
            Some((moved(day, unit, count)?, next))
        };
        let (ahead, next) = from(today)?;
        let told = self.near_day(i).and_then(from).map_or_else(|| ahead.clone(), |(point, _)| point);
        Some(mention(i, next, told.or_ahead(Some(ahead))))
    }

    /// `le lendemain`, `la veille du 14 juillet`, `на следующий день`, `the same year`: by the date told before or right behind.
    fn beside(&self, i: usize) -> Option<DateMention> {
        for unit in [Unit::Day, Unit::Month, Unit::Year] {
            if let Some(next) = self.tape.same(i, unit) {
                let point = match unit {
                    Unit::Day => Point::day(self.near_day(i)?),
                    Unit::Month => Point::month(self.tape.told?.year(), self.tape.told?.month_of_year())?,
                    _ => Point::year(self.tape.told?.year()),
                };
                return Some(mention(i, next, point));
            }
        }
        let (days, at) =
            self.tape.pick(i, |t| if let Time::Beside(n) = t { Some(i32::from(*n)) } else { None })?;
        let of = if self.has_relation(at, Relation::Of) { at + 1 } else { self.tape.behind_of(at) };
        if let Some((point, next)) = self.tape.point(of).or_else(|| self.tape.point(at)) {
            let (first, last) = point.days?;
            let day = Point::day(first.plus_days(days)?);
            return (first == last).then(|| mention(i, next, day));
        }
        let governs = of > at || self.tape.governs_noun(at);
        let from = self.near_day(i).filter(|_| !governs)?;
        Some(mention(i, at, Point::day(from.plus_days(days)?)))
    }

    /// The day told last, in this sentence or just before.
    fn near_day(&self, i: usize) -> Option<Day> {
        let before = self.before?;
        let sentence = |t: usize| self.tape.tokens[t].sentence;
        let near = sentence(before.last) + NEAR >= sentence(i);
        before.start.filter(|day| near && before.end == Some(*day))
    }

    /// `a day earlier`, `two years later`, `اليوم التالي`: counted from the date told before, else from publication.
    fn away(&self, i: usize) -> Option<DateMention> {
        let direction = |at: usize| {
            let sign = |t: &Time| if let Time::Away(n) = t { Some(i32::from(*n)) } else { None };
            self.tape.times(at).find_map(|(t, next)| Some((sign(t)?, next)))
        };
        let told = self.before.and_then(|date| date.start.or(date.end));
        let from = told.or(self.tape.known.published.map(|(_, last)| last))?;
        // "the following Tuesday", "the following year"
        if let Some((sign, at)) = direction(i) {
            if let Some((day, next)) = self.tape.weekday_from(at, from, sign) {
                return Some(mention(i, next, Point::day(day)));
            }
            if let Some((point, next)) = self.tape.month_from(at, from, sign) {
                return Some(mention(i, next, point));
            }
            let (unit, count, next) = self.tape.counted(at)?;
            return Some(mention(i, next, moved(from, unit, sign * count)?));
        }
        let (unit, count, at) = self.tape.counted(i)?;
        let (sign, next) = direction(at)?;
        Some(mention(i, next, moved(from, unit, sign * count)?))
    }

    fn approximate_length(&self, i: usize) -> Option<(i32, usize)> {
        self.approximate(i, |at| self.tape.length(at))
    }

    /// "About" or "more than" may stand before the number.
    fn approximate<T>(&self, i: usize, read: impl Fn(usize) -> Option<T>) -> Option<T> {
        // "с Катаром на три года", "с Катаром в 2003 году": neither begins the length.
        let is_name = |t: usize| {
            let names =
                self.tape.analyses.get(t).is_some_and(|a| a.iter().any(crate::annotate::Analysis::is_name));
            names || self.tape.year_then_unit(t).is_some()
        };
        (i..i + 3).take_while(|at| (i..=*at).all(|t| !is_name(t))).find_map(read)
    }

    fn counted_back(&self, i: usize, next: usize, months: i32, nature: Nature) -> Option<DateMention> {
        let start = months_back(self.tape.today()?, months)?;
        let date = stretch(i, next, (Some(start.days?.0), start.edtf), (None, "..".to_owned()), None);
        Some(DateMention { nature, ..date })
    }

    /// A point that nothing stands before; a bare year only after "in" or in brackets.
    fn alone(&self, i: usize) -> Option<DateMention> {
        if let Some((point, next)) = self.tape.point(i) {
            return Some(mention(i, next, point));
        }
        let before = i.checked_sub(1)?;
        let asked = self.tape.text(before) == "(" || self.has_relation(before, Relation::In);
        if let Some((point, next, _)) = self.tape.years(i).filter(|_| asked) {
            return Some(mention(i, next, point));
        }
        let (year, next) = self.tape.bare_year(i).filter(|_| asked)?;
        // What opens a sentence is its day.
        let opens = before == 0 || self.tape.tokens[before - 1].sentence != self.tape.tokens[before].sentence;
        let counted = !opens
            && self.tape.analyses.get(next).is_some_and(|a| {
                a.iter().any(|a| {
                    a.sense.shape == mithaq_lexicon::Shape::Noun
                        && !a.is_name()
                        && !a.clitics.and
                        && a.clitics.preposition.is_none()
                })
            });
        (!counted).then(|| mention(i, next, Point::year(year)))
    }
}

/// The day, week later, month or year that lies so many away from a day.
fn moved(from: Day, unit: Unit, count: i32) -> Option<Point> {
    match unit {
        Unit::Day => Some(Point::day(from.plus_days(count)?)),
        Unit::Week => Some(Point::day(from.plus_days(count.checked_mul(7)?)?)),
        Unit::Month => {
            let day = Day::month(from.year(), from.month_of_year())?.0.plus_months(count)?;
            Point::month(day.year(), day.month_of_year())
        }
        Unit::Year => {
            let year = from.year().checked_add(i16::try_from(count).ok()?)?;
            Day::new(year, 1, 1).map(|_| Point::year(year))
        }
        Unit::Decade | Unit::Century | Unit::Weekend | Unit::Quarter | Unit::Half => None,
    }
}

/// The earlier or later end of an EDTF interval.
fn edge(edtf: &str, later: bool) -> String {
    let mut ends = edtf.split('/');
    let first = ends.next().unwrap_or_default();
    let edge = if later { ends.next().unwrap_or(first) } else { first };
    edge.replace('X', if later { "9" } else { "0" })
}

/// The year, or for a part of one the month, so many months before a day.
fn months_back(day: Day, months: i32) -> Option<Point> {
    let start = day.plus_months(-months)?;
    match months % 12 {
        0 => Some(Point::year(start.year())),
        _ => Point::month(start.year(), start.month_of_year()),
    }
}

/// From one point to another; nothing where the last lies before the first.
fn range(first: usize, next: usize, from: Point, to: Point) -> Option<DateMention> {
    let ends = |from: &Point, to: &Point| {
        let end = |days: Option<(Day, Day)>, edtf: &str, later: bool| {
            (days.map(|d| if later { d.1 } else { d.0 }), edge(edtf, later))
        };
        (end(from.days, &from.edtf, false), end(to.days, &to.edtf, true))
    };
    let ahead = from.both_ahead(&to).map(|(from, to)| ends(&from, &to));
    let (from, to) = from.ordered(to)?;
    let issue = from.issue.clone().or_else(|| to.issue.clone());
    let (start, end) = ends(&from, &to);
    let date = stretch(first, next, start, end, issue);
    let ahead = ahead.map(|(start, end)| Ahead {
        edtf: format!("{}/{}", start.1, end.1),
        start: start.0,
        end: end.0,
    });
    Some(DateMention { ahead, ..date })
}

fn mention(first: usize, next: usize, point: Point) -> DateMention {
    let Point { days, edtf, issue, ahead, .. } = point;
    let ahead = ahead.map(|(first, last, edtf)| Ahead { start: Some(first), end: Some(last), edtf });
    DateMention {
        first,
        last: next - 1,
        start: days.map(|d| d.0),
        end: days.map(|d| d.1),
        edtf,
        issue,
        nature: Nature::Point,
        ahead,
    }
}

fn stretch(first: usize, next: usize, start: End, end: End, issue: Option<String>) -> DateMention {
    DateMention {
        first,
        last: next - 1,
        edtf: format!("{}/{}", start.1, end.1),
        start: start.0,
        end: end.0,
        issue,
        nature: Nature::Stretch,
        ahead: None,
    }
}
