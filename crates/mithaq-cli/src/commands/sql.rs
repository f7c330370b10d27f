//! `mithaq sql`

use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use anyhow::Result;
use mithaq_ledger::{Line, Value};
use serde_json::{Map, Value as Json};

use super::open;
use crate::args::{Sql, SqlForm};
use crate::output::text::one_line;

pub(crate) fn run(sql: &Sql) -> Result<ExitCode> {
    let ledger = open(&sql.ledger)?;
    let out = BufWriter::new(io::stdout());
    match sql.format {
        SqlForm::Table => delimited(
            &ledger,
            &sql.query,
            csv::WriterBuilder::new().delimiter(b'\t').quote_style(csv::QuoteStyle::Never).from_writer(out),
            one_line_cell,
        )?,
        SqlForm::Csv => delimited(&ledger, &sql.query, csv::Writer::from_writer(out), cell)?,
        SqlForm::Jsonl => json_lines(&ledger, &sql.query, out)?,
    }
    Ok(ExitCode::SUCCESS)
}

fn delimited(
    ledger: &mithaq_ledger::Ledger,
    query: &str,
    mut out: csv::Writer<impl Write>,
    shown: fn(&Value) -> String,
) -> Result<()> {
    ledger.query(query, |line| -> Result<()> {
        match line {
            Line::Columns(names) => out.write_record(names)?,
            Line::Row(values) => out.write_record(values.iter().map(shown))?,
        }
        Ok(())
    })?;
    out.flush()?;
    Ok(())
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

fn json_lines(ledger: &mithaq_ledger::Ledger, query: &str, mut out: impl Write) -> Result<()> {
    let mut columns: Vec<String> = Vec::new();
    ledger.query(query, |line| -> Result<()> {
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
    Ok(())
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
