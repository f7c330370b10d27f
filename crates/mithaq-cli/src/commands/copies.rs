//! `mithaq copies`

use std::io::{self, Write};
use std::process::ExitCode;

use anyhow::Result;

use super::{open, print_json};
use crate::args::{AnswerForm, Copies};
use crate::output::text::Style;

pub(crate) fn run(copies: &Copies) -> Result<ExitCode> {
    let found = open(&copies.ledger)?.copies()?;
    let mut out = io::stdout().lock();
    if copies.format == AnswerForm::Json {
        print_json(&mut out, &found)?;
        return Ok(ExitCode::SUCCESS);
    }
    let style = Style::of_terminal();
    let named = |document: &str, publisher: Option<&String>| {
        let publisher = publisher.map(|name| format!(", {}", style.own_direction(name))).unwrap_or_default();
        format!("{}{publisher}", style.own_direction(document))
    };
    let mut original = None;
    for copy in &found {
        if original != Some(&copy.original) {
            writeln!(
                out,
                "{}",
                style.bold(&named(&copy.original_document, copy.original_publisher.as_ref()))
            )?;
            original = Some(&copy.original);
        }
        let share = format!("{:3.0} % the same", copy.similarity * 100.0);
        writeln!(out, "  {share}  {}", named(&copy.document, copy.publisher.as_ref()))?;
    }
    if found.is_empty() {
        writeln!(out, "No report is a copy of another.")?;
    }
    Ok(ExitCode::SUCCESS)
}
