//! `mithaq ties`

use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use anyhow::Result;
use mithaq_alignment::ties::{self, Asked, Tie};
use serde::Serialize;

use super::{in_order, open, state_or_pair_of};
use crate::args::{RowForm, Ties};
use crate::codes::LATEST;
use crate::output;

pub(crate) fn run(arguments: &Ties) -> Result<ExitCode> {
    let mut out = BufWriter::new(io::stdout().lock());
    if arguments.codebook {
        let book = if arguments.evidence { ties::evidence_codebook() } else { ties::codebook() };
        write!(out, "{}", book.markdown())?;
        out.flush()?;
        return Ok(ExitCode::SUCCESS);
    }
    let asked = asked(arguments)?;
    let told = asked.read(&open(&arguments.ledger)?)?;
    let ties = asked.ties(&told);
    match (arguments.format, arguments.evidence) {
        (RowForm::Text, evidence) => output::ties::text(&mut out, &asked, &ties, evidence)?,
        (RowForm::Csv, false) => rows(&mut out, &ties)?,
        (RowForm::Csv, true) => evidence(&mut out, &ties)?,
        (RowForm::Jsonl, evidence) => json_lines(&mut out, &ties, evidence)?,
    }
    out.flush()?;
    for (dataset, first, last) in told.covered.datasets() {
        if asked.from.is_some_and(|from| from < first) || asked.to.is_some_and(|to| to > last) {
            tell!("mithaq: {dataset} covers {first} to {last}: of other years it says nothing");
        }
    }
    if told.undated > 0 {
        tell!("mithaq: {} events and agreements left out because their day is not known", told.undated);
    }
    Ok(ExitCode::SUCCESS)
}

fn asked(arguments: &Ties) -> Result<Asked> {
    let what = arguments.what.as_deref().unwrap_or_default();
    let (from, to) = (arguments.year.or(arguments.from), arguments.year.or(arguments.to));
    in_order(from, to)?;
    // Numbers are those of the last year asked about.
    let mut states = state_or_pair_of(what, to.unwrap_or(LATEST))?.into_iter();
    let (state, with) = (states.next().unwrap_or_default(), states.next());
    Ok(Asked { state, with, by: arguments.by(), from, to, rules: arguments.rules.rules() })
}

fn header(book: mithaq_exchange::codebook::Codebook) -> Vec<String> {
    book.columns.into_iter().map(|column| column.name).collect()
}

fn rows(out: &mut impl Write, ties: &[Tie<'_>]) -> Result<()> {
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record(header(ties::codebook()))?;
    for tie in ties {
        writer.write_record(tie.row().cells())?;
    }
    Ok(writer.flush()?)
}

fn evidence(out: &mut impl Write, ties: &[Tie<'_>]) -> Result<()> {
    let mut writer = csv::Writer::from_writer(out);
    writer.write_record(header(ties::evidence_codebook()))?;
    for tie in ties {
        let period = tie.period.to_string();
        let head = [tie.state_1, tie.state_2, &period, tie.source].map(str::to_owned);
        for evidence in tie.evidence() {
            writer.write_record(head.iter().cloned().chain(evidence.cells()))?;
        }
    }
    Ok(writer.flush()?)
}

/// A row, and what it counts where that is asked for.
#[derive(Serialize)]
struct Line {
    #[serde(flatten)]
    row: ties::Row,
    #[serde(skip_serializing_if = "Option::is_none")]
    evidence: Option<Vec<ties::Evidence>>,
}

fn json_lines(out: &mut impl Write, ties: &[Tie<'_>], with_evidence: bool) -> Result<()> {
    for tie in ties {
        let line = Line { row: tie.row(), evidence: with_evidence.then(|| tie.evidence()) };
        serde_json::to_writer(&mut *out, &line)?;
        writeln!(out)?;
    }
    Ok(())
}
