//! The authorizer: SQLite asks it about every step of a statement before the statement runs.
//!
//! What is not on the short list of reading is refused, so that a later SQLite with a new way to
//! write is refused as well.

use std::sync::{Arc, Mutex, PoisonError};

use rusqlite::Connection;
use rusqlite::hooks::{AuthAction, AuthContext, Authorization};

use crate::Error;

/// Functions that reach outside the file.
const FORBIDDEN_FUNCTIONS: [&str; 2] = ["load_extension", "fts3_tokenizer"];
/// Pragmas that describe a table or index, whose argument is its name.
const DESCRIBING_PRAGMAS: [&str; 5] = ["table_info", "table_xinfo", "table_list", "index_list", "index_info"];
/// Pragmas that read without an argument, and would write with one.
const READING_PRAGMAS: [&str; 3] = ["user_version", "application_id", "encoding"];

/// Lets a connection read, and remembers the first thing it refused.
pub(super) struct Guard<'a> {
    connection: &'a Connection,
    refused: Arc<Mutex<Option<String>>>,
}

impl<'a> Guard<'a> {
    /// Sets the guard on a connection, for as long as the guard lives.
    pub(super) fn on(connection: &'a Connection) -> rusqlite::Result<Self> {
        let refused = Arc::new(Mutex::new(None));
        let note = Arc::clone(&refused);
        connection.authorizer(Some(move |asked: AuthContext<'_>| match beyond_reading(&asked.action) {
            None => Authorization::Allow,
            Some(what) => {
                note.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert(what);
                Authorization::Deny
            }
        }))?;
        Ok(Self { connection, refused })
    }

    /// The error for what was refused, if anything was.
    pub(super) fn refused(&self) -> Option<Error> {
        let what = self.refused.lock().unwrap_or_else(PoisonError::into_inner).clone()?;
        Some(Error::Forbidden { what })
    }
}

impl Drop for Guard<'_> {
    fn drop(&mut self) {
        let none: Option<fn(AuthContext<'_>) -> Authorization> = None;
        // Without an authorizer the connection can do what it could before; failing to take it off harms nobody.
        let _ = self.connection.authorizer(none);
    }
}

/// What a step does beyond reading; nothing where it only reads.
fn beyond_reading(action: &AuthAction<'_>) -> Option<String> {
    let what = match *action {
        AuthAction::Select | AuthAction::Read { .. } | AuthAction::Recursive => return None,
        AuthAction::Function { function_name: name } if !FORBIDDEN_FUNCTIONS.contains(&name) => return None,
        AuthAction::Pragma { pragma_name, pragma_value } if reads(pragma_name, pragma_value) => return None,
        AuthAction::Function { function_name } => format!("the function {function_name}"),
        AuthAction::Pragma { pragma_name, .. } => format!("PRAGMA {pragma_name}"),
        AuthAction::Insert { table_name } => writing("INSERT into", table_name),
        AuthAction::Update { table_name, .. } => writing("UPDATE of", table_name),
        AuthAction::Delete { table_name } => writing("DELETE from", table_name),
        AuthAction::Attach { filename } => format!("ATTACH of {filename:?}"),
        AuthAction::Detach { database_name } => format!("DETACH of {database_name}"),
        AuthAction::Transaction { .. } | AuthAction::Savepoint { .. } => "a transaction".to_owned(),
        _ => "a change of the schema".to_owned(),
    };
    Some(what)
}

fn reads(pragma: &str, value: Option<&str>) -> bool {
    let is = |known: &&str| known.eq_ignore_ascii_case(pragma);
    DESCRIBING_PRAGMAS.iter().any(is) || (value.is_none() && READING_PRAGMAS.iter().any(is))
}

/// Tables that list the tables are written where the schema is changed.
fn writing(how: &str, table: &str) -> String {
    if table.starts_with("sqlite_") { "a change of the schema".to_owned() } else { format!("{how} {table}") }
}
