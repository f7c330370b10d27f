//! Which file is a ledger, and of which schema.

use std::collections::BTreeMap;
use std::hash::Hasher;
use std::path::Path;
use std::sync::LazyLock;

use rusqlite::{Connection, TransactionBehavior};
use siphasher::sip::SipHasher13;

use crate::{Error, Result};

/// `PRAGMA application_id` of a ledger: "MITH".
const APPLICATION: i64 = 0x4d49_5448;

/// The schema before the first of [`STEPS`]. No release has made ledgers of it or of an older one: they are not read.
const BEFORE: i64 = 7;

/// One file a step: the first makes a ledger, each later one brings it from the schema before to its own. `PRAGMA user_version` of a ledger is
/// its schema. A step that was released is never edited.
const STEPS: [&str; 1] = [include_str!("../sql/schema/008.sql")];

/// What is worked out from the rest, and can be made anew at any time.
const DERIVED: &str = include_str!("../sql/derived.sql");

/// The rules, lists and words that it is worked out by, as a hash of their text (of the rules build.rs has it).
pub(crate) fn rules() -> &'static str {
    static RULES: LazyLock<String> = LazyLock::new(|| {
        let mut hasher = SipHasher13::new();
        hasher.write(env!("MITHAQ_MERGE_RULES").as_bytes());
        hasher.write(mithaq_record::described().as_bytes());
        mithaq_world::COMPARED_BY.iter().for_each(|list| hasher.write(list.as_bytes()));
        format!("{:016x}", hasher.finish())
    });
    &RULES
}

/// Views that others, and what asks and merges, are made of: which records of two readings say the same, which count, and whose word a
/// report is.
const HELPERS: [(&str, &str); 3] = [
    ("twin", include_str!("../sql/twin.sql")),
    ("record", include_str!("../sql/record.sql")),
    ("whose", include_str!("../sql/whose.sql")),
];

/// The views hold no data: they are made anew after any step.
const VIEWS: [(&str, &str); 19] = [
    ("articles", include_str!("../sql/views/articles.sql")),
    ("mentions", include_str!("../sql/views/mentions.sql")),
    ("events", include_str!("../sql/views/events.sql")),
    ("agreements", include_str!("../sql/views/agreements.sql")),
    ("involvements", include_str!("../sql/views/involvements.sql")),
    ("steps", include_str!("../sql/views/steps.sql")),
    ("merges", include_str!("../sql/views/merges.sql")),
    ("disputes", include_str!("../sql/views/disputes.sql")),
    ("copies", include_str!("../sql/views/copies.sql")),
    ("appearances", include_str!("../sql/views/appearances.sql")),
    ("decisions", include_str!("../sql/views/decisions.sql")),
    ("readings", include_str!("../sql/views/readings.sql")),
    ("superseded", include_str!("../sql/views/superseded.sql")),
    ("batches", include_str!("../sql/views/batches.sql")),
    ("imported_events", include_str!("../sql/views/imported_events.sql")),
    ("imported_alliances", include_str!("../sql/views/imported_alliances.sql")),
    ("imported_agreements", include_str!("../sql/views/imported_agreements.sql")),
    ("imported_ideal_points", include_str!("../sql/views/imported_ideal_points.sql")),
    ("imported_votes", include_str!("../sql/views/imported_votes.sql")),
];

/// The views: name, and the SQL that makes it. The comment above the SQL describes every column: name, type, and unit or
/// values; codebooks are made of it.
#[must_use]
pub fn views() -> &'static [(&'static str, &'static str)] {
    &VIEWS
}

/// The schema this program writes.
pub(crate) const NEWEST: i64 = BEFORE + STEPS.len() as i64;

/// The schema of the file: 0 where it is still empty.
///
/// # Errors
/// Where the file is not a database, another program's database, newer than this program, or from before its first release.
pub(crate) fn identify(connection: &Connection, path: &Path) -> Result<i64> {
    let not_a_ledger = |why| Error::NotALedger { path: path.to_owned(), why };
    let pragma = |name| connection.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
    let application = match pragma("application_id") {
        Err(error) if error.sqlite_error_code() == Some(rusqlite::ErrorCode::NotADatabase) => {
            return Err(not_a_ledger("not an SQLite database"));
        }
        other => other.map_err(|source| Error::Sqlite { path: path.to_owned(), source })?,
    };
    let found = pragma("user_version").map_err(|source| Error::Sqlite { path: path.to_owned(), source })?;
    match application {
        APPLICATION if found > NEWEST => Err(Error::Newer { path: path.to_owned(), found, known: NEWEST }),
        APPLICATION if found <= BEFORE => Err(Error::TooOld { path: path.to_owned(), found, known: NEWEST }),
        APPLICATION => Ok(found),
        0 if found == 0 && is_empty(connection, path)? => Ok(0),
        _ => Err(not_a_ledger("the SQLite database of another program")),
    }
}

/// No table, view or index in it.
fn is_empty(connection: &Connection, path: &Path) -> Result<bool> {
    connection
        .query_row("SELECT NOT EXISTS (SELECT 1 FROM sqlite_schema)", [], |row| row.get(0))
        .map_err(|source| Error::Sqlite { path: path.to_owned(), source })
}

/// Brings the file up to [`NEWEST`] in one transaction.
pub(crate) fn migrate(connection: &mut Connection, path: &Path) -> Result<()> {
    let failed = |source| Error::Sqlite { path: path.to_owned(), source };
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(failed)?;
    // Asked again inside: another process may have done it meanwhile.
    let from = identify(&transaction, path)?;
    if from < NEWEST {
        take_steps(&transaction, from).map_err(failed)?;
    }
    transaction.commit().map_err(failed)
}

/// From an empty file (0), or from an older schema.
fn take_steps(connection: &Connection, from: i64) -> rusqlite::Result<()> {
    for step in STEPS.iter().skip(usize::try_from(from - BEFORE).unwrap_or(0)) {
        connection.execute_batch(step)?;
    }
    remake_derived(connection)?;
    connection.pragma_update(None, "application_id", APPLICATION)?;
    connection.pragma_update(None, "user_version", NEWEST)
}

/// Tables, indices, views and triggers by type and name: the table that each belongs to, and the SQL that makes it, which an index
/// of a constraint has none of.
pub(crate) type Objects = BTreeMap<(String, String), (String, Option<String>)>;

/// What a file holds.
pub(crate) fn objects(connection: &Connection) -> rusqlite::Result<Objects> {
    let mut select = connection.prepare("SELECT type, name, tbl_name, sql FROM main.sqlite_schema")?;
    select.query_map([], |row| Ok(((row.get(0)?, row.get(1)?), (row.get(2)?, row.get(3)?))))?.collect()
}

/// What a ledger holds that this program makes.
pub(crate) fn pristine() -> rusqlite::Result<Objects> {
    let connection = Connection::open_in_memory()?;
    take_steps(&connection, 0)?;
    objects(&connection)
}

/// The names of the derived tables. The tables that the index of words keeps for itself are not among them.
pub(crate) fn derived_tables() -> rusqlite::Result<Vec<String>> {
    let made = Connection::open_in_memory()?;
    make_derived(&made, "main")?;
    let names = objects(&made)?.into_keys().filter(|(type_, _)| type_ == "table").map(|(_, name)| name);
    Ok(names.filter(|name| !name.starts_with("search_")).collect())
}

/// Throws the derived tables and the views away and makes them anew, the tables empty.
pub(crate) fn remake_derived(connection: &Connection) -> rusqlite::Result<()> {
    for name in derived_tables()? {
        connection.execute_batch(&format!("DROP TABLE IF EXISTS main.{name}"))?;
    }
    make_derived(connection, "main")?;
    make_views(connection, "")
}

/// Makes the derived tables, empty.
pub(crate) fn make_derived(connection: &Connection, schema: &str) -> rusqlite::Result<()> {
    connection.execute_batch(&DERIVED.replace("{schema}", schema).replace("{rules}", rules()))
}

/// Makes the views anew; `kind` is `TEMP ` for views that cover those of the file, else nothing.
pub(crate) fn make_views(connection: &Connection, kind: &str) -> rusqlite::Result<()> {
    make_helpers(connection, kind)?;
    make(connection, kind, &VIEWS)
}

/// Makes anew the views that what merges is made of.
pub(crate) fn make_helpers(connection: &Connection, kind: &str) -> rusqlite::Result<()> {
    make(connection, kind, &HELPERS)
}

fn make(connection: &Connection, kind: &str, views: &[(&str, &str)]) -> rusqlite::Result<()> {
    for (name, view) in views {
        if kind.is_empty() {
            connection.execute_batch(&format!("DROP VIEW IF EXISTS {name}"))?;
        }
        connection.execute_batch(&view.replacen("CREATE VIEW", &format!("CREATE {kind}VIEW"), 1))?;
    }
    Ok(())
}
