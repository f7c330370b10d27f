//! `mithaq plot`

mod network;
mod times;

use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result};
use mithaq_alignment::measure::{Name, Study, Turn, Who};
use mithaq_alignment::{By, Of, Period};
use mithaq_ledger::{Ledger, Said};
use mithaq_plot::{
    ChangePoint, Language, Page, Per, Point, Series, Shares, SmallMultiples, Svg, Table, Unit,
};

use super::{Usage, open, state_or_pair};
use crate::args::{Digits, Drawing, Ground, Picture, Plot, PlotPairs, PlotShares, PlotTimeline, YearsOf};
use crate::codes::{self, OWN_LANGUAGE};
use crate::output::picture::{self, fraction};
use crate::voice::Speaker;
use times::Asked;

/// A picture and its numbers.
struct Drawn {
    svg: Svg,
    table: Table,
}

pub(crate) fn run(plot: &Plot) -> Result<ExitCode> {
    let (drawn, drawing) = match &plot.picture {
        Picture::Shares(shares) => (draw_shares(shares)?, &shares.drawing),
        Picture::Timeline(timeline) => (draw_timeline(timeline)?, &timeline.drawing),
        Picture::Network(network) => (network::draw(network)?, &network.drawing),
        Picture::Pairs(pairs) => (draw_pairs(pairs)?, &pairs.drawing),
    };
    write(&drawn, drawing)?;
    Ok(ExitCode::SUCCESS)
}

fn write(drawn: &Drawn, drawing: &Drawing) -> Result<()> {
    let Some(file) = &drawing.out else {
        return Ok(writeln!(io::stdout(), "{}", drawn.svg)?);
    };
    let is = |ending: &str| file.extension().is_some_and(|found| found.eq_ignore_ascii_case(ending));
    let bytes = if is("png") {
        drawn.svg.png(drawing.scale).with_context(|| format!("{}: cannot be drawn", file.display()))?
    } else if is("svg") {
        drawn.svg.as_str().as_bytes().to_vec()
    } else if is("csv") {
        csv(&drawn.table)?
    } else {
        return Err(Usage::error(format!("{}: a picture is .svg or .png, its numbers .csv", file.display())));
    };
    fs::write(file, bytes).with_context(|| format!("{}: cannot be written", file.display()))
}

fn csv(table: &Table) -> Result<Vec<u8>> {
    let mut csv = csv::Writer::from_writer(Vec::new());
    csv.write_record(&table.head)?;
    table.rows.iter().try_for_each(|row| csv.write_record(row))?;
    csv.into_inner().map_err(|error| error.into_error().into())
}

/// A page with the sizes and the language asked for.
fn page(drawing: &Drawing, title: String, subtitle: String, notes: &[String]) -> Result<Page> {
    let ledger = Path::file_name(&drawing.ledger.file.ledger).unwrap_or_default().to_string_lossy();
    let voice = voice(drawing)?;
    let source = Said::new("Source: {ledger}, drawn by mithaq").plain("ledger", ledger).by(&voice);
    let source = format!("{source} {}", env!("CARGO_PKG_VERSION"));
    let notes = notes.iter().chain([&source]).map(String::as_str);
    let notes = notes.filter(|note| !note.is_empty()).collect::<Vec<_>>().join(" · ");
    let (width, height) = (drawing.width, drawing.height);
    Ok(Page { title, subtitle, notes, language: language(drawing)?, width, height })
}

/// Who speaks in the language asked for; without one, in that of the program.
fn voice(drawing: &Drawing) -> Result<Speaker> {
    Speaker::of(drawing.language.as_deref().unwrap_or(OWN_LANGUAGE), false)
}

fn language(drawing: &Drawing) -> Result<Language> {
    let language = voice(drawing)?.of_pictures();
    let own = drawing.language.as_deref().map(codes::language).transpose()?;
    let digits = own.and_then(|own| own.habits.digits).filter(|_| drawing.digits == Digits::Own);
    Ok(match digits {
        Some(digits) => language.with_digits(digits),
        None => language,
    })
}

fn study(of: Option<Of>, ground: &Ground, by: By) -> Study {
    Study { of, source: ground.source.clone(), rules: ground.rules.rules(), by, ..Study::default() }
}

fn per(by: By) -> Per {
    if by == By::Month { Per::Month } else { Per::Year }
}

/// The values of a measure of a pair in the times asked for; and those that no source covers.
fn series(
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

fn draw_shares(arguments: &PlotShares) -> Result<Drawn> {
    let drawing = &arguments.drawing;
    let (asked, voice) = (Asked::of(&arguments.times)?, voice(drawing)?);
    let state = codes::parse(&arguments.state)?;
    let ledger = open(&drawing.ledger)?;
    let study = study(Some(arguments.of.into()), &arguments.ground, asked.by);
    let (mut powers, mut marks, mut uncovered) = (Vec::new(), Vec::new(), Vec::new());
    for power in &arguments.with {
        let power = codes::parse(power)?;
        if power == state {
            return Err(Usage::error(format!("{state}: a state has no ties with itself")));
        }
        let name = voice.name(&power);
        let (series, blank) = series(&ledger, (&study, Name::Share), (&state, &power), &asked, name.clone())?;
        powers.push(series);
        uncovered = blank;
        let turns = study.changes(&ledger, Name::Share, &Who::Pair(state.clone(), power), asked.years)?;
        turns.iter().for_each(|turn| add_mark(&mut marks, turn, &name, voice));
    }
    let (subtitle, value_name) = shares_of(arguments.of);
    let notes = times::blank(&uncovered, voice);
    Ok(shares_drawn(&Shares {
        page: page(drawing, voice.name(&state), voice.words(subtitle), &notes)?,
        powers,
        marks,
        span: Some(asked.span()),
        per: per(asked.by),
        uncovered: asked.shaded(&uncovered),
        value_name: voice.words(value_name),
    }))
}

fn shares_drawn(shares: &Shares) -> Drawn {
    Drawn { svg: shares.svg(), table: shares.table() }
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

/// A title begins with a capital, where there are capitals.
fn capital(title: &str) -> String {
    let mut rest = title.chars();
    rest.next().map(|first| first.to_uppercase().chain(rest).collect()).unwrap_or_default()
}

/// What shares are of: the subtitle, and what stands at the axis.
fn shares_of(of: YearsOf) -> (&'static str, &'static str) {
    match of {
        YearsOf::Alliances => {
            ("Share of its alliances with each power, and when a share changed", "Share of its alliances")
        }
        YearsOf::Agreements => (
            "Share of its agreements in force with each power, and when a share changed",
            "Share of its agreements in force",
        ),
        YearsOf::Events => (
            "Share of its events of cooperation with each power, and when a share changed",
            "Share of its events of cooperation",
        ),
    }
}

fn draw_timeline(arguments: &PlotTimeline) -> Result<Drawn> {
    let question = super::question(&arguments.state, &arguments.between)?;
    let drawing = &arguments.drawing;
    let answer = open(&drawing.ledger)?.ask(&question)?;
    let mut timeline = picture::timeline(&answer, voice(drawing)?);
    let newest = answer.as_of.as_deref().and_then(fraction);
    timeline.span = times::window(&timeline.marks, (&arguments.since, &arguments.until), newest)?;
    timeline.per = arguments.by.map(|by| per(by.into()));
    // Behind the newest report nothing is known.
    timeline.uncovered = newest
        .zip(timeline.span)
        .filter(|(newest, span)| *newest < span.1)
        .map(|(newest, span)| (newest, span.1))
        .into_iter()
        .collect();
    let Page { title, subtitle, notes, .. } = timeline.page;
    timeline.page = page(drawing, title, subtitle, &[notes])?;
    Ok(Drawn { svg: timeline.svg(), table: timeline.table() })
}

fn draw_pairs(arguments: &PlotPairs) -> Result<Drawn> {
    let (drawing, measure) = (&arguments.drawing, arguments.measure);
    if !measure.is_of_pair() {
        return Err(Usage::error(format!(
            "{} is of a state, not of pairs: mithaq measure --list",
            measure.name()
        )));
    }
    let (asked, voice) = (Asked::of(&arguments.times)?, voice(drawing)?);
    let ledger = open(&drawing.ledger)?;
    let study = study(None, &arguments.ground, asked.by);
    let (mut panels, mut uncovered) = (Vec::new(), Vec::new());
    for pair in &arguments.pairs {
        let [one, other] = &state_or_pair(pair)?[..] else {
            return Err(Usage::error(format!("{pair}: a pair is two states, as in TGO-FRA")));
        };
        let name = format!("{}–{}", voice.name(one), voice.name(other));
        let (panel, blank) = series(&ledger, (&study, measure), (one, other), &asked, name)?;
        panels.push(panel);
        uncovered = blank;
    }
    let multiples = SmallMultiples {
        page: page(
            drawing,
            capital(&voice.words(measure.name())),
            asked.told(voice),
            &times::blank(&uncovered, voice),
        )?,
        panels,
        unit: if measure == Name::Share { Unit::Share } else { Unit::Number },
        span: Some(asked.span()),
        per: per(asked.by),
        uncovered: asked.shaded(&uncovered),
        ..SmallMultiples::default()
    };
    Ok(Drawn { svg: multiples.svg(), table: multiples.table() })
}
