//! `mithaq plot`

mod network;

use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result};
use mithaq_alignment::measure::{Name, Study, Who};
use mithaq_alignment::{Of, Years};
use mithaq_ledger::Ledger;
use mithaq_plot::{ChangePoint, Language, Page, Point, Series, Shares, SmallMultiples, Svg, Unit};

use super::{Usage, open, state_or_pair};
use crate::args::{Drawing, Ground, Picture, Plot, PlotPairs, PlotShares, PlotTimeline};
use crate::codes::{self, OWN_LANGUAGE};
use crate::output::picture;
use crate::voice::Speaker;

pub(crate) fn run(plot: &Plot) -> Result<ExitCode> {
    let (svg, drawing) = match &plot.picture {
        Picture::Shares(shares) => (draw_shares(shares)?, &shares.drawing),
        Picture::Timeline(timeline) => (draw_timeline(timeline)?, &timeline.drawing),
        Picture::Network(network) => (network::draw(network)?, &network.drawing),
        Picture::Pairs(pairs) => (draw_pairs(pairs)?, &pairs.drawing),
    };
    write(&svg, drawing)?;
    Ok(ExitCode::SUCCESS)
}

fn write(svg: &Svg, drawing: &Drawing) -> Result<()> {
    let Some(file) = &drawing.out else {
        return Ok(writeln!(io::stdout(), "{svg}")?);
    };
    let is = |ending: &str| file.extension().is_some_and(|found| found.eq_ignore_ascii_case(ending));
    let bytes = if is("png") {
        svg.png(drawing.scale).with_context(|| format!("{}: cannot be drawn", file.display()))?
    } else if is("svg") {
        svg.as_str().as_bytes().to_vec()
    } else {
        return Err(Usage::error(format!("{}: a picture is .svg or .png", file.display())));
    };
    fs::write(file, bytes).with_context(|| format!("{}: cannot be written", file.display()))
}

/// A page with the sizes and the language asked for.
fn page(drawing: &Drawing, title: String, subtitle: String) -> Result<Page> {
    let ledger = Path::file_name(&drawing.ledger.file.ledger).unwrap_or_default().to_string_lossy();
    let language = language(drawing)?;
    let source = language.say("Source: {ledger}, drawn by mithaq").replace("{ledger}", &ledger);
    let notes = format!("{source} {}", env!("CARGO_PKG_VERSION"));
    let (width, height) = (drawing.width, drawing.height);
    Ok(Page { title, subtitle, notes, language, width, height })
}

/// The language asked for; without one, that of the program.
fn language(drawing: &Drawing) -> Result<Language> {
    let Some(code) = &drawing.language else { return Ok(Language::default()) };
    let language = codes::language(code)?;
    Ok(Language::new(code, language.habits.right_to_left, language.captions.clone()))
}

/// What a state is called in the language asked for.
fn called(code: &str, drawing: &Drawing) -> Result<String> {
    let Some(language) = &drawing.language else { return Ok(codes::name(code).to_owned()) };
    Ok(codes::name_in(code, codes::language(language)?).to_owned())
}

fn study(of: Option<Of>, ground: &Ground) -> Study {
    Study { of, source: ground.source.clone(), rules: ground.rules.rules(), ..Study::default() }
}

/// The values of a measure of a pair, year by year.
fn series(
    ledger: &Ledger,
    (study, measure): (&Study, Name),
    (one, other): (&str, &str),
    years: Years,
    name: String,
) -> Result<Series> {
    let mut points = Vec::new();
    let who = Who::Pair(one.to_owned(), other.to_owned());
    study.values(ledger, measure, &who, years, |value| {
        points.push(Point { time: f64::from(value.year), value: value.value, band: None });
        Ok(())
    })?;
    Ok(Series { name, points })
}

fn draw_shares(arguments: &PlotShares) -> Result<Svg> {
    let (drawing, years) = (&arguments.drawing, arguments.years);
    let state = codes::parse(&arguments.state)?;
    let ledger = open(&drawing.ledger)?;
    let study = study(Some(arguments.of.into()), &arguments.ground);
    let (mut powers, mut marks) = (Vec::new(), Vec::new());
    for power in &arguments.with {
        let power = codes::parse(power)?;
        if power == state {
            return Err(Usage::error(format!("{state}: a state has no ties with itself")));
        }
        let name = called(&power, drawing)?;
        powers.push(series(&ledger, (&study, Name::Share), (&state, &power), years, name.clone())?);
        let who = Who::Pair(state.clone(), power);
        for turn in study.changes(&ledger, Name::Share, &who, years)? {
            let interval = Some((f64::from(turn.low), f64::from(turn.high)));
            marks.push(ChangePoint { time: f64::from(turn.year), interval, label: name.clone() });
        }
    }
    let name = called(&state, drawing)?;
    let language = language(drawing)?;
    let subtitle = language.say("Share of its ties with each power, and when a share changed");
    Ok(Shares { page: page(drawing, name, subtitle.to_owned())?, powers, marks }.svg())
}

fn draw_timeline(arguments: &PlotTimeline) -> Result<Svg> {
    let mut question = super::question(&arguments.state, &arguments.between)?;
    question.most = Some(picture::MARKS);
    let drawing = &arguments.drawing;
    let answer = open(&drawing.ledger)?.ask(&question)?;
    let voice = Speaker::of(drawing.language.as_deref().unwrap_or(OWN_LANGUAGE), false)?;
    let mut timeline = picture::timeline(&answer, voice);
    timeline.page = page(drawing, timeline.page.title, timeline.page.subtitle)?;
    Ok(timeline.svg())
}

fn draw_pairs(arguments: &PlotPairs) -> Result<Svg> {
    let (drawing, measure) = (&arguments.drawing, arguments.measure);
    let ledger = open(&drawing.ledger)?;
    let study = study(None, &arguments.ground);
    let mut panels = Vec::new();
    for pair in &arguments.pairs {
        let [one, other] = &state_or_pair(pair)?[..] else {
            return Err(Usage::error(format!("{pair}: a pair is two states, as in TGO-FRA")));
        };
        let name = format!("{}–{}", called(one, drawing)?, called(other, drawing)?);
        panels.push(series(&ledger, (&study, measure), (one, other), arguments.years, name)?);
    }
    let unit = if measure == Name::Share { Unit::Share } else { Unit::Number };
    let page = page(drawing, measure.name().to_owned(), String::new())?;
    Ok(SmallMultiples { page, panels, unit, value_name: measure.name().to_owned(), values: None }.svg())
}
