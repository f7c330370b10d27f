//! `mithaq disputes`

use std::io::{self, Write};
use std::process::ExitCode;

use anyhow::Result;
use mithaq_ledger::Dispute;

use super::{open, print_json, state_or_pair};
use crate::args::{AnswerForm, Disputes};
use crate::codes;
use crate::output::text::Style;

pub(crate) fn run(disputes: &Disputes) -> Result<ExitCode> {
    let states = disputes.what.as_deref().map(state_or_pair).transpose()?.unwrap_or_default();
    let found = open(&disputes.ledger)?.disputes(&states)?;
    let mut out = io::stdout().lock();
    match disputes.format {
        AnswerForm::Json => print_json(&mut out, &found)?,
        AnswerForm::Text if found.is_empty() => writeln!(out, "No reports differ.")?,
        AnswerForm::Text => {
            for dispute in &found {
                write(&mut out, dispute, Style::of_terminal())?;
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn write(out: &mut impl Write, dispute: &Dispute, style: Style) -> io::Result<()> {
    let states: Vec<&str> = dispute.states.iter().map(|code| codes::name(code)).collect();
    let head = format!("{} {}, {}: {}", dispute.kind, dispute.type_, states.join(", "), dispute.field);
    writeln!(out, "{}  {}", style.bold(&head), style.dim(&dispute.happening))?;
    for side in &dispute.sides {
        let sources =
            if side.sources == 1 { "1 source".to_owned() } else { format!("{} sources", side.sources) };
        writeln!(out, "  {} ({sources})", style.bold(&style.own_direction(&side.value)))?;
        for quote in &side.quotes {
            writeln!(out, "    {}", style.own_direction(&quote.words))?;
            let publisher = quote.publisher.as_ref().map(|name| format!("{}  ", style.own_direction(name)));
            let day = quote.published.as_ref().map(|day| format!("{day}  "));
            let place = format!(
                "{}  {}{}{}",
                quote.record,
                publisher.unwrap_or_default(),
                day.unwrap_or_default(),
                style.own_direction(&quote.document)
            );
            writeln!(out, "    {}", style.dim(&place))?;
        }
    }
    writeln!(out)
}
