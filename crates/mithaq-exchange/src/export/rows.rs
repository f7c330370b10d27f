//! The rows of a view as they are: CSV and JSON lines.

use std::io::Write;

use mithaq_ledger::{Ledger, Line, Value};
use serde::Serializer;
use serde::ser::SerializeMap;

use super::Given;
use super::span::{Span, year};
use crate::Result;
use crate::codebook::Codebook;

pub(super) fn csv(ledger: &Ledger, view: &str, span: &Span, out: &mut dyn Write) -> Result<Given> {
    let mut writer = csv::Writer::from_writer(out);
    let given = each(ledger, view, span, |line| match line {
        Line::Columns(names) => Ok(writer.write_record(names)?),
        Line::Row(values) => Ok(writer.write_record(values.iter().map(cell))?),
    })?;
    writer.flush()?;
    Ok(given)
}

pub(super) fn json_lines(ledger: &Ledger, view: &str, span: &Span, out: &mut dyn Write) -> Result<Given> {
    let mut columns = Vec::new();
    each(ledger, view, span, |line| {
        match line {
            Line::Columns(names) => columns = names.to_vec(),
            Line::Row(values) => {
                object(&columns, values, &mut *out)?;
                out.write_all(b"\n")?;
            }
        }
        Ok(())
    })
}

/// Keys in the order of the columns.
fn object(columns: &[String], values: &[Value<'_>], out: &mut dyn Write) -> Result<()> {
    let mut serializer = serde_json::Serializer::new(out);
    let mut map = serializer.serialize_map(Some(columns.len()))?;
    for (name, value) in columns.iter().zip(values) {
        map.serialize_entry(name, value)?;
    }
    Ok(map.end()?)
}

/// Hands on the rows of the years in question, sorted by their first columns, which name what they are about.
fn each(
    ledger: &Ledger,
    view: &str,
    span: &Span,
    mut line: impl FnMut(Line<'_>) -> Result<()>,
) -> Result<Given> {
    let (mut given, mut day) = (Given::default(), None);
    ledger.query(&sorted(view), |row| {
        if let Line::Columns(names) = row {
            day = DAYS.iter().find_map(|day| names.iter().position(|name| name == day));
        }
        let Line::Row(values) = row else { return line(row) };
        let dated = day.and_then(|day| match &values[day] {
            Value::Text(day) => year(day),
            _ => None,
        });
        match dated {
            None if !span.is_open() => given.undated += 1,
            Some(year) if !span.holds(year) => {}
            _ => {
                given.rows += 1;
                line(row)?;
            }
        }
        Ok(())
    })?;
    Ok(given)
}

/// The column that tells the day, best first.
const DAYS: [&str; 7] = ["when_start", "day", "start", "published", "published_start", "at", "added"];

fn sorted(view: &str) -> String {
    let columns = Codebook::of_view(view).map_or(1, |book| book.columns.len());
    let first: Vec<_> = (1..=columns.min(3)).map(|column| column.to_string()).collect();
    format!("SELECT * FROM {view} ORDER BY {}", first.join(", "))
}

fn cell(value: &Value<'_>) -> String {
    match value {
        Value::Null => String::new(),
        Value::Integer(number) => number.to_string(),
        Value::Real(number) => number.to_string(),
        Value::Text(text) => text.to_string(),
        Value::Blob(bytes) => bytes.iter().map(|byte| format!("{byte:02x}")).collect(),
    }
}
