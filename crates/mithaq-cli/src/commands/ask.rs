//! `mithaq ask`

use std::io::{self, Write};
use std::process::ExitCode;

use anyhow::{Result, bail};
use mithaq_ledger::{Ledger, Question};

use super::{Tally, open};
use crate::args::{AnswerForm, Ask};
use crate::output::{answer, text::Style};
use crate::{codes, input, ordered};

pub(crate) fn run(ask: &Ask) -> Result<ExitCode> {
    let [from, to] = ask.between.as_slice() else {
        bail!("--between takes two powers, as in --between FRA,RUS");
    };
    let question = Question::between(codes::parse(&ask.state)?, codes::parse(from)?, codes::parse(to)?);
    let mut tally = Tally::default();
    let answer = if ask.of.is_empty() {
        open(&ask.ledger)?.ask(&question)?
    } else {
        let folder = tempfile::tempdir()?;
        let mut ledger = Ledger::open(folder.path().join("reports.ledger"))?;
        read_into(&mut ledger, ask, &mut tally)?;
        ledger.ask(&question)?
    };
    let mut out = io::stdout().lock();
    match ask.format {
        AnswerForm::Text => answer::answer(&mut out, &answer, Style::of_terminal())?,
        AnswerForm::Json => {
            serde_json::to_writer_pretty(&mut out, &answer)?;
            writeln!(out)?;
        }
    }
    tally.report();
    Ok(tally.exit())
}

fn read_into(ledger: &mut Ledger, ask: &Ask, tally: &mut Tally) -> Result<()> {
    let reports = input::reports(&ask.of, ask.input);
    ordered::map(reports, ordered::threads(None), input::read, |result| {
        match result {
            Ok(reading) => {
                tally.read += 1;
                ledger.add(&reading.article, &reading.records)?;
            }
            Err(fault) => tally.skip(&fault),
        }
        Ok(())
    })
}
