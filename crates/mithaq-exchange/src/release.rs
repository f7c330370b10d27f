//! A release: a folder with all that a ledger says, fit to be cited and made again.
//!
//! ```text
//! DIR/README.md  CITATION.cff  codebook.md  datapackage.json  SHA256SUMS  data/*.csv
//! ```
//!
//! The same ledger gives the same bytes: the date is that of its last batch, never that of the clock.

mod citation;
mod folder;
mod package;
mod readme;
mod tables;

use std::path::Path;

use mithaq_ledger::{Ledger, Value};

use crate::codebook::plover_markdown;
use crate::{Error, Result};
use folder::Folder;
use tables::Written;

/// How the release is to be cited.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Citation {
    /// Its title; none: that it is a Mithaq dataset.
    pub title: Option<String>,
    /// Who put it together; none: that nobody is named.
    pub authors: Vec<String>,
    /// The licence, an SPDX identifier; none: that none is stated.
    pub license: Option<String>,
}

/// What a release was made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// Batches in the ledger.
    pub batches: i64,
    /// When the last of them was written, UTC, ISO 8601.
    pub at: String,
    /// Its hash, which stands for the whole ledger.
    pub hash: String,
    /// Version of this program, whose lexicon follows it.
    pub program: &'static str,
    /// SHA-256 of the compiled lexicon, hexadecimal.
    pub lexicon: String,
}

/// Writes a release into a folder that is empty or not there yet, and says what it was made of.
///
/// # Errors
/// Where the folder is not empty or cannot be written, and where the ledger is empty, cannot be read, or was added to
/// meanwhile. Without SHA256SUMS, which is written last, a folder holds no whole release.
pub fn release(ledger: &Ledger, folder: &Path, citation: &Citation) -> Result<Origin> {
    let origin = Origin::of(ledger)?;
    let mut folder = Folder::empty(folder)?;
    let tables = tables::write(ledger, &mut folder)?;
    if Origin::of(ledger)? != origin {
        return Err(Error::Release(
            "the ledger was added to meanwhile; empty the folder and run it again".to_owned(),
        ));
    }
    folder.write("codebook.md", &codebook(&tables))?;
    folder.write("README.md", &readme::text(&origin, citation, &tables))?;
    folder.write("CITATION.cff", &citation::cff(&origin, citation)?)?;
    folder.write("datapackage.json", &package::json(&origin, citation, &tables)?)?;
    folder.seal()?;
    Ok(origin)
}

impl Origin {
    fn of(ledger: &Ledger) -> Result<Self> {
        let table = ledger.query_all("SELECT batch, at, hash FROM batches ORDER BY batch DESC LIMIT 1")?;
        let Some([Value::Integer(batches), Value::Text(at), Value::Text(hash)]) =
            table.rows.first().map(Vec::as_slice)
        else {
            return Err(Error::Release(format!("{}: nothing in it to release", ledger.path().display())));
        };
        let lexicon = mithaq::lexicon().to_bytes().map_err(|error| Error::Release(error.to_string()))?;
        Ok(Self {
            batches: *batches,
            at: at.to_string(),
            hash: hash.to_string(),
            program: env!("CARGO_PKG_VERSION"),
            lexicon: folder::sha256(&lexicon),
        })
    }

    /// The day of the last batch.
    pub(crate) fn day(&self) -> &str {
        self.at.get(..10).unwrap_or(&self.at)
    }

    /// Names this state of the ledger: the first digits of its hash.
    pub(crate) fn version(&self) -> &str {
        self.hash.get(..12).unwrap_or(&self.hash)
    }
}

impl Citation {
    pub(crate) fn title(&self) -> &str {
        self.title
            .as_deref()
            .unwrap_or("Events and agreements between states, read from news reports by Mithaq")
    }

    /// Those named; where nobody is, that.
    pub(crate) fn authors(&self) -> Vec<&str> {
        if self.authors.is_empty() {
            return vec!["The compilers of this ledger (not named)"];
        }
        self.authors.iter().map(String::as_str).collect()
    }
}

fn codebook(tables: &[Written]) -> String {
    let books: Vec<_> = tables.iter().map(|table| table.book.markdown()).collect();
    let books = books.join("\n");
    let plover = plover_markdown();
    format!("Lists in a cell are joined by ';'. Empty cells are what is not known.\n\n{books}\n{plover}")
}
