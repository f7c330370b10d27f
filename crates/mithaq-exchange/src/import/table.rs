//! Tables as other datasets ship them: which columns there are, and rows whose cells are asked for by name.

use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::Path;

use csv::{ByteRecord, Reader, ReaderBuilder, StringRecord};
use flate2::read::MultiGzDecoder;

use crate::error::io_error;
use crate::{Error, Result};

/// How a dataset lays out its table.
pub(super) struct Layout {
    /// What it is called in errors.
    pub format: &'static str,
    /// What parts the cells; where none is named, a tab if the header has one, else a comma.
    pub delimiter: Option<u8>,
    /// Quotation marks enclose cells; else they are letters like others.
    pub quoted: bool,
    pub columns: Columns,
    /// What is not UTF-8 is Latin-1; else the row is left out.
    pub latin: bool,
    /// Spellings of "not known", beside the empty cell.
    pub missing: &'static [&'static str],
}

/// Where the names of the columns come from.
pub(super) enum Columns {
    /// There is no header: these are the columns, of which the last may be absent down to `least`.
    Fixed { names: &'static [&'static str], least: usize },
    /// There is a header, and these must be in it; `a|b` is either.
    Header { needed: &'static [&'static str] },
}

impl Layout {
    /// The column that a header lacks; none where it has all.
    pub(super) fn missing_in(&self, names: &[String]) -> Option<&'static str> {
        let Columns::Header { needed } = self.columns else { return None };
        let has = |name: &str| names.iter().any(|known| known.eq_ignore_ascii_case(name));
        needed.iter().copied().find(|column| !column.split('|').any(has))
    }
}

/// A table, read row by row.
pub(super) struct Table {
    pub file: String,
    layout: &'static Layout,
    names: Vec<String>,
    least: usize,
    reader: Reader<Box<dyn Read>>,
    record: StringRecord,
}

/// A row whose cells are asked for by the name of the column, in any case.
pub(super) struct Row<'a> {
    names: &'a [String],
    record: &'a StringRecord,
    missing: &'static [&'static str],
}

/// A file whose first line is known and whose bytes are still all to be read.
pub(super) struct Opened {
    /// Its name, or `standard input`.
    pub file: String,
    first_line: Vec<u8>,
    bytes: Box<dyn Read>,
}

impl Opened {
    /// Opens a file; `-` is standard input.
    pub(super) fn at(path: &Path) -> Result<Self> {
        let file =
            if path == Path::new("-") { "standard input".to_owned() } else { path.display().to_string() };
        let unreadable = |source| Error::Unreadable { file: file.clone(), source };
        let mut bytes = open(path).map_err(unreadable)?;
        let mut head = Vec::new();
        bytes.by_ref().take(LONGEST_HEADER).read_to_end(&mut head).map_err(unreadable)?;
        let first_line = head.split(|byte| *byte == b'\n').next().unwrap_or_default().to_vec();
        Ok(Self { file, first_line, bytes: Box::new(io::Cursor::new(head).chain(bytes)) })
    }

    /// The cells of its first line as it is parted so.
    pub(super) fn header(&self, layout: &Layout) -> Vec<String> {
        let mut reader = ReaderBuilder::new()
            .delimiter(self.delimiter(layout))
            .quoting(layout.quoted)
            .has_headers(false)
            .from_reader(self.first_line.as_slice());
        let mut cells = ByteRecord::new();
        // A line in memory can be read; what is in it is told later.
        let _ = reader.read_byte_record(&mut cells);
        cells.iter().map(name).collect()
    }

    fn delimiter(&self, layout: &Layout) -> u8 {
        let told = if self.first_line.contains(&b'\t') { b'\t' } else { b',' };
        layout.delimiter.unwrap_or(told)
    }
}

/// So many bytes hold the first line of any dataset.
const LONGEST_HEADER: u64 = 64 << 10;

/// What a column is called.
fn name(cell: &[u8]) -> String {
    String::from_utf8_lossy(cell).trim_matches(['\u{feff}', ' ', '"']).to_lowercase()
}

impl Table {
    pub(super) fn new(opened: Opened, layout: &'static Layout) -> Result<Self> {
        let reader = ReaderBuilder::new()
            .delimiter(opened.delimiter(layout))
            .quoting(layout.quoted)
            .has_headers(matches!(layout.columns, Columns::Header { .. }))
            .flexible(true)
            .from_reader(opened.bytes);
        let record = StringRecord::new();
        let mut table = Self { file: opened.file, layout, names: Vec::new(), least: 0, reader, record };
        table.name_columns()?;
        Ok(table)
    }

    fn name_columns(&mut self) -> Result<()> {
        if let Columns::Fixed { names, least } = self.layout.columns {
            self.names = names.iter().map(|name| name.to_lowercase()).collect();
            self.least = least;
            return Ok(());
        }
        let header = self.reader.byte_headers().cloned();
        let header = header.map_err(|error| self.unreadable(error))?;
        self.names = header.iter().map(name).collect();
        self.least = self.names.len();
        match self.layout.missing_in(&self.names) {
            None => Ok(()),
            Some(column) => Err(Error::NotThatFormat {
                file: self.file.clone(),
                format: self.layout.format,
                why: format!("it has no column {:?}", column.replace('|', " or ")),
            }),
        }
    }

    /// The next row with its line, or with what is wrong about it.
    pub(super) fn next_row(&mut self) -> Result<Option<(u64, Result<Row<'_>, String>)>> {
        let line = self.reader.position().line();
        let mut bytes = ByteRecord::new();
        if !self.reader.read_byte_record(&mut bytes).map_err(|error| self.unreadable(error))? {
            return Ok(None);
        }
        let line = bytes.position().map_or(line, csv::Position::line);
        self.record = match StringRecord::from_byte_record(bytes) {
            Ok(record) => record,
            Err(error) if self.layout.latin => latin(&error.into_byte_record()),
            Err(_) => return Ok(Some((line, Err("not UTF-8".to_owned())))),
        };
        Ok(Some((line, self.row())))
    }

    fn row(&self) -> Result<Row<'_>, String> {
        let (cells, most) = (self.record.len(), self.names.len());
        if cells < self.least || cells > most {
            return Err(format!("{cells} cells where {} has {most}", self.layout.format));
        }
        Ok(Row { names: &self.names, record: &self.record, missing: self.layout.missing })
    }

    fn unreadable(&self, error: csv::Error) -> Error {
        Error::Unreadable { file: self.file.clone(), source: io_error(error) }
    }
}

impl<'a> Row<'a> {
    /// The cell under this name; empty where it is missing.
    pub(super) fn get(&self, name: &str) -> &'a str {
        let at = self.names.iter().position(|known| known.eq_ignore_ascii_case(name));
        let cell = at.and_then(|at| self.record.get(at)).unwrap_or_default().trim();
        if self.missing.contains(&cell) { "" } else { cell }
    }

    /// The cell under the first of these names that there is.
    pub(super) fn either(&self, names: &[&str]) -> &'a str {
        names.iter().find(|name| self.has(name)).map_or("", |name| self.get(name))
    }

    /// There is such a column.
    pub(super) fn has(&self, name: &str) -> bool {
        self.names.iter().any(|known| known.eq_ignore_ascii_case(name))
    }

    /// The cell under this name, where there is something in it.
    pub(super) fn some(&self, name: &str) -> Option<String> {
        Some(self.get(name)).filter(|cell| !cell.is_empty()).map(str::to_owned)
    }

    /// The cell under this name, which must not be empty.
    pub(super) fn needed(&self, name: &str) -> Result<String, String> {
        self.some(name).ok_or_else(|| format!("{name} is empty"))
    }

    /// The number under this name; none where the cell is empty.
    pub(super) fn number<T: std::str::FromStr>(&self, name: &str) -> Result<Option<T>, String> {
        parsed(name, self.get(name))
    }

    /// A number between two others, both included; none where the cell is empty.
    pub(super) fn number_within(&self, name: &str, least: f64, most: f64) -> Result<Option<f64>, String> {
        match self.number::<f64>(name)? {
            Some(number) if !(least..=most).contains(&number) => {
                Err(format!("{name} is not between {least} and {most}: {number}"))
            }
            other => Ok(other),
        }
    }
}

/// Cells whose bytes are the numbers of their letters.
fn latin(record: &ByteRecord) -> StringRecord {
    record.iter().map(|cell| cell.iter().copied().map(char::from).collect::<String>()).collect()
}

/// The number in a cell; none where it is empty.
pub(super) fn parsed<T: std::str::FromStr>(name: &str, cell: &str) -> Result<Option<T>, String> {
    if cell.is_empty() {
        return Ok(None);
    }
    cell.parse().map(Some).map_err(|_| format!("{name} is no number: {cell:?}"))
}

/// The bytes of a file, unpacked where they are gzip.
fn open(path: &Path) -> io::Result<Box<dyn Read>> {
    let mut raw: Box<dyn Read> =
        if path == Path::new("-") { Box::new(io::stdin()) } else { Box::new(File::open(path)?) };
    let mut head = Vec::new();
    raw.by_ref().take(4).read_to_end(&mut head)?;
    let whole = BufReader::new(io::Cursor::new(head.clone()).chain(raw));
    match head.as_slice() {
        [0x1f, 0x8b, ..] => Ok(Box::new(MultiGzDecoder::new(whole))),
        b"PK\x03\x04" => Err(io::Error::new(
            io::ErrorKind::Unsupported,
            "a zip archive; unpack it on the way: unzip -p FILE | mithaq import … -",
        )),
        _ => Ok(Box::new(whole)),
    }
}
