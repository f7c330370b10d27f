//! A ledger of the example reports: what is shown to somebody who has none.

use std::path::PathBuf;

use mithaq::{Document, read};
use mithaq_ledger::Ledger;
use tempfile::TempDir;

use crate::Error;

/// The reports, by name.
const REPORTS: [(&str, &str); 9] = [
    ("examples/ar/togo-russia.txt", include_str!("../reports/ar/togo-russia.txt")),
    ("examples/ar/mali-france.txt", include_str!("../reports/ar/mali-france.txt")),
    ("examples/ar/niger-usa.txt", include_str!("../reports/ar/niger-usa.txt")),
    ("examples/en/kenya-uk.txt", include_str!("../reports/en/kenya-uk.txt")),
    ("examples/en/sahel-exit.txt", include_str!("../reports/en/sahel-exit.txt")),
    ("examples/en/athens-ankara.txt", include_str!("../reports/en/athens-ankara.txt")),
    ("examples/ru/lome-ouagadougou.txt", include_str!("../reports/ru/lome-ouagadougou.txt")),
    ("examples/ru/bamako-paris.txt", include_str!("../reports/ru/bamako-paris.txt")),
    ("examples/ru/kremlin-ankara.txt", include_str!("../reports/ru/kremlin-ankara.txt")),
];

/// One story as nine reports in four languages tell it, a document a line.
const STORY: &str = include_str!("../reports/four/reports.jsonl");

/// A ledger that is thrown away with this.
#[derive(Debug)]
pub struct Examples {
    folder: TempDir,
}

impl Examples {
    /// The file.
    #[must_use]
    pub fn ledger(&self) -> PathBuf {
        self.folder.path().join("examples.ledger")
    }
}

/// Reads the example reports into a ledger of their own, which takes some seconds.
///
/// # Errors
/// Where no temporary file can be written.
pub fn examples() -> Result<Examples, Error> {
    let examples = Examples { folder: tempfile::tempdir().map_err(Error::Folder)? };
    let mut ledger = Ledger::open(examples.ledger())?;
    for document in documents() {
        if let Ok(reading) = read(&document) {
            ledger.add(&reading.article, &reading.records)?;
        }
    }
    ledger.refresh(|_, _| {})?;
    Ok(examples)
}

fn documents() -> impl Iterator<Item = Document> {
    let pages = REPORTS.iter().map(|(name, text)| Document {
        id: (*name).to_owned(),
        text: (*text).to_owned(),
        ..Document::default()
    });
    pages.chain(STORY.lines().filter_map(|line| serde_json::from_str(line).ok()))
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_example_is_a_document() {
        assert_eq!(super::documents().count(), super::REPORTS.len() + super::STORY.lines().count());
    }
}
