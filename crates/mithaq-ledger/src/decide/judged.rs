//! Records that reviewers corrected or rejected, as they should be: what a later reader can be measured by.

use std::collections::BTreeMap;

use crate::load::{Stored, record};
use crate::refresh::review::Review;
use crate::{Ledger, Result};

/// A record that a reviewer decided on by itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Judged {
    /// The record with its corrections (as it was read, if it is rejected), and where it comes from.
    pub stored: Stored,
    /// It counts for nothing.
    pub is_rejected: bool,
}

impl Ledger {
    /// Every record that stands corrected or rejected, by the id of its article ([`crate::Source::article`]); within
    /// one in the order of the text. Merging and splitting say nothing of a record by itself.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn judged(&self) -> Result<BTreeMap<String, Vec<Judged>>> {
        let review = Review::load(&self.connection).map_err(|source| self.failed(source))?;
        let keys: Vec<i64> = review.judged().into_iter().collect();
        let keys = serde_json::to_string(&keys).unwrap_or_default();
        // What a newer reading lacks was judged all the same; of readings that say the same the newest is taken.
        let newest = "SELECT value FROM json_each(?1) AS judged
             WHERE NOT EXISTS (SELECT 1 FROM twin WHERE twin.record = judged.value AND twin.twin > judged.value)";
        let found =
            record::load_any(&self.connection, newest, [keys]).map_err(|source| self.failed(source))?;
        let mut judged: BTreeMap<String, Vec<Judged>> = BTreeMap::new();
        for (key, mut stored) in found {
            let is_rejected = review.rejected.contains(&key);
            // What counts for nothing is what was read, whatever it was corrected to before.
            if !is_rejected {
                review.correct(key, &mut stored.record);
            }
            let article = stored.source.article.clone();
            judged.entry(article).or_default().push(Judged { stored, is_rejected });
        }
        Ok(judged)
    }
}
