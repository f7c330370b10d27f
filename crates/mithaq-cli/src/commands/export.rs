//! `mithaq export`

use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use anyhow::Result;
use mithaq_exchange::export::{Export, Form, Span};

use super::{in_order, open};
use crate::args::{self, ExportForm};

pub(crate) fn run(arguments: &args::Export) -> Result<ExitCode> {
    in_order(arguments.from, arguments.to)?;
    let export = export(arguments);
    let mut out = BufWriter::new(io::stdout().lock());
    if arguments.codebook {
        write!(out, "{}", export.codebook()?.markdown())?;
    } else {
        let given = export.write(&open(&arguments.ledger)?, &mut out)?;
        if given.undated > 0 {
            tell!("mithaq: {} left out because their day is not known", given.undated);
        }
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

fn export(arguments: &args::Export) -> Export {
    Export {
        form: form(arguments.format),
        of: arguments.of.clone(),
        directed: !arguments.undirected,
        span: Span { from: arguments.from, to: arguments.to },
    }
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
        ExportForm::StateYear => Form::StateYear,
    }
}
