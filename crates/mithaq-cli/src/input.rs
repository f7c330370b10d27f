//! Reports in, one at a time, and read; what cannot be read is told with file and place, and the rest goes on.

pub(crate) mod fetched;

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;

use mithaq::{Article, Document, Reader, Reading, Record};
pub(crate) use mithaq_intake::{Fault, Line, Lines};
use mithaq_intake::{Raw, raw_items};

use crate::args::{InputForm, Told, Way};

/// A report that is still to be parsed, or why there is none.
pub(crate) type Input = Result<Raw, Fault>;

/// All reports of these files, folders, patterns and standard input.
pub(crate) fn reports(inputs: &[PathBuf], form: InputForm) -> impl Iterator<Item = Input> + Send + use<> {
    raw_items(inputs, form.into(), Arc::default())
}

/// Parses one report; what it does not say of itself is told.
pub(crate) fn document(input: Input, told: &Told) -> Result<Document, Fault> {
    let raw = input?;
    let place = raw.place().to_owned();
    let mut document = guarded(&place, || raw.document())?;
    document.language = document.language.or_else(|| told.language.clone());
    Ok(document)
}

/// Parses and reads one report.
pub(crate) fn read(input: Input, told: &Told, way: Way) -> Result<Reading, Fault> {
    let raw = input?;
    let place = raw.place().to_owned();
    read_known(&place, &document(Ok(raw), told)?, way.into())
}

/// Reads a document that is known already; `place` is told where that fails.
pub(crate) fn read_known(place: &str, document: &Document, reader: Reader) -> Result<Reading, Fault> {
    guarded(place, || mithaq::read_by(document, reader).map_err(|unreadable| Fault::new(place, unreadable)))
}

/// Reads a report again that was cleaned before; nothing where the lexicon does not know its language.
pub(crate) fn read_kept(
    place: &str,
    article: &Article,
    reader: Reader,
) -> Result<Option<Vec<Record>>, Fault> {
    guarded(place, || Ok(mithaq::read_article(article, reader)))
}

thread_local! {
    static GUARDED: Cell<bool> = const { Cell::new(false) };
}

/// Whether a panic on this thread costs one report and no more.
pub(crate) fn is_guarded() -> bool {
    GUARDED.get()
}

/// A panic in reading is a bug of ours; it costs this report and no other.
fn guarded<T>(place: &str, work: impl FnOnce() -> Result<T, Fault>) -> Result<T, Fault> {
    GUARDED.set(true);
    let outcome = catch_unwind(AssertUnwindSafe(work));
    GUARDED.set(false);
    outcome.unwrap_or_else(|_| {
        Err(Fault::new(place, "the reader failed on it; this is a bug in mithaq, please report it"))
    })
}
