//! SQL that can only read.

mod guard;
mod limit;
mod place;

use std::borrow::Cow;

use rusqlite::types::ValueRef;
use rusqlite::{Row, Statement};
use serde::Serialize;

use crate::{Error, Ledger, Result};
use guard::Guard;
use limit::Clock;
pub use limit::{Ended, Limits};

/// One value of a row.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Value<'a> {
    /// Nothing.
    Null,
    /// A whole number.
    Integer(i64),
    /// A number.
    Real(f64),
    /// Text.
    Text(Cow<'a, str>),
    /// Bytes.
    Blob(Cow<'a, [u8]>),
}

/// What a query gives, one line at a time: first the names of the columns, then rows.
#[derive(Debug)]
pub enum Line<'a> {
    /// The names of the columns; once, before the first row, also where no row follows.
    Columns(&'a [String]),
    /// A row, as long as `Columns`.
    Row(&'a [Value<'a>]),
}

/// The whole outcome of a query.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Table {
    /// The names of the columns.
    pub columns: Vec<String>,
    /// The rows.
    pub rows: Vec<Vec<Value<'static>>>,
}

impl Ledger {
    /// Runs one query that only reads, and hands on its lines as they come.
    ///
    /// The views are `articles` and `mentions`. Reading is enforced twice over: the query runs on a
    /// connection of its own that is opened read-only, and SQLite asks [an authorizer] about every
    /// step before the query starts.
    ///
    /// [an authorizer]: https://www.sqlite.org/c3ref/set_authorizer.html
    ///
    /// # Errors
    /// [`Error::Forbidden`] where the query would do more than read, [`Error::Query`] with line and
    /// column where SQLite does not understand it, [`Error::QueryFailed`] where it cannot carry it out,
    /// and whatever `each` returns, which ends the query.
    pub fn query<E: From<Error>>(
        &self,
        sql: &str,
        each: impl FnMut(Line<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        self.query_within(sql, Limits::default(), each).map(|_| ())
    }

    /// As [`Ledger::query`], within limits; says whether all was given.
    ///
    /// # Errors
    /// As [`Ledger::query`]; and [`Error::QueryFailed`] where it takes longer than it may.
    pub fn query_within<E: From<Error>>(
        &self,
        sql: &str,
        limits: Limits,
        mut each: impl FnMut(Line<'_>) -> Result<(), E>,
    ) -> Result<Ended, E> {
        // A ledger in the past is a read-only connection already, with tables that no other has; one that is held at a moment is asked
        // by the connection that holds it, which sees no other.
        let reader = if self.past || self.is_held() { None } else { Some(Self::open_read_only(&self.path)?) };
        let connection = reader.as_ref().map_or(&self.connection, |reader| &reader.connection);
        let guard = Guard::on(connection).map_err(|source| self.failed(source))?;
        let clock = Clock::on(connection, limits.time).map_err(|source| self.failed(source))?;
        let explain = |error| {
            let why = guard.refused().or_else(|| clock.struck());
            why.unwrap_or_else(|| place::explain(sql, error, &self.path))
        };
        let mut statement = connection.prepare(sql).map_err(explain)?;
        only_reads(&statement)?;
        let columns: Vec<String> = statement.column_names().into_iter().map(str::to_owned).collect();
        each(Line::Columns(&columns))?;
        let mut rows = statement.query([]).map_err(explain)?;
        let mut given = 0;
        while let Some(row) = rows.next().map_err(explain)? {
            if limits.rows.is_some_and(|most| given >= most) {
                return Ok(Ended::Cut);
            }
            each(Line::Row(&values(row, columns.len()).map_err(explain)?))?;
            given += 1;
        }
        Ok(Ended::Whole)
    }

    /// Runs one query that only reads, and keeps its whole outcome in memory.
    ///
    /// # Errors
    /// As [`Ledger::query`].
    pub fn query_all(&self, sql: &str) -> Result<Table> {
        let mut table = Table { columns: Vec::new(), rows: Vec::new() };
        self.query(sql, |line| {
            match line {
                Line::Columns(names) => table.columns = names.to_vec(),
                Line::Row(values) => table.rows.push(values.iter().map(Value::to_static).collect()),
            }
            Ok::<_, Error>(())
        })?;
        Ok(table)
    }
}

impl Value<'_> {
    /// The same value, on its own.
    #[must_use]
    pub fn to_static(&self) -> Value<'static> {
        match self {
            Self::Null => Value::Null,
            Self::Integer(number) => Value::Integer(*number),
            Self::Real(number) => Value::Real(*number),
            Self::Text(text) => Value::Text(Cow::Owned(text.to_string())),
            Self::Blob(bytes) => Value::Blob(Cow::Owned(bytes.to_vec())),
        }
    }
}

/// What the authorizer let pass must also be read-only as a whole, and give something.
fn only_reads(statement: &Statement<'_>) -> Result<()> {
    if !statement.readonly() {
        return Err(Error::Forbidden { what: "a change".to_owned() });
    }
    if statement.column_count() == 0 {
        return Err(Error::QueryFailed { message: "there is nothing to run".to_owned() });
    }
    Ok(())
}

fn values<'a>(row: &'a Row<'_>, columns: usize) -> rusqlite::Result<Vec<Value<'a>>> {
    (0..columns)
        .map(|column| {
            Ok(match row.get_ref(column)? {
                ValueRef::Null => Value::Null,
                ValueRef::Integer(number) => Value::Integer(number),
                ValueRef::Real(number) => Value::Real(number),
                ValueRef::Text(bytes) => Value::Text(String::from_utf8_lossy(bytes)),
                ValueRef::Blob(bytes) => Value::Blob(Cow::Borrowed(bytes)),
            })
        })
        .collect()
}
