//! An answer along time.

use mithaq_ledger::{Answer, Dated, Evidence, Said, Weight};
use mithaq_plot::{Kind, Mark, Page, Standing, Timeline, year_fraction};

use crate::Speaker;
use crate::answer::{day, verdict};

/// The evidence on both powers along time: what counts and what is only said.
pub fn of_answer(answer: &Answer, voice: Speaker) -> Timeline {
    let powers = [&answer.from, &answer.to];
    let all = answer.evidence_for.iter().chain(&answer.evidence_against).chain(&answer.only_said);
    let lane = |one: &Evidence| powers.iter().position(|power| one.power.as_ref() == Some(power));
    let until = answer.as_of.as_deref().and_then(fraction);
    let reports_until = |day| Said::new("Reports until {day}").plain("day", day).by(&voice);
    let marks = all.filter_map(|one| mark(one, voice, lane(one)?, until)).collect();
    Timeline {
        page: Page {
            title: format!("{}: {}", voice.name(&answer.state), verdict(answer, voice)),
            subtitle: format!("{} – {}", voice.name(&answer.from), voice.name(&answer.to)),
            notes: answer.as_of.as_ref().map(reports_until).unwrap_or_default(),
            language: voice.of_pictures(),
            ..Page::default()
        },
        lanes: powers.iter().map(|power| voice.name(power)).collect(),
        marks,
        ..Timeline::default()
    }
}

fn mark(one: &Evidence, voice: Speaker, lane: usize, until: Option<f64>) -> Option<Mark> {
    let (start, end) = days(&one.date)?;
    // What is told to hold since a day holds until the newest report.
    let lasts = one.date.edtf.as_ref().is_some_and(|edtf| edtf.ends_with("/.."));
    let end = until.filter(|_| lasts).map_or(end, |until| until.max(end));
    let kind = match one.kind {
        mithaq::Kind::Agreement => Kind::Step,
        mithaq::Kind::Relation => Kind::Relation,
        mithaq::Kind::Event => Kind::Event,
        mithaq::Kind::Claim => Kind::Claim,
    };
    let standing = match (one.polarity, one.kind, one.weight) {
        (mithaq::Polarity::Denied, ..) => Standing::Denied,
        (_, mithaq::Kind::Claim, _) => Standing::Claimed,
        (_, _, Weight::Said) => Standing::Planned,
        _ => Standing::Done,
    };
    let (when, label) = (day(&one.date, voice), plain(&one.said[0].by(&voice)));
    Some(Mark { lane, start, end, when, kind, standing, weight: weight(one), label })
}

/// What counts weighs more than what is long ago, and that more than what is only said; among what counts, by its strength.
fn weight(one: &Evidence) -> f64 {
    let class = match one.weight {
        Weight::Counted => 2.0,
        Weight::Background => 1.0,
        Weight::Said => 0.0,
    };
    class + one.strength / (1.0 + one.strength.abs())
}

/// The font of the pictures has no arrows.
fn plain(what: &str) -> String {
    what.replace('→', ">")
}

/// First and last day as fractions of years; an open end is the other day.
pub fn days(date: &Dated) -> Option<(f64, f64)> {
    let start = date.start.as_ref().or(date.end.as_ref())?;
    let end = date.end.as_ref().or(date.start.as_ref())?;
    Some((fraction(start)?, fraction(end)?))
}

/// A day, month or year, ISO 8601, as a fraction of years: where it stands along time.
pub fn fraction(day: &str) -> Option<f64> {
    let mut parts = day.split('-');
    let year = parts.next()?.parse().ok()?;
    let mut part = || parts.next().and_then(|part| part.parse().ok());
    let month = part().unwrap_or(1);
    Some(year_fraction(year, month, part().unwrap_or(1)))
}
