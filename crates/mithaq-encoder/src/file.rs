//! The file of a model: magic, digest, header, tensors. tests/encoder/writer.rs writes one.

mod header;
mod tensors;

use std::ops::Range;

use sha2::{Digest, Sha256};

use crate::ModelError;
pub use header::Config;
pub(crate) use header::Header;
pub(crate) use tensors::{Tensors, value};

/// Where the digest ends and what it is of begins.
const DIGESTED: usize = 40;
/// Where the header begins.
const HEADER: usize = 44;

/// Checks the bytes of a model and reads its header.
pub(crate) fn open(bytes: &[u8]) -> Result<(Header, Tensors<'_>), ModelError> {
    check_magic(bytes)?;
    if bytes.len() < HEADER {
        return Err(ModelError::Truncated("the header".into()));
    }
    let sound = Sha256::digest(&bytes[DIGESTED..])[..] == bytes[8..DIGESTED];
    let opened = read_header(bytes).and_then(|(header, end)| {
        let tensors = Tensors::new(bytes, end, &header)?;
        Ok((header, tensors))
    });
    match opened {
        // Too short is said before damaged: it is the commoner accident, and it tells what to do.
        Err(error @ ModelError::Truncated(_)) => Err(error),
        _ if !sound => Err(ModelError::Checksum),
        other => other,
    }
}

fn check_magic(bytes: &[u8]) -> Result<(), ModelError> {
    match bytes.get(..8) {
        Some(b"MITHAQ01") => Ok(()),
        Some(other) if other.starts_with(b"MITHAQ") => {
            Err(ModelError::Version(String::from_utf8_lossy(&other[6..]).into_owned()))
        }
        _ => Err(ModelError::NotAModel),
    }
}

/// The header, and the byte at which it ends.
fn read_header(bytes: &[u8]) -> Result<(Header, usize), ModelError> {
    let length = [bytes[DIGESTED], bytes[DIGESTED + 1], bytes[DIGESTED + 2], bytes[DIGESTED + 3]];
    let range = within(bytes, HEADER, u32::from_le_bytes(length) as usize)
        .ok_or_else(|| ModelError::Truncated("the header".into()))?;
    let end = range.end;
    let header: Header =
        serde_json::from_slice(&bytes[range]).map_err(|error| ModelError::Header(error.to_string()))?;
    header.config.check()?;
    Ok((header, end))
}

/// The range of `length` bytes from `start`, if all of it lies in the bytes.
fn within(bytes: &[u8], start: usize, length: usize) -> Option<Range<usize>> {
    let end = start.checked_add(length)?;
    (end <= bytes.len()).then_some(start..end)
}
