//! `mithaq ask`

use std::fs;
use std::io::{self, Write};
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use mithaq_ledger::{Ledger, Method, Question};

use super::{Tally, open, print_json};
use crate::args::{Ask, AskForm, Told};
use crate::output::{answer, page, text::Style};
use crate::{input, ordered};
use mithaq_voice::Speaker;

pub(crate) fn run(ask: &Ask) -> Result<ExitCode> {
    let mut out = io::stdout().lock();
    if ask.print_method {
        out.write_all(Method::built_in().as_bytes())?;
        return Ok(ExitCode::SUCCESS);
    }
    let (question, voice) = (question(ask)?, Speaker::of(&ask.language, ask.codes)?);
    let mut tally = Tally::default();
    let answer = if ask.of.is_empty() {
        open(&ask.ledger)?.ask(&question)?
    } else {
        let folder = tempfile::tempdir()?;
        let mut ledger = Ledger::open(folder.path().join("reports.ledger"))?;
        read_into(&mut ledger, ask, &mut tally)?;
        if tally.read == 0 {
            bail!("none of the reports could be read");
        }
        ledger.refresh(|_, _| {})?;
        ledger.ask(&question)?
    };
    match ask.format {
        AskForm::Text => answer::answer(&mut out, &answer, voice, Style::of_terminal())?,
        AskForm::Json => print_json(&mut out, &answer)?,
        AskForm::Html => page::answer(&mut out, &answer, most(ask), voice)?,
    }
    tally.report();
    Ok(tally.exit())
}

fn question(ask: &Ask) -> Result<Question> {
    let mut question = super::question(ask.state.as_deref().unwrap_or_default(), &ask.between)?;
    if let Some(file) = &ask.method {
        let text = fs::read_to_string(file).with_context(|| format!("{}: cannot be read", file.display()))?;
        question.method = Method::parse(&text).with_context(|| file.display().to_string())?;
    }
    // The picture on a page shows all of it.
    question.most = most(ask).filter(|_| ask.format != AskForm::Html);
    Ok(question)
}

/// So much evidence is listed on each side; none: all of it.
fn most(ask: &Ask) -> Option<usize> {
    (ask.evidence > 0).then_some(ask.evidence)
}

fn read_into(ledger: &mut Ledger, ask: &Ask, tally: &mut Tally) -> Result<()> {
    let reports = input::reports(&ask.of, ask.input);
    let told = Told { language: ask.of_language.clone() };
    told.check()?;
    let read = |report| input::read(report, &told, ask.way);
    ordered::map(reports, ordered::threads(None), read, |result| {
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
