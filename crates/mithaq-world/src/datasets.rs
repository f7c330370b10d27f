//! What releases of other datasets cover.

use crate::lists::DATASETS;

/// The years that the release of a dataset of alliances covers, the first and the last; none where it is not known.
#[must_use]
pub fn dataset_years(dataset: &str) -> Option<(i16, i16)> {
    let row = DATASETS.rows.iter().find(|row| row.get("id") == dataset)?;
    Some((row.get("from").parse().ok()?, row.get("to").parse().ok()?))
}
