//! `mithaq export`

use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use anyhow::Result;
use mithaq_alignment::Stock;
use mithaq_exchange::codebook::plover_markdown;
use mithaq_exchange::export::{Export, Form, Span, Votes};

use super::{in_order, open};
use crate::args::{self, ExportForm};
use crate::codes;

pub(crate) fn run(arguments: &args::Export) -> Result<ExitCode> {
    in_order(arguments.from, arguments.to)?;
    let export = export(arguments)?;
    let mut out = BufWriter::new(io::stdout().lock());
    if arguments.codebook {
        let book = export.codebook()?;
        write!(out, "{}", book.markdown())?;
        if export.form.is_of_dyads() {
            write!(out, "\n{}\n{}", Stock::codebook().markdown(), Votes::codebook().markdown())?;
        }
        if book.has_plover() {
            write!(out, "\n{}", plover_markdown())?;
        }
    } else {
        let ledger = open(&arguments.ledger)?;
        let given = if export.form.is_of_dyads() {
            let (stock, votes) = (Stock::read(&ledger, &arguments.rules.rules())?, Votes::read(&ledger)?);
            export.write_beside(&ledger, &[&stock, &votes], &mut out)?
        } else {
            export.write(&ledger, &mut out)?
        };
        if given.undated > 0 {
            tell!("mithaq: {} left out because their day is not known", given.undated);
        }
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

fn export(arguments: &args::Export) -> Result<Export> {
    let states: Vec<String> =
        arguments.states.iter().map(|typed| codes::parse(typed)).collect::<Result<_, _>>()?;
    Ok(Export {
        form: form(arguments.format),
        of: arguments.of.clone(),
        directed: !arguments.undirected,
        span: Span { from: arguments.from, to: arguments.to },
        states,
        balanced: arguments.balanced,
    })
}

fn form(form: ExportForm) -> Form {
    match form {
        ExportForm::Csv => Form::Csv,
        ExportForm::Jsonl => Form::Jsonl,
        ExportForm::Graphml => Form::Graphml,
        ExportForm::JsonLd => Form::JsonLd,
        ExportForm::Gdelt => Form::Gdelt,
        ExportForm::Polecat => Form::Polecat,
        ExportForm::DyadYear => Form::DyadYear,
        ExportForm::DyadMonth => Form::DyadMonth,
        ExportForm::StateYear => Form::StateYear,
    }
}
