//! The chain of batches: every row that is appended goes into the file and into a hash at once.
//!
//! A batch's `content` is SHA-256 over the digests of its rows, one digest a table, in the order of
//! [`TABLES`]. Tables that came with a later schema ([`LATER`]) count only in batches that have rows of them, their digest behind their
//! name: what was sealed before they were there stays as it is. A row is hashed column by column, in the order of the table's columns: one byte that tells
//! the type (0 null, 1 integer, 2 real, 3 text), then the number as 8 bytes, little endian, or the length of
//! the text as 8 bytes and the text. Its `hash` is SHA-256 over the columns before it, in the same spelling.

use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, Statement, params_from_iter};
use sha2::{Digest, Sha256};

/// A table whose rows are only ever appended.
pub(crate) struct Appended {
    pub name: &'static str,
    columns: usize,
    /// Its rows of one batch, in the order they were appended.
    rows_of: &'static str,
}

/// In the order in which a batch's content is hashed. A released ledger depends on this order.
pub(crate) const TABLES: [Appended; 9] = [
    Appended { name: "article", columns: 17, rows_of: "SELECT * FROM article WHERE batch = ?1 ORDER BY key" },
    Appended {
        name: "appearance",
        columns: 10,
        rows_of: "SELECT * FROM appearance WHERE batch = ?1 ORDER BY key",
    },
    Appended {
        name: "record",
        columns: 42,
        rows_of: "SELECT record.* FROM article JOIN record ON record.article = article.key
                  WHERE article.batch = ?1 ORDER BY record.key",
    },
    Appended {
        name: "decision",
        columns: 9,
        rows_of: "SELECT * FROM decision WHERE batch = ?1 ORDER BY number",
    },
    Appended {
        name: "imported_event",
        columns: 24,
        rows_of: "SELECT * FROM imported_event WHERE batch = ?1 ORDER BY key",
    },
    Appended {
        name: "imported_alliance",
        columns: 14,
        rows_of: "SELECT * FROM imported_alliance WHERE batch = ?1 ORDER BY key",
    },
    Appended {
        name: "imported_ideal_point",
        columns: 9,
        rows_of: "SELECT * FROM imported_ideal_point WHERE batch = ?1 ORDER BY key",
    },
    Appended {
        name: "imported_vote",
        columns: 9,
        rows_of: "SELECT * FROM imported_vote WHERE batch = ?1 ORDER BY key",
    },
    Appended {
        name: "imported_agreement",
        columns: 14,
        rows_of: "SELECT * FROM imported_agreement WHERE batch = ?1 ORDER BY key",
    },
];

/// From this table on, those that came with schema 7 and after.
const LATER: usize = 6;

pub(crate) const ARTICLE: usize = 0;
pub(crate) const APPEARANCE: usize = 1;
pub(crate) const RECORD: usize = 2;
pub(crate) const DECISION: usize = 3;
pub(crate) const IMPORTED_EVENT: usize = 4;
pub(crate) const IMPORTED_ALLIANCE: usize = 5;
pub(crate) const IMPORTED_IDEAL_POINT: usize = 6;
pub(crate) const IMPORTED_VOTE: usize = 7;
pub(crate) const IMPORTED_AGREEMENT: usize = 8;

/// A row of the table `batch`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Link {
    pub number: i64,
    pub at: String,
    pub program: String,
    pub content: String,
    pub previous: String,
    pub hash: String,
}

impl Link {
    /// The link that follows `last`, sealed.
    pub(crate) fn after(last: Option<&Link>, at: String, content: String) -> Self {
        let mut link = Self {
            number: last.map_or(1, |last| last.number + 1),
            // A clock that was set back must not put a batch before the one it follows.
            at: last.map_or(at.clone(), |last| at.max(last.at.clone())),
            program: mithaq::made_by(),
            content,
            previous: last.map_or_else(String::new, |last| last.hash.clone()),
            hash: String::new(),
        };
        link.hash = link.sealed();
        link
    }

    /// What `hash` must be.
    pub(crate) fn sealed(&self) -> String {
        let mut hasher = Sha256::new();
        let texts = [&self.at, &self.program, &self.content, &self.previous];
        feed(&mut hasher, ValueRef::Integer(self.number));
        texts.into_iter().for_each(|text| feed(&mut hasher, ValueRef::Text(text.as_bytes())));
        hexadecimal(&hasher.finalize())
    }

    pub(crate) fn last(connection: &Connection) -> rusqlite::Result<Option<Self>> {
        let mut last = Self::all(connection, "ORDER BY number DESC LIMIT 1")?;
        Ok(last.pop())
    }

    /// Links in the order that the end of a query asks for.
    pub(crate) fn all(connection: &Connection, order: &str) -> rusqlite::Result<Vec<Self>> {
        let select = format!("SELECT number, at, program, content, previous, hash FROM batch {order}");
        let mut links = connection.prepare(&select)?;
        let links = links.query_map([], |row| {
            Ok(Self {
                number: row.get(0)?,
                at: row.get(1)?,
                program: row.get(2)?,
                content: row.get(3)?,
                previous: row.get(4)?,
                hash: row.get(5)?,
            })
        })?;
        links.collect()
    }

    pub(crate) fn insert(&self, connection: &Connection) -> rusqlite::Result<()> {
        let Self { number, at, program, content, previous, hash } = self;
        connection.execute(
            "INSERT INTO batch VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            (number, at, program, content, previous, hash),
        )?;
        Ok(())
    }
}

/// Writes rows and hashes them on their way.
pub(crate) struct Appender<'a> {
    inserts: Vec<Statement<'a>>,
    hashers: Vec<Hasher>,
}

impl<'a> Appender<'a> {
    pub(crate) fn new(connection: &'a Connection) -> rusqlite::Result<Self> {
        let insert = |table: &Appended| {
            let places = vec!["?"; table.columns].join(", ");
            connection.prepare(&format!("INSERT INTO {} VALUES ({places})", table.name))
        };
        Ok(Self {
            inserts: TABLES.iter().map(insert).collect::<rusqlite::Result<_>>()?,
            hashers: vec![Hasher::default(); TABLES.len()],
        })
    }

    /// Appends one row: a value for each column of the table.
    pub(crate) fn append(&mut self, table: usize, row: &[ValueRef<'_>]) -> rusqlite::Result<()> {
        self.hashers[table].row(row.iter().copied());
        self.inserts[table].execute(params_from_iter(row.iter().map(|v| ToSqlOutput::Borrowed(*v))))?;
        Ok(())
    }

    /// The hash of all rows appended; nothing where there were none.
    pub(crate) fn content(self) -> Option<String> {
        self.hashers.iter().any(|hasher| hasher.any).then(|| content(self.hashers))
    }
}

/// The hash of the rows that the file holds of a batch.
pub(crate) fn content_of(connection: &Connection, batch: i64) -> rusqlite::Result<String> {
    let mut hashers = vec![Hasher::default(); TABLES.len()];
    for (table, hasher) in TABLES.iter().zip(&mut hashers) {
        let mut select = connection.prepare_cached(table.rows_of)?;
        let mut rows = select.query([batch])?;
        while let Some(row) = rows.next()? {
            let values = (0..table.columns).map(|column| row.get_ref(column));
            hasher.row(values.collect::<rusqlite::Result<Vec<_>>>()?.into_iter());
        }
    }
    Ok(content(hashers))
}

/// The rows of one table of a batch on their way into a digest.
#[derive(Clone, Default)]
struct Hasher {
    rows: Sha256,
    any: bool,
}

impl Hasher {
    fn row<'v>(&mut self, values: impl Iterator<Item = ValueRef<'v>>) {
        values.for_each(|value| feed(&mut self.rows, value));
        self.any = true;
    }
}

fn content(hashers: Vec<Hasher>) -> String {
    let mut whole = Sha256::new();
    for (at, (hasher, table)) in hashers.into_iter().zip(&TABLES).enumerate() {
        if at >= LATER && !hasher.any {
            continue;
        }
        if at >= LATER {
            feed(&mut whole, ValueRef::Text(table.name.as_bytes()));
        }
        whole.update(hasher.rows.finalize());
    }
    hexadecimal(&whole.finalize())
}

fn feed(hasher: &mut Sha256, value: ValueRef<'_>) {
    let (type_, bytes): (u8, [u8; 8]) = match value {
        ValueRef::Null => return hasher.update([0]),
        ValueRef::Integer(number) => (1, number.to_le_bytes()),
        ValueRef::Real(number) => (2, number.to_le_bytes()),
        ValueRef::Text(text) | ValueRef::Blob(text) => (3, (text.len() as u64).to_le_bytes()),
    };
    let mut head = [type_; 9];
    head[1..].copy_from_slice(&bytes);
    hasher.update(head);
    if let ValueRef::Text(text) | ValueRef::Blob(text) = value {
        hasher.update(text);
    }
}

/// Bytes as hexadecimal digits.
pub(crate) fn hexadecimal(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits.map(|digit| char::from(DIGITS[usize::from(digit)])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Sealed before there were later tables, a batch has still the hash it had.
    #[test]
    fn tables_without_rows_count_only_where_they_always_did() {
        let of = |table: usize| {
            let mut hashers = vec![Hasher::default(); TABLES.len()];
            hashers[table].row([ValueRef::Integer(1)].into_iter());
            content(hashers)
        };
        let first = (0..LATER).map(|at| {
            let mut rows = Sha256::new();
            if at == IMPORTED_ALLIANCE {
                feed(&mut rows, ValueRef::Integer(1));
            }
            rows.finalize()
        });
        let before = first.fold(Sha256::new(), |whole, digest| whole.chain_update(digest));
        assert_eq!(of(IMPORTED_ALLIANCE), hexadecimal(&before.finalize()));
        assert_ne!(of(IMPORTED_VOTE), of(IMPORTED_IDEAL_POINT), "the same row of another table is another");
    }
}
