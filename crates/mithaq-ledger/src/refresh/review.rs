//! What reviewers have decided, as it stands now.

use std::collections::{BTreeMap, BTreeSet};

use mithaq::Record;
use rusqlite::Connection;

use crate::decide::correction::Correction;
use crate::merge::cluster::Reviewed;

/// All decisions in force.
#[derive(Default)]
pub(crate) struct Review {
    pub reviewed: Reviewed,
    /// Keys of records that count for nothing.
    pub rejected: BTreeSet<i64>,
    corrections: BTreeMap<i64, Vec<Correction>>,
    /// Keys of all records that any decision is about.
    touched: BTreeSet<i64>,
    /// Decision and record.
    by_decision: Vec<(i64, i64)>,
}

impl Review {
    pub(crate) fn load(connection: &Connection) -> rusqlite::Result<Self> {
        let mut review = Self::default();
        let mut select = connection.prepare_cached(
            "SELECT number, who, action, record, others, field, value FROM decision ORDER BY number",
        )?;
        let mut rows = select.query([])?;
        while let Some(row) = rows.next()? {
            let (number, who, action): (i64, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
            let own = keys(connection, &row.get::<_, String>(3)?)?;
            let ids: Vec<String> = serde_json::from_str(row.get_ref(4)?.as_str()?).unwrap_or_default();
            let mut others = Vec::new();
            for id in ids {
                others.extend(keys(connection, &id)?);
            }
            let all = own.iter().chain(&others);
            review.by_decision.extend(all.clone().map(|key| (number, *key)));
            review.touched.extend(all);
            match action.as_str() {
                "merge" => review.merge(&own, &others, &who),
                "split" => review.part(&own, &others),
                "reject" => review.rejected.extend(own),
                "restore" => own.iter().for_each(|key| {
                    review.rejected.remove(key);
                    review.corrections.remove(key);
                }),
                _ => {
                    let (field, value): (Option<String>, Option<String>) = (row.get(5)?, row.get(6)?);
                    let correction = field
                        .and_then(|field| Correction::parse(&field, value.as_deref().unwrap_or("")).ok());
                    own.iter().for_each(|key| {
                        review.corrections.entry(*key).or_default().extend(correction.clone())
                    });
                }
            }
        }
        Ok(review)
    }

    fn merge(&mut self, own: &[i64], others: &[i64], who: &str) {
        for pair in pairs(own, others).into_iter().chain(pairs(others, others)) {
            self.reviewed.parted.remove(&pair);
        }
        own.iter().chain(others).for_each(|record| _ = self.reviewed.split.remove(record));
        let merged = pairs(own, others).into_iter().map(|pair| (pair, who.to_owned()));
        self.reviewed.merged.extend(merged);
    }

    fn part(&mut self, own: &[i64], others: &[i64]) {
        for pair in pairs(own, others) {
            self.reviewed.merged.remove(&pair);
            self.reviewed.parted.insert(pair);
        }
        self.reviewed.split.extend(own);
    }

    pub(crate) fn correct(&self, key: i64, record: &mut Record) {
        self.corrections.get(&key).into_iter().flatten().for_each(|correction| correction.apply(record));
    }

    /// Keys of the records that stand corrected or rejected.
    pub(crate) fn judged(&self) -> BTreeSet<i64> {
        self.rejected.iter().chain(self.corrections.keys()).copied().collect()
    }

    /// Records that a reviewer has merged with one of these.
    pub(super) fn merged_with(&self, records: &[i64]) -> Vec<i64> {
        let pairs = self.reviewed.merged.keys();
        let other = |(one, other): &(i64, i64)| match (records.contains(one), records.contains(other)) {
            (true, false) => Some(*other),
            (false, true) => Some(*one),
            _ => None,
        };
        pairs.filter_map(other).collect()
    }

    /// Who has merged one of these records with another.
    pub(super) fn who_merged(&self, records: &[i64]) -> Option<String> {
        let is_one = |(one, other): &(i64, i64)| records.contains(one) != records.contains(other);
        self.reviewed.merged.iter().find(|(pair, _)| is_one(pair)).map(|(_, who)| who.clone())
    }

    /// Nothing was decided.
    pub(super) fn is_empty(&self) -> bool {
        self.touched.is_empty()
    }

    /// Whether a decision is about one of these records.
    pub(crate) fn is_about(&self, records: impl IntoIterator<Item = i64>) -> bool {
        records.into_iter().any(|record| self.touched.contains(&record))
    }

    /// Articles up to `article` that decisions after `decision` are about.
    pub(super) fn articles_since(
        &self,
        connection: &Connection,
        decision: i64,
        article: i64,
    ) -> rusqlite::Result<BTreeSet<i64>> {
        let mut select = connection.prepare_cached(
            "SELECT reading.article FROM read_record JOIN reading ON reading.key = read_record.reading
                 WHERE read_record.key = ?1 AND reading.article <= ?2",
        )?;
        let mut articles = BTreeSet::new();
        for (_, record) in self.by_decision.iter().filter(|(number, _)| *number > decision) {
            for found in select.query_map([record, &article], |row| row.get::<_, i64>(0))? {
                articles.insert(found?);
            }
        }
        Ok(articles)
    }
}

fn pairs(own: &[i64], others: &[i64]) -> Vec<(i64, i64)> {
    let all = own.iter().flat_map(|one| others.iter().map(move |other| (*one.min(other), *one.max(other))));
    all.filter(|(one, other)| one != other).collect()
}

/// The keys of the records that a decision on this id is about: those of the id, and those that say the same in another reading.
fn keys(connection: &Connection, id: &str) -> rusqlite::Result<Vec<i64>> {
    let mut select = connection.prepare_cached(
        "SELECT key FROM read_record WHERE id = ?1
         UNION SELECT twin.twin FROM read_record AS own JOIN twin ON twin.record = own.key WHERE own.id = ?1
         ORDER BY 1",
    )?;
    select.query_map([id], |row| row.get(0))?.collect()
}
