//! `mithaq serve`

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Result, bail};
use mithaq_serve::{Examples, Server, examples};

use crate::args::Serve;

/// The ledger that is shown where none is named.
const LEDGER: &str = "mithaq.ledger";

pub(crate) fn run(serve: &Serve) -> Result<ExitCode> {
    let (ledger, _examples) = ledger(serve)?;
    let server = Server::bind(ledger, serve.listen, serve.names.clone())?;
    let address = server.address();
    writeln!(std::io::stdout(), "http://{address}/")?;
    tell!("mithaq: at http://{address}/ until Ctrl-C");
    if !address.ip().is_loopback() {
        tell!("mithaq: others in the network can read the ledger there");
    }
    server.run()?;
    Ok(ExitCode::SUCCESS)
}

/// The ledger named, or found here, or that of the examples, which lasts as long as what is given.
fn ledger(serve: &Serve) -> Result<(PathBuf, Option<Examples>)> {
    if let Some(named) = &serve.ledger {
        if !named.exists() {
            bail!("{}: there is no ledger; make one with: mithaq add --ledger {0} REPORT…", named.display());
        }
        return Ok((named.clone(), None));
    }
    if Path::new(LEDGER).exists() {
        return Ok((LEDGER.into(), None));
    }
    tell!("mithaq: there is no {LEDGER} here: reading the example reports, some seconds …");
    let examples = examples()?;
    Ok((examples.ledger(), Some(examples)))
}
