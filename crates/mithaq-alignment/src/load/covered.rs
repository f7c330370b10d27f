//! Which years a source covers: outside them nothing is known, which is not the same as nothing in force.

use std::collections::BTreeMap;

use mithaq_ledger::Ledger;
use mithaq_record::iso;
use mithaq_world as world;

use super::Agreement;
use super::cells::each_row;
use crate::{Period, Result};

/// The years that the news and each imported dataset of alliances or agreements cover.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Covered {
    /// The first and the last year of each.
    years: BTreeMap<String, (i16, i16)>,
    /// The day on which the newest report was published.
    newest: Option<String>,
}

impl Covered {
    /// A dataset covers the years of its release (lexicon/world/datasets.tsv) and those that its own days name; the news, whatever
    /// they look back on, every year up to the last that a report was published in (every year where no report is dated).
    pub(crate) fn read(ledger: &Ledger) -> Result<Self> {
        let mut found = BTreeMap::new();
        let sql =
            "SELECT source, MIN(start), MAX(COALESCE(\"end\", start)) FROM imported_alliances GROUP BY source
            UNION ALL SELECT source, MIN(day), MAX(day) FROM imported_agreements GROUP BY source
            UNION ALL SELECT 'news', NULL, COALESCE(MAX(published_end), '9999') FROM articles HAVING COUNT(*) > 0";
        each_row(ledger, sql, |cells| {
            let (source, year) = (cells.text(0), |at| iso::year(&cells.text(at)));
            let Some(last) = year(2) else { return };
            let (first, last) = (year(1).unwrap_or(i16::MIN), last);
            let (from, to) = world::dataset_years(&source).unwrap_or((first, last));
            found.insert(source, (first.min(from), last.max(to)));
        })?;
        let mut newest = None;
        each_row(ledger, "SELECT MAX(published_end) FROM articles", |cells| {
            newest = Some(cells.text(0)).filter(|day| !day.is_empty());
        })?;
        Ok(Self { years: found, newest })
    }

    /// The imported datasets, each with its first and last year.
    pub fn datasets(&self) -> impl Iterator<Item = (&str, i16, i16)> {
        let imported = self.years.iter().filter(|(source, _)| *source != "news");
        imported.map(|(source, (first, last))| (source.as_str(), *first, *last))
    }

    /// The last year of a source.
    pub(crate) fn last(&self, source: &str) -> Option<i16> {
        self.years.get(source).map(|(_, last)| *last)
    }

    /// Whether a source says anything of a year. One that has no days at all may say something of every year.
    #[must_use]
    pub fn covers(&self, source: &str, year: i16) -> bool {
        self.years.get(source).is_none_or(|(first, last)| (*first..=*last).contains(&year))
    }

    /// Whether the ledger holds a source, and it covers a year.
    pub(crate) fn knows(&self, source: &str, year: i16) -> bool {
        self.years.contains_key(source) && self.covers(source, year)
    }

    /// The same of a month: the news cover those up to that of the newest report.
    pub(crate) fn knows_period(&self, source: &str, period: Period) -> bool {
        let newest = self.newest.as_deref().filter(|_| source == "news");
        self.knows(source, period.year()) && newest.is_none_or(|newest| period.first_day().as_str() <= newest)
    }

    /// The agreements of the sources that cover a year.
    pub(crate) fn of<'a>(
        &'a self,
        agreements: &'a [Agreement],
        year: i16,
    ) -> impl Iterator<Item = &'a Agreement> + Clone {
        agreements.iter().filter(move |agreement| self.covers(&agreement.source, year))
    }
}
