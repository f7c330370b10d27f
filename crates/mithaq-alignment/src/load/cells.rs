//! The cells of a row.

use mithaq_ledger::{Ledger, Line, Value};

use crate::Result;

/// One row of a query.
pub(super) struct Cells<'a>(&'a [Value<'a>]);

impl Cells<'_> {
    /// Text, empty where there is none.
    pub(super) fn text(&self, at: usize) -> String {
        self.some(at).unwrap_or_default()
    }

    /// Text, where there is any.
    pub(super) fn some(&self, at: usize) -> Option<String> {
        match self.0.get(at) {
            Some(Value::Text(text)) => Some(text.to_string()),
            _ => None,
        }
    }

    /// A whole number.
    pub(super) fn integer(&self, at: usize) -> Option<i64> {
        match self.0.get(at) {
            Some(Value::Integer(number)) => Some(*number),
            _ => None,
        }
    }

    /// A number.
    pub(super) fn real(&self, at: usize) -> Option<f64> {
        match self.0.get(at) {
            Some(Value::Real(number)) => Some(*number),
            _ => None,
        }
    }

    /// A list that is joined by `;`, each value once.
    pub(super) fn list(&self, at: usize) -> Vec<String> {
        let mut values: Vec<String> = Vec::new();
        if let Some(Value::Text(text)) = self.0.get(at) {
            for value in text.split(';').filter(|value| !value.is_empty()) {
                if !values.iter().any(|known| known == value) {
                    values.push(value.to_owned());
                }
            }
        }
        values
    }
}

/// Hands on the rows of a query.
pub(super) fn each_row(ledger: &Ledger, sql: &str, mut each: impl FnMut(&Cells<'_>)) -> Result<()> {
    ledger.query(sql, |line| {
        if let Line::Row(values) = line {
            each(&Cells(values));
        }
        Ok(())
    })
}
