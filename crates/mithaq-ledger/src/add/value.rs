//! Values on their way into a row, without a copy.

use rusqlite::types::ValueRef;
use serde::Serialize;

pub(crate) fn text(text: &str) -> ValueRef<'_> {
    ValueRef::Text(text.as_bytes())
}

pub(crate) fn optional(value: Option<&String>) -> ValueRef<'_> {
    value.map_or(ValueRef::Null, |value| text(value))
}

pub(crate) fn real(number: Option<f64>) -> ValueRef<'static> {
    number.map_or(ValueRef::Null, ValueRef::Real)
}

pub(crate) fn boolean(is: bool) -> ValueRef<'static> {
    ValueRef::Integer(i64::from(is))
}

/// Offsets are bounded by the longest text that fits into memory.
pub(crate) fn offset(bytes: usize) -> ValueRef<'static> {
    ValueRef::Integer(i64::try_from(bytes).unwrap_or(i64::MAX))
}

/// Names and numbers as JSON; what is written here always can be.
pub(crate) fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_else(|error| unreachable!("lists of words are JSON: {error}"))
}
