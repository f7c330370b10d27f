//! Seasons, quarters, weekends, decades, centuries: what is told by a name and lasts longer than a day.

use mithaq_lexicon::{Has, Time, Unit};
use mithaq_record::Day;

use super::Tape;
use super::grammar::YearWord;
use super::point::Point;

impl Tape<'_> {
    /// `خريف 2023`, `l'été dernier`, `au printemps`, `осенью`
    pub(super) fn season(&self, i: usize) -> Option<(Point, usize)> {
        let (season, next) = self.season_name(i)?;
        let told = self.year_word(next);
        match told {
            Some((YearWord::Is(year), after)) => Some((Point::season(year, season)?, after)),
            Some((YearWord::Shift(shift), after)) => Some((self.shifted_season(season, shift)?, after)),
            _ => {
                // "Before the summer" is not in it.
                if self.is_behind_ago(i) {
                    return None;
                }
                let article = i > 0 && self.words().articles.has(self.text(i - 1));
                let is_when = self.governed(i - usize::from(article))
                    || self.pick(i, |t| matches!(t, Time::On).then_some(())).is_some();
                is_when.then_some(())?;
                let last = self.begun(|year| Point::season(year, season))?;
                Some((last.or_next(self.today()), next))
            }
        }
    }

    pub(super) fn season_name(&self, i: usize) -> Option<(u8, usize)> {
        self.pick(i, |t| if let Time::Season(s) = t { Some(*s) } else { None })
    }

    /// The last season that is over, the one of this year, the next that has not begun.
    pub(super) fn shifted_season(&self, season: u8, shift: i8) -> Option<Point> {
        let today = self.today()?;
        let of = |year| Point::season(year, season);
        let mut years = (today.year() - 1..=today.year() + 1).filter_map(of);
        match shift {
            1 => years.find(|p| p.days.is_some_and(|d| d.0 > today)),
            0 => of(today.year()),
            _ => years.rfind(|p| p.days.is_some_and(|d| d.1 < today)),
        }
    }

    /// Of something that every year has the last that has begun.
    fn begun(&self, of: impl Fn(i16) -> Option<Point>) -> Option<Point> {
        let today = self.today()?;
        [today.year(), today.year() - 1]
            .into_iter()
            .filter_map(of)
            .find(|p| p.days.is_some_and(|d| d.0 <= today))
    }

    /// `the first quarter of 2024`, `au second semestre`, `النصف الأول من 2024`
    pub(super) fn quarter(&self, i: usize) -> Option<(Point, usize)> {
        let unit = |at| {
            self.pick(at, |t| match t {
                Time::Unit(Unit::Quarter) => Some(3),
                Time::Unit(Unit::Half) => Some(6),
                _ => None,
            })
        };
        let (number, months, next) = match unit(i) {
            Some((months, at)) => self.ordinal(at).map(|(n, next)| (n, months, next))?,
            None => {
                let (number, at) = self.ordinal(i)?;
                let (months, next) = unit(at)?;
                (number, months, next)
            }
        };
        let last = i8::try_from(number).ok().filter(|n| *n * months <= 12)? * months;
        let of = |year| Point::months(year, last - months + 1, last);
        match self.year_word(next) {
            Some((YearWord::Is(year), after)) => Some((of(year)?, after)),
            _ => Some((self.begun(of)?.or_next(self.today()), next)),
        }
    }

    fn ordinal(&self, i: usize) -> Option<(u8, usize)> {
        self.pick(i, |t| if let Time::Ordinal(n) = t { Some(*n) } else { None })
    }

    /// `this weekend`, `le week-end`, `в выходные`; with a shift the last that is over or the next that has not begun.
    pub(super) fn weekend(&self, i: usize) -> Option<(Point, usize)> {
        let (_, next) = self.pick(i, |t| matches!(t, Time::Unit(Unit::Weekend)).then_some(()))?;
        if let Some((shift, after)) = self.shift(next) {
            return Some((self.shifted_weekend(shift)?, after));
        }
        self.governed(i).then_some(())?;
        Some((self.shifted_weekend(0)?, next))
    }

    pub(super) fn shifted_weekend(&self, shift: i8) -> Option<Point> {
        let (first, today) = self.known.published?;
        (first == today).then_some(())?;
        let begun = today.plus_days(-i32::from((today.weekday() - 6).rem_euclid(7)))?;
        let of = |saturday: Day| Some(Point::between(saturday, saturday.plus_days(1)?));
        let next = of(begun.plus_days(7)?);
        let goes_on = today.weekday() >= 6;
        match shift {
            1 => next,
            -1 if goes_on => of(begun.plus_days(-7)?),
            -1 => of(begun),
            _ if goes_on => of(begun),
            _ => Some(of(begun)?.or_ahead(next)),
        }
    }

    /// `1960s`, `the 90s`, `1990-х`, `années 1960`, `années 60`
    pub(super) fn digits_decade(&self, i: usize) -> Option<(Point, usize)> {
        let plural = self.pick(i, |t| matches!(t, Time::Decades).then_some(()));
        let at = plural.map_or(i, |(_, next)| next);
        let digits = self.digits(at).filter(|y| y % 10 == 0)?;
        let year = match digits {
            1000..=2200 => i16::try_from(digits).ok()?,
            20..=90 => 1900 + i16::try_from(digits).ok()?,
            _ => return None,
        };
        let next = match self.decade_ending(at + 1) {
            Some(next) => next,
            None => plural.map(|_| at + 1)?,
        };
        Some((Point::decade(year), self.skip_years_of_century(next)))
    }

    /// Behind `s` or `-х`, which stand right behind the digits.
    fn decade_ending(&self, i: usize) -> Option<usize> {
        let glued = |t: usize| t > 0 && self.tokens.get(t).is_some_and(|k| k.start == self.tokens[t - 1].end);
        let at = i + usize::from(self.text(i) == "-" && glued(i));
        (glued(at) && self.words().decade_endings.has(self.text(at))).then_some(at + 1)
    }

    /// `ستينيات القرن الماضي`, `التسعينيات`, `девяностые`
    pub(super) fn decade(&self, i: usize) -> Option<(Point, usize)> {
        let (decade, next) =
            self.pick(i, |t| if let Time::Decade(d) = t { Some(i16::from(*d)) } else { None })?;
        Some((Point::decade(1900 + decade), self.skip_years_of_century(next)))
    }

    /// "years", "of the last century": says nothing more of a decade.
    fn skip_years_of_century(&self, i: usize) -> usize {
        let unit = |at, want: Unit| self.pick(at, |t| (*t == Time::Unit(want)).then_some(())).map(|(_, n)| n);
        let next = unit(i, Unit::Year).unwrap_or(i);
        let counted = |at| {
            self.pick(at, |t| matches!(t, Time::Shift(_) | Time::Number(_)).then_some(())).map(|(_, n)| n)
        };
        let at = self.behind_of(next);
        if let Some(after) = unit(at, Unit::Century) {
            return counted(after).unwrap_or(after);
        }
        counted(at).and_then(|behind| unit(behind, Unit::Century)).unwrap_or(next)
    }

    /// `XIX век`, `XIXe siècle`, `19th century`, `القرن التاسع عشر`
    pub(super) fn century(&self, i: usize) -> Option<(Point, usize)> {
        let unit = |at| self.pick(at, |t| matches!(t, Time::Unit(Unit::Century)).then_some(()));
        if let Some((_, at)) = unit(i) {
            let (number, next) = self.ordinal(at)?;
            return Some((Point::century(i16::from(number)), next));
        }
        let (number, at) = self.roman(i).or_else(|| self.day_of_some_month(i))?;
        let (_, next) = unit(at)?;
        let number = i16::try_from(number).ok().filter(|n| (2..=21).contains(n))?;
        Some((Point::century(number), next))
    }

    /// A Roman numeral, with or without an ordinal's ending.
    fn roman(&self, i: usize) -> Option<(u32, usize)> {
        let word = self.text(i);
        let endings = &self.words().ordinal_endings;
        let stems = endings.iter().filter_map(|ending| word.strip_suffix(ending.as_str()));
        std::iter::once(word).chain(stems).find_map(roman).map(|number| (number, i + 1))
    }
}

/// The value of a small Roman numeral in small letters.
fn roman(word: &str) -> Option<u32> {
    let (tens, ones) = word.split_at(word.bytes().take_while(|b| *b == b'x').count());
    let ones = match (ones, tens) {
        ("", "") => return None,
        ("", _) => 0,
        ("i", _) => 1,
        ("ii", _) => 2,
        ("iii", _) => 3,
        ("iv", _) => 4,
        ("v", _) => 5,
        ("vi", _) => 6,
        ("vii", _) => 7,
        ("viii", _) => 8,
        // The one of "ix" is not taken for a ten.
        ("ix", _) => 9,
        _ => return None,
    };
    Some(10 * u32::try_from(tens.len()).ok()? + ones)
}
