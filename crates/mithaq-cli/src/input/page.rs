//! One file, one page.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use mithaq::Document;

use super::{Fault, Input, LONGEST, is_standard_input, text};

pub(super) fn read(file: &Path) -> Input {
    let place =
        if is_standard_input(file) { "standard input".to_owned() } else { file.display().to_string() };
    let fault = |what: String| Fault { place: place.clone(), what };
    let bytes = bytes(file).map_err(|e| fault(e.to_string()))?;
    if bytes.len() > LONGEST {
        return Err(fault(format!("longer than {} MiB, which is no report", LONGEST / (1024 * 1024))));
    }
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(fault("empty".to_owned()));
    }
    let id =
        file.file_name().filter(|_| !is_standard_input(file)).map_or("stdin".into(), |n| n.to_string_lossy());
    let document = Document { id: id.into_owned(), text: text(&place, bytes)?, ..Document::default() };
    Ok((place, document))
}

/// At most one byte more than a page may have.
fn bytes(file: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let most = LONGEST as u64 + 1;
    if is_standard_input(file) {
        io::stdin().lock().take(most).read_to_end(&mut bytes)?;
        return Ok(bytes);
    }
    if fs::metadata(file)?.is_dir() {
        return Err(io::Error::other("a folder, not a report"));
    }
    File::open(file)?.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}
