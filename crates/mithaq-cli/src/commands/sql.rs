//! `mithaq sql`

use std::io::{self, BufWriter, Write};
use std::process::ExitCode;
use std::time::Duration;

use anyhow::Result;
use mithaq_ledger::{Ended, Limits, Line, Value};
use serde_json::{Map, Value as Json};

use super::open;
use crate::args::{Sql, SqlForm};
use crate::output::text::one_line;

pub(crate) fn run(sql: &Sql) -> Result<ExitCode> {
    let ledger = open(&sql.ledger)?;
    let limits = Limits { time: Some(Duration::from_secs(sql.seconds)), rows: sql.rows };
    let query = |each: Each<'_>| ledger.query_within(&sql.query, limits, each);
    let out = BufWriter::new(io::stdout());
    let ended = match sql.format {
        SqlForm::Table => delimited(
            query,
            csv::WriterBuilder::new().delimiter(b'\t').quote_style(csv::QuoteStyle::Never).from_writer(out),
            one_line_cell,
        )?,
        SqlForm::Csv => delimited(query, csv::Writer::from_writer(out), cell)?,
        SqlForm::Jsonl => json_lines(query, out)?,
    };
    if ended == Ended::Cut {
        tell!("mithaq: there are more rows; --rows {} left them out", sql.rows.unwrap_or_default());
    }
    Ok(ExitCode::SUCCESS)
}

/// What takes the lines of a query.
type Each<'a> = &'a mut dyn FnMut(Line<'_>) -> Result<()>;

fn delimited(
    query: impl FnOnce(Each<'_>) -> Result<Ended>,
    mut out: csv::Writer<impl Write>,
    shown: fn(&Value) -> String,
) -> Result<Ended> {
    let ended = query(&mut |line| {
        match line {
            Line::Columns(names) => out.write_record(names)?,
            Line::Row(values) => out.write_record(values.iter().map(shown))?,
        }
        Ok(())
    })?;
    out.flush()?;
    Ok(ended)
}

/// Line breaks, tabs and other controls inside a value would break the table that people look at.
fn one_line_cell(value: &Value) -> String {
    one_line(&cell(value))
}

fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Integer(n) => n.to_string(),
        Value::Real(n) => n.to_string(),
        Value::Text(text) => text.to_string(),
        Value::Blob(bytes) => bytes.iter().map(|b| format!("{b:02x}")).collect(),
    }
}

fn json_lines(query: impl FnOnce(Each<'_>) -> Result<Ended>, mut out: impl Write) -> Result<Ended> {
    let mut columns: Vec<String> = Vec::new();
    let ended = query(&mut |line| {
        match line {
            Line::Columns(names) => columns = names.to_vec(),
            Line::Row(values) => {
                let row: Map<String, Json> = columns.iter().cloned().zip(values.iter().map(json)).collect();
                serde_json::to_writer(&mut out, &row)?;
                writeln!(out)?;
            }
        }
        Ok(())
    })?;
    out.flush()?;
    Ok(ended)
}

fn json(value: &Value) -> Json {
    match value {
        Value::Null => Json::Null,
        Value::Integer(n) => Json::from(*n),
        Value::Real(n) => Json::from(*n),
        Value::Text(text) => Json::from(text.as_ref()),
        Value::Blob(_) => Json::from(cell(value)),
    }
}
