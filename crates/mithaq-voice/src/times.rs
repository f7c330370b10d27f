//! The times that a picture shows.

use mithaq_alignment::{By, Period, Years};
use mithaq_ledger::Said;
use mithaq_plot::year_fraction;

use crate::Speaker;

/// From one day to another, by year or month.
#[derive(Debug, Clone)]
pub struct Asked {
    first: Period,
    last: Period,
    /// The years that they lie in.
    pub years: Years,
    /// Years or months.
    pub by: By,
}

impl Asked {
    /// From one year to another, or from one month to another; nothing where the first is after the last.
    #[must_use]
    pub fn between(first: Period, last: Period, by: By) -> Option<Self> {
        let years = Years { from: first.year(), to: last.year() };
        (first <= last).then_some(Self { first, last, years, by })
    }

    /// Whether it is one of them.
    #[must_use]
    pub fn has(&self, period: Period) -> bool {
        (self.first..=self.last).contains(&period)
    }

    /// From the first to the last point, in fractional years.
    pub fn span(&self) -> (f64, f64) {
        (start(self.first), start(self.last))
    }

    /// Years or months as the axis has them, each with its value in the middle of what is shaded for it.
    pub fn shaded(&self, periods: &[Period]) -> Vec<(f64, f64)> {
        let half = if self.by == By::Year { 0.5 } else { 0.5 / 12.0 };
        runs(periods).into_iter().map(|(from, to)| (start(from) - half, start(to) + half)).collect()
    }

    /// "Year by year, 2020 to 2025"
    pub fn told(&self, voice: Speaker) -> String {
        let said = match self.by {
            By::Year => Said::new("Year by year, {from} to {to}"),
            By::Month => Said::new("Month by month, {from} to {to}"),
        };
        said.plain("from", self.first).plain("to", self.last).by(&voice)
    }
}

/// Where the value of a year or month stands.
pub fn start(period: Period) -> f64 {
    let month = period.month().and_then(|month| u8::try_from(month).ok());
    year_fraction(period.year().into(), month.unwrap_or(1), 1)
}

/// What is said of years or months that no source covers.
pub fn blank(periods: &[Period], voice: Speaker) -> Vec<String> {
    let spans = runs(periods).into_iter().map(|(from, to)| match from == to {
        true => from.to_string(),
        false => format!("{from} – {to}"),
    });
    let spans: Vec<String> = spans.collect();
    let told = || Said::new("No source covers {spans}").plain("spans", spans.join(", ")).by(&voice);
    if spans.is_empty() { Vec::new() } else { vec![told()] }
}

/// Years or months that follow each other, put together.
fn runs(periods: &[Period]) -> Vec<(Period, Period)> {
    let mut runs: Vec<(Period, Period)> = Vec::new();
    for &period in periods {
        match runs.last_mut() {
            Some(run) if run.1.until(period).nth(1) == Some(period) => run.1 = period,
            _ => runs.push((period, period)),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_follows_each_other_is_one_run() {
        let period = |day| Period::of(day, By::Month).expect("a month");
        let [november, december, january, march] =
            ["2024-11-01", "2024-12-01", "2025-01-01", "2025-03-01"].map(period);
        assert_eq!(runs(&[november, december, january, march]), [(november, january), (march, march)]);
        let years = [1990, 1991, 1993].map(Period::of_year);
        assert_eq!(runs(&years), [(years[0], years[1]), (years[2], years[2])]);
        assert_eq!(runs(&[]), []);
    }
}
