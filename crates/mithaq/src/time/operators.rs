//! Since, until, between, from–to, for, ago: what turns points into stretches.

use mithaq_lexicon::{Has, Relation, Time, Unit, Use};
use mithaq_record::Day;

use super::point::Point;
use super::{DateMention, Nature, Tape};

/// One end of a stretch.
type End = (Option<Day>, String);

/// Reads one date or stretch.
pub(super) struct Operators<'t, 'd> {
    tape: Tape<'t>,
    /// The date told before: what "that time" means.
    before: Option<&'d DateMention>,
}

impl<'t, 'd> Operators<'t, 'd> {
    /// The date that starts at token `i`.
    pub(super) fn at(tape: Tape<'t>, i: usize, before: Option<&'d DateMention>) -> Option<DateMention> {
        let operators = Self { tape, before };
        operators
            .since(i)
            .or_else(|| operators.until(i))
            .or_else(|| operators.between(i))
            .or_else(|| operators.start_to_end(i))
            .or_else(|| operators.during(i))
            .or_else(|| operators.away(i))
            .or_else(|| operators.ago(i))
            .or_else(|| operators.ago_behind(i))
            .or_else(|| operators.alone(i))
    }

    fn is(&self, i: usize, want: &Time) -> Option<usize> {
        self.tape.times(i).find(|(t, _)| *t == want).map(|(_, next)| next)
    }

    fn has_relation(&self, i: usize, want: Relation) -> bool {
        let analyses = self.tape.analyses.get(i).into_iter().flatten();
        analyses.flat_map(|a| a.uses(self.tape.language)).any(|u| *u == Use::Preposition(want))
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
        Some((Point { days, edtf, issue, ahead: None }, next))
    }

    /// `منذ عام 2005`, `منذ ست سنوات`, `منذ تلك الفترة وحتى عام 2014`
    fn since(&self, i: usize) -> Option<DateMention> {
        let at = self.is(i, &Time::Since)?;
        if let Some((from, next)) = self.point(at) {
            let start: End = (from.days.map(|d| d.0), edge(&from.edtf, false));
            let (end, next) = self.until_point(next).unwrap_or(((None, "..".to_owned()), next));
            return Some(stretch(i, next, start, end, from.issue));
        }
        let (months, next) = self.approximate_length(at)?;
        self.counted_back(i, next, months, Nature::Stretch)
    }

    fn until(&self, i: usize) -> Option<DateMention> {
        let (end, next) = self.until_point(i)?;
        Some(stretch(i, next, (None, "..".to_owned()), end, None))
    }

    fn until_point(&self, i: usize) -> Option<(End, usize)> {
        let at = self.is(i, &Time::Until)?;
        let (to, next) = self.point(at)?;
        Some(((Some(to.days?.1), edge(&to.edtf, true)), next))
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
        let from = self.borrow_year(at, from, &to);
        Some(stretch(
            i,
            next,
            (Some(from.days?.0), edge(&from.edtf, false)),
            (Some(to.days?.1), edge(&to.edtf, true)),
            to.issue,
        ))
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

    /// In "between June and July 1963" the year stands only once.
    fn borrow_year(&self, at: usize, from: Point, to: &Point) -> Point {
        let told = self.tape.point(at).is_some_and(|(_, next)| {
            self.tape.tokens[at..next].iter().any(|t| {
                t.end - t.start == 4 && self.tape.folded[t.start..t.end].bytes().all(|b| b.is_ascii_digit())
            })
        });
        let year = to.days.map(|d| d.1.year());
        match (told, year, from.edtf.get(5..7).and_then(|m| m.parse().ok())) {
            (false, Some(year), Some(month)) => Point::month(year, month).unwrap_or(from),
            _ => from,
        }
    }

    /// `من عام 2013 إلى 2022`
    fn start_to_end(&self, i: usize) -> Option<DateMention> {
        if !self.has_relation(i, Relation::From) {
            return None;
        }
        let (from, middle) = self
            .tape
            .point(i + 1)
            .or_else(|| self.tape.bare_year(i + 1).map(|(y, n)| (Point::year(y), n)))?;
        let to_at =
            if self.has_relation(middle, Relation::To) { middle + 1 } else { self.is(middle, &Time::Until)? };
        let (to, next) = self.point(to_at)?;
        Some(stretch(
            i,
            next,
            (Some(from.days?.0), edge(&from.edtf, false)),
            (Some(to.days?.1), edge(&to.edtf, true)),
            from.issue,
        ))
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
        let today = self.tape.known.published?.1;
        if let Some((days, next)) = self.tape.days(at) {
            return Some(mention(i, next, Point::day(today.plus_days(-days)?)));
        }
        let (months, next) = self.approximate_length(at)?;
        let start = today.plus_months(-months)?;
        let point = if months % 12 == 0 {
            Point::year(start.year())
        } else {
            Point::month(start.year(), start.month_of_year())?
        };
        Some(mention(i, next, point))
    }

    /// `two years ago`, `three days ago`
    fn ago_behind(&self, i: usize) -> Option<DateMention> {
        let today = self.tape.known.published?.1;
        if let Some((days, at)) = self.tape.days(i) {
            let next = self.is(at, &Time::Ago)?;
            return Some(mention(i, next, Point::day(today.plus_days(-days)?)));
        }
        let (months, at) = self.tape.length(i)?;
        let next = self.is(at, &Time::Ago)?;
        let start = today.plus_months(-months)?;
        let point = match months % 12 {
            0 => Point::year(start.year()),
            _ => Point::month(start.year(), start.month_of_year())?,
        };
        Some(mention(i, next, point))
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
            let (unit, _, next) = self.tape.counted(at)?;
            return Some(mention(i, next, moved(from, unit, sign)?));
        }
        let (unit, count, at) = self.tape.counted(i)?;
        let (sign, next) = direction(at)?;
        Some(mention(i, next, moved(from, unit, sign * count)?))
    }

    /// "About" or "more than" may stand before the number.
    fn approximate_length(&self, i: usize) -> Option<(i32, usize)> {
        // "с Катаром на три года", "с Катаром в 2003 году": neither begins the length.
        let is_name = |t: usize| {
            let names =
                self.tape.analyses.get(t).is_some_and(|a| a.iter().any(crate::annotate::Analysis::is_name));
            names || self.tape.year_then_unit(t).is_some()
        };
        (i..i + 3).take_while(|at| (i..=*at).all(|t| !is_name(t))).find_map(|at| self.tape.length(at))
    }

    fn counted_back(&self, i: usize, next: usize, months: i32, nature: Nature) -> Option<DateMention> {
        let start = self.tape.known.published?.1.plus_months(-months)?;
        let start = if months % 12 == 0 {
            Point::year(start.year())
        } else {
            Point::month(start.year(), start.month_of_year())?
        };
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
        Unit::Decade | Unit::Century => None,
    }
}

/// The earlier or later end of an EDTF interval.
fn edge(edtf: &str, later: bool) -> String {
    let mut ends = edtf.split('/');
    let first = ends.next().unwrap_or_default();
    let edge = if later { ends.next().unwrap_or(first) } else { first };
    match edge.strip_suffix('X') {
        Some(decade) => format!("{decade}{}", if later { '9' } else { '0' }),
        None => edge.to_owned(),
    }
}

fn mention(first: usize, next: usize, point: Point) -> DateMention {
    let Point { days, edtf, issue, ahead } = point;
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
