//! The times that a picture shows.

use anyhow::Result;
use mithaq_alignment::{By, Period, Years};
use mithaq_ledger::Said;
use mithaq_plot::{Mark, year_fraction};
use mithaq_record::iso;

use crate::args::Times;
use crate::commands::Usage;
use crate::output::picture::fraction;
use crate::voice::Speaker;

/// From one day to another, by year or month.
pub(super) struct Asked {
    first: Period,
    last: Period,
    pub(super) years: Years,
    pub(super) by: By,
}

impl Asked {
    pub(super) fn of(times: &Times) -> Result<Self> {
        let by = times.by.into();
        let periods =
            times.days().and_then(|(first, last)| Some((Period::of(&first, by)?, Period::of(&last, by)?)));
        let Some((first, last)) = periods else {
            return Err(Usage::error("which years? --years 2010..2025"));
        };
        if first > last {
            return Err(Usage::error(format!("{first} is after {last}")));
        }
        Ok(Self { first, last, years: Years { from: first.year(), to: last.year() }, by })
    }

    pub(super) fn has(&self, period: Period) -> bool {
        (self.first..=self.last).contains(&period)
    }

    /// From the first to the last point, in fractional years.
    pub(super) fn span(&self) -> (f64, f64) {
        (start(self.first), start(self.last))
    }

    /// Years or months as the axis has them, each with its value in the middle of what is shaded for it.
    pub(super) fn shaded(&self, periods: &[Period]) -> Vec<(f64, f64)> {
        let half = if self.by == By::Year { 0.5 } else { 0.5 / 12.0 };
        runs(periods).into_iter().map(|(from, to)| (start(from) - half, start(to) + half)).collect()
    }

    /// "Year by year, 2020 to 2025"
    pub(super) fn told(&self, voice: Speaker) -> String {
        let said = match self.by {
            By::Year => Said::new("Year by year, {from} to {to}"),
            By::Month => Said::new("Month by month, {from} to {to}"),
        };
        said.plain("from", self.first).plain("to", self.last).by(&voice)
    }
}

/// Where the value of a year or month stands.
pub(super) fn start(period: Period) -> f64 {
    let month = period.month().and_then(|month| u8::try_from(month).ok());
    year_fraction(period.year().into(), month.unwrap_or(1), 1)
}

/// What is said of years or months that no source covers.
pub(super) fn blank(periods: &[Period], voice: Speaker) -> Vec<String> {
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

/// What a timeline shows, where its ends are asked for; an end that is not is the first mark, or the newest report.
pub(super) fn window(
    marks: &[Mark],
    (since, until): (&Option<String>, &Option<String>),
    newest: Option<f64>,
) -> Result<Option<(f64, f64)>> {
    if since.is_none() && until.is_none() {
        return Ok(None);
    }
    let day = |typed: &Option<String>, of: fn(&str) -> Option<String>| {
        typed.as_deref().and_then(of).and_then(|day| fraction(&day))
    };
    let first = marks.iter().map(|mark| mark.start).reduce(f64::min);
    let from = day(since, iso::first).or(first);
    let to = day(until, iso::last).map(|day| day + 1.0 / 372.0).or(newest);
    match (from, to) {
        (Some(from), Some(to)) if from >= to => {
            Err(Usage::error("--until lies before what is shown: nothing is between"))
        }
        (from, to) => Ok(from.zip(to)),
    }
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
