//! The weights of the scorer: what each feature of a frame adds to its score.

use serde::{Deserialize, Serialize};

/// Feature → weight, by the hash of the feature's text.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Weights {
    /// Sorted by key.
    entries: Vec<(u64, f32)>,
}

impl Weights {
    /// From features and their weights, in any order.
    ///
    /// # Errors
    /// Two features whose keys are the same, or one feature that stands twice.
    pub fn build<'a>(pairs: impl Iterator<Item = (&'a str, f32)>) -> Result<Self, String> {
        let mut named: Vec<(u64, f32, &str)> =
            pairs.map(|(name, weight)| (feature_key(name), weight, name)).collect();
        named.sort_by_key(|(key, ..)| *key);
        if let Some(two) = named.windows(2).find(|two| two[0].0 == two[1].0) {
            return Err(format!("{:?} and {:?} have one key", two[0].2, two[1].2));
        }
        Ok(Self { entries: named.into_iter().map(|(key, weight, _)| (key, weight)).collect() })
    }

    /// The weight of a feature; nothing where training found that it tells nothing.
    #[must_use]
    pub fn get(&self, key: u64) -> Option<f32> {
        let at = self.entries.binary_search_by_key(&key, |(k, _)| *k).ok()?;
        Some(self.entries[at].1)
    }

    /// Whether nothing was trained.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

/// The key of a feature: FNV-1a, 64 bits (Fowler, Noll, Vo).
#[must_use]
pub fn feature_key(feature: &str) -> u64 {
    feature.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::{Weights, feature_key};

    #[test]
    fn weights_are_found_by_name() {
        let weights = Weights::build([("ASSAULT:bias", -1.5), ("ASSAULT:word=x", 0.25)].into_iter());
        let weights = weights.expect("two features");
        assert_eq!(weights.get(feature_key("ASSAULT:word=x")), Some(0.25));
        assert_eq!(weights.get(feature_key("PROTEST:word=x")), None);
        assert!(Weights::build([("a", 1.0), ("a", 2.0)].into_iter()).is_err());
    }
}
