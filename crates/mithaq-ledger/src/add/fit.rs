//! A record must fit its article: what the ledger holds points at the exact words, or is not held.

use std::collections::HashSet;

use mithaq::{Article, Record};

use crate::{Error, Result};

/// # Errors
/// [`Error::Unfit`] for the first record that breaks the contract.
pub(super) fn check(article: &Article, records: &[Record]) -> Result<()> {
    let mut ids = HashSet::new();
    for record in records {
        let wrong = misfit(article, record).or_else(|| {
            let again = !ids.insert(record.id.as_str());
            again.then(|| "two records of the document have this id".to_owned())
        });
        if let Some(why) = wrong {
            return Err(Error::Unfit { document: article.document.clone(), record: record.id.clone(), why });
        }
    }
    Ok(())
}

fn misfit(article: &Article, record: &Record) -> Option<String> {
    if record.document != article.document {
        return Some(format!("it is of another document, {:?}", record.document));
    }
    if article.text.get(record.start..record.end) != Some(record.quote.as_str()) {
        return Some(format!("its quote does not stand at {}..{}", record.start, record.end));
    }
    let place = record.where_.iter().flat_map(|place| [place.lat, place.lon]).flatten();
    if !std::iter::once(record.confidence).chain(place).all(f64::is_finite) {
        return Some("a number in it is not finite".to_owned());
    }
    None
}
