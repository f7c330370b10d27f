//! Near copies: the same wire text on other sites, lightly edited, cut, under another headline.
//!
//! Candidates are found by MinHash: signatures of [`HASHES`] values, cut into [`BANDS`] bands, so that two texts
//! which share 42 % of their word triples share a band as likely as not ((1/32)^(1/4)), and those that share 60 %
//! almost surely. A candidate is a copy where so many of its triples really are the other's.

use std::collections::HashSet;

use gaoya::minhash::{MinHasher, MinHasher32};
use mithaq_lexicon::fold::fold;
use sha2::{Digest, Sha256};

use super::hash::{Hashing, of_words};

const HASHES: usize = 128;
pub(crate) const BANDS: usize = 32;

/// Share of common triples (Jaccard) from which on a text is a copy.
const SAME: f64 = 0.5;
/// Share of the shorter text's triples that stand in the longer, from which on it is a shortened copy.
const CUT: f64 = 0.7;
/// Texts with fewer triples are too short to tell.
const LEAST: usize = 12;

/// Builds signatures; the same text gives the same on every machine.
pub(crate) struct Signer {
    hasher: MinHasher32<Hashing>,
}

impl Signer {
    pub(crate) fn new() -> Self {
        Self { hasher: MinHasher32::new_with_hasher(HASHES, Hashing::default()) }
    }

    /// The bands of a text with these triples, each as one number; none where the text is too short.
    pub(crate) fn bands(&self, triples: &HashSet<u64>) -> Vec<i64> {
        if triples.len() < LEAST {
            return Vec::new();
        }
        let signature = self.hasher.create_signature(triples.iter());
        signature.chunks(HASHES / BANDS).enumerate().map(|(band, rows)| number(band, rows)).collect()
    }
}

/// A band and its rows as one number.
fn number(band: usize, rows: &[u32]) -> i64 {
    let mut hasher = Sha256::new();
    hasher.update([u8::try_from(band).unwrap_or(u8::MAX)]);
    rows.iter().for_each(|row| hasher.update(row.to_le_bytes()));
    let digest = hasher.finalize();
    i64::from_le_bytes(std::array::from_fn(|at| digest[at]))
}

/// Every three words that follow each other, folded, as one number.
pub(crate) fn triples(text: &str) -> HashSet<u64> {
    let folded = fold(text);
    let words: Vec<&str> =
        folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.windows(3).map(of_words).collect()
}

/// How much two texts share (Jaccard), where that makes one a copy of the other.
pub(crate) fn similarity(one: &HashSet<u64>, other: &HashSet<u64>) -> Option<f64> {
    let shorter = one.len().min(other.len());
    if shorter < LEAST {
        return None;
    }
    let common = one.intersection(other).count();
    let share = |of: usize| {
        f64::from(u32::try_from(common).unwrap_or(u32::MAX))
            / f64::from(u32::try_from(of).unwrap_or(u32::MAX))
    };
    let jaccard = share(one.len() + other.len() - common);
    (jaccard >= SAME || share(shorter) >= CUT).then_some(jaccard)
}

#[cfg(test)]
mod tests {
    use super::{Signer, similarity, triples};

    const WIRE: &str = "Police in the harbour town said on Monday that nineteen people were held after a march \
        along the quay, where dock workers had gathered since dawn to ask for unpaid wages and for the return of \
        two colleagues who were dismissed last week without a hearing.";

    #[test]
    fn a_light_edit_shares_a_band_and_is_a_copy() {
        let edited = WIRE.replace("nineteen people", "19 people").replace("since dawn", "from early morning");
        let (one, other) = (triples(WIRE), triples(&edited));
        let signer = Signer::new();
        let (own, others) = (signer.bands(&one), signer.bands(&other));
        assert!(own.iter().any(|band| others.contains(band)));
        assert!(similarity(&one, &other).is_some_and(|share| share > 0.5));
    }

    #[test]
    fn another_report_of_the_same_day_is_no_copy() {
        let other = "Dock workers marched along the quay on Monday to ask for their wages; the police held nineteen \
            of them, a union official told reporters, and two men who had been dismissed spoke to the crowd.";
        assert_eq!(similarity(&triples(WIRE), &triples(other)), None);
    }

    #[test]
    fn short_texts_tell_nothing() {
        assert!(Signer::new().bands(&triples("Togo signs with Russia")).is_empty());
    }
}
