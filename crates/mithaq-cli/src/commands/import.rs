//! `mithaq import`

use std::io::{self, Write};
use std::process::ExitCode;

use anyhow::Result;
use mithaq_exchange::import::{Dataset, Fault, Imported, import};
use mithaq_ledger::Ledger;

use super::exit;
use crate::args::{Import, ImportForm};

pub(crate) fn run(arguments: &Import) -> Result<ExitCode> {
    let mut ledger = Ledger::open(&arguments.ledger.ledger)?;
    let dataset = arguments.format.map(dataset);
    let mut all = Imported::default();
    for file in &arguments.files {
        let told = |fault: Fault| tell!("mithaq: {}:{}: {}", fault.file, fault.line, fault.what);
        let Imported { new, known, skipped } = import(&mut ledger, dataset, file, told)?;
        all = Imported { new: all.new + new, known: all.known + known, skipped: all.skipped + skipped };
    }
    let Imported { new, known, skipped } = all;
    writeln!(io::stdout(), "{new} imported, {known} already known, {skipped} skipped")?;
    Ok(exit(new + known, skipped))
}

fn dataset(form: ImportForm) -> Dataset {
    match form {
        ImportForm::Gdelt1 => Dataset::Gdelt1,
        ImportForm::Gdelt2 => Dataset::Gdelt2,
        ImportForm::Icews => Dataset::Icews,
        ImportForm::Polecat => Dataset::Polecat,
        ImportForm::Atop => Dataset::Atop,
        ImportForm::Cow => Dataset::Cow,
        ImportForm::Pax => Dataset::Pax,
        ImportForm::UnIdealPoints => Dataset::UnIdealPoints,
        ImportForm::UnAgreement => Dataset::UnAgreement,
    }
}
