//! The chain of batches: every row that is appended goes into the file and into a hash at once.
//!
//! A batch's `content` is SHA-256 over the tables that it has rows of, in the order of [`TABLES`]: of each its name and the digest of its
//! rows. So a table that comes with a later schema leaves what was sealed before as it is. A row is hashed column by column, in the order of the
//! table's columns: one byte that tells the type (0 null, 1 integer, 2 real, 3 text), then the number as 8 bytes, little endian, or the length of
//! the text as 8 bytes and the text. Its `hash` is SHA-256 over the columns before it, in the same spelling.

use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, Statement, params_from_iter};
use sha2::{Digest, Sha256};

/// A table whose rows are only ever appended. Its first column is the key, which counts up.
pub(crate) struct Appended {
    pub name: &'static str,
    /// Its rows of a batch.
    of_batch: OfBatch,
}

/// How the rows of a batch are told.
enum OfBatch {
    /// By their own column `batch`.
    Own,
    /// By that of their reading.
    Reading,
}

const fn appended(name: &'static str) -> Appended {
    Appended { name, of_batch: OfBatch::Own }
}

/// In the order in which a batch's content is hashed. A released ledger depends on this order and on the names.
pub(crate) const TABLES: [Appended; 10] = [
    appended("article"),
    appended("appearance"),
    appended("reading"),
    Appended { name: "read_record", of_batch: OfBatch::Reading },
    appended("decision"),
    appended("imported_event"),
    appended("imported_alliance"),
    appended("imported_ideal_point"),
    appended("imported_vote"),
    appended("imported_agreement"),
];

pub(crate) const ARTICLE: usize = 0;
pub(crate) const APPEARANCE: usize = 1;
pub(crate) const READING: usize = 2;
pub(crate) const RECORD: usize = 3;
pub(crate) const DECISION: usize = 4;
pub(crate) const IMPORTED_EVENT: usize = 5;
pub(crate) const IMPORTED_ALLIANCE: usize = 6;
pub(crate) const IMPORTED_IDEAL_POINT: usize = 7;
pub(crate) const IMPORTED_VOTE: usize = 8;
pub(crate) const IMPORTED_AGREEMENT: usize = 9;

impl Appended {
    /// The names of its columns, the key first.
    fn columns(&self, connection: &Connection) -> rusqlite::Result<Vec<String>> {
        let select = connection.prepare(&format!("SELECT * FROM {}", self.name))?;
        Ok(select.column_names().into_iter().map(str::to_owned).collect())
    }

    /// Selects its rows of one batch, in the order they were appended.
    fn rows_of(&self) -> String {
        let name = self.name;
        match self.of_batch {
            // The key is the first column.
            OfBatch::Own => format!("SELECT * FROM {name} WHERE batch = ?1 ORDER BY 1"),
            OfBatch::Reading => format!(
                "SELECT {name}.* FROM reading JOIN {name} ON {name}.reading = reading.key
                 WHERE reading.batch = ?1 ORDER BY 1"
            ),
        }
    }
}

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
    /// The last key of each table.
    keys: Vec<i64>,
}

impl<'a> Appender<'a> {
    pub(crate) fn new(connection: &'a Connection) -> rusqlite::Result<Self> {
        let (mut inserts, mut keys) = (Vec::new(), Vec::new());
        for table in &TABLES {
            let columns = table.columns(connection)?;
            let places = vec!["?"; columns.len()].join(", ");
            let name = table.name;
            inserts.push(
                connection
                    .prepare(&format!("INSERT INTO {name} VALUES ({places}) ON CONFLICT DO NOTHING"))?,
            );
            let last = format!("SELECT COALESCE(MAX({}), 0) FROM {name}", columns[0]);
            keys.push(connection.query_row(&last, [], |row| row.get(0))?);
        }
        Ok(Self { inserts, hashers: vec![Hasher::default(); TABLES.len()], keys })
    }

    /// The key that the next row of a table gets.
    pub(crate) fn next_key(&self, table: usize) -> i64 {
        self.keys[table] + 1
    }

    /// Appends one row: a value for each column of the table behind the key. Gives the key; none, and appends nothing, where the table
    /// has a row that is known by the same.
    pub(crate) fn append_new(&mut self, table: usize, row: &[ValueRef<'_>]) -> rusqlite::Result<Option<i64>> {
        let key = self.next_key(table);
        let values = || std::iter::once(ValueRef::Integer(key)).chain(row.iter().copied());
        if self.inserts[table].execute(params_from_iter(values().map(ToSqlOutput::Borrowed)))? == 0 {
            return Ok(None);
        }
        self.hashers[table].row(values());
        self.keys[table] = key;
        Ok(Some(key))
    }

    /// Appends a row that the table cannot have; gives its key.
    pub(crate) fn append(&mut self, table: usize, row: &[ValueRef<'_>]) -> rusqlite::Result<i64> {
        self.append_new(table, row)?.ok_or(rusqlite::Error::StatementChangedRows(0))
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
        let mut select = connection.prepare_cached(&table.rows_of())?;
        let columns = select.column_count();
        let mut rows = select.query([batch])?;
        while let Some(row) = rows.next()? {
            let values = (0..columns).map(|column| row.get_ref(column));
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
    for (hasher, table) in hashers.into_iter().zip(&TABLES).filter(|(hasher, _)| hasher.any) {
        feed(&mut whole, ValueRef::Text(table.name.as_bytes()));
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

    /// Sealed before there were later tables, a batch has still the hash it had; and the same row of another table is another.
    #[test]
    fn tables_without_rows_do_not_count() {
        let of = |table: usize| {
            let mut hashers = vec![Hasher::default(); TABLES.len()];
            hashers[table].row([ValueRef::Integer(1)].into_iter());
            content(hashers)
        };
        let mut rows = Sha256::new();
        feed(&mut rows, ValueRef::Integer(1));
        let mut whole = Sha256::new();
        feed(&mut whole, ValueRef::Text(b"imported_alliance"));
        assert_eq!(of(IMPORTED_ALLIANCE), hexadecimal(&whole.chain_update(rows.finalize()).finalize()));
        assert_ne!(of(IMPORTED_VOTE), of(IMPORTED_IDEAL_POINT));
    }
}
