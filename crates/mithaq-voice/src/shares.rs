//! The shares of powers in the ties of a state along time.

use mithaq_alignment::measure::{Name, Study, Turn, Who};
use mithaq_alignment::{By, Of, Period, Result};
use mithaq_ledger::{Ledger, Said};
use mithaq_plot::{ChangePoint, Page, Per, Point, Series, Shares};

use crate::Speaker;
use crate::times::{self, Asked};

/// The shares of these powers in the ties of a state, and when they changed; what ties is what the study is of.
///
/// # Errors
/// Where the ledger cannot be read, or the state or a power is not known.
pub fn of_state(
    ledger: &Ledger,
    study: &Study,
    (state, powers): (&str, &[String]),
    asked: &Asked,
    voice: Speaker,
) -> Result<Shares> {
    let (mut lines, mut marks, mut uncovered) = (Vec::new(), Vec::new(), Vec::new());
    for power in powers {
        let name = voice.name(power);
        let (line, blank) = series(ledger, (study, Name::Share), (state, power), asked, name.clone())?;
        lines.push(line);
        uncovered = blank;
        let who = Who::Pair(state.to_owned(), power.clone());
        let turns = study.changes(ledger, Name::Share, &who, asked.years)?;
        turns.iter().for_each(|turn| add_mark(&mut marks, turn, &name, voice));
    }
    let (subtitle, value_name) = shares_of(study.of.unwrap_or(Of::Agreements));
    let notes = times::blank(&uncovered, voice).concat();
    let (title, subtitle, language) = (voice.name(state), voice.words(subtitle), voice.of_pictures());
    Ok(Shares {
        page: Page { title, subtitle, notes, language, ..Page::default() },
        powers: lines,
        marks,
        span: Some(asked.span()),
        per: per(asked.by),
        uncovered: asked.shaded(&uncovered),
        value_name: voice.words(value_name),
    })
}

/// What the axis counts.
#[must_use]
pub fn per(by: By) -> Per {
    if by == By::Month { Per::Month } else { Per::Year }
}

/// The values of a measure of a pair in the times asked for; and those that no source covers.
///
/// # Errors
/// As [`of_state`].
pub fn series(
    ledger: &Ledger,
    (study, measure): (&Study, Name),
    (one, other): (&str, &str),
    asked: &Asked,
    name: String,
) -> Result<(Series, Vec<Period>)> {
    let mut points = Vec::new();
    let who = Who::Pair(one.to_owned(), other.to_owned());
    let remarks = study.values(ledger, measure, &who, asked.years, |value| {
        if asked.has(value.period) {
            points.push(Point { time: times::start(value.period), value: value.value, band: None });
        }
        Ok(())
    })?;
    let uncovered = remarks.uncovered.into_iter().filter(|period| asked.has(*period));
    Ok((Series { name, points }, uncovered.collect()))
}

/// Shares that change at one time have one mark.
fn add_mark(marks: &mut Vec<ChangePoint>, turn: &Turn, name: &str, voice: Speaker) {
    let [time, low, high] = turn.periods.map(times::start);
    match marks.iter_mut().find(|mark| mark.time == time) {
        Some(mark) => {
            let both = Said::new("{one} and {other}").plain("one", &mark.label).plain("other", name);
            mark.label = both.by(&voice);
            mark.interval = mark.interval.map(|(from, to)| (from.min(low), to.max(high)));
        }
        None => marks.push(ChangePoint { time, interval: Some((low, high)), label: name.to_owned() }),
    }
}

/// What shares are of: the subtitle, and what stands at the axis.
fn shares_of(of: Of) -> (&'static str, &'static str) {
    match of {
        Of::Alliances => {
            ("Share of its alliances with each power, and when a share changed", "Share of its alliances")
        }
        Of::Agreements => (
            "Share of its agreements in force with each power, and when a share changed",
            "Share of its agreements in force",
        ),
        Of::Events => (
            "Share of its events of cooperation with each power, and when a share changed",
            "Share of its events of cooperation",
        ),
    }
}
