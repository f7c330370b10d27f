//! Reports in, one at a time; what cannot be read is told with file and place, and the rest goes on.

pub(crate) mod fetched;
pub(crate) mod lines;
mod page;

use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use mithaq::{Document, Reading};

use crate::args::InputForm;

/// The longest page, and the longest line of JSON lines, in bytes. More is no report.
pub(crate) const LONGEST: usize = 8 * 1024 * 1024;

/// Something that cannot be read, and where it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fault {
    /// File, and line or byte where that says more.
    pub place: String,
    pub what: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.what)
    }
}

/// A document and where it came from, or why there is none.
pub(crate) type Input = Result<(String, Document), Fault>;

/// All documents of these files.
pub(crate) fn documents(files: Vec<PathBuf>, form: InputForm) -> Box<dyn Iterator<Item = Input> + Send> {
    match form {
        InputForm::Page => Box::new(files.into_iter().map(|file| page::read(&file))),
        InputForm::Jsonl => Box::new(files.into_iter().flat_map(|file| lines::documents(&file))),
    }
}

/// Reads one document. A panic in the reader is a bug of ours; it costs this document and no other.
pub(crate) fn read(input: Input) -> Result<Reading, Fault> {
    let (place, document) = input?;
    let fault = |what: String| Fault { place: place.clone(), what };
    catch_unwind(AssertUnwindSafe(|| mithaq::read(&document)))
        .map_err(|_| fault("the reader failed on it; this is a bug in mithaq, please report it".to_owned()))?
        .map_err(|unreadable| fault(unreadable.to_string()))
}

fn is_standard_input(file: &Path) -> bool {
    file.as_os_str() == "-"
}

/// The text of these bytes.
fn text(place: &str, bytes: Vec<u8>) -> Result<String, Fault> {
    let fault = |at: String, what: &str| Fault { place: at, what: what.to_owned() };
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err(fault(
            place.to_owned(),
            "UTF-16, not UTF-8; convert it first (iconv -f UTF-16 -t UTF-8)",
        ));
    }
    if let Some(at) = bytes.iter().position(|b| *b == 0) {
        return Err(fault(format!("{place}: byte {at}"), "binary, not text"));
    }
    String::from_utf8(bytes)
        .map_err(|e| fault(format!("{place}: byte {}", e.utf8_error().valid_up_to()), "not UTF-8"))
}
