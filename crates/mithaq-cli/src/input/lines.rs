//! JSON lines: one document a line.

use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::Path;

use mithaq::Document;

use super::{Fault, Input, LONGEST, is_standard_input, text};

/// A line, or what is left of one that is too long.
pub(crate) enum Line {
    Whole(Vec<u8>),
    TooLong,
}

/// The lines of a file, none held that is longer than [`LONGEST`].
pub(crate) struct Lines {
    reader: Box<dyn BufRead + Send>,
    /// Reading failed: it would fail again for ever.
    failed: bool,
}

impl Lines {
    pub(crate) fn open(file: &Path) -> io::Result<Self> {
        let reader: Box<dyn BufRead + Send> = if is_standard_input(file) {
            Box::new(BufReader::new(io::stdin()))
        } else if file.is_dir() {
            return Err(io::Error::other("a folder, not a report"));
        } else {
            Box::new(BufReader::new(File::open(file)?))
        };
        Ok(Self { reader, failed: false })
    }
}

impl Iterator for Lines {
    type Item = io::Result<Line>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.failed {
            return None;
        }
        let mut line = Vec::new();
        let (mut long, mut any) = (false, false);
        loop {
            let chunk = match self.reader.fill_buf() {
                Ok([]) if !any => return None,
                Ok([]) => break,
                Ok(chunk) => chunk,
                Err(error) => {
                    self.failed = true;
                    return Some(Err(error));
                }
            };
            any = true;
            let end = chunk.iter().position(|b| *b == b'\n');
            let part = &chunk[..end.unwrap_or(chunk.len())];
            long |= line.len() + part.len() > LONGEST;
            if long {
                line = Vec::new();
            } else {
                line.extend_from_slice(part);
            }
            let used = end.map_or(chunk.len(), |e| e + 1);
            self.reader.consume(used);
            if end.is_some() {
                break;
            }
        }
        Some(Ok(if long { Line::TooLong } else { Line::Whole(line) }))
    }
}

/// The documents of a file of JSON lines.
pub(super) fn documents(file: &Path) -> Box<dyn Iterator<Item = Input> + Send> {
    let name = if is_standard_input(file) { "standard input".to_owned() } else { file.display().to_string() };
    match Lines::open(file) {
        Ok(lines) => Box::new(lines.enumerate().filter_map(move |(n, line)| document(&name, n + 1, line))),
        Err(error) => Box::new(std::iter::once(Err(Fault { place: name, what: error.to_string() }))),
    }
}

fn document(name: &str, number: usize, line: io::Result<Line>) -> Option<Input> {
    let place = format!("{name}:{number}");
    let fault = |what: String| Some(Err(Fault { place: place.clone(), what }));
    let bytes = match line {
        Ok(Line::Whole(bytes)) if bytes.iter().all(u8::is_ascii_whitespace) => return None,
        Ok(Line::Whole(bytes)) => bytes,
        Ok(Line::TooLong) => {
            return fault(format!("longer than {} MiB, which is no report", LONGEST / (1024 * 1024)));
        }
        Err(error) => return fault(error.to_string()),
    };
    let text = match text(&place, bytes) {
        Ok(text) => text,
        Err(fault) => return Some(Err(fault)),
    };
    match serde_json::from_str::<Document>(text.trim_start_matches('\u{FEFF}')) {
        Ok(mut document) => {
            if document.id.is_empty() {
                document.id.clone_from(&place);
            }
            Some(Ok((place, document)))
        }
        Err(error) => fault(format!("column {}: {}", error.column(), strip_place(&error))),
    }
}

/// serde adds "at line 1 column 5", which says the wrong line here.
fn strip_place(error: &serde_json::Error) -> String {
    let message = error.to_string();
    message.split(" at line ").next().unwrap_or(&message).to_owned()
}
