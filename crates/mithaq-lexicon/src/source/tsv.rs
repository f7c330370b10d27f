//! Lists: tab-separated, a header line, `#` comments, several values in a cell parted by `;`.

use std::collections::BTreeMap;

use super::Problem;

/// One TSV file.
#[derive(Debug, Clone, Default)]
pub struct List {
    /// The file, relative to the lexicon folder.
    pub file: String,
    /// Its name without folder and ending.
    pub stem: String,
    /// Its rows.
    pub rows: Vec<Row>,
}

/// One line of a list.
#[derive(Debug, Clone, Default)]
pub struct Row {
    /// Line in the file, from 1.
    pub line: usize,
    cells: BTreeMap<String, String>,
}

impl List {
    /// Parses a list.
    ///
    /// # Errors
    /// The first row that has more cells than the header.
    pub fn parse(file: &str, text: &str) -> Result<Self, Problem> {
        let stem = file.rsplit('/').next().unwrap_or(file).trim_end_matches(".tsv").to_owned();
        let mut header: Option<Vec<&str>> = None;
        let mut rows = Vec::new();
        for (n, line) in text.lines().enumerate() {
            if line.trim().is_empty() || line.starts_with('#') {
                continue;
            }
            let cells: Vec<&str> = line.split('\t').map(str::trim).collect();
            match &header {
                None => header = Some(cells),
                Some(names) if cells.len() > names.len() => {
                    let what = format!("{} cells under a header of {}", cells.len(), names.len());
                    return Err(Problem { file: file.to_owned(), line: n + 1, what });
                }
                Some(names) => rows.push(Row { line: n + 1, cells: pair(names, &cells) }),
            }
        }
        Ok(Self { file: file.to_owned(), stem, rows })
    }
}

fn pair(names: &[&str], cells: &[&str]) -> BTreeMap<String, String> {
    names.iter().zip(cells).map(|(n, c)| ((*n).to_owned(), (*c).to_owned())).collect()
}

impl Row {
    /// The cell under this header; empty where there is none.
    #[must_use]
    pub fn get(&self, column: &str) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }

    /// The cell under this header, or nothing where it is empty.
    #[must_use]
    pub fn some(&self, column: &str) -> Option<String> {
        Some(self.get(column)).filter(|c| !c.is_empty()).map(str::to_owned)
    }

    /// The first cell that holds one of these signs: its header, and the sign.
    pub(crate) fn separators(&self, signs: &[char]) -> Option<(&str, char)> {
        self.cells
            .iter()
            .find_map(|(column, cell)| Some((column.as_str(), cell.chars().find(|c| signs.contains(c))?)))
    }

    /// The values in the cell under this header.
    pub fn values(&self, column: &str) -> impl Iterator<Item = &str> {
        self.get(column).split(';').map(str::trim).filter(|v| !v.is_empty())
    }
}
