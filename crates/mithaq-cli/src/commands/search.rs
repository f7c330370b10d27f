//! `mithaq search`

use std::io::{self, Write};
use std::process::ExitCode;

use anyhow::Result;

use super::{open, print_json};
use crate::args::{AnswerForm, Search};
use crate::output::text::Style;

pub(crate) fn run(search: &Search) -> Result<ExitCode> {
    let found = open(&search.ledger)?.search(&search.words, search.most)?;
    let mut out = io::stdout().lock();
    if search.format == AnswerForm::Json {
        print_json(&mut out, &found)?;
        return Ok(ExitCode::SUCCESS);
    }
    let style = Style::of_terminal();
    for report in &found {
        let title = if report.title.is_empty() { &report.document } else { &report.title };
        writeln!(out, "{}", style.bold(&style.own_direction(title)))?;
        writeln!(out, "    {}", style.own_direction(&report.around))?;
        let publisher = report.publisher.as_ref().map(|name| format!("{}  ", style.own_direction(name)));
        let day = report.published.as_ref().map(|day| format!("{day}  "));
        let place = format!(
            "{}{}{}",
            publisher.unwrap_or_default(),
            day.unwrap_or_default(),
            style.own_direction(&report.document)
        );
        writeln!(out, "    {}", style.dim(&place))?;
    }
    if found.is_empty() {
        writeln!(out, "No report has all of these words.")?;
    }
    Ok(ExitCode::SUCCESS)
}
