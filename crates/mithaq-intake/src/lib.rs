//! Whatever a person has comes in, documents for the reader go out.
//!
//! ```text
//! files, folders, globs, - ──places──▶ Place ──items──▶ Raw ──document──▶ mithaq::Document
//! ```
//!
//! The way to a [`Raw`] is cheap: walking folders, unpacking, splitting. It happens on one thread, in the
//! order of the input, and holds one document at a time. [`Raw::document`] is the expensive part (parsing
//! HTML, finding the report on the page) and can run on any thread.
//!
//! What cannot be read becomes a [`Fault`] that says where it is, and the rest goes on.
//!
//! ```
//! use mithaq_intake::{Form, documents};
//!
//! let folder = tempfile::tempdir()?;
//! std::fs::write(folder.path().join("a.txt"), "The foreign minister arrived in Baghdad.")?;
//! let taken: Vec<_> = documents(&[folder.path().to_owned()], Form::Auto).collect::<Result<_, _>>()?;
//! assert_eq!(taken[0].document.id, "a.txt");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod day;
mod encoding;
mod fault;
mod feed;
mod foreign;
mod form;
mod html;
mod items;
mod keys;
mod lines;
mod places;
mod raw;
mod table;
mod text;
mod warc;
mod window;

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use mithaq::Document;

pub use fault::Fault;
pub use form::Form;
pub use keys::keys_once;
pub use lines::{Line, Lines};
pub use raw::Raw;

/// The longest document, in bytes, packed or unpacked. More is no report.
pub const LONGEST: usize = 8 * 1024 * 1024;

/// A document and where it came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// The file, and the line or byte where that says more.
    pub place: String,
    /// What the reader reads.
    pub document: Document,
    /// As [`Raw::digest`].
    pub digest: String,
}

/// Everything in these files, folders, globs and standard input (`-`), not yet parsed, in their order; a
/// folder's files in the order of their names, hidden ones left out.
///
/// `read` counts the bytes that have been read of the files, as they lie on disk; see [`total_bytes`].
pub fn raw_items(
    inputs: &[PathBuf],
    form: Form,
    read: Arc<AtomicU64>,
) -> impl Iterator<Item = Result<Raw, Fault>> + Send + use<> {
    places::places(inputs.to_vec()).flat_map(move |place| match place {
        Ok(place) => items::items(place, form, Arc::clone(&read)),
        Err(fault) => Box::new(std::iter::once(Err(fault))),
    })
}

/// All documents of these inputs, as [`raw_items`] and [`Raw::document`] give them, on one thread.
pub fn documents(
    inputs: &[PathBuf],
    form: Form,
) -> impl Iterator<Item = Result<Taken, Fault>> + Send + use<> {
    raw_items(inputs, form, Arc::default()).map(|raw| {
        let raw = raw?;
        let (place, digest) = (raw.place().to_owned(), raw.digest());
        Ok(Taken { place, digest, document: raw.document()? })
    })
}

/// How many bytes all the inputs have on disk; nothing where one has no size, as standard input.
#[must_use]
pub fn total_bytes(inputs: &[PathBuf]) -> Option<u64> {
    places::places(inputs.to_vec()).filter_map(Result::ok).map(|place| place.size()).sum()
}
