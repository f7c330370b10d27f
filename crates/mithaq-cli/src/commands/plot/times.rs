//! The times that a picture shows, as they are asked for.

use anyhow::Result;
use mithaq_alignment::Period;
use mithaq_plot::Mark;
use mithaq_record::iso;
use mithaq_voice::timeline::fraction;
use mithaq_voice::times::Asked;

use crate::args::Times;
use crate::commands::Usage;

/// # Errors
/// Where the last lies before the first.
pub(super) fn asked(times: &Times) -> Result<Asked> {
    let by = times.by.into();
    let periods =
        times.days().and_then(|(first, last)| Some((Period::of(&first, by)?, Period::of(&last, by)?)));
    let Some((first, last)) = periods else {
        return Err(Usage::error("which years? --years 2010..2025"));
    };
    Asked::between(first, last, by).ok_or_else(|| Usage::error(format!("{first} is after {last}")))
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
