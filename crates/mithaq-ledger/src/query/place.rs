//! Where in a query an error stands.

use std::path::Path;

use rusqlite::ErrorCode;

use crate::Error;

/// SQLite's error as one that names the place in the query, or the file where it is the file's.
pub(super) fn explain(sql: &str, error: rusqlite::Error, path: &Path) -> Error {
    match error {
        rusqlite::Error::SqlInputError { msg: message, offset, .. } => {
            let (line, column) = line_and_column(sql, usize::try_from(offset).unwrap_or(0));
            Error::Query { line, column, message }
        }
        rusqlite::Error::MultipleStatement => {
            Error::QueryFailed { message: "more than one statement; give one at a time".to_owned() }
        }
        rusqlite::Error::InvalidParameterCount(..) => {
            Error::QueryFailed { message: "it has parameters, and nothing to fill them with".to_owned() }
        }
        rusqlite::Error::SqliteFailure(failure, Some(message)) if failure.code == ErrorCode::Unknown => {
            match named_in(sql, &message) {
                Some(offset) => {
                    let (line, column) = line_and_column(sql, offset);
                    Error::Query { line, column, message }
                }
                None => Error::QueryFailed { message },
            }
        }
        source => Error::Sqlite { path: path.to_owned(), source },
    }
}

/// Where the name stands that a message ends with: SQLite tells no offset for `no such table: x`.
fn named_in(sql: &str, message: &str) -> Option<usize> {
    let (_, name) = message.strip_prefix("no such ")?.split_once(": ")?;
    sql.find(name)
}

/// Line and character of a byte of the query, both from 1.
fn line_and_column(sql: &str, offset: usize) -> (usize, usize) {
    let before = String::from_utf8_lossy(sql.as_bytes().get(..offset).unwrap_or(sql.as_bytes()));
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
}

#[cfg(test)]
mod tests {
    use super::line_and_column;

    #[test]
    fn places() {
        for (sql, offset, place) in [
            ("SELECT x", 7, (1, 8)),
            ("SELECT\n  x", 9, (2, 3)),
            ("SELECT 'توغو', x", 17, (1, 14)),
            ("SELECT", 99, (1, 7)),
        ] {
            assert_eq!(line_and_column(sql, offset), place, "{sql}");
        }
    }
}
