//! `mithaq read`

use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use anyhow::Result;

use super::Tally;
use crate::args::{Read, ReadForm};
use crate::input;
use crate::ordered;
use crate::output::{csv, jsonl, text};

pub(crate) fn run(read: &Read) -> Result<ExitCode> {
    read.reports.told.check()?;
    let reports = input::reports(&read.reports.reports, read.reports.input);
    let style = text::Style::of_terminal();
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout());
    if read.format == ReadForm::Csv {
        out.write_all(&csv::header()?)?;
    }
    let mut tally = Tally::default();
    // Each thread also writes its records, so that the one that prints has nothing to do but print.
    let work = |report| {
        let sure = |mut reading: mithaq::Reading| {
            reading.records.retain(|r| r.confidence >= read.min_confidence);
            reading
        };
        input::read(report, &read.reports.told, read.way).map(sure).map(|reading| match read.format {
            ReadForm::Text => text::reading(&reading, style).map_err(anyhow::Error::from),
            ReadForm::Jsonl => jsonl::reading(&reading),
            ReadForm::Csv => csv::reading(&reading),
        })
    };
    ordered::map(reports, ordered::threads(read.reports.threads), work, |result| -> Result<()> {
        match result {
            Ok(bytes) => {
                tally.read += 1;
                out.write_all(&bytes?)?;
            }
            Err(fault) => tally.skip(&fault),
        }
        Ok(())
    })?;
    out.flush()?;
    tally.report();
    Ok(tally.exit())
}
