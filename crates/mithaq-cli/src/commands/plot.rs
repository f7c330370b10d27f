//! `mithaq plot`

mod network;
mod times;

use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result};
use mithaq_alignment::measure::{Name, Study};
use mithaq_alignment::{By, Of};
use mithaq_ledger::Said;
use mithaq_plot::{Language, Page, SmallMultiples, Svg, Table, Unit};
use mithaq_voice::Speaker;
use mithaq_voice::shares::{self, per, series};
use mithaq_voice::timeline::fraction;
use mithaq_voice::times::blank;

use super::{Usage, open, state_or_pair};
use crate::args::{Digits, Drawing, Ground, Picture, Plot, PlotPairs, PlotShares, PlotTimeline};
use crate::codes::{self, OWN_LANGUAGE};

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
    Ok(Speaker::of(drawing.language.as_deref().unwrap_or(OWN_LANGUAGE), false)?)
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

fn draw_shares(arguments: &PlotShares) -> Result<Drawn> {
    let drawing = &arguments.drawing;
    let (asked, voice) = (times::asked(&arguments.times)?, voice(drawing)?);
    let state = codes::parse(&arguments.state)?;
    let powers = arguments.with.iter().map(|power| codes::parse(power)).collect::<Result<Vec<_>, _>>()?;
    if powers.contains(&state) {
        return Err(Usage::error(format!("{state}: a state has no ties with itself")));
    }
    let study = study(Some(arguments.of.into()), &arguments.ground, asked.by);
    let mut shares = shares::of_state(&open(&drawing.ledger)?, &study, (&state, &powers), &asked, voice)?;
    let Page { title, subtitle, notes, .. } = shares.page;
    shares.page = page(drawing, title, subtitle, &[notes])?;
    Ok(Drawn { svg: shares.svg(), table: shares.table() })
}

/// A title begins with a capital, where there are capitals.
fn capital(title: &str) -> String {
    let mut rest = title.chars();
    rest.next().map(|first| first.to_uppercase().chain(rest).collect()).unwrap_or_default()
}

fn draw_timeline(arguments: &PlotTimeline) -> Result<Drawn> {
    let question = super::question(&arguments.state, &arguments.between)?;
    let drawing = &arguments.drawing;
    let answer = open(&drawing.ledger)?.ask(&question)?;
    let mut timeline = mithaq_voice::timeline::of_answer(&answer, voice(drawing)?);
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
    let (asked, voice) = (times::asked(&arguments.times)?, voice(drawing)?);
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
            &blank(&uncovered, voice),
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
