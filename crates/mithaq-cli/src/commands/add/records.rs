//! What `read --format jsonl` printed, on its way back in: each article's line and the lines of its records.

use std::io;
use std::path::Path;

use mithaq::{Article, Reading, Record};
use mithaq_intake::keys_once;
use mithaq_ledger::Addition;
use serde::Deserialize;

use crate::input::{Fault, Line, Lines};

/// Lines are handed to the workers in pieces of so many bytes.
const PIECE: usize = 256 * 1024;

/// Some reports, each as the lines that tell it, still to be parsed.
pub(super) struct Piece {
    file: String,
    groups: Vec<Result<Group, Fault>>,
}

/// The line of an article and those of its records.
#[derive(Default)]
struct Group {
    /// Number of the first line, from 1.
    first: usize,
    lines: Vec<Vec<u8>>,
    bytes: usize,
}

/// The lines of a file, in pieces.
pub(super) struct Pieces {
    file: String,
    lines: std::iter::Enumerate<Lines>,
    /// The article's line that ended the last group.
    next: Option<(usize, Vec<u8>)>,
}

impl Pieces {
    pub(super) fn of(file: &Path) -> Result<Self, Fault> {
        let name = file.display().to_string();
        let lines =
            Lines::open(file).map_err(|error| Fault { place: name.clone(), what: error.to_string() })?;
        Ok(Self { file: name, lines: lines.enumerate(), next: None })
    }

    /// One report; lines that are no report at all are faults.
    fn group(&mut self) -> Option<Result<Group, Fault>> {
        let mut group = Group::default();
        if let Some((number, line)) = self.next.take() {
            group.push(number, line);
        }
        loop {
            let Some((number, line)) = self.lines.next() else {
                return (!group.lines.is_empty()).then_some(Ok(group));
            };
            let number = number + 1;
            match whole(line) {
                Err(what) => return Some(Err(Fault { place: format!("{}:{number}", self.file), what })),
                Ok(line) if line.iter().all(u8::is_ascii_whitespace) => {}
                Ok(line) if !group.lines.is_empty() && is_article(&line) => {
                    self.next = Some((number, line));
                    return Some(Ok(group));
                }
                Ok(line) => group.push(number, line),
            }
        }
    }
}

impl Iterator for Pieces {
    type Item = Piece;

    fn next(&mut self) -> Option<Piece> {
        let (mut groups, mut bytes) = (Vec::new(), 0);
        while bytes < PIECE {
            let Some(group) = self.group() else { break };
            bytes += group.as_ref().map_or(0, |group| group.bytes);
            groups.push(group);
        }
        (!groups.is_empty()).then(|| Piece { file: self.file.clone(), groups })
    }
}

impl Group {
    fn push(&mut self, number: usize, line: Vec<u8>) {
        if self.lines.is_empty() {
            self.first = number;
        }
        self.bytes += line.len();
        self.lines.push(line);
    }
}

fn whole(line: io::Result<Line>) -> Result<Vec<u8>, String> {
    match line.map_err(|error| error.to_string())? {
        Line::Whole(bytes) => Ok(bytes),
        Line::TooLong => Err("the line is too long".to_owned()),
    }
}

/// Parses a piece and makes its reports ready for the ledger.
pub(super) fn additions(piece: Piece) -> Vec<Result<Addition, Fault>> {
    let Piece { file, groups } = piece;
    groups.into_iter().map(|group| addition(&file, &group?)).collect()
}

/// What the ledger takes it keeps as it is: half a report must not get in.
fn addition(file: &str, group: &Group) -> Result<Addition, Fault> {
    let fault = |at: usize, what: String| Fault { place: format!("{file}:{}", group.first + at), what };
    let mut reading: Option<Reading> = None;
    for (at, line) in group.lines.iter().enumerate() {
        let wrong = |error: serde_json::Error| fault(at, error.to_string());
        keys_once(line).map_err(wrong)?;
        if is_article(line) {
            let article: Article = serde_json::from_slice(line).map_err(wrong)?;
            reading = Some(Reading { article, records: Vec::new() });
            continue;
        }
        let record: Record = serde_json::from_slice(line).map_err(wrong)?;
        match reading.as_mut().filter(|reading| reading.article.document == record.document) {
            Some(reading) => reading.records.push(record),
            None => {
                let what =
                    format!("a record of {:?}, whose article does not stand before it", record.document);
                return Err(fault(at, what));
            }
        }
    }
    let reading = reading.ok_or_else(|| fault(0, "there is no article".to_owned()))?;
    Addition::new(reading, None).map_err(|error| fault(0, error.to_string()))
}

#[derive(Deserialize)]
struct Kind<'a> {
    kind: &'a str,
}

/// Whether a line is an article: told by how it begins, as we write it, else by parsing it.
fn is_article(line: &[u8]) -> bool {
    let mut start = line.iter().copied().filter(|byte| !byte.is_ascii_whitespace());
    let begins_with_kind = b"{\"kind\":\"".iter().all(|byte| start.next() == Some(*byte));
    if begins_with_kind {
        return b"article\"".iter().all(|byte| start.next() == Some(*byte));
    }
    serde_json::from_slice::<Kind<'_>>(line).is_ok_and(|kind| kind.kind == "article")
}

#[cfg(test)]
mod tests {
    use super::is_article;

    #[test]
    fn an_article_is_told_however_it_is_written() {
        for (line, is) in [
            (r#"{"kind":"article","text":""}"#, true),
            (r#" { "kind" : "article" }"#, true),
            (r#"{"text":"x","kind":"article"}"#, true),
            (r#"{"kind":"event"}"#, false),
            (r#"{"kind":"articles"}"#, false),
            (r#"["kind"]"#, false),
            ("", false),
        ] {
            assert_eq!(is_article(line.as_bytes()), is, "{line}");
        }
    }
}
