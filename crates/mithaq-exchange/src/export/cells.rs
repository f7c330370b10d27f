//! The cells of a row, taken one after the other in the order of the query.

use std::slice::Iter;

use mithaq_ledger::{Ledger, Line, Value};

use crate::Result;

/// What is left of a row.
pub(super) struct Cells<'a>(Iter<'a, Value<'a>>);

impl Cells<'_> {
    /// Text, empty where there is none.
    pub(super) fn text(&mut self) -> String {
        self.some().unwrap_or_default()
    }

    /// Text, where there is any.
    pub(super) fn some(&mut self) -> Option<String> {
        match self.0.next() {
            Some(Value::Text(text)) => Some(text.to_string()),
            _ => None,
        }
    }

    /// A whole number.
    pub(super) fn integer(&mut self) -> Option<i64> {
        match self.0.next() {
            Some(Value::Integer(number)) => Some(*number),
            _ => None,
        }
    }

    /// A number.
    pub(super) fn real(&mut self) -> Option<f64> {
        match self.0.next() {
            Some(Value::Real(number)) => Some(*number),
            _ => None,
        }
    }

    /// A list that is joined by `;`, each value once.
    pub(super) fn list(&mut self) -> Vec<String> {
        let mut values: Vec<String> = Vec::new();
        for value in self.text().split(';').filter(|value| !value.is_empty()) {
            if !values.iter().any(|known| known == value) {
                values.push(value.to_owned());
            }
        }
        values
    }
}

/// Hands on the rows of a query.
pub(super) fn each_row(
    ledger: &Ledger,
    sql: &str,
    mut each: impl FnMut(&mut Cells<'_>) -> Result<()>,
) -> Result<()> {
    ledger.query(sql, |line| match line {
        Line::Columns(_) => Ok(()),
        Line::Row(values) => each(&mut Cells(values.iter())),
    })
}
