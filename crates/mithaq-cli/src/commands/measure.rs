//! `mithaq measure`

use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use anyhow::Result;
use mithaq_alignment::measure::{self, Name, Study, Value, Who};
use mithaq_alignment::{Weights, Years};
use mithaq_ledger::Ledger;
use mithaq_world as world;

use super::{Usage, different, open};
use crate::args::{Measure, RowForm};

/// The name that asks for changes of a series.
const CHANGES: &str = "changes";

pub(crate) fn run(arguments: &Measure) -> Result<ExitCode> {
    let mut out = BufWriter::new(io::stdout().lock());
    let changes = arguments.name.as_deref() == Some(CHANGES);
    if arguments.list {
        for (name, says) in measure::names() {
            writeln!(out, "{name:<24} {says}")?;
        }
    } else if arguments.codebook {
        let book = if changes { measure::changes_codebook() } else { measure::codebook() };
        write!(out, "{}", book.markdown())?;
    } else {
        let (Some(name), Some(years)) = (&arguments.name, arguments.years) else {
            return Err(Usage::error("a measure and --years are needed"));
        };
        let who = who(arguments, years)?;
        let study = study(arguments, years)?;
        let ledger = open(&arguments.ledger)?;
        if changes {
            let turns = study.changes(&ledger, arguments.on, &who, years)?;
            write_changes(&mut out, arguments.format, &turns)?;
        } else {
            let name = name.parse::<Name>().map_err(anyhow::Error::msg)?;
            write_values(&mut out, arguments.format, (&study, &ledger), (name, &who, years))?;
        }
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

fn who(arguments: &Measure, years: Years) -> Result<Who> {
    // The command line has parted it at commas already.
    let pair = arguments.pair.join(",");
    match (world::halves(&pair, years.to), &arguments.state, arguments.all) {
        (Some((one, other)), None, false) => {
            different(one, other)?;
            Ok(Who::Pair(one.to_owned(), other.to_owned()))
        }
        (None, Some(state), false) => Ok(Who::State(state.clone())),
        (None, None, true) => Ok(Who::All),
        _ => Err(Usage::error("of whom? --pair A-B, or --state A, or --all")),
    }
}

fn study(arguments: &Measure, years: Years) -> Result<Study> {
    let column = arguments.weight_column.as_deref();
    let weights = arguments.weights.as_ref().map(|file| Weights::read(file, column, years.to)).transpose()?;
    Ok(Study {
        of: arguments.of(),
        source: arguments.source.clone(),
        members: arguments.members.clone(),
        weights,
        rules: arguments.rules.rules(),
        ..Study::default()
    })
}

fn write_values(
    out: &mut impl Write,
    form: RowForm,
    (study, ledger): (&Study, &Ledger),
    (name, who, years): (Name, &Who, Years),
) -> Result<()> {
    let mut csv = csv::Writer::from_writer(Vec::new());
    if form == RowForm::Csv {
        csv.write_record(measure::codebook().columns.iter().map(|column| &column.name))?;
    }
    let remarks = study.values(ledger, name, who, years, |value| {
        match form {
            RowForm::Text => writeln!(out, "{}", line(value))?,
            RowForm::Jsonl => {
                serde_json::to_writer(&mut *out, value).map_err(io::Error::from)?;
                writeln!(out)?;
            }
            RowForm::Csv => {
                csv.write_record(cells(value))?;
                // Written on now and then, so that tables of any length need little memory.
                if csv.get_ref().len() > 1 << 16 {
                    let full = std::mem::replace(&mut csv, csv::Writer::from_writer(Vec::new()));
                    out.write_all(&full.into_inner().map_err(|error| error.into_error())?)?;
                }
            }
        }
        Ok(())
    })?;
    out.write_all(&csv.into_inner()?)?;
    for (year, members) in remarks.unweighted {
        tell!("mithaq: {year}: {members} members have no weight and count 0");
    }
    if let (Some(first), Some(last)) = (remarks.uncovered.first(), remarks.uncovered.last()) {
        tell!(
            "mithaq: no source covers {} of the years {first} to {last}: they are blank",
            remarks.uncovered.len()
        );
    }
    Ok(())
}

fn line(value: &Value<'_>) -> String {
    let states = [Some(value.state_1), value.state_2].into_iter().flatten().collect::<Vec<_>>().join(" ");
    let number = value.value.map_or_else(|| "–".to_owned(), |number| format!("{number:.6}"));
    format!("{states} {} {:<22} {number} ({} members)", value.year, value.measure, value.members)
}

fn cells(value: &Value<'_>) -> [String; 6] {
    [
        value.state_1.to_owned(),
        value.state_2.unwrap_or_default().to_owned(),
        value.year.to_string(),
        value.measure.to_owned(),
        value.value.map(|number| number.to_string()).unwrap_or_default(),
        value.members.to_string(),
    ]
}

fn write_changes(out: &mut impl Write, form: RowForm, turns: &[measure::Turn]) -> Result<()> {
    let mut csv = csv::Writer::from_writer(Vec::new());
    if form == RowForm::Csv {
        csv.write_record(measure::changes_codebook().columns.iter().map(|column| &column.name))?;
    }
    for turn in turns {
        let other = turn.state_2.as_deref().unwrap_or_default();
        let (year, low, high) = (turn.year.to_string(), turn.low.to_string(), turn.high.to_string());
        let (before, after) = (turn.before.to_string(), turn.after.to_string());
        match form {
            RowForm::Text => writeln!(
                out,
                "{} {other} {}: {before} before {year} ({low} to {high}), {after} after",
                turn.state_1, turn.measure
            )?,
            RowForm::Jsonl => {
                serde_json::to_writer(&mut *out, turn)?;
                writeln!(out)?;
            }
            RowForm::Csv => csv.write_record([
                &turn.state_1,
                other,
                turn.measure,
                &year,
                &low,
                &high,
                &before,
                &after,
                &turn.years.to_string(),
            ])?,
        }
    }
    if turns.is_empty() && form == RowForm::Text {
        writeln!(out, "no change found")?;
    }
    Ok(out.write_all(&csv.into_inner()?)?)
}
