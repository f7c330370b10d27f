//! `mithaq eval`

use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use anyhow::Result;
use mithaq::Reading;
use mithaq_eval::{Figures, Miss, Text, texts};
use mithaq_intake::total_bytes;
use serde::Serialize;

use super::{Tally, print_json};
use crate::args::{AnswerForm, Eval};
use crate::input::{self, Fault, Line, Lines};
use crate::ordered;
use crate::output::figures;
use crate::output::text::Style;
use crate::progress::Progress;

mod reviewed;

/// A text of gold and its place, or what is wrong with it.
type Gold = Result<(String, Text), Fault>;

pub(crate) fn run(eval: &Eval) -> Result<ExitCode> {
    let bytes = Arc::default();
    let files = eval.gold.iter().flat_map(|file| lines(file, Arc::clone(&bytes)));
    let decided = eval.reviewed.as_deref().map(reviewed::texts).transpose()?.unwrap_or_default();
    let gold = files.chain(decided.into_iter().map(Ok));
    let misses = eval.misses.then(Vec::new);
    let mut scored = Scored { tally: Tally::default(), figures: Figures::default(), misses };
    scored.tally.progress = Progress::begin(total_bytes(&eval.gold), Arc::clone(&bytes));
    let work = |gold: Gold| {
        let (place, text) = gold?;
        let mut reading = input::read_known(&place, &text.document(), eval.way.into());
        if let Ok(reading) = &mut reading {
            reading.records.retain(|r| r.confidence >= eval.min_confidence);
        }
        Ok((text, reading))
    };
    ordered::map(gold, ordered::threads(eval.threads), work, |read| -> Result<()> {
        scored.take(read);
        Ok(())
    })?;
    scored.print(eval)
}

struct Scored {
    tally: Tally,
    figures: Figures,
    /// What is not as it should be, where it is asked for.
    misses: Option<Vec<Miss>>,
}

impl Scored {
    /// A text that the reader fails on still counts: nothing of it is found.
    fn take(&mut self, read: Result<(Text, Result<Reading, Fault>), Fault>) {
        let (text, reading) = match read {
            Ok((text, reading)) => (text, reading.map_err(|fault| self.tally.skip(&fault)).ok()),
            Err(fault) => return self.tally.skip(&fault),
        };
        self.tally.read += usize::from(reading.is_some());
        let found = self.figures.add(&text, reading.as_ref());
        if let Some(misses) = &mut self.misses {
            misses.extend(found);
        }
        self.tally.progress.report();
    }

    fn print(mut self, eval: &Eval) -> Result<ExitCode> {
        self.tally.progress.end();
        let misses = self.misses.as_deref();
        let mut out = BufWriter::new(io::stdout());
        match eval.format {
            AnswerForm::Json => print_json(&mut out, &Answer { figures: &self.figures, misses })?,
            AnswerForm::Text => {
                misses
                    .into_iter()
                    .flatten()
                    .try_for_each(|miss| figures::miss(&mut out, miss, Style::of_terminal()))?;
                figures::table(&mut out, &self.figures)?;
            }
        }
        out.flush()?;
        self.tally.report();
        Ok(self.tally.exit())
    }
}

#[derive(Serialize)]
struct Answer<'a> {
    #[serde(flatten)]
    figures: &'a Figures,
    #[serde(skip_serializing_if = "Option::is_none")]
    misses: Option<&'a [Miss]>,
}

/// The texts of a file, as they come.
fn lines(file: &Path, bytes: Arc<AtomicU64>) -> Box<dyn Iterator<Item = Gold> + Send> {
    let place = if file == Path::new("-") { "standard input".to_owned() } else { file.display().to_string() };
    match Lines::open(file) {
        Ok(lines) => Box::new(lines.enumerate().flat_map(move |(n, line)| {
            let place = format!("{place}:{}", n + 1);
            let found = line
                .map_err(|error| Fault::new(&place, error))
                .and_then(|line| of_line(line, n + 1, &place, &bytes));
            match found {
                Ok(texts) => texts.into_iter().map(|text| Ok((place.clone(), text))).collect(),
                Err(fault) => vec![Err(fault)],
            }
        })),
        Err(error) => Box::new(std::iter::once(Err(Fault::new(place, error)))),
    }
}

fn of_line(line: Line, number: usize, place: &str, bytes: &AtomicU64) -> Result<Vec<Text>, Fault> {
    let Line::Whole(line) = line else { return Err(Fault::too_long(place)) };
    bytes.fetch_add(line.len() as u64 + 1, Ordering::Relaxed);
    let line = String::from_utf8(line)
        .map_err(|e| Fault::new(format!("{place}: byte {}", e.utf8_error().valid_up_to()), "not UTF-8"))?;
    let line = line.strip_prefix('\u{FEFF}').unwrap_or(&line);
    if line.trim().is_empty() {
        return Ok(Vec::new());
    }
    texts(line, number).map_err(|error| Fault::new(place, error))
}
