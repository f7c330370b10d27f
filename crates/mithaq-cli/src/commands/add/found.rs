//! What was found in the reports of one run, by language and kind.

use std::collections::BTreeMap;
use std::io::{self, Write};

use mithaq::{Kind, Reading};

use crate::commands::counted;

/// Reports by language, and their records by kind.
#[derive(Default)]
pub(super) struct Found(BTreeMap<String, (usize, [usize; Kind::COUNT])>);

impl Found {
    pub(super) fn count(&mut self, reading: &Reading) {
        let (reports, records) = self.0.entry(reading.article.language.clone()).or_default();
        *reports += 1;
        for record in &reading.records {
            records[record.kind as usize] += 1;
        }
    }

    /// A line a language.
    pub(super) fn write(&self, out: &mut impl Write) -> io::Result<()> {
        for (language, (reports, records)) in &self.0 {
            let kinds = Kind::NAMES.iter().zip(records).map(|(kind, count)| counted(*count, kind));
            let is_known = mithaq::lexicon().language(language).is_some();
            let found = if is_known || records.iter().any(|count| *count > 0) {
                kinds.collect::<Vec<_>>().join(", ")
            } else {
                "kept, but the lexicon has no such language, so that no record was read from it".to_owned()
            };
            writeln!(out, "  {language:<3} {}: {found}", counted(*reports, "report"))?;
        }
        Ok(())
    }
}
