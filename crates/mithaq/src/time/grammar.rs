//! The grammar of a point in time: which words make a day, a month, a year.

use icu_calendar::Date;
use icu_calendar::cal::{Hijri, Iso};
use mithaq_lexicon::{Has, Relation, Shape, SmallWords, Time, Unit, Use};
use mithaq_record::Day;

use super::Tape;
use super::point::Point;
use crate::annotate::{Case, TokenKind};

/// A number has at most this many words.
const NUMBER_WORDS: usize = 8;
/// A preposition ("in the beginning of") has at most this many.
const LONGEST_PREPOSITION: usize = 6;

/// What tells the year of a month, day or season.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum YearWord {
    Is(i16),
    /// The last (−1), this (0), the next (+1) of its name.
    Shift(i8),
    /// The next (+1) or last (−1) of its name from the date told before.
    Following(i8),
}

impl<'a> Tape<'a> {
    pub(super) fn text(&self, i: usize) -> &'a str {
        self.tokens.get(i).map_or("", |t| &self.folded[t.start..t.end])
    }

    pub(super) fn words(&self) -> &'a SmallWords {
        &self.language.habits.words
    }

    /// What the word at `i` can tell of time, and the token after it.
    pub(super) fn times(&self, i: usize) -> impl Iterator<Item = (&'a Time, usize)> {
        let analyses: &'a [Vec<crate::annotate::Analysis>] = self.analyses;
        let language = self.language;
        analyses.get(i).into_iter().flatten().flat_map(move |a| {
            a.uses(language).iter().filter_map(move |u| match u {
                Use::Time(time) => Some((time, a.last + 1)),
                _ => None,
            })
        })
    }

    pub(super) fn pick<T>(&self, i: usize, want: impl Fn(&Time) -> Option<T>) -> Option<(T, usize)> {
        self.times(i).find_map(|(time, next)| Some((want(time)?, next)))
    }

    /// `last`, `الماضي`, `next`: −1, 0, 1.
    pub(super) fn shift(&self, i: usize) -> Option<(i8, usize)> {
        self.pick(i, |t| if let Time::Shift(n) = t { Some(*n) } else { None })
    }

    /// Monday is 1.
    pub(super) fn weekday_name(&self, i: usize) -> Option<(i8, usize)> {
        self.pick(i, |t| if let Time::Weekday(d) = t { i8::try_from(*d).ok() } else { None })
    }

    pub(super) fn digits(&self, i: usize) -> Option<u32> {
        let token = self.tokens.get(i).filter(|t| t.kind == TokenKind::Number)?;
        self.folded[token.start..token.end].parse().ok()
    }

    pub(super) fn joined_by_and(&self, i: usize) -> bool {
        self.analyses.get(i).into_iter().flatten().any(|a| a.clitics.and)
    }

    /// A point that starts at `i`, and the token after it.
    pub(super) fn point(&self, i: usize) -> Option<(Point, usize)> {
        self.numeric(i)
            .or_else(|| self.relative_day(i))
            .or_else(|| self.hijri(i))
            .or_else(|| self.shifted_before(i))
            .or_else(|| self.days_of_month(i))
            .or_else(|| self.day_of_month(i))
            .or_else(|| self.month_then_day(i))
            .or_else(|| self.digits_decade(i))
            .or_else(|| self.century(i))
            .or_else(|| self.month(i, self.governed(i)))
            .or_else(|| self.quarter(i))
            .or_else(|| self.unit_or_year(i))
            .or_else(|| self.weekend(i))
            .or_else(|| self.years(i).filter(|(.., unit)| *unit).map(|(point, next, _)| (point, next)))
            .or_else(|| self.year_then_unit(i))
            .or_else(|| self.season(i))
            .or_else(|| self.decade(i))
            .or_else(|| self.part(i))
            .or_else(|| self.weekday_of_week(i))
            .or_else(|| self.weekday(i))
    }

    /// A year in digits, where the place asks for one; an ordinal's ending may hang on it (`2023-го`).
    pub(super) fn bare_year(&self, i: usize) -> Option<(i16, usize)> {
        let year = self.digits(i).filter(|y| (1000..=2200).contains(y))?;
        let hangs = self.text(i + 1) == "-" && self.words().ordinal_endings.has(self.text(i + 2));
        Some((i16::try_from(year).ok()?, i + 1 + 2 * usize::from(hangs)))
    }

    /// `2012–2014`, and whether a word for years stands behind.
    pub(super) fn years(&self, i: usize) -> Option<(Point, usize, bool)> {
        let (first, at) = self.bare_year(i)?;
        matches!(self.text(at), "-" | "–" | "—").then_some(())?;
        let (last, next) = self.bare_year(at + 1).filter(|(last, _)| *last > first)?;
        let unit = self.pick(next, |t| matches!(t, Time::Unit(Unit::Year)).then_some(()));
        let next = unit.map_or(next, |(_, after)| after);
        Some((Point::years(first, last), next, unit.is_some()))
    }

    /// `12/03/2024`, `12-03-2024`, `2024-03-12`, `12-Mar-2024`
    fn numeric(&self, i: usize) -> Option<(Point, usize)> {
        if let Some(dotted) = self.dotted(i) {
            return Some(dotted);
        }
        let separator = self.text(i + 1);
        if !matches!(separator, "/" | "-" | ".") || self.text(i + 3) != separator {
            return None;
        }
        let (a, c) = (self.digits(i)?, self.digits(i + 4)?);
        let b = self.digits(i + 2).or_else(|| u32::try_from(self.month_name(i + 2)?.0).ok())?;
        let (year, month, day) = if a > 31 { (a, b, c) } else { (c, b, a) };
        // Where there is no such month the day stands behind it: 05/14/2025.
        let (month, day) = if month > 12 { (day, month) } else { (month, day) };
        let year = whole_year(i16::try_from(year).ok()?);
        let day = Day::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?)?;
        Some((Point::day(day), i + 5))
    }

    /// `12.03.2024`, which is one number to whoever cuts words.
    fn dotted(&self, i: usize) -> Option<(Point, usize)> {
        let token = self.tokens.get(i).filter(|t| t.kind == TokenKind::Number)?;
        let digits = |text: &str| text.split(|c: char| !c.is_ascii_digit()).next().map_or(0, str::len);
        let behind = &self.folded[token.start..];
        let (day, rest) = behind.split_at_checked(digits(behind))?;
        let rest = rest.strip_prefix('.')?;
        let (month, rest) = rest.split_at_checked(digits(rest))?;
        let rest = rest.strip_prefix('.')?;
        let year = &rest[..digits(rest)];
        let end = token.start + day.len() + month.len() + year.len() + 2;
        let next = (i..self.tokens.len()).find(|&t| self.tokens[t].end >= end)?;
        let is_short = year.len() == 2 && month.len() == 2;
        let is_whole = (year.len() == 4 || is_short) && self.tokens[next].end == end;
        let day = Day::new(whole_year(year.parse().ok()?), month.parse().ok()?, day.parse().ok()?)?;
        is_whole.then(|| (Point::day(day), next + 1))
    }

    /// أمس, اليوم, غدا: only where the day of publication is known.
    fn relative_day(&self, i: usize) -> Option<(Point, usize)> {
        let (shift, next) = self.pick(i, |t| if let Time::Day(n) = t { Some(*n) } else { None })?;
        let (first, last) = self.known.published?;
        // "Накануне визита": the eve of something else.
        let is_beside = || self.pick(i, |t| matches!(t, Time::Beside(_)).then_some(())).is_some();
        if first != last || is_beside() && self.governs_noun(next) {
            return None;
        }
        // "yesterday, Saturday" is one day.
        let weekday = self.weekday_name(next);
        let next = weekday.map_or(next, |(_, after)| after);
        Some((Point::day(first.plus_days(i32::from(shift))?), next))
    }

    /// `last month`, `next Tuesday`, `last March`
    fn shifted_before(&self, i: usize) -> Option<(Point, usize)> {
        let (shift, at) = self.shift(i)?;
        if let Some((unit, next)) = self.pick(at, |t| if let Time::Unit(u) = t { Some(*u) } else { None }) {
            return self.shifted(unit, shift).map(|p| (p, next));
        }
        if let Some((season, next)) = self.season_name(at) {
            return self.shifted_season(season, shift).map(|p| (p, next));
        }
        if let Some((month, next)) = self.month_name(at) {
            let today = self.known.published?.1;
            let begun = month <= today.month_of_year();
            let year = match shift {
                -1 => today.year() - i16::from(month >= today.month_of_year()),
                1 => today.year() + i16::from(begun),
                _ => today.year(),
            };
            return Some((Point::month(year, month)?, next));
        }
        let (weekday, next) = self.weekday_name(at)?;
        let (first, today) = self.known.published?;
        let back = (today.weekday() - weekday).rem_euclid(7);
        let days = match shift {
            1 => 7 - i32::from(back),
            -1 if back == 0 => -7,
            _ => -i32::from(back),
        };
        (first == today).then_some(())?;
        Some((Point::day(today.plus_days(days)?), next))
    }

    /// `March 12, 2023`, `Sept. 3`
    fn month_then_day(&self, i: usize) -> Option<(Point, usize)> {
        let (month, at) = self.month_name(i)?;
        let at = at + usize::from(self.text(at) == ".");
        let day = self.digits(at).filter(|d| (1..=31).contains(d))?;
        let at = at + 1 + usize::from(self.words().ordinal_endings.has(self.text(at + 1)));
        let day = i8::try_from(day).ok()?;
        if let Some(range) = self.days_behind_month(month, day, at) {
            return Some(range);
        }
        let (year, next) = self.year_after(at, month, Some(day));
        let Some(year) = year else { return Some((unknown_year(month, Some(day)), next)) };
        Some((self.day_in(year, month, day, at == next)?, next))
    }

    /// A month name; where names have capitals only with one ("may", "march" are other words), unless names are written small too.
    pub(super) fn month_name(&self, i: usize) -> Option<(i8, usize)> {
        let habits = &self.language.habits;
        let capital = !habits.capitals
            || habits.small_names
            || self.tokens.get(i).is_some_and(|t| t.case != Case::Small);
        let name = |t: &Time| if let Time::Month(m) = t { i8::try_from(*m).ok() } else { None };
        self.pick(i, name).filter(|_| capital)
    }

    /// `12 رمضان 1445 هـ`, `ربيع الأول 1437`: converted by the Umm al-Qura calendar, and since the new moon is
    /// seen on one day or the next, a day wider on both sides. A Gregorian date beside it is taken instead.
    fn hijri(&self, i: usize) -> Option<(Point, usize)> {
        let at = self.skip_on(i);
        let day = self.digits(at).filter(|d| (1..=30).contains(d));
        let at = at
            + usize::from(day.is_some())
            + usize::from(day.is_some() && self.words().day_of.has(self.text(at + 1)));
        let at = self.pick(at, |t| matches!(t, Time::Unit(Unit::Month)).then_some(())).map_or(at, |(_, n)| n);
        let (month, at) = self.pick(at, |t| if let Time::Hijri(m) = t { Some(*m) } else { None })?;
        let at = self.pick(at, |t| matches!(t, Time::Unit(Unit::Year)).then_some(())).map_or(at, |(_, n)| n);
        let year = i32::try_from(self.digits(at).filter(|y| (1200..=1600).contains(y))?).ok()?;
        let mut next = at + 1;
        next += usize::from(self.words().hijri_era.has(self.text(next)));
        let beside = matches!(self.text(next), "/" | "(" | "-" | "–" | "|" | "،" | ",")
            || self.words().same_day.has(self.text(next));
        let gregorian = self.day_of_month(next + 1).or_else(|| self.month_then_day(next + 1));
        if let Some((point, after)) = gregorian.filter(|_| beside) {
            return Some((point, after + usize::from(self.text(after) == ")")));
        }
        let (first, last) = hijri_days(year, month, day.and_then(|d| u8::try_from(d).ok()))?;
        let (first, last) = (first.plus_days(-1)?, last.plus_days(1)?);
        let issue = Some("Hijri date: the lunar day may differ by one".to_owned());
        Some((Point { issue, ..Point::new((first, last), format!("{first}/{last}")) }, next))
    }

    /// `[يوم] [الثلاثاء] 5 [من] ديسمبر [عام] [2023]`
    fn day_of_month(&self, i: usize) -> Option<(Point, usize)> {
        let mut at = self.skip_on(i);
        if let Some((_, next)) = self.weekday_name(at) {
            at = next;
            at += usize::from(matches!(self.text(at), "،" | ","));
        }
        let (day, next) = self.day_of_some_month(at).or_else(|| self.day_in_words(at))?;
        at = next + usize::from(next > at + 1 && self.text(next) == ",");
        at += usize::from(self.words().day_of.has(self.text(at)));
        if let Some(found) = self.day_of_this_month(day, at) {
            return Some(found);
        }
        let (month, other, next) = self.month_names(at)?;
        let day = i8::try_from(day).ok()?;
        let (year, after) = self.year_after(next, month, Some(day));
        let Some(year) = year else { return Some((unknown_year(month, Some(day)), after)) };
        let point = self.day_in(year, month, day, next == after)?;
        let issue = other.filter(|o| *o != month).map(|_| "month names disagree".to_owned());
        Some((Point { issue, ..point }, after))
    }

    /// A day of a month in digits, with or without an ordinal's ending, or as an ordinal.
    pub(super) fn day_of_some_month(&self, i: usize) -> Option<(u32, usize)> {
        let ordinal = || self.pick(i, |t| if let Time::Ordinal(d) = t { Some(u32::from(*d)) } else { None });
        let digits = self.digits(i).map(|d| (d, i + 1));
        let (day, next) = digits.or_else(ordinal).filter(|(d, _)| (1..=31).contains(d))?;
        // `15-го`
        let at = next + usize::from(self.text(next) == "-" && !self.text(next + 1).is_empty());
        let ends = digits.is_some() && self.words().ordinal_endings.has(self.text(at));
        Some((day, if ends { at + 1 } else { next }))
    }

    /// `le vingt-deux mars`: a number in words between the word that opens a date and a month.
    fn day_in_words(&self, i: usize) -> Option<(u32, usize)> {
        self.pick(i.checked_sub(1)?, |t| matches!(t, Time::On).then_some(()))?;
        let (day, next) = self.number(i).filter(|(d, _)| (1..=31).contains(d))?;
        self.month_name(next).map(|_| (day, next))
    }

    /// A day of a month.
    fn day_in(&self, year: i16, month: i8, day: i8, year_is_guessed: bool) -> Option<Point> {
        Some(self.in_its_year(Point::day(Day::new(year, month, day)?), year_is_guessed))
    }

    /// A point of a year; where no word tells the year it may also be the next one of its name.
    pub(super) fn in_its_year(&self, point: Point, year_is_guessed: bool) -> Point {
        if year_is_guessed { point.or_next(self.today()) } else { point }
    }

    /// The last possible day of publication.
    pub(super) fn today(&self) -> Option<Day> {
        self.known.published.map(|(_, last)| last)
    }

    /// `16 من الشهر الجاري`: the month of publication or the one before or after.
    fn day_of_this_month(&self, day: u32, at: usize) -> Option<(Point, usize)> {
        let unit = |at| self.pick(at, |t| matches!(t, Time::Unit(Unit::Month)).then_some(()));
        let at = self.behind_of(at);
        let (shift, next) = match unit(at) {
            Some((_, behind)) => self.shift(behind)?,
            None => {
                let (shift, behind) = self.shift(at)?;
                // "le 14 courant"
                let alone = shift == 0 && !self.words().this.has(self.text(at));
                (shift, unit(behind).map(|(_, next)| next).or(alone.then_some(behind))?)
            }
        };
        let today = self.known.published?.1;
        let first = Day::month(today.year(), today.month_of_year())?.0.plus_months(i32::from(shift))?;
        let day = Day::new(first.year(), first.month_of_year(), i8::try_from(day).ok()?)?;
        Some((Point::day(day), next))
    }

    /// Whether a noun that is no name stands at a token.
    pub(super) fn governs_noun(&self, i: usize) -> bool {
        let mut readings = self.analyses.get(i).into_iter().flatten();
        readings.any(|a| a.sense.shape == Shape::Noun && !a.is_name())
    }

    pub(super) fn skip_on(&self, i: usize) -> usize {
        self.pick(i, |t| matches!(t, Time::On | Time::Unit(Unit::Day)).then_some(()))
            .map_or(i, |(_, next)| next)
    }

    /// One month name, or two names of it side by side.
    pub(super) fn month_names(&self, i: usize) -> Option<(i8, Option<i8>, usize)> {
        let name = |at| self.month_name(at);
        let i = self.pick(i, |t| matches!(t, Time::Unit(Unit::Month)).then_some(())).map_or(i, |(_, n)| n);
        let (month, next) = name(i)?;
        let next = self.skip_stop(next);
        let second = match self.text(next) {
            "/" | "-" => name(next + 1),
            "(" => name(next + 1).map(|(m, n)| (m, n + usize::from(self.text(n) == ")"))),
            _ => None,
        };
        Some(second.map_or((month, None, next), |(other, after)| (month, Some(other), after)))
    }

    /// Behind the full stop of an abbreviation, where a year follows.
    fn skip_stop(&self, i: usize) -> usize {
        let stop = self.text(i) == "." && i > 0 && self.tokens[i].start == self.tokens[i - 1].end;
        let here = stop && self.tokens.get(i + 1).is_some_and(|t| t.sentence == self.tokens[i].sentence);
        let goes_on = here && (self.bare_year(i + 1).is_some() || self.shift(i + 1).is_some());
        i + usize::from(goes_on)
    }

    /// Behind a word for "of" and an article.
    pub(super) fn behind_of(&self, i: usize) -> usize {
        let is_of = self.words().year_of.has(self.text(i)) || self.has_relation(i, Relation::Of);
        let i = i + usize::from(is_of);
        i + usize::from(self.words().articles.has(self.text(i)))
    }

    /// Behind a word for "year".
    pub(super) fn skip_year_unit(&self, i: usize) -> usize {
        self.pick(i, |t| matches!(t, Time::Unit(Unit::Year)).then_some(())).map_or(i, |(_, next)| next)
    }

    /// What tells the year behind a month or season, and the token after it.
    pub(super) fn year_word(&self, i: usize) -> Option<(YearWord, usize)> {
        let comma = matches!(self.text(i), "،" | ",") && self.digits(i + 1).is_some_and(|y| y > 999);
        let i = i + usize::from(comma);
        let unit = |at| self.pick(at, |t| matches!(t, Time::Unit(Unit::Year)).then_some(()));
        let of = self.behind_of(i);
        for at in [i, if of > i { i + 1 } else { i }, of] {
            let word = unit(at).map(|(_, next)| next);
            let asked = at == i || word.is_some() || self.of(i).is_some();
            if let Some((year, next)) = self.bare_year(word.unwrap_or(at)).filter(|_| asked) {
                // A word for "year" behind it stays outside: the encoder has learnt dates without it.
                return Some((YearWord::Is(year), next));
            }
            if let Some((told, next)) = self.told.zip(self.same(at, Unit::Year)) {
                return Some((YearWord::Is(told.year()), next));
            }
            if let Some((shift, next)) = word.and_then(|word| self.shift(word)) {
                return Some((YearWord::Is(self.today()?.year() + i16::from(shift)), next));
            }
            let before = self.shift(at).and_then(|(shift, at)| Some((shift, unit(at)?.1)));
            if let Some((shift, next)) = before {
                return Some((YearWord::Is(self.today()?.year() + i16::from(shift)), next));
            }
        }
        if let Some((sign, next)) = self.pick(i, |t| if let Time::Following(n) = t { Some(*n) } else { None })
        {
            return self.told.map(|_| (YearWord::Following(sign), next));
        }
        self.shift(i).map(|(shift, next)| (YearWord::Shift(shift), next))
    }

    /// The token behind "the same year", "that day".
    pub(super) fn same(&self, i: usize, unit: Unit) -> Option<usize> {
        self.pick(i, |t| (*t == Time::Same(unit)).then_some(())).map(|(_, next)| next)
    }

    /// The year that follows a month, or a day of it: told, shifted (الماضي), or the last one in which it has begun.
    pub(super) fn year_after(&self, i: usize, month: i8, day: Option<i8>) -> (Option<i16>, usize) {
        let word = self.year_word(i);
        if let Some((YearWord::Is(year), next)) = word {
            return (Some(year), next);
        }
        let after = word.as_ref().map_or(i, |(_, next)| *next);
        let Some(today) = self.today() else { return (None, after) };
        let this = today.year();
        let begins = |year| Day::new(year, month, day.unwrap_or(1));
        // Where a report comes from it may be tomorrow already.
        let begun = begins(this).zip(today.plus_days(1)).is_none_or(|(first, tomorrow)| first <= tomorrow);
        let over = match day {
            Some(_) => begins(this).is_some_and(|day| day < today),
            None => month < today.month_of_year() || begun && self.vague(),
        };
        let year = match word.map(|(word, _)| word) {
            Some(YearWord::Shift(-1)) => this - i16::from(!over),
            Some(YearWord::Shift(1)) => this + i16::from(begun),
            Some(YearWord::Shift(_)) => this,
            Some(YearWord::Following(sign)) => {
                let Some(told) = self.told else { return (None, after) };
                let year = told.year();
                let passed = begins(year).is_some_and(|d| if sign > 0 { d <= told } else { d >= told });
                year + i16::from(sign) * i16::from(passed)
            }
            _ => this - i16::from(!begun),
        };
        (Some(year), after)
    }

    /// Whether a preposition or a word of time stands right before a token.
    pub(super) fn governed(&self, i: usize) -> bool {
        let before = (i.saturating_sub(LONGEST_PREPOSITION)..i).flat_map(|b| &self.analyses[b]);
        let governs = |u: &Use| matches!(u, Use::Preposition(_) | Use::Time(_));
        before.filter(|a| a.last + 1 == i).any(|a| a.uses(self.language).iter().any(governs))
    }

    pub(super) fn has_relation(&self, i: usize, want: Relation) -> bool {
        let analyses = self.analyses.get(i).into_iter().flatten();
        analyses.flat_map(|a| a.uses(self.language)).any(|u| *u == Use::Preposition(want))
    }

    /// Only the year of publication is known, so that the reference is its last day.
    fn vague(&self) -> bool {
        self.known.published.is_some_and(|(first, last)| first != last)
    }

    fn month(&self, i: usize, governed: bool) -> Option<(Point, usize)> {
        let (month, other, next) = self.month_names(i)?;
        // "May" and "March" alone may be somebody's name or a verb.
        let told = !self.language.habits.capitals || self.year_word(next).is_some() || governed;
        if !told {
            return None;
        }
        if let Some(joined) = self.two_months(month, next) {
            return Some(joined);
        }
        let (year, after) = self.year_after(next, month, None);
        let Some(year) = year else { return Some((unknown_year(month, None), after)) };
        if let Some(other) = other.filter(|o| *o != month) {
            let point = Point::months(year, month, other)?;
            return Some((Point { issue: Some("month names disagree".to_owned()), ..point }, after));
        }
        let point = Point::month(year, month)?;
        Some((self.in_its_year(point, next == after), after))
    }

    /// `March and April 2024`, behind the first.
    fn two_months(&self, month: i8, next: usize) -> Option<(Point, usize)> {
        let dash = matches!(self.text(next), "-" | "–").then_some(next + 1);
        let (other, at) = self.month_name(self.and(next).or(dash)?)?;
        let (year, after) = self.bare_year(at).filter(|_| month < other)?;
        Some((Point::months(year, month, other)?, after))
    }

    /// `عام 1963`, `العام الماضي`, `الشهر الماضي`
    fn unit_or_year(&self, i: usize) -> Option<(Point, usize)> {
        let (unit, next) = self.pick(i, |t| if let Time::Unit(u) = t { Some(*u) } else { None })?;
        if let Some((year, next)) = self.bare_year(next).filter(|_| unit == Unit::Year) {
            return Some((Point::year(year), next));
        }
        let (shift, next) = self.shift(next)?;
        self.shifted(unit, shift).map(|p| (p, next))
    }

    /// `1963 год`, where the word for the year stands behind its digits and no word tells anything else of it.
    pub(super) fn year_then_unit(&self, i: usize) -> Option<(Point, usize)> {
        let (year, next) = self.bare_year(i)?;
        let (_, next) = self.pick(next, |t| matches!(t, Time::Unit(Unit::Year)).then_some(()))?;
        Some((Point::year(year), next))
    }

    fn shifted(&self, unit: Unit, shift: i8) -> Option<Point> {
        let (_, today) = self.known.published?;
        match unit {
            Unit::Year => Some(Point::year(today.year() + i16::from(shift))),
            Unit::Month => {
                let day = Day::month(today.year(), today.month_of_year())?.0.plus_months(i32::from(shift))?;
                Point::month(day.year(), day.month_of_year())
            }
            Unit::Week => {
                let monday = today.plus_days(1 - i32::from(today.weekday()) + 7 * i32::from(shift))?;
                let sunday = monday.plus_days(6)?;
                Some(Point::new((monday, sunday), format!("{monday}/{sunday}")))
            }
            Unit::Decade => Some(Point::decade(today.year() / 10 * 10 + 10 * i16::from(shift))),
            Unit::Century => Some(Point::century(today.year() / 100 + 1 + i16::from(shift))),
            Unit::Weekend => self.shifted_weekend(shift),
            Unit::Day | Unit::Quarter | Unit::Half => None,
        }
    }

    /// `مطلع عام 2022`, `أواخر سبتمبر`
    fn part(&self, i: usize) -> Option<(Point, usize)> {
        let (part, next) = self.pick(i, |t| if let Time::Part(p) = t { Some(*p) } else { None })?;
        let next = self.behind_of(next);
        let year = || self.bare_year(next).map(|(y, n)| (Point::year(y), n));
        let whole = self
            .digits_decade(next)
            .or_else(|| self.decade(next))
            .or_else(|| self.century(next))
            .or_else(|| self.month(next, true))
            .or_else(|| self.shifted_before(next))
            .or_else(|| self.unit_or_year(next))
            .or_else(|| self.year_then_unit(next))
            .or_else(year);
        let Some((point, next)) = whole else {
            // "Before the end of the year" is not in it.
            return if self.is_behind_ago(i) { None } else { self.part_of_this(part, next) };
        };
        Some((point.part(part)?, next))
    }

    /// Whether "ago", which in some languages is "before" as well, stands right before a token.
    pub(super) fn is_behind_ago(&self, i: usize) -> bool {
        i > 0 && self.pick(i - 1, |t| matches!(t, Time::Ago).then_some(())).is_some()
    }

    /// `в начале недели`, `en fin d'année`: of the week or year of publication, or of last year.
    fn part_of_this(&self, part: i8, i: usize) -> Option<(Point, usize)> {
        let (unit, next) = self.pick(i, |t| if let Time::Unit(u) = t { Some(*u) } else { None })?;
        match unit {
            Unit::Week => Some((self.shifted(Unit::Week, 0)?, next)),
            Unit::Year => {
                let today = self.today()?;
                let of = |year| Point::year(year).part(part);
                let begun = |p: &Point| p.days.is_some_and(|d| d.0 <= today);
                let goes_on = |p: &Point| p.days.is_some_and(|d| d.1 >= today);
                let this = of(today.year());
                let done = this.clone().filter(begun).or_else(|| of(today.year() - 1))?;
                Some((done.or_ahead(this.filter(goes_on).or_else(|| of(today.year() + 1))), next))
            }
            _ => None,
        }
    }

    /// A weekday alone is the last one before, or on, the day of publication.
    fn weekday(&self, i: usize) -> Option<(Point, usize)> {
        let at = self.skip_on(i);
        let (weekday, next) = self.weekday_name(at)?;
        let (first, today) = self.known.published?;
        if first != today {
            return None;
        }
        let bare = next;
        let (shift, next) = self.shift(next).unwrap_or((0, next));
        let back = (today.weekday() - weekday).rem_euclid(7);
        let days = match shift {
            1 => 7 - i32::from(back),
            -1 if back == 0 => -7,
            _ => -i32::from(back),
        };
        let ahead = (shift == 0 && next == bare)
            .then(|| today.plus_days(i32::from((weekday - today.weekday()).rem_euclid(7))));
        Some((Point::day(today.plus_days(days)?).or_ahead(ahead.flatten().map(Point::day)), next))
    }

    /// The weekday at `i` that comes next after (+1) or before (−1) a day, and the token after it.
    pub(super) fn weekday_from(&self, i: usize, from: Day, sign: i32) -> Option<(Day, usize)> {
        let (weekday, next) = self.weekday_name(i)?;
        let days = i32::from(((weekday - from.weekday()) * sign.signum() as i8 - 1).rem_euclid(7)) + 1;
        Some((from.plus_days(sign.signum() * days)?, next))
    }

    /// The month at `i` that comes next after (+1) or before (−1) the month of a day, and the token after it.
    pub(super) fn month_from(&self, i: usize, from: Day, sign: i32) -> Option<(Point, usize)> {
        let (month, next) = self.month_name(i)?;
        let passed = if sign > 0 { month <= from.month_of_year() } else { month >= from.month_of_year() };
        let year = from.year() + i16::try_from(sign.signum()).ok()? * i16::from(passed);
        Some((Point::month(year, month)?, next))
    }

    /// `a day`, `two years`, `day` (one): unit, count, and the token after them.
    pub(super) fn counted(&self, i: usize) -> Option<(Unit, i32, usize)> {
        let unit = |at| self.pick(at, |t| if let Time::Unit(u) = t { Some(*u) } else { None });
        let two = self.pick(i, |t| if let Time::Two(u) = t { Some(*u) } else { None });
        if let Some((unit, next)) = two {
            return Some((unit, 2, next));
        }
        let (count, at) = self.number(i).unwrap_or((1, i));
        let few = i > 0 && self.pick(i - 1, |t| matches!(t, Time::Few).then_some(())).is_some();
        let (unit, next) = unit(at).filter(|_| !few)?;
        Some((unit, i32::try_from(count).ok().filter(|n| *n < 10_000)?, next))
    }

    /// `ست سنوات`, `65 عاما`, `عامين`: a length in months, and the token after it.
    pub(super) fn length(&self, i: usize) -> Option<(i32, usize)> {
        let months = self.pick(i, |t| if let Time::Months(n) = t { Some(i32::from(*n)) } else { None });
        if months.is_some() {
            return months;
        }
        let two = self.pick(i, |t| if let Time::Two(u) = t { Some(*u) } else { None });
        let (count, unit, next) = match (two, self.number(i)) {
            (Some((unit, next)), _) => (2, unit, next),
            (None, Some((n, at))) => {
                let (unit, next) = self.pick(at, |t| if let Time::Unit(u) = t { Some(*u) } else { None })?;
                (i32::try_from(n).ok()?, unit, next)
            }
            (None, None) => return None,
        };
        let months = match unit {
            Unit::Century => 1200,
            Unit::Decade => 120,
            Unit::Year => 12,
            Unit::Month => 1,
            Unit::Week | Unit::Day | Unit::Weekend | Unit::Quarter | Unit::Half => return None,
        };
        Some((count.checked_mul(months)?, next))
    }

    /// `three days`, `two weeks`: a length in days, and the token after it.
    pub(super) fn days(&self, i: usize) -> Option<(i32, usize)> {
        self.some_days(i).filter(|(_, next)| *next > i + 1 || self.is_two(i))
    }

    /// The same; a unit by itself is one.
    pub(super) fn some_days(&self, i: usize) -> Option<(i32, usize)> {
        let (unit, count, next) = self.counted(i)?;
        let days = match unit {
            Unit::Day => 1,
            Unit::Week => 7,
            _ => return None,
        };
        Some((count.checked_mul(days)?, next))
    }

    /// Whether the word is a dual.
    fn is_two(&self, i: usize) -> bool {
        self.times(i).any(|(t, _)| matches!(t, Time::Two(_)))
    }

    /// A number in digits or words; a few words add up over و (خمسة وستين).
    fn number(&self, i: usize) -> Option<(u32, usize)> {
        if let Some(n) = self.digits(i) {
            return Some((n, i + 1));
        }
        let word = |at| self.pick(at, |t| if let Time::Number(n) = t { Some(*n) } else { None });
        let (mut sum, mut next) = word(i)?;
        for _ in 1..NUMBER_WORDS {
            let Some((n, after)) = word(next).filter(|_| self.joined_by_and(next)) else { break };
            (sum, next) = (sum.saturating_add(n), after);
        }
        Some((sum, next))
    }
}

/// The Gregorian days of a Hijri month or day.
fn hijri_days(year: i32, month: u8, day: Option<u8>) -> Option<(Day, Day)> {
    let of = |day: u8| {
        let date = Date::try_new_hijri_with_calendar(year, month, day, Hijri::new_umm_al_qura()).ok()?;
        let iso = date.to_calendar(Iso);
        let year = i16::try_from(iso.year().extended_year()).ok()?;
        Day::new(year, i8::try_from(iso.month().ordinal).ok()?, i8::try_from(iso.day_of_month().0).ok()?)
    };
    match day {
        Some(day) => of(day).map(|d| (d, d)),
        None => Some((of(1)?, of(30).or_else(|| of(29))?)),
    }
}

fn unknown_year(month: i8, day: Option<i8>) -> Point {
    let issue = Some("year not told".to_owned());
    let day = day.map_or(String::new(), |day| format!("-{day:02}"));
    Point { days: None, edtf: format!("XXXX-{month:02}{day}"), issue, ahead: None, yearless: true }
}

/// A year told by its last two digits: 98 is 1998, 25 is 2025.
fn whole_year(year: i16) -> i16 {
    match year {
        0..=49 => 2000 + year,
        50..=99 => 1900 + year,
        _ => year,
    }
}
