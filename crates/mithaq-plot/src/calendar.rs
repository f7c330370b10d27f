//! How times are counted and written.

use crate::language::{Language, Word};

/// What times are counted by: what stands at ticks, in tooltips and tables.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Per {
    /// A value a year: 2024.
    #[default]
    Year,
    /// A value a month: 2024-03.
    Month,
}

impl Per {
    /// A fractional year as people write it; never as a fraction.
    pub(crate) fn written(self, time: f64, language: &Language) -> String {
        // A hair more, so that 2024 + 2/12 is March however it was rounded.
        let text = match self {
            Self::Year => format!("{:.0}", (time + 1e-6).floor()),
            Self::Month => month_name(((time * 12.0) + 1e-4).floor()),
        };
        language.number(&text)
    }

    /// The head of a column of such times.
    pub(crate) fn named(self, language: &Language) -> String {
        language.word(if self == Self::Year { Word::Year } else { Word::Month }).to_owned()
    }
}

/// The month of a number of months since the year 0.
pub(crate) fn month_name(month: f64) -> String {
    let month = month.round() as i64;
    format!("{}-{:02}", month.div_euclid(12), month.rem_euclid(12) + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scale::year_fraction;

    #[test]
    fn times_are_never_fractions() {
        let english = Language::default();
        for month in 1..=12 {
            let time = year_fraction(2024, month, 1);
            assert_eq!(Per::Month.written(time, &english), format!("2024-{month:02}"));
            assert_eq!(Per::Year.written(time, &english), "2024");
        }
        assert_eq!(Per::Month.written(2024.58, &english), "2024-07");
    }
}
