//! A line of a table whose columns stand in a codebook, filled by name.

use crate::codebook::Codebook;

/// Cells in the order of the columns, parted by tabs.
pub(super) struct Line<'a> {
    book: &'a Codebook,
    cells: Vec<String>,
}

impl<'a> Line<'a> {
    /// A line whose cells all say `empty`.
    pub(super) fn new(book: &'a Codebook, empty: &str) -> Self {
        Self { book, cells: vec![empty.to_owned(); book.columns.len()] }
    }

    /// Fills the cell under this name, if there is something to put in it. The table knows no quotation: what would part
    /// cells or lines becomes a blank.
    pub(super) fn set(&mut self, name: &str, value: impl Into<String>) {
        let value = value.into().replace(['\t', '\n', '\r'], " ");
        debug_assert!(self.at(name).is_some(), "{name} is in the codebook");
        if let Some(at) = self.at(name).filter(|_| !value.is_empty()) {
            self.cells[at] = value;
        }
    }

    /// Fills the cell under this name with a number, if there is one.
    pub(super) fn number(&mut self, name: &str, number: Option<impl ToString>) {
        self.set(name, number.map_or_else(String::new, |number| number.to_string()));
    }

    fn at(&self, name: &str) -> Option<usize> {
        self.book.columns.iter().position(|column| column.name == name)
    }

    /// The line with its end.
    pub(super) fn text(&self) -> String {
        format!("{}\n", self.cells.join("\t"))
    }
}

/// The names of the columns, as a line.
pub(super) fn header(book: &Codebook) -> String {
    let names: Vec<_> = book.columns.iter().map(|column| column.name.as_str()).collect();
    format!("{}\n", names.join("\t"))
}
