//! From values to places, and the ticks people expect between them.

use crate::calendar::{Per, month_name};

/// A finite number of a size that years, shares and weights can have; others count as absent.
pub(crate) fn usable(value: f64) -> Option<f64> {
    (value.is_finite() && value.abs() <= 1e6).then_some(value)
}

/// A day as a fractional year, the way axes place it: 2024-04-01 is 2024.25. Months are equally long.
pub fn year_fraction(year: i32, month: u8, day: u8) -> f64 {
    f64::from(year) + (f64::from(month.clamp(1, 12) - 1) + f64::from(day.clamp(1, 31) - 1) / 31.0) / 12.0
}

/// The least and the greatest of some numbers.
pub(crate) fn extent(values: impl IntoIterator<Item = f64>) -> Option<(f64, f64)> {
    values.into_iter().filter_map(usable).fold(None, |so_far, v| match so_far {
        None => Some((v, v)),
        Some((low, high)) => Some((f64::min(low, v), f64::max(high, v))),
    })
}

/// Maps a range of values onto a range of places, in proportion.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Scale {
    values: (f64, f64),
    places: (f64, f64),
}

impl Scale {
    pub(crate) fn new(values: (f64, f64), places: (f64, f64)) -> Self {
        let (low, high) = values;
        let values = if high - low > 1e-9 { values } else { (low - 0.5, low + 0.5) };
        Self { values, places }
    }

    pub(crate) fn at(&self, value: f64) -> f64 {
        let part = (value - self.values.0) / (self.values.1 - self.values.0);
        self.places.0 + part * (self.places.1 - self.places.0)
    }

    /// The place of a value, or the nearest end of the scale.
    pub(crate) fn within(&self, value: f64) -> f64 {
        self.at(value.clamp(self.values.0, self.values.1))
    }

    pub(crate) fn values(&self) -> (f64, f64) {
        self.values
    }

    /// Times of the scale with what is written at them, at least `apart` pixels from each other: whole years, or months.
    pub(crate) fn times(&self, per: Per, apart: f64) -> Vec<(f64, String)> {
        let span = self.values.1 - self.values.0;
        let most = ((self.places.1 - self.places.0).abs() / apart).floor().max(1.0);
        let steps = [1.0, 2.0, 3.0, 6.0, 12.0, 24.0, 60.0, 120.0, 240.0, 600.0, 1200.0];
        let step = steps.into_iter().find(|step| span * 12.0 / step <= most);
        if let (Per::Month, Some(step)) = (per, step) {
            return multiples((self.values.0 * 12.0, self.values.1 * 12.0), step)
                .map(|month| (month / 12.0, month_name(month)))
                .collect();
        }
        multiples(self.values, round_up((span / most).max(1.0)))
            .map(|year| (year, format!("{year:.0}")))
            .collect()
    }

    /// Round values of the scale, about `most` of them.
    pub(crate) fn round_values(&self, most: f64) -> Vec<f64> {
        let span = self.values.1 - self.values.0;
        multiples(self.values, round_up(span / most.max(1.0))).collect()
    }
}

/// 1, 2, 5 or ten times these: the least that is not below the number.
pub(crate) fn round_up(number: f64) -> f64 {
    let mut unit = 1.0;
    // Numbers are usable, so few turns suffice; division and multiplication by ten are the same everywhere.
    while unit > number && unit > 1e-9 {
        unit /= 10.0;
    }
    while unit * 10.0 <= number {
        unit *= 10.0;
    }
    [1.0, 2.0, 5.0, 10.0]
        .into_iter()
        .map(|step| step * unit)
        .find(|step| *step >= number * 0.999_999)
        .unwrap_or(unit)
}

fn multiples((low, high): (f64, f64), step: f64) -> impl Iterator<Item = f64> {
    let first = (low / step - 1e-6).ceil();
    // A bound, should a range be absurd.
    (0..200).map(move |n| (first + f64::from(n)) * step).take_while(move |v| *v <= high + step * 1e-6)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(values: (f64, f64), per: Per) -> Vec<String> {
        Scale::new(values, (0.0, 600.0)).times(per, 60.0).into_iter().map(|(_, text)| text).collect()
    }

    #[test]
    fn times_are_whole_years_or_months() {
        assert_eq!(
            written((2015.0, 2024.0), Per::Year),
            ["2015", "2016", "2017", "2018", "2019", "2020", "2021", "2022", "2023", "2024"]
        );
        assert_eq!(
            written((1959.5, 2025.9), Per::Year),
            ["1960", "1970", "1980", "1990", "2000", "2010", "2020"]
        );
        assert_eq!(
            written((2023.9, 2024.35), Per::Month),
            ["2023-12", "2024-01", "2024-02", "2024-03", "2024-04", "2024-05"]
        );
        assert_eq!(written((2023.0, 2025.0), Per::Year), ["2023", "2024", "2025"]);
        assert_eq!(written((2000.0, 2010.0), Per::Month)[..3], ["2000-01", "2001-01", "2002-01"]);
    }

    #[test]
    fn steps_are_round() {
        for (number, step) in [(0.3, 0.5), (1.0, 1.0), (6.0, 10.0), (13.0, 20.0), (0.1, 0.1)] {
            assert!((round_up(number) - step).abs() < 1e-9, "{number}");
        }
    }
}
