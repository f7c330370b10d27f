//! Hashes that are kept in the file: SipHash-1-3 with a key of zeros (Aumasson and Bernstein, 2012), whatever this program is
//! built with and runs on.

use std::hash::{BuildHasherDefault, Hasher};

use siphasher::sip::SipHasher13;

/// Of what is hashed by others.
pub(super) type Hashing = BuildHasherDefault<SipHasher13>;

/// Of words in their order, each followed by a byte that no text holds.
pub(super) fn of_words(words: &[&str]) -> u64 {
    let mut hasher = SipHasher13::new();
    for word in words {
        hasher.write(word.as_bytes());
        hasher.write(&[0xff]);
    }
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::of_words;

    #[test]
    fn they_are_the_same_for_ever() {
        assert_eq!(of_words(&["lomé"]), 0x4c4c_a199_66f0_b721);
        assert_eq!(of_words(&["a", "bc"]), 0x6752_b020_1341_85f3);
        assert_ne!(of_words(&["ab", "c"]), of_words(&["a", "bc"]));
    }
}
